"""What a story costs from plain text on disk to a page: read, stored, published and related."""

from contextlib import contextmanager
from unittest import mock

from django.db import connection, transaction
from make_copy import make_copy
from run import KEPT, Measurement

from articles import body, demo, findings, related
from articles.intake import Arrival, Intake, find_in
from articles.wire import text
from people.popolo import read_popolo, store

STORIES = 500


def measurements():
    """Reading alone; storing what was read; publishing it, too. Each on an archive of its own."""
    folder = KEPT / "copy"
    make_copy(STORIES, folder)
    paths = sorted(folder.glob("*.txt"))[:STORIES]
    with empty_database(KEPT / "import.sqlite3"):
        yield Measurement("read a story", lambda: _read(paths), STORIES)
        for name, options in [
            ("import", {}),
            ("import and publish", {"publish": True}),
            ("import and publish, unread", {"publish": True, "read": False}),
        ]:
            yield Measurement(
                f"{name} a story", lambda options=options: _import(paths, options), STORIES
            )
        yield Measurement(
            "import, publish and relate a story",
            lambda: _import(paths, {"publish": True}, relate=True),
            STORIES,
        )


def _read(paths):
    findings.finding._find.cache_clear()
    for arrival in _arrivals(paths):
        find_in(arrival.content)


def _import(paths, options, relate=False):
    """Import, and take all of it back: the next round finds the archive as this one did."""
    findings.finding._find.cache_clear()
    body.clean.kept.cache_clear()
    body.plain_text.kept.cache_clear()
    catch_up = related.catch_up if relate else lambda progress: None
    with transaction.atomic(), mock.patch.object(related, "catch_up", catch_up):
        for arrival in Intake(**options).take(_arrivals(paths)):
            if arrival.outcome != "created" or arrival.reason:
                raise SystemExit(f"{arrival.path}: {arrival.outcome}: {arrival.reason}")
        transaction.set_rollback(True)


def _arrivals(paths):
    for path in paths:
        with path.open("rb") as file:
            (item,) = text.parse(file)
        yield Arrival(path.name, 1, item)


@contextmanager
def empty_database(path):
    """Another database beside the configured one, with the officials and nothing else.

    On SQLite it is the file of that path.
    """
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(path)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with demo.OFFICIALS.open("rb") as file:
            store(read_popolo(file, demo.OFFICIALS.name))
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
