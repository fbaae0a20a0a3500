"""The record of a run: what it was given, what came of it, what it refused and can try again."""

import signal
import threading
from contextlib import contextmanager

from django.utils import timezone

from ..models import ImportRun, RefusedItem
from . import files
from .reading import read_files

TOLD_EVERY = 100  # items
Ending = ImportRun.Ending


class Stopped(Exception):
    """The run was asked to end; what was begun is stored whole."""


class Recorder:
    """Keeps the record of one run; `note` each arrival, in any number."""

    def __init__(self, run):
        self.run = run
        self.refused = []
        self.count = 0

    def note(self, arrival):
        """Count the arrival, and keep it if it was refused."""
        counts = self.run.counts
        counts[arrival.outcome] = counts.get(arrival.outcome, 0) + 1
        if arrival.outcome == "rejected":
            self.refused.append(
                RefusedItem(
                    run=self.run,
                    path=arrival.path.encode(errors="backslashreplace").decode(),
                    item=arrival.item,
                    reason=arrival.reason,
                    is_broken_off=arrival.is_broken_off,
                )
            )
        self.count += 1
        if self.count % TOLD_EVERY == 0:
            self.tell()

    def tell(self, ending=Ending.NONE):
        """Bring the record up to date."""
        RefusedItem.objects.bulk_create(self.refused)
        self.refused.clear()
        self.run.ending, self.run.told_at = ending, timezone.now()
        self.run.save(update_fields=["ending", "told_at", "counts"])


@contextmanager
def recorded(paths, options, retry_of=None):
    """A Recorder of a new run, which tells how it ended."""
    recorder = Recorder(
        ImportRun.objects.create(paths=list(paths), options=options, retry_of=retry_of)
    )
    try:
        yield recorder
    except Stopped:
        recorder.tell(Ending.STOPPED)
        raise
    except BaseException:
        recorder.tell(Ending.FAILED)
        raise
    else:
        recorder.tell(Ending.DONE)


def refused_again(run, wire_format):
    """The arrivals that the run refused, read anew from where they stood.

    Of a file that broke off, also what comes after.
    """
    refused = {}
    for path, item, is_broken_off in run.refused.values_list("path", "item", "is_broken_off"):
        items, after = refused.get(path, (set(), None))
        refused[path] = items | {item}, item if is_broken_off else after
    chosen = (file for file in files.found(run.paths) if file.path in refused)
    for arrival in read_files(chosen, wire_format):
        items, after = refused[arrival.path]
        if arrival.item in items or (after and arrival.item > after):
            yield arrival


class Stop:
    """Whether the process was asked to end, by SIGTERM or Ctrl-C; a second time ends it at once."""

    def __init__(self):
        self.event = threading.Event()

    @contextmanager
    def listening(self):
        """Listen while the block runs; elsewhere than in the main thread nobody can."""
        if threading.current_thread() is not threading.main_thread():
            yield self
            return
        signals = (signal.SIGTERM, signal.SIGINT)
        before = {each: signal.signal(each, self._asked) for each in signals}
        try:
            yield self
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _asked(self, number, _frame):
        if self.event.is_set():
            raise KeyboardInterrupt
        self.event.set()

    def __bool__(self):
        return self.event.is_set()

    def until(self, arrivals):
        """The arrivals, up to where the process is asked to end."""
        for arrival in arrivals:
            yield arrival
            if self:
                return

    def check(self, *_):
        """Raise Stopped if the process was asked to end."""
        if self:
            raise Stopped
