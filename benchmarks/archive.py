"""A whole archive into the house and out of it again, in every format; what each step costs.

    make bench                                                3,000 stories, on SQLite in var/bench
    python benchmarks/archive.py --stories 100000             SQLite: some 25 minutes, 10 GB
    python benchmarks/archive.py --formats text --steps raw   one step with one format
    DATABASE_URL=postgres://… python benchmarks/archive.py --stories 10000

What goes in must come out, or it ends with exit status 1: stories are counted after each step, and
the lossless export, taken into an empty site and exported from there, must be the same to the byte.
Each step is a process of its own: processor time of it (and not of PostgreSQL), and the most memory
it held. Relating is left out of all imports; the step `relate` is not among the usual ones.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

from run import KEPT, Measurement, _set_up

COLUMNS = "{:<44} {:>9} {:>9} {:>9} {:>9} {:>7} {:>7}"
SOME = 3000
USUAL = ["in", "again", "out", "raw", "back"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0],
        epilog="Measured for docs/performance.md: --stories 100000 on SQLite.",
    )
    parser.add_argument("--stories", type=int, default=SOME, help=f"how many ({SOME:,})")
    parser.add_argument("--formats", nargs="+", metavar="NAME", help="of the copy (all)")
    parser.add_argument("--folder", type=Path, default=KEPT / "archive", help="scratch, emptied")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=USUAL, help="those alone")
    options = parser.parse_args()
    _set_up()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    steps = Steps(options.folder, options.stories)
    steps.make_copy(options.formats)
    with steps.empty_site():
        for name in [name for name in ("in", "again", "relate", "out") if name in options.steps]:
            STEPS[name](steps)
    for name in [name for name in ("raw", "back") if name in options.steps]:
        with steps.empty_site():
            STEPS[name](steps)
    shutil.rmtree(options.folder)


@dataclass
class Steps:
    """What is done with an archive of so many stories, in the order of the methods."""

    folder: Path
    stories: int

    def __post_init__(self):
        import yardstick

        self.copy = self.folder / "copy"
        self.archive = self.folder / "archive.jsonl"
        self.ruler = Measurement("yardstick: one row, one answer", yardstick.act)

    def make_copy(self, formats):
        """Make the folder of copy."""
        from make_archive import SHARES, make_archive

        formats = formats or list(SHARES)
        told = self.folder / "expected.json"
        # In a process of its own: what it needs would count as memory of all that come after.
        _apart(lambda: told.write_text(json.dumps(make_archive(self.stories, self.copy, formats))))
        self.expected = Counter(json.loads(told.read_text()))
        _head(self.stories, ", ".join(formats))

    def bring_in(self):
        self.step("import, read and indexed", self.import_copy, "created")

    def bring_in_again(self):
        self.step("the same again: nothing changes", self.import_copy, "unchanged")

    def bring_in_unread(self):
        self.step("import, unread (--raw)", self.import_copy, "created", raw=True)

    def relate(self):
        self.step("find related coverage of all", _relate)

    def write_all(self):
        """Export in every format; the lossless one is kept."""
        from articles import wire

        for name, member in wire.WRITABLE.items():
            place = self.archive if name == "jsonl" else self.folder / "out"
            self.step(f"export {name}", self.export, name, member.ONE_PER_FILE, place)
        self.digest = _digest(self.archive)

    def bring_back(self):
        """Import the lossless export and export that again."""
        self.step("import jsonl, read and indexed", self.import_archive)
        again = self.folder / "again.jsonl"
        self.step("export jsonl from there", self.export, "jsonl", False, again)
        if _digest(again) != self.digest:
            raise SystemExit(f"{again} is not {self.archive}: an import and export changed it.")
        print("The lossless export is the same to the byte.")

    def step(self, name, act, *args, **options):
        """Do it in a process of its own, and print what it cost."""
        from django.db import connection

        for _ in range(5):
            self.ruler.measure()
        connection.close()  # a process that is born would share it
        begun = time.perf_counter()
        usage = _apart(partial(act, *args, **options))
        wall = time.perf_counter() - begun
        seconds = usage.ru_utime + usage.ru_stime
        each = 1000 * seconds / self.stories
        print(
            COLUMNS.format(
                name,
                f"{each:.2f}",
                f"{self.stories / seconds:,.0f}",
                f"{wall:,.0f}",
                f"{usage.ru_maxrss / 1024:,.0f}",
                f"{each / min(self.ruler.processor):.1f}",
                f"{os.getloadavg()[0]:.1f}",
            ),
            flush=True,
        )

    def import_copy(self, outcome, raw=False):
        """Import the folder and publish it; all of it must have that outcome, or come later."""
        told = _import(self.copy, publish=True, raw=raw)
        count = self.expected.total() - self.expected["held"]
        if outcome == "created":
            wanted = [(name, self.expected[name]) for name in ("created", "updated", "withdrawn")]
        else:
            wanted = [("unchanged", count)]
        summary = ", ".join(f"{count:,} {name}" for name, count in wanted if count) + "."
        _must(summary in told, f"{told!r} is not {summary!r}")
        _must(_published() == self.live, f"{_published():,} stories are out, not {self.live:,}")

    def import_archive(self):
        _import(self.archive)
        _must(_published() == self.live, f"{_published():,} stories came back, not {self.live:,}")

    @property
    def live(self):
        """How many stories readers see."""
        return self.expected["created"] - self.expected["withdrawn"] - self.expected["held"]

    def export(self, name, one_per_file, place):
        from django.core.management import call_command

        told = StringIO()
        call_command("export_articles", format=name, output=str(place), stderr=told)
        _must(f"Exported {self.live:,} stories" in told.getvalue(), told.getvalue())
        if one_per_file:
            count = sum(1 for _ in place.iterdir())
            _must(count == self.live, f"{count:,} files of {self.live:,} stories")
            shutil.rmtree(place)
        elif place.name == "out":
            place.unlink()

    def empty_site(self):
        from importing import empty_database

        return empty_database(self.folder / "site.sqlite3")


STEPS = {
    "in": Steps.bring_in,
    "again": Steps.bring_in_again,
    "relate": Steps.relate,
    "out": Steps.write_all,
    "raw": Steps.bring_in_unread,
    "back": Steps.bring_back,
}


def _import(path, **options):
    """What the command tells. Related coverage is not looked for."""
    from unittest import mock

    from django.core.management import call_command

    from articles import related

    told = StringIO()
    with mock.patch.object(related, "catch_up"):
        call_command("import_articles", str(path), stderr=told, **options)
    return told.getvalue()


def _relate():
    from articles import related

    related.catch_up()


def _published():
    from articles.models import Article

    return Article.objects.published().count()


def _must(holds, otherwise):
    if not holds:
        raise SystemExit(otherwise)


def _apart(act):
    """Do it in a process of its own, and return what that used (`resource.getrusage`)."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            act()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(1)
    return usage


def _digest(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _head(stories, formats):
    from django.db import connection

    print(f"\narchive, {connection.vendor}, {stories:,} stories as {formats}\n")
    print(COLUMNS.format("", "ms/story", "stories/s", "seconds", "peak MB", "ratio", "load"))


if __name__ == "__main__":
    main()
