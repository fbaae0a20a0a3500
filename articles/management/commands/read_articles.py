from django.core.management.base import BaseCommand
from django.db import transaction

from articles import findings, turns
from articles.models import Article
from newsroom.arguments import day

PROGRESS_EVERY = 100


class Command(BaseCommand):
    help = "Find names, offices and quotations again in published stories."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")

    def handle(self, *args, **options):
        articles = Article.objects.filter(live_number__isnull=False).order_by("pk")
        chosen = articles.published_between(options["since"], None).values_list("pk", flat=True)
        count = 0
        for count, pk in enumerate(list(chosen), start=1):
            read(pk)
            if options["verbosity"] and count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count:,} read …")
        if options["verbosity"]:
            self.stderr.write(f"Read {count:,} {'story' if count == 1 else 'stories'}.")


@transaction.atomic
def read(pk):
    """Read the story as it is now: an editor may have published it again since the run began."""
    turns.take()
    article = Article.objects.locked().get(pk=pk)
    findings.store(article, article.versions.get(number=article.live_number))
