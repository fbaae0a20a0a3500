from django.core.management.base import BaseCommand, CommandError

from articles import records, surfaces
from articles.models import Article

TAKEN_DOWN = {Article.Status.KILLED, Article.Status.WITHDRAWN}


class Command(BaseCommand):
    help = (
        "Fetch every public surface and say whether it shows a trace of a story that was killed "
        "or withdrawn: PASS or FAIL, one a line; and who was given a version of it."
    )

    def add_arguments(self, parser):
        parser.add_argument("article", type=int, metavar="ARTICLE", help="the story's number")

    def handle(self, *args, **options):
        article = Article.objects.filter(pk=options["article"]).first()
        if article is None:
            raise CommandError(f"{options['article']} is not the number of a story; see its form.")
        if article.status not in TAKEN_DOWN:
            raise CommandError(
                f"Story {article.pk} is {article.get_status_display().lower()}; only a killed or "
                "withdrawn story is gone from every surface."
            )
        passed = failed = 0
        for verdict in surfaces.verdicts(article):
            passed, failed = passed + verdict.passes, failed + (not verdict.passes)
            word = "PASS" if verdict.passes else "FAIL"
            self.stdout.write(f"{word}  {verdict.surface}  {verdict.fault}".rstrip())
        for recipient, channel, number in records.recipients(article):
            self.stdout.write(f"GIVEN  version {number}  to {recipient}  by {channel}")
        if options["verbosity"]:
            self.stderr.write(f"{passed:,} surfaces pass, {failed:,} fail.")
        if failed:
            raise CommandError(f"Story {article.pk} shows on {failed} surfaces.")
