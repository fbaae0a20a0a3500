from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from articles import tenures
from articles.desk import Refused
from people.directory import Span
from people.models import Tenure

PROGRESS_EVERY = 100


class Command(BaseCommand):
    help = (
        "Change when a tenure began or ended, and every story that reads otherwise then. The "
        "change can be undone in the admin, under Tenures, Changes."
    )

    def add_arguments(self, parser):
        parser.add_argument("tenure", help="its identifier, as export_officials writes it")
        parser.add_argument("--start", metavar="DATE", help="2007-02-15, 2007-02 or 2007")
        parser.add_argument("--end", metavar="DATE", help='the same; "" where none is known')
        parser.add_argument("--dry-run", action="store_true", help="tell it, but change nothing")

    def handle(self, *args, tenure, start, end, dry_run, verbosity, **options):
        held = Tenure.objects.filter(slug=tenure).first()
        if held is None:
            raise CommandError(f"There is no tenure '{tenure}'; export_officials lists them.")
        try:
            if start is not None:
                held.start = Span.parse(start)
            if end is not None:
                held.end = Span.parse(end) if end else None
            held.clean()
        except (ValueError, ValidationError) as error:
            raise CommandError(str(getattr(error, "message", error))) from None
        change = tenures.change_to(held, held)
        if dry_run:
            count = self.tell(change, verbosity)
        else:
            try:
                count = tenures.stories_changed(tenures.apply(change, by="change_tenure"))
            except Refused as refusal:
                raise CommandError(str(refusal)) from None
        if verbosity:
            verb = "would read" if dry_run else "read"
            self.stderr.write(f"{count:,} {'story' if count == 1 else 'stories'} {verb} otherwise.")

    def tell(self, change, verbosity):
        count = 0
        for count, difference in enumerate(tenures.differences(change), start=1):
            article = difference.article
            self.stdout.write(f"{article.pk} {article.published_on or 'not published'} {article}")
            for line in difference.lines:
                self.stdout.write(f"    {line}")
            if verbosity and count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count:,} stories …")
        return count
