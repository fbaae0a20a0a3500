import json
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.intake import Intake, read_paths
from articles.intake.files import STANDARD_INPUT
from articles.intake.runs import Stop, Stopped, recorded, refused_again
from articles.intake.watching import DONE, REFUSED, Watched
from articles.models import ImportRun
from articles.report import report
from articles.wire import READABLE
from newsroom.arguments import written_file

PROGRESS_EVERY = 100
TOLD = ["created", "updated", "unchanged", "withdrawn", "rejected"]
KEPT = ("format", "source", "publish", "fetch", "raw")  # options that a retry takes over


class Command(BaseCommand):
    help = (
        "Import stories from files, folders (all files in them, at any depth), patterns such as "
        "'2007/*.xml', archives (zip; tar, also compressed) or - for standard input. Importing the "
        "same again changes nothing, so a run that was stopped is simply run again. Exit status: 0 "
        "all was taken; 1 something was rejected, or the run was stopped; 2 bad arguments."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", metavar="PATH")
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
        parser.add_argument(
            "--raw",
            action="store_true",
            help="store new stories without reading names and quotations in them or indexing them; "
            "run read_articles and relate_articles afterwards",
        )
        parser.add_argument("--dry-run", action="store_true", help="report the same, write nothing")
        parser.add_argument(
            "--report", metavar="FILE", help="one JSON object a line for each item; - for stdout"
        )
        parser.add_argument(
            "--retry",
            type=int,
            metavar="RUN",
            help="take what that run refused, and nothing else, as that run was told to; "
            "import_status lists the runs",
        )
        parser.add_argument(
            "--watch",
            metavar="FOLDER",
            help="take each file that is put into the folder, once it is whole, and move it to "
            "done or refused in there, the reason beside it; ends at SIGTERM or Ctrl-C",
        )
        parser.add_argument(
            "--every", type=float, default=2, metavar="SECONDS", help="look so often (2)"
        )

    def handle(self, *args, **options):
        given = [bool(options["paths"]), options["retry"] is not None, bool(options["watch"])]
        if sum(given) != 1:
            raise CommandError("Give PATHs, or --retry RUN, or --watch FOLDER.", returncode=2)
        if options["watch"] and options["dry_run"]:
            raise CommandError("--watch moves files; it cannot be dry.", returncode=2)
        self.options = options
        self.number = 0
        self.stop = Stop()
        with ExitStack() as stack:
            self.write = self.report_writer(options["report"], stack)
            stack.enter_context(self.stop.listening())
            if options["watch"]:
                self.watch(options["watch"])
                return
            try:
                counts = self.retry() if given[1] else self.run(options["paths"])
            except Stopped:
                raise CommandError(
                    "Stopped. What was read so far is stored; the same command goes on."
                ) from None
        if options["verbosity"]:
            self.stderr.write(summary(counts, options["dry_run"]))
        if counts.get("rejected"):
            raise CommandError(f"{counts['rejected']} rejected; the reasons stand above.")

    def run(self, paths):
        """Take what the paths name; return {outcome: number of items}."""
        return self.take(paths, read_paths(paths, self.options["format"]))

    def retry(self):
        """Take again what a run refused."""
        run = ImportRun.objects.filter(pk=self.options["retry"]).first()
        if run is None:
            number = self.options["retry"]
            raise CommandError(f"No run has the number {number}; see import_status.", returncode=2)
        if STANDARD_INPUT in run.paths:
            raise CommandError(f"{run} read standard input, which is gone.", returncode=2)
        self.options |= {name: run.options[name] for name in KEPT if name in run.options}
        return self.take(run.paths, refused_again(run, self.options["format"]), run)

    def watch(self, folder):
        """Take what is put into the folder until the process is asked to end."""
        if not Path(folder).is_dir():
            raise CommandError(f"{folder}: is no folder; make it first.", returncode=2)
        watched = Watched(folder)
        while not self.stop:
            for path in watched.whole():
                reasons = []
                try:
                    self.take(
                        [str(path)],
                        read_paths([str(path)], self.options["format"]),
                        refused=reasons,
                    )
                except Stopped:
                    return  # taken again from its begin by the next watch
                watched.move(path, REFUSED if reasons else DONE, "\n".join(reasons))
            self.stop.event.wait(self.options["every"])

    def take(self, paths, arrivals, retry_of=None, refused=None):
        """Take the arrivals; keep the record of the run, unless it is dry."""
        options = self.options
        intake = Intake(
            source=options["source"],
            publish=options["publish"],
            fetch=options["fetch"],
            read=not options["raw"],
            dry_run=options["dry_run"],
            progress=self.related,
        )
        counts = {}
        with ExitStack() as stack:
            note = (
                stack.enter_context(self.record(paths, retry_of)).note
                if not (options["dry_run"])
                else None
            )
            for arrival in intake.take(self.stop.until(arrivals)):
                counts[arrival.outcome] = counts.get(arrival.outcome, 0) + 1
                self.write(arrival)
                if note:
                    note(arrival)
                if refused is not None and arrival.outcome == "rejected":
                    refused.append(f"item {arrival.item}: {arrival.reason}")
                self.tell(arrival)
            self.stop.check()
        return counts

    def record(self, paths, retry_of):
        options = {name: self.options[name] for name in KEPT}
        return recorded([_absolute(path) for path in paths], options, retry_of)

    def report_writer(self, target, stack):
        if not target:
            return lambda arrival: None
        file = stack.enter_context(written_file(target, self.stdout))
        read = not self.options["raw"]
        return lambda arrival: file.write(as_line(report(arrival, read=read)))

    def tell(self, arrival):
        self.number += 1
        if not self.options["verbosity"]:
            return
        if arrival.reason:
            item = f" (item {arrival.item})" if arrival.item > 1 else ""
            self.stderr.write(f"{arrival.path}{item}: {arrival.outcome}: {arrival.reason}")
        elif self.number % PROGRESS_EVERY == 0:
            self.stderr.write(f"{self.number:,} read …")

    def related(self, count):
        self.stop.check()
        if self.options["verbosity"] and count % PROGRESS_EVERY == 0:
            self.stderr.write(f"{count:,} related …")


def _absolute(path):
    """The path as a retry from elsewhere finds it, in characters that every database keeps."""
    full = path if path == STANDARD_INPUT else str(Path(path).absolute())
    return full.encode(errors="backslashreplace").decode()


def as_line(told):
    """One line of JSON. A name of a file that is no UTF-8 is written with JSON's own escapes."""
    line = json.dumps(told, ensure_ascii=False)
    return line.encode(errors="backslashreplace").decode() + "\n"


def summary(counts, dry_run):
    """`3 created, 1 rejected.`"""
    told = ", ".join(f"{counts[name]:,} {name}" for name in TOLD if counts.get(name))
    return f"{told or 'Nothing to import'}{' (dry run: nothing was written)' if dry_run else ''}."
