import sys

from django.core.management.base import BaseCommand, CommandError

from people.popolo import PopoloError, read_popolo, store
from people.popolo.storing import Report


class Command(BaseCommand):
    help = (
        "Bring officials, offices and tenures in from Popolo JSON. Run twice, it changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file; - is standard input")
        parser.add_argument("--dry-run", action="store_true", help="report, but write nothing")

    def handle(self, *args, files, dry_run, verbosity, **options):
        report, unreadable = Report(), 0
        for path in files:
            try:
                found = self.import_file(path, dry_run)
            except (PopoloError, OSError) as error:
                self.stderr.write(str(error))
                unreadable += 1
                continue
            for problem in found.problems:
                self.stderr.write(str(problem))
            report += found
        if verbosity:
            prefix = "Dry run, nothing written: " if dry_run else ""
            self.stderr.write(f"{prefix}{report}.")
        if unreadable or report.problems:
            raise CommandError(
                f"{len(report.problems)} rejected, {unreadable} of {len(files)} files not read."
            )

    def import_file(self, path, dry_run):
        if path == "-":
            return store(read_popolo(sys.stdin.buffer, "standard input"), dry_run)
        with open(path, "rb") as file:
            return store(read_popolo(file, path), dry_run)
