"""Lines that print the day of publication and nothing but what belongs to it."""

import re

from . import furniture
from .days import WEEKDAYS, PrintedDay, find_day
from .places import is_known_place

_DATE_WORDS = frozenset(
    "published posted updated last modified date dated on at by created release released filed "
    "edt est gmt utc pst pdt cst cdt msk cet jst kst bst ist et pt am pm a.m p.m a.m. p.m. time "
    "media statement news advisory bulletin "
    "originally first online no no. page issue of the in print edition local hrs hours web taken "
    "added revised press minute minutes hour hours day days ago for "
    "immediate issued follow pkt sgt hkt wib mst mdt ast adt hst eet eest aest aedt nzst nzdt sast "
    "eat wat brt lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi "
    "vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
) | {day.lower() for day in WEEKDAYS}
PUBLISHED_IN = re.compile(
    r"(?:(?:first|originally) )?(?:published|printed|appeared) in (?:the )?[^,\d]{2,40},\s", re.I
)
# `world Updated: Jun 01, 2019`: the section stands in front of what the day tells.
_SECTION = re.compile(r"[\w&-]{2,20} (?=(?:last )?(?:updated|published|posted)\b)", re.I)
# `March 4, 2019 in Harbor, Town | 2 Comments`: the sections stand behind the day.
_FILED_IN = re.compile(r"\s+in [\w,&/ -]{2,60}\s\|\s+(?:\d+|no) comments?$", re.I)
# `Headquarters, Lisbon   March 4, 2019`: where the day of a release stands beside an office.
_OFFICE = re.compile(r"(?:Headquarters|Public Affairs|(?:Press|News) Office), [A-Z][\w., ]{2,40}")
_POSTER = re.compile(r"\s+by \S+(?: \S+)?$")
_REFERENCE = re.compile(r"\b[A-Z]{2,6}[ .-]?\d[\d/-]*")  # `MIN 88/2002`
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_SECTION_WORDS = 3  # the names of sections that a line with a day and a time of day may hold
_WORDS = re.compile(r"[^\W\d_][\w.]*")
_LATER = re.compile(r"\b(?:updated|modified|revised|retrieved|accessed)\b", re.I)


def is_date_line(text: str) -> bool:
    """Whether a line prints a day and nothing but what belongs to it: `Posted April 23, 2007`."""
    if len(text) > 110:
        return False
    day = find_day(text)
    if day is None:
        return False
    published_in = PUBLISHED_IN.match(text, 0, day.start) or _SECTION.match(text, 0, day.start)
    if published_in:
        text = text[published_in.end() :]
        day = find_day(text)
    behind = _POSTER.sub("", _FILED_IN.sub("", text[day.end :]))
    rest = f"{text[: day.start]} {behind}"
    other = find_day(rest)
    if other:
        rest = f"{rest[: other.start]} {rest[other.end :]}"
    rest = _REFERENCE.sub("", rest)
    words = [word for word in _WORDS.findall(rest) if not _belongs_to_day(word.lower())]
    if not words or _OFFICE.fullmatch(rest.strip()):
        return True
    return _are_sections(words, text, day)


def _belongs_to_day(word: str) -> bool:
    return len(word) == 1 or word in _DATE_WORDS or furniture.is_button(word)


def _are_sections(words: list[str], text: str, day: PrintedDay) -> bool:
    """Whether the words beside a day with its year and a time are sections: `Trade News 4 May …`"""
    if len(words) > _SECTION_WORDS or day.year is None or _CLOCK.search(text) is None:
        return False
    front = text[: day.start].strip(" [(")
    return (
        not any(mark in f"{front} {text[day.end :]}" for mark in ",;")
        and all(word[0].isupper() for word in words if word in front)
        and not is_known_place(front)
    )


def tells_of_change(text: str) -> bool:
    """Whether a date line says when the page was changed rather than when it was published."""
    return _LATER.match(text) is not None
