"""The moments and days of wire copy, in every shape in which senders write them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<dash>[-./]?)(?P<month>\d{2})(?P=dash)(?P<day>\d{2})"
    r"(?:[T ]?\s*(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d+))?)?)?"
    r"\s*(?P<zone>[A-Z]{1,5}|(?:GMT|UTC)?\s*[+-]\d{2}(?::?\d{2})?)?",
    re.I,
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"(?:,?\s+(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
)
# `Seg, 24 Set 2018 19:42:40 -0300`: as RFC 822 has it, in the words of another language.
_IN_WORDS = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s+)?(?P<day>\d{1,2})[.º]?\s+(?:de\s+)?(?P<name>[^\W\d]{3,10})\.?,?\s+(?:de\s+)?"
    r"(?P<year>\d{4})(?:,?\s+(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    r"\s*(?P<zone>[A-Z]{1,5}|(?:GMT|UTC)?\s*[+-]\d{2}(?::?\d{2})?)?",
    re.I,
)
# The months of Western languages by their first letters; longer beginnings first.
_MONTHS = {
    **dict.fromkeys(("jan", "ene", "gen", "tam"), 1),
    **dict.fromkeys(("feb", "fév", "fev", "hel"), 2),
    **dict.fromkeys(("mar", "mär", "mrz", "maa"), 3),
    **dict.fromkeys(("apr", "avr", "abr", "huh"), 4),
    **dict.fromkeys(("may", "mai", "maj", "mag", "mei", "tou"), 5),
    **dict.fromkeys(("jun", "juin", "giu", "kes"), 6),
    **dict.fromkeys(("jul", "juil", "lug", "hei"), 7),
    **dict.fromkeys(("aug", "ago", "aoû", "aou", "elo"), 8),
    **dict.fromkeys(("sep", "set", "syy"), 9),
    **dict.fromkeys(("oct", "okt", "ott", "out", "lok"), 10),
    **dict.fromkeys(("nov", "marr"), 11),
    **dict.fromkeys(("dec", "déc", "dez", "dic", "des", "jou"), 12),
}
_BEFORE_CHRIST = re.compile(r" -\d+ \d")  # as WordPress prints the year of 0000-00-00
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?$")
# As RFC 822 and European agencies print them, in hours east of Greenwich.
_NAMED = {"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2}
_NAMED |= {"MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5}
_NAMED |= {"MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_LONGEST = 64


def read_time(text: str | None) -> datetime | date | None:
    """The moment that `text` writes, or the day where it writes no more; None if it writes none.

    A moment without a zone is naive. Days that no calendar has (0000-00-00) are none.
    """
    text = " ".join((text or "").split())
    if not 6 <= len(text) <= _LONGEST:
        return None
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    words = None if match else _IN_WORDS.fullmatch(text)
    if words and (month := month_named(words["name"])):
        return _of_words(words, month)
    if match is None and _BEFORE_CHRIST.search(text):
        return None
    try:
        return _of(match.groupdict()) if match else parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def month_named(word: str) -> int | None:
    """The number of the month that a word of a Western language names, also cut short."""
    folded = word.casefold()
    return _MONTHS.get(folded[:4]) or _MONTHS.get(folded[:3])


def _of_words(match, month):
    try:
        return _of(match.groupdict() | {"month": str(month)})
    except (ValueError, OverflowError, TypeError):
        return None


def moment(*texts: str | None) -> datetime | None:
    """The moment that the first of the texts writes which writes one."""
    found = (read_time(text) for text in texts)
    return next((time for time in found if isinstance(time, datetime)), None)


def beginning(told) -> datetime | None:
    """The moment that a value writes; of a day, its midnight, without a zone."""
    found = read_time(told) if isinstance(told, str) else None
    if found is None or isinstance(found, datetime):
        return found
    return datetime(found.year, found.month, found.day)


def day(*texts: str | None) -> date | None:
    """The day that the first of the texts writes, with or without a time."""
    found = next(filter(None, map(read_time, texts)), None)
    return found.date() if isinstance(found, datetime) else found


def first_of(*moments: datetime | None) -> datetime | None:
    """The first that is there."""
    return next(filter(None, moments), None)


def latest(moments) -> datetime | None:
    """The latest of the moments; those without a zone count as if in UTC. None if there is none."""
    present = [one for one in moments if one]
    return max(present, key=lambda one: one.replace(tzinfo=one.tzinfo or UTC), default=None)


def is_later(one: datetime | None, other: datetime | None) -> bool:
    """Whether both are there, both with or both without a zone, and `one` is later."""
    if one is None or other is None or (one.tzinfo is None) != (other.tzinfo is None):
        return False
    return one > other


def _of(found):
    year, month, day_ = (int(found[part]) for part in ("year", "month", "day"))
    if found.get("hour") is None:
        return date(year, month, day_)
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    part = int((found.get("part") or "0")[:6].ljust(6, "0"))
    over = timedelta(days=1) if hour == 24 and minute == 0 else timedelta()
    zone = _zone(found.get("zone"))
    start = datetime(year, month, day_, hour % 24 if over else hour, minute, tzinfo=zone)
    return start + timedelta(seconds=second, microseconds=part) + over


def _zone(printed):
    """The zone; None if none is printed, or one that nobody knows."""
    if not printed:
        return None
    offset = _OFFSET.search(printed)
    if offset is None:
        hours = _NAMED.get(printed.upper())
        return None if hours is None else timezone(timedelta(hours=hours))
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
