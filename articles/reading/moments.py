"""Days as copy tells them from where it was filed: "here", "today", "Monday", "last week".

They are told from the day and the place of the dateline. A week runs from Monday to Sunday. A bare
"Monday" is the dateline's own day or the last before it, and the next one after it where the
sentence looks ahead ("will", "until Monday"). Quoted words are left alone: the day somebody said
them may be another.
"""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .days import MONTHS, WEEKDAYS
from .sayings import VERBS
from .wordlist import tree_of

_NUMBERS = "a one two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {word: max(1, number) for number, word in enumerate(_NUMBERS)} | {"an": 1}
_MONTHS = {name: number for number, name in enumerate(MONTHS, start=1)} | {
    name[:3] + ".": number for number, name in enumerate(MONTHS, start=1) if name != "May"
}
_MONTHS["Sept."] = 9
_MONTH = "|".join(re.escape(name) for name in sorted(_MONTHS, key=len, reverse=True))
_EXPRESSION = re.compile(
    r"\b(?:"
    r"(?P<here>(?<=[a-z,] )here(?=[,.;:)]| (?:today|yesterday|tonight|this|last|on|after|late|for"
    r"|" + "|".join(WEEKDAYS) + r")\b))"
    r"|(?P<other>[Tt]he day (?:before yesterday|after tomorrow))"
    r"|(?P<near>[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Yy]esterday"
    r"|[Ll]ast night"
    r"|[Tt]omorrow)"
    rf"|(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?(?P<weekday>{'|'.join(WEEKDAYS)})"
    r"|(?P<turn>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>week|weekend|month|year)"
    r"|(?P<count>\d{1,3}|" + "|".join(_COUNTS) + r") (?P<ago>day|week|month|year)s? ago"
    rf"|(?P<day_first>\d{{1,2}}) (?P<month_after>{_MONTH})(?: (?P<year_after>[12]\d{{3}}))?"
    rf"|(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}}))?"
    r"(?:,? (?P<year>[12]\d{3})\b)?"
    r"|(?<=[Ii]n )(?P<only>19\d\d|20\d\d)|(?<=[Ss]ince )(?P<only_since>19\d\d|20\d\d)"
    r")(?!['’]s\b)(?![\w-])"
)
# With what an expression begins: behind each sign that parts words, a cheap look at the next.
_EDGE = re.compile(
    r"\W(?=here|\d|[Tt](?:his |he day |o(?:day|night|morrow))|[Yy]esterday|(?:[Ll]ast|[Nn]ext) |"
    rf"{tree_of(WEEKDAYS)}|{tree_of(_MONTHS)}"
    rf"|(?:{tree_of(_COUNTS)}) (?:day|week|month|year))"
)
_AHEAD = re.compile(
    r"\b(?:will|won't|plans?|scheduled|expected|due|set to|to be|until|by|from|beginning|starting"
    r"|going to|is to|are to|upcoming|would)\b"
)
_WILL = re.compile(r"\b(?:will|would)\b")
_SAID = re.compile(r"\b(?:" + "|".join(sorted(VERBS)) + r")\b")
_MARK = re.compile(r"[“”\"\n](?:(?<!\n)|\n)")  # or a blank line
_BREAK = re.compile(r"[.?!][”\"’)]*\s+(?=[“\"‘(]?[A-Z])|\n+")
_NO_BREAK = re.compile(
    r"(?:\b(?:Adm|Amb|Brig|Capt|Cmdr|Col|Cpl|Dr|Gen|Gov|Jr|Lt|Maj|Mr|Mrs|Ms|Prof|Rep|Rev|Sen|Sgt"
    r"|Sr|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)|\b[A-Z])\.\s$"
)
REACH = 300  # characters in which a word bears on another
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """The characters `start` to `end` of the body tell the days `first` to `last`, or a place.

    `is_dated` says that a year is printed, so that a reader needs no help.
    """

    start: int
    end: int
    text: str
    first: date | None = None
    last: date | None = None
    place: str | None = None
    is_dated: bool = False

    @property
    def printed(self):
        """The moment in full: April 23, 2007; April 2007; April 16 – 22, 2007; MOSCOW."""
        return self.place or print_days(self.first, self.last)

    @property
    def iso(self):
        """The day, month or year as HTML's `time` has it; None for a week or a place."""
        if self.first is None:
            return None
        if self.first == self.last:
            return self.first.isoformat()
        if _is_year(self.first, self.last):
            return f"{self.first:%Y}"
        return f"{self.first:%Y-%m}" if _is_month(self.first, self.last) else None


def print_days(first, last):
    """A day, a month, a year or a stretch of days in words."""
    if first == last:
        return f"{MONTHS[first.month - 1]} {first.day}, {first.year}"
    if _is_year(first, last):
        return str(first.year)
    if _is_month(first, last):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{print_days(first, first)} – {print_days(last, last)}"


def read_moments(body, day, place=None):
    """The moments a body tells, in order; without a day only those that print a year."""
    found = []
    quoted, sentences = _quoted(body), Sentences(body)
    for match in _expressions(body):
        place_in = bisect_right(quoted, (match.start(), len(body)))
        if place_in and match.start() < quoted[place_in - 1][1]:
            continue
        if match["here"]:
            if place:
                found.append(Moment(*match.span(), match[0], place=place))
            continue
        days = _days(match, day, sentences)
        if days:
            is_dated = bool(
                match["year"] or match["year_after"] or match["only"] or match["only_since"]
            )
            found.append(Moment(*match.span(), match[0], *days, is_dated=is_dated))
    return tuple(found)


def _expressions(body):
    """The matches of _EXPRESSION, in order."""
    done = 0
    for start in (0, *(edge.end() for edge in _EDGE.finditer(body))):
        match = _EXPRESSION.match(body, start) if start >= done else None
        if match:
            done = match.end()
            yield match


class Sentences:
    """Where the sentences of a body begin, quoted or not."""

    def __init__(self, body):
        self.body = body

    @cached_property
    def starts(self):
        """The position of each sentence, in order."""
        return [0] + [
            match.end()
            for match in _BREAK.finditer(self.body)
            if not _NO_BREAK.search(self.body, max(0, match.start() - 6), match.start() + 2)
        ]

    def around(self, position):
        """The start and end of the sentence in which a position lies."""
        number = bisect_right(self.starts, position)
        end = self.starts[number] if number < len(self.starts) else len(self.body)
        return self.starts[number - 1], end


def _quoted(body):
    """The stretches between quotation marks; an open one ends with its paragraph."""
    stretches, opened = [], None
    for match in _MARK.finditer(body):
        mark = match[0]
        if opened is None and mark in '“"':
            opened = match.start()
        elif opened is not None and mark != "“":
            stretches.append((opened, match.start()))
            opened = None
    if opened is not None:
        stretches.append((opened, len(body)))
    return stretches


def _days(match, day, sentences):
    """The first and last day an expression means, or None where nobody can say."""
    try:
        if match["only"] or match["only_since"]:
            return _year(int(match["only"] or match["only_since"]))
        if match["month"] or match["month_after"]:
            return _dated(match, day)
        return _relative(match, day, sentences) if day else None
    except (ValueError, OverflowError):  # February 30; before the year 1
        return None


def _relative(match, day, sentences):
    if match["other"]:
        return _one(day, -2 if "before" in match["other"] else 2)
    if match["near"]:
        word = match["near"].lower()
        return _one(day, {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0))
    if match["weekday"]:
        number = WEEKDAYS.index(match["weekday"])
        return _weekday(number, (match["which"] or "").lower(), day, _looks_ahead(match, sentences))
    if match["unit"]:
        return _turn(match["unit"], {"last": -1, "this": 0, "next": 1}[match["turn"].lower()], day)
    count = match["count"]
    return _ago(int(count) if count.isdigit() else _COUNTS[count], match["ago"], day)


def _one(day, offset):
    found = day + timedelta(days=offset)
    return found, found


def _weekday(number, which, day, looks_ahead):
    back = (day.weekday() - number) % _WEEK
    if which == "this":
        return _one(day, number - day.weekday())
    if which == "last":
        return _one(day, -(back or _WEEK))
    if which == "next":
        return _one(day, _WEEK - back)
    return _one(day, _WEEK - back if looks_ahead and back else -back)


def _looks_ahead(match, sentences):
    """Whether the sentence speaks of what is to come, up to the words or right after them."""
    start, end = sentences.around(match.start())
    before = match.string[max(start, match.start() - REACH) : match.start()]
    after = match.string[match.end() : min(end, match.end() + REACH)]
    ahead = _AHEAD.search(before)
    if ahead:
        return _SAID.search(before, ahead.end()) is None
    return _WILL.search(after) is not None and _SAID.search(before) is None


def _turn(unit, turn, day):
    if unit == "week":
        first = day - timedelta(days=day.weekday()) + turn * timedelta(days=_WEEK)
        return first, first + timedelta(days=6)
    if unit == "weekend":
        first = day - timedelta(days=day.weekday()) + timedelta(days=5 + _WEEK * turn)
        return first, first + timedelta(days=1)
    if unit == "month":
        return _month(day.year * 12 + day.month - 1 + turn)
    return _year(day.year + turn)


def _ago(count, unit, day):
    if unit in ("day", "week"):
        return _one(day, -count * (_WEEK if unit == "week" else 1))
    if unit == "month":
        return _month(day.year * 12 + day.month - 1 - count)
    return _year(day.year - count)


def _dated(match, day):
    """A printed month, with or without a day and a year.

    Without a year it is the one nearest to the dateline's day; a month alone needs a year.
    """
    month = _MONTHS[match["month"] or match["month_after"]]
    number, year = match["day"] or match["day_first"], match["year"] or match["year_after"]
    if year:
        if number is None:
            return _month(int(year) * 12 + month - 1)
        return _one(date(int(year), month, int(number)), 0)
    if number is None or day is None:
        return None
    near = []
    for candidate in (day.year - 1, day.year, day.year + 1):
        if int(number) <= monthrange(candidate, month)[1]:
            near.append(date(candidate, month, int(number)))
    return _one(min(near, key=lambda found: abs(found - day)), 0) if near else None


def _month(months):
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _year(year):
    return date(year, 1, 1), date(year, 12, 31)


def _is_year(first, last):
    return (first, last) == _year(first.year)


def _is_month(first, last):
    return (first, last) == _month(first.year * 12 + first.month - 1)
