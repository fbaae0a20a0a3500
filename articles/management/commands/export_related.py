import json
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand

from articles.related import every_pair, stored_relations
from newsroom.arguments import written_file

DECIMALS = 6


class Command(BaseCommand):
    help = (
        "Write the related coverage of each published story, one JSON object a line, the closest "
        "first. Only stories readers may see are named, on either side."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=positive, metavar="N", help="at most so many a story")
        parser.add_argument("--output", metavar="FILE", default="-", help="- for stdout (default)")
        parser.add_argument(
            "--candidates",
            choices=["stored", "all"],
            default="stored",
            help="all: every pair anew, for measuring small archives (default: stored)",
        )

    def handle(self, *args, **options):
        rows = every_pair() if options["candidates"] == "all" else stored_relations()
        count = 0
        with written_file(options["output"], self.stdout) as file:
            for guid, related in rows:
                file.write(line(guid, related[: options["limit"]]))
                count += 1
        if options["verbosity"]:
            self.stderr.write(f"Exported {count:,} {'story' if count == 1 else 'stories'}.")


def line(guid, related):
    """One story as JSON. `related` are (guid, score, reasons)."""
    found = [
        {"id": other, "score": round(score, DECIMALS), "reasons": reasons}
        for other, score, reasons in related
    ]
    return json.dumps({"id": guid, "related": found}, ensure_ascii=False) + "\n"


def positive(text):
    """A whole number of at least one."""
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a number of stories; write it as 10.")
