from django.core.management.base import BaseCommand, CommandError

from articles.models import Quotation
from articles.quotation_export import COLUMNS, record
from newsroom.arguments import day, written_file
from newsroom.tables import FORMATS
from people.models import Official


class Command(BaseCommand):
    help = (
        "Write the quotations readers may see, with speaker, office and place in the story, in the "
        "order they came in."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=list(FORMATS), default="csv")
        parser.add_argument("--output", metavar="PATH", default="-", help="- for stdout (default)")
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")
        parser.add_argument("--until", type=day, metavar="DAY", help="published on or before")
        parser.add_argument("--official", metavar="SLUG", help="said by")

    def handle(self, *args, **options):
        quotations = chosen(options).iterator(chunk_size=500)
        self.count = 0
        with written_file(options["output"], self.stdout) as file:
            for line in FORMATS[options["format"]](self.counted(map(record, quotations)), COLUMNS):
                file.write(line)
        if options["verbosity"]:
            noun = "quotation" if self.count == 1 else "quotations"
            self.stderr.write(f"Exported {self.count:,} {noun}.")

    def counted(self, records):
        for told in records:
            self.count += 1
            yield told


def chosen(options):
    """The quotations that the options choose. CommandError names an official who is not known."""
    quotations = Quotation.objects.published().with_story().in_order()
    quotations = quotations.published_between(options["since"], options["until"])
    slug = options["official"]
    if not slug:
        return quotations
    official = Official.objects.filter(slug=slug).first()
    if official is None:
        raise CommandError(f"{slug!r} is not the slug of any official; see its page.", returncode=2)
    return quotations.filter(official=official)
