"""The line of holders of an office, with its gaps, as its page shows it."""

from dataclasses import dataclass
from datetime import timedelta

from .directory import Span
from .faults import last_day


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nobody is recorded as the holder, after one day and until another."""

    after: Span
    until: Span


def line_of_holders(tenures, side_by_side=False):
    """The tenures and the gaps between them, newest first, of tenures in date order.

    A gap is said only where the dates leave no doubt of it; offices held by several people side by
    side have none.
    """
    line, latest = [], None
    for tenure in tenures:
        if latest and not side_by_side and (gap := _gap(latest, tenure)):
            line.append(gap)
        line.append(tenure)
        # One without an end gives way to whoever follows, as in the Directory.
        if not (latest and latest.end) or last_day(tenure) >= last_day(latest):
            latest = tenure
    return line[::-1]


def _gap(earlier, later):
    if earlier.end and later.start.first > earlier.end.last + timedelta(days=1):
        return Gap(after=earlier.end, until=later.start)
    return None
