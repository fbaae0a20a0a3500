"""Whether two stories tell of the same event: plain Python."""

from datetime import date, timedelta

CLOSE_IN_TIME = timedelta(days=14)
SAME_EVENT = 0.15  # closeness of the stories' own vectors


def is_same_event(closeness: float, days: tuple[date, date], sluglines: tuple[str, str]) -> bool:
    """Close in time, and either very close in what they say or filed under one slugline."""
    if abs(days[0] - days[1]) > CLOSE_IN_TIME:
        return False
    one, other = (slugline.strip().casefold() for slugline in sluglines)
    return closeness >= SAME_EVENT or bool(one and one == other)
