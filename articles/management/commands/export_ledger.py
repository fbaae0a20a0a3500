from django.core.management.base import BaseCommand

from articles.exports.ledger import COLUMNS, entries, rows
from newsroom.arguments import day, written_file
from newsroom.tables import FORMATS

PROGRESS_EVERY = 10_000


class Command(BaseCommand):
    help = (
        "Write the ledger: each published version of each story with its number, kind, tag, line, "
        "moment and digest, in the order entered. Stories that were killed or withdrawn keep their "
        "entries, without the lines. Exit status 0: done; 2: bad arguments."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=list(FORMATS), default="csv")
        parser.add_argument("--output", metavar="PATH", default="-", help="- for stdout (default)")
        parser.add_argument("--since", type=day, metavar="DAY", help="entered on or after")
        parser.add_argument("--until", type=day, metavar="DAY", help="entered on or before")

    def handle(self, *args, **options):
        chosen = entries()
        for name, lookup in (
            ("since", "entered_at__date__gte"),
            ("until", "entered_at__date__lte"),
        ):
            if options[name]:
                chosen = chosen.filter(**{lookup: options[name]})
        self.count = 0
        with written_file(options["output"], self.stdout) as file:
            for line in FORMATS[options["format"]](self.counted(chosen, options), COLUMNS):
                file.write(line)
        if options["verbosity"]:
            noun = "entry" if self.count == 1 else "entries"
            self.stderr.write(f"Exported {self.count:,} {noun}.")

    def counted(self, chosen, options):
        for row in rows(chosen):
            yield row
            self.count += 1
            if options["verbosity"] and self.count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{self.count:,} written …")
