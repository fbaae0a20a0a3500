"""Days as copy prints them. A day without a year is no date and is never completed by guess."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .months import FOREIGN_MONTHS

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b\.?"
_MONTH_NUMBERS = {
    word.lower(): number
    for number, name in enumerate(MONTHS, start=1)
    for word in (name, name[:3], "Sept" if name == "September" else name)
}
_LETTERS = re.compile(r"[a-z]+", re.I)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]{0,2}\s*)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"

_WHOLE_YEAR = re.compile(r"\d{4}")
_TURN = 70  # years in two digits from here on are of the last century
_DIGIT = re.compile(r"\d")
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}?(?:\b|(?-i:(?<=[a-zA-Z])(?=[A-Z]))){_MONTH}(?:,(?=\s))?\s*{_DAY}(?:,?\s*{_YEAR})?",
    re.I,
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}?(?<![\d/.]){_DAY}(?:\.|\s+of)?[\s-]{{1,3}}{_MONTH}(?:,?[\s-]{{0,3}}{_YEAR})?",
    re.I,
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d\d)\2(?P<day>\d\d)(?!\d)")
# `23 Apr 07` and `20070423`: the day of a page, in a line that ends with it.
_SHORT_YEAR = re.compile(rf"(?<![\d/.]){_DAY}[\s-]{_MONTH}[\s-]['’]?(?P<year>\d\d)$", re.I)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)$")
_LONGEST_SHORT = 40
_NUMERIC = re.compile(
    r"(?<!\d)(?<!\d[/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|\d\d(?![/.-]?\d))(?!\d)"
)
# A clock of American time beside a day: the month stands first.
_AMERICAN = re.compile(r"\b[AaPp]\.?[Mm]\b\.?\s*(?:[ECMP][SD]?T)\b")
_FOREIGN = re.compile(
    rf"(?<![\d/.])(?P<day>\d{{1,2}})(?:er)?\.?\s+(?:de )?(?P<month>{'|'.join(FOREIGN_MONTHS)})\b\.?"
    rf"(?:,?\s+(?:del? )?{_YEAR})?"
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day found in a text: where it stands and what it says; `year` None where none is printed.

    `month` is None for a numeric day that can be read two ways; `readings` are the two.
    """

    start: int
    end: int
    month: int | None
    day: int | None
    year: int | None
    readings: tuple[date, ...] = ()

    @property
    def date(self) -> date | None:
        """The date, where the print leaves no doubt about it."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _date(self.year, self.month, self.day)


def parse_day(text: str) -> date | None:
    """The date `text` prints and nothing else: `April 23, 2007`, `23 April 2007`, `2007-04-23`.

    None for anything else: no year, no such day, or digits that may be read two ways.
    """
    text = text.strip()
    found = find_day(text)
    if found is None or text[: found.start].strip() or text[found.end :].strip(" .,"):
        return None
    if not _WHOLE_YEAR.search(text):
        return None
    return found.date


@lru_cache(maxsize=256)
def find_day(text: str) -> PrintedDay | None:
    """The first day printed in `text`, with or without a year."""
    if _DIGIT.search(text) is None:
        return None
    if len(text) <= _LONGEST_SHORT:
        match = _SHORT_YEAR.search(text) or _COMPACT.search(text)
        if match and (found := _from_match(match)):
            return found
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            found = _from_match(match)
            if found:
                return found
    foreign = _FOREIGN.search(text)
    if foreign:
        return _from_match(foreign)
    match = _NUMERIC.search(text)
    return _from_numeric(match, _AMERICAN.search(text) is not None) if match else None


def print_day(day: date, style: str = "month-first") -> str:
    """`day` in a printed style: `month-first`, `day-first`, `weekday` or `iso`.

    January, February and August to December are abbreviated before a day, March to July never.
    """
    if style == "iso":
        return day.isoformat()
    month = MONTHS[day.month - 1]
    if style == "day-first":
        return f"{day.day} {month} {day.year}"
    if style == "weekday":
        return f"{WEEKDAYS[day.weekday()]}, {_short(month)} {day.day}, {day.year}"
    if style == "month-first":
        return f"{_short(month)} {day.day}, {day.year}"
    raise ValueError(
        f"{style!r} is not a way to print a day; use 'month-first', 'day-first', 'weekday' or "
        "'iso'."
    )


def complete_day(printed: PrintedDay, known: date) -> date | None:
    """The one reading of a day that lies within a week before `known`, or a day after it.

    For a day printed without its year, or in digits that may be read two ways.
    """
    if printed.readings:
        near = printed.readings
    elif printed.month is None or printed.day is None:
        return None
    else:
        near = [_date(year, printed.month, printed.day) for year in (known.year, known.year - 1)]
    return next((day for day in near if day and -1 <= (known - day).days <= 7), None)


def _short(month: str) -> str:
    if month in {"March", "April", "May", "June", "July"}:
        return month
    return "Sept." if month == "September" else f"{month[:3]}."


def _from_match(match: re.Match) -> PrintedDay | None:
    groups = match.groupdict()
    month = _month_number(match)
    day = int(groups["day"])
    year = _whole_year(groups["year"]) if groups["year"] else None
    # A leap year stands in where none is printed, so that February 29 is a day.
    if month is None or _date(year or 2000, month, day) is None:
        return None
    return PrintedDay(match.start(), match.end(), month, day, year)


def _whole_year(printed: str) -> int:
    year = int(printed)
    if year >= 100:
        return year
    return year + (1900 if year >= _TURN else 2000)


def _month_number(match: re.Match) -> int | None:
    if match["month"].isdigit():
        return int(match["month"])
    if match["month"] in FOREIGN_MONTHS:
        return FOREIGN_MONTHS[match["month"]]
    return _MONTH_NUMBERS.get(_LETTERS.match(match.string, match.start("month"))[0].lower())


def _from_numeric(match: re.Match, is_american: bool) -> PrintedDay | None:
    one, two, year = int(match["one"]), int(match["two"]), _whole_year(match["year"])
    day_first = _date(year, two, one)
    # With full stops the day stands first: those who print the month first print strokes.
    if match["mark"] == "." and day_first:
        return PrintedDay(match.start(), match.end(), two, one, year)
    month_first = _date(year, one, two)
    readings = {month_first} if is_american and month_first else {month_first, day_first} - {None}
    if len(readings) == 2:
        both = tuple(sorted(readings))
        return PrintedDay(match.start(), match.end(), None, None, year, both)
    if not readings:
        return None
    day = readings.pop()
    return PrintedDay(match.start(), match.end(), day.month, day.day, year)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
