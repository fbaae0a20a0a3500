import json
from contextlib import ExitStack

from django.core.management.base import BaseCommand, CommandError

from articles.intake import Intake, read_paths
from articles.report import report
from articles.wire import READABLE
from newsroom.arguments import written_file

PROGRESS_EVERY = 100


class Command(BaseCommand):
    help = (
        "Import stories from files, folders (all files in them, at any depth), patterns such as "
        "'2007/*.xml', archives (zip; tar, also compressed) or - for standard input. Importing the "
        "same again changes nothing. Exit status 1 if anything was rejected."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument(
            "--format",
            default="auto",
            choices=["auto", *READABLE],
            help="auto: told by the content, never by the name (default)",
        )
        parser.add_argument(
            "--source", default="", help="the source of copy that names none, as it is printed"
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish each story on the day it says itself"
        )
        parser.add_argument(
            "--fetch",
            action="store_true",
            help="fetch pictures that stories name by address, from public places only",
        )
        parser.add_argument("--dry-run", action="store_true", help="report the same, write nothing")
        parser.add_argument(
            "--report", metavar="FILE", help="one JSON object a line for each item; - for stdout"
        )

    def handle(self, *args, **options):
        intake = Intake(
            source=options["source"],
            publish=options["publish"],
            fetch=options["fetch"],
            dry_run=options["dry_run"],
        )
        counts = {}
        with ExitStack() as stack:
            write = self.report_writer(options["report"], stack)
            arrivals = read_paths(options["paths"], options["format"])
            for number, arrival in enumerate(intake.take(arrivals), start=1):
                counts[arrival.outcome] = counts.get(arrival.outcome, 0) + 1
                write(arrival)
                if options["verbosity"]:
                    self.note(arrival, number)
        if options["verbosity"]:
            self.stderr.write(summary(counts, options["dry_run"]))
        if counts.get("rejected"):
            raise CommandError(f"{counts['rejected']} rejected; the reasons stand above.")

    def report_writer(self, target, stack):
        if not target:
            return lambda arrival: None
        file = stack.enter_context(written_file(target, self.stdout))
        return lambda arrival: file.write(as_line(report(arrival)))

    def note(self, arrival, number):
        if arrival.reason:
            item = f" (item {arrival.item})" if arrival.item > 1 else ""
            self.stderr.write(f"{arrival.path}{item}: {arrival.outcome}: {arrival.reason}")
        elif number % PROGRESS_EVERY == 0:
            self.stderr.write(f"{number:,} read …")


def as_line(told):
    """One line of JSON. A name of a file that is no UTF-8 is written with JSON's own escapes."""
    line = json.dumps(told, ensure_ascii=False)
    return line.encode(errors="backslashreplace").decode() + "\n"


def summary(counts, dry_run):
    """`3 created, 1 rejected.`"""
    order = ["created", "updated", "unchanged", "withdrawn", "rejected"]
    told = ", ".join(f"{counts[name]:,} {name}" for name in order if counts.get(name))
    return f"{told or 'Nothing to import'}{' (dry run: nothing was written)' if dry_run else ''}."
