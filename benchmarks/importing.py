"""What a story costs from plain text on disk to a page: read, stored, published and related."""

from django.db import connection, transaction
from make_copy import make_copy
from run import KEPT, Measurement

from articles import demo, findings
from articles.intake import Arrival, Intake, find_in
from articles.wire import text
from people.popolo import read_popolo, store

STORIES = 500


def measurements():
    """Reading alone; storing what was read; publishing it, too. Each on an archive of its own."""
    folder = KEPT / "copy"
    make_copy(STORIES, folder)
    paths = sorted(folder.glob("*.txt"))[:STORIES]
    with _empty_database():
        yield Measurement("read a story", lambda: _read(paths), STORIES)
        for name, publish in [("import", False), ("import and publish", True)]:
            yield Measurement(
                f"{name} a story", lambda publish=publish: _import(paths, publish), STORIES
            )


def _read(paths):
    findings._find.cache_clear()
    for arrival in _arrivals(paths):
        find_in(arrival.content)


def _import(paths, publish):
    """Import, and take all of it back: the next round finds the archive as this one did."""
    findings._find.cache_clear()
    with transaction.atomic():
        for arrival in Intake(publish=publish).take(_arrivals(paths)):
            if arrival.outcome != "created" or arrival.reason:
                raise SystemExit(f"{arrival.path}: {arrival.outcome}: {arrival.reason}")
        transaction.set_rollback(True)


def _arrivals(paths):
    for path in paths:
        with path.open("rb") as file:
            (item,) = text.parse(file)
        yield Arrival(path.name, 1, item)


class _empty_database:
    """Another database beside the configured one, with the officials and nothing else."""

    def __enter__(self):
        self.name = connection.settings_dict["NAME"]
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(KEPT / "import.sqlite3")
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        with demo.OFFICIALS.open("rb") as file:
            store(read_popolo(file, demo.OFFICIALS.name))

    def __exit__(self, *_):
        connection.creation.destroy_test_db(self.name, verbosity=0)
