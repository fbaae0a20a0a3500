import io
import json
import sys
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.intake import Arrival, Intake, reason_of
from articles.report import report
from articles.wire import READABLE, WireFault, detect
from newsroom.arguments import written_file

PROGRESS_EVERY = 100
HEAD = 64 * 1024  # bytes looked at to tell the format


class Command(BaseCommand):
    help = (
        "Import stories from files, folders (all files in them, at any depth) or - for standard "
        "input. Importing the same again changes nothing. Exit status 1 if anything was rejected."
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
        parser.add_argument("--dry-run", action="store_true", help="report the same, write nothing")
        parser.add_argument(
            "--report", metavar="FILE", help="one JSON object a line for each item; - for stdout"
        )

    def handle(self, *args, **options):
        intake = Intake(
            source=options["source"], publish=options["publish"], dry_run=options["dry_run"]
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


def read_paths(paths, wire_format):
    """Yield an Arrival for each item in the files; for what cannot be read, a rejected one."""
    for path in paths:
        files = files_under(path)
        if not files:
            yield Arrival(path, 1, outcome="rejected", reason="The folder holds no files.")
        for file in files:
            yield from read_file(file, wire_format)


def files_under(path):
    """The path itself, or the files of the folder in order of name.

    Files in it that are hidden, or in a hidden folder of it, are left out.
    """
    if path == "-" or not Path(path).is_dir():
        return [path]
    return sorted(
        str(file)
        for file in Path(path).rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def read_file(path, wire_format):
    """Yield the arrivals of one file, or of standard input for "-"."""
    item = 0
    try:
        with open_binary(path) as file:
            member = READABLE.get(wire_format) or detect(file.peek(HEAD))
            for item, content in enumerate(member.parse(file), start=1):
                if isinstance(content, WireFault):
                    yield Arrival(path, item, outcome="rejected", reason=str(content))
                else:
                    yield Arrival(path, item, content)
    except Exception as error:
        yield Arrival(path, item + 1, outcome="rejected", reason=reason_of(error))


def open_binary(path):
    """The file for reading, buffered so that its head can be looked at first."""
    if path == "-":
        return io.BufferedReader(sys.stdin.buffer, HEAD)
    return open(path, "rb", buffering=HEAD)
