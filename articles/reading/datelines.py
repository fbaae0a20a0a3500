"""The dateline that opens a story: `MOSCOW, April 23, 2007 –`, `MOSCOW (AP) —` and their kin."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from . import agencies
from .characters import collapse
from .days import WEEKDAYS, PrintedDay, find_day, print_day
from .places import is_known_land, is_known_place

_NEAR = 80  # a place and a day with full stops are shorter than this
_SMALL_LETTERS = 6  # words in a dateline that may begin with them
_REACH = 170  # a dateline ends within this many characters
_DASH = re.compile(r"\s*(?:—|–|―|--+)[\s_-]*|\s+[-_]+\s*|(?<=[)/\]])\s*[-_]+\s*|(?<=[A-Z]{3})-\s+")
_AGENCY_BEHIND = re.compile(r"(?P<name>[A-Z][\w /-]{1,30})\.\s+(?=[A-Z“\"])")
_PLACE_BEHIND = re.compile(r"\((?P<place>[A-Z][\w., '’-]{1,40})\)\s+(?=[A-Z“\"])")
_BESIDE = re.compile(r"\s*[|–—]\s*|\s*-+\s+")
_GROUP = re.compile(r"\(([^()]{1,60})\)|(?<![\w/])/([^/()]{2,30})/(?!\w)|\[([^\[\]]{1,60})\]")
_CLOSED = re.compile(r"[)/\]][.:]?(?=\s+[\"“‘A-Z0-9])")
_DIGIT = re.compile(r"\d")
_COLON = re.compile(r":\s+")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.[A-Z]|[A-Z][a-z]{1,4})|, [A-Z]{2})\.$")
_WEEKDAY = re.compile(rf"[,.]?\s*\b(?:{'|'.join(WEEKDAYS)})$", re.I)
_CITY_IN_CAPITALS = re.compile(r"[^\W\d_a-z]{4,}(?:[ -][^\W\d_a-z]{3,}){0,2}")
_SMALL_WORDS = frozenset("the of al el de la en route and at on near in du des am an der".split())
# Words in capitals before a dash that announce a kind of item, not a place.
_NO_PLACES = frozenset(
    "UPDATE UPDATED CORRECTION CORRECTED EXCLUSIVE ANALYSIS FACTBOX BREAKING URGENT NOTE WRAPUP "
    "INTERVIEW SPECIAL OPINION VIDEO PHOTO PHOTOS WATCH READ REPORT EDITORIAL COMMENT FEATURE "
    "TIMELINE ALERT FILE QUESTION ANSWER TEXT TRANSCRIPT NEWS ADVISORY BULLETIN FLASH LEAD NEW "
    "PRESS RELEASE HEADLINE SUMMARY BACKGROUND LIVE STORY SECRETARY PRESIDENT MINISTER GENERAL "
    "ADMIRAL SENATOR CHAIRMAN HOST ANCHOR REPORTER PRESENTER SOURCE AUTHOR CAUTION WARNING".split()
)
_PREPOSITIONS = frozenset("on in at since until from after before as to for between".split())
_NO_PLACE_STARTS = frozenset(
    "by posted published updated date last filed issued released source no press story".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline read; `printed` ends with its dash and `body_start` is where the story goes on.

    `is_sure` tells that a day or an agency stands beside the place, not a dash alone.
    """

    place: str | None
    day: date | None
    agency: str | None
    printed: str
    body_start: int
    printed_day: PrintedDay | None = None
    is_sure: bool = True


def split_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of `paragraph`, or None."""
    return _split(paragraph[:_REACH], is_whole=len(paragraph) < _REACH)


def print_dateline(place: str, day: date | None, style: str = "place-day", agency: str = "") -> str:
    """A dateline in a house's style: `place-day` (`MOSCOW, April 23, 2007 –`) or `place-agency`.

    What is missing is left out; with nothing to print the dateline is empty.
    """
    city, comma, rest = place.partition(",")
    where = f"{city.upper()}{comma}{rest}"
    if style == "place-day":
        parts = [part for part in (where, print_day(day) if day else "") if part]
        return f"{', '.join(parts)} –" if parts else ""
    if style == "place-agency":
        parts = [part for part in (where, f"({agency})" if agency else "") if part]
        return f"{' '.join(parts)} —" if parts else ""
    raise ValueError(f"{style!r} is not a dateline style; use 'place-day' or 'place-agency'.")


@lru_cache(maxsize=64)
def _split(head: str, is_whole: bool) -> Dateline | None:
    if not head or head[0] in "\"“”'‘«-–—":
        return None
    found = _place_and_agency(head) if is_whole else None
    found = found or _before_a_dash(head) or _before_a_colon(head)
    found = found or _closed(head) or _stopped(head)
    if found:
        return _with_agency_behind(head, found)
    return _standing_alone(head) if is_whole and _DIGIT.search(head) else None


def _before_a_dash(head: str) -> Dateline | None:
    found = None
    for dash in list(_DASH.finditer(head))[:6]:
        if head.count("(", 0, dash.start()) > head.count(")", 0, dash.start()):
            continue
        start = found.body_start if found else 0
        more = _read(collapse(head[start : dash.start()]))
        if more is None or (found and not _goes_together(found, more)):
            if found:
                break
            continue
        more = replace(more, printed=collapse(head[: dash.end()]), body_start=dash.end())
        found = _merged(found, more) if found else more
    return found


def _before_a_colon(head: str) -> Dateline | None:
    colon = _COLON.search(head)
    if colon is None:
        return None
    found = _read(collapse(head[: colon.start()]))
    if found is None or found.place is None:
        return None
    if not (_has_agency(found) or found.printed_day or is_known_place(found.place)):
        if found.agency or not _CITY_IN_CAPITALS.fullmatch(found.place):
            return None
        found = replace(found, is_sure=False)
    return replace(found, printed=collapse(head[: colon.end()]), body_start=colon.end())


def _closed(head: str) -> Dateline | None:
    """`MOSCOW, April 26. /TASS/. The …` and `Tehran (AFP) March 6, 2007 Iran …`: no dash at all."""
    for close in list(_CLOSED.finditer(head))[:2]:
        found = _read(collapse(head[: close.start() + 1]))
        if found is None or found.place is None or not _has_agency(found):
            continue
        is_place = found.place.isupper() or is_known_place(found.place)
        if not is_place and not agencies.is_known(found.agency):
            continue
        end = close.end()
        day = find_day(head[end : end + 30]) if found.printed_day is None else None
        if day and day.year and not head[end : end + day.start].strip():
            end += day.end
            found = replace(found, day=day.date, printed_day=day)
        end += len(head[end:]) - len(head[end:].lstrip())
        return replace(found, printed=collapse(head[:end]), body_start=end)
    return None


def _with_agency_behind(head: str, found: Dateline) -> Dateline:
    """The dateline with an agency that follows its dash: `LISBON, August 1 – RIA Novosti. The …`"""
    if found.place is None and found.printed_day:
        return _with_place_behind(head, found)
    behind = _AGENCY_BEHIND.match(head, found.body_start)
    if behind is None or found.agency or not agencies.is_known(behind["name"]):
        return found
    end = behind.end()
    printed = collapse(head[:end])
    return replace(found, agency=behind["name"], printed=printed, body_start=end, is_sure=True)


def _with_place_behind(head: str, found: Dateline) -> Dateline:
    """The dateline with a place that follows the day's dash: `4 March 2019 – (Lisbon) The …`"""
    behind = _PLACE_BEHIND.match(head, found.body_start)
    if behind is None or not is_known_place(behind["place"]):
        return found
    end = behind.end()
    return replace(found, place=behind["place"], printed=collapse(head[:end]), body_start=end)


def _stopped(head: str) -> Dateline | None:
    """`Lisbon. 14 June 2019. The …`: a known place and a whole day, each with a full stop."""
    stop = head.find(". ", 0, _NEAR)
    day = find_day(head[:_NEAR]) if stop > 0 else None
    if day is None or day.date is None or not head.startswith(". ", day.end):
        return None
    place = head[: day.start].rstrip()
    if place[-1:] not in {".", ","} or not is_known_place(place[:-1]):
        return None
    end = day.end + 2
    return Dateline(place[:-1], day.date, None, collapse(head[:end]), end, day)


def _standing_alone(paragraph: str) -> Dateline | None:
    """A paragraph that is nothing but a place and a day: `Tehran, April 23, IRNA`."""
    found = _read(collapse(paragraph))
    if found is None or found.place is None or found.printed_day is None:
        return None
    if not (found.place.isupper() or is_known_place(found.place)):
        return None
    return replace(found, printed=collapse(paragraph), body_start=len(paragraph))


def _place_and_agency(paragraph: str) -> Dateline | None:
    """A paragraph that is nothing but a place and an agency: `LISBON - Reuters`."""
    parts = [collapse(part) for part in _BESIDE.split(paragraph)]
    if len(parts) != 2:
        return None
    for place, agency in (parts, parts[::-1]):
        is_place = place.isupper() or is_known_place(place)
        if agencies.is_agency(agency) and is_place and _may_be_a_place(place, is_sure=True):
            return Dateline(place, None, agency, collapse(paragraph), len(paragraph))
    return None


def _read(text: str) -> Dateline | None:
    """What the words before the dash say: place, day and agency, and nothing but these."""
    if not text or len(text) > 130 or _is_prose(text):
        return None
    if agencies.is_known(text) or agencies.is_paper(text):
        return Dateline(None, None, text, text, 0)
    bare, groups = _without_groups(text)
    agency = printed_day = land = None
    if groups and text == f"({groups[0]})" and is_known_place(groups[0]):
        return Dateline(groups[0], None, None, text, 0, is_sure=False)
    for group in groups:
        if is_known_land(group):
            land = group
            continue
        group_agency, group_day = _read_group(group)
        if group_agency is None and group_day is None:
            return None
        agency, printed_day = agency or group_agency, printed_day or group_day
    day = find_day(bare)
    if day:
        after = bare[day.end :].strip(" ,.:|")
        before = bare[: day.start].strip(" ,:|")
        if after and agencies.is_known(after):
            agency = agency or after
        elif after and not before:
            before = after
        elif after and is_known_place(before.rstrip(".")) and _is_capitalised(after.split()):
            agency = agency or after
        elif after:
            return None
        bare, printed_day = before, day
    has_weekday = _WEEKDAY.search(bare)
    bare = _WEEKDAY.sub("", bare)
    bare, agency = _agency_off_the_end(bare, agency)
    place = re.sub(r"\s+,", ",", bare).strip(" ,:")
    if not _ABBREVIATED.search(place):
        place = place.rstrip(".")
    is_sure = bool(agency or printed_day or has_weekday)
    if place and not _may_be_a_place(place, is_sure):
        return None
    place = place or land
    if not place and not (agency or printed_day):
        return None
    when = printed_day.date if printed_day else None
    return Dateline(place or None, when, agency, text, 0, printed_day, is_sure)


def _is_prose(text: str) -> bool:
    """Whether too many words begin with small letters; asked first, because it is quick."""
    return sum(word[0].islower() for word in text.split()) > _SMALL_LETTERS


def _has_agency(found: Dateline) -> bool:
    """Whether the name in brackets is an agency's and not, say, a speaker's office."""
    name = found.agency
    return name is not None and (len(name.split()) == 1 or agencies.is_agency(name))


def _without_groups(text: str) -> tuple[str, list[str]]:
    groups = [next(filter(None, match.groups())) for match in _GROUP.finditer(text)]
    return collapse(_GROUP.sub(" ", text)), groups


def _read_group(group: str) -> tuple[str | None, PrintedDay | None]:
    """Agency and day in brackets: `(AP)`, `(May 1, 2007)`, `(Army News, May 1, 2007)`."""
    day = find_day(group)
    name = group
    if day:
        name = (group[: day.start] + group[day.end :]).strip(" ,.-")
    if not name:
        return None, day
    words = name.split()
    looks_right = agencies.is_agency(name) or agencies.is_known(name.upper())
    looks_right = looks_right or (len(words) <= 4 and words[0][0].isupper() and not name.isdigit())
    return (name, day) if looks_right else (None, None)


def _agency_off_the_end(text: str, agency: str | None) -> tuple[str, str | None]:
    place, comma, last = text.rpartition(",")
    if comma and agency is None and agencies.is_known(last.strip()):
        return place, last.strip()
    return text, agency


def _may_be_a_place(place: str, is_sure: bool) -> bool:
    words = place.replace(",", " ").split()
    if not words or len(words) > 10 or any(mark in place for mark in ':;!?"“”|@='):
        return False
    if agencies.is_known(place):
        return False
    city = place.partition(",")[0]
    if is_known_place(city):
        return True
    if words[0].upper() in _NO_PLACES or words[0].lower() in _NO_PLACE_STARTS:
        return False
    if any(character.isdigit() for character in place) and not is_sure:
        return False
    letters = [character for character in city if character.isalpha()]
    if len(letters) < 2:
        return False
    if sum(character.isupper() for character in letters) >= 0.8 * len(letters):
        return len(letters) >= (2 if is_sure else 3) and _is_capitalised(words)
    if not _is_capitalised(words) or words[0].lower() in _PREPOSITIONS:
        return False
    return is_known_place(place) or (is_sure and len(city.split()) <= 4)


def _is_capitalised(words: list[str]) -> bool:
    return words[0].lower() not in {"and", "at", "in"} and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL_WORDS or word[0] in "'’(&"
        for word in words
    )


def _goes_together(first: Dateline, second: Dateline) -> bool:
    """Whether a second dateline after the first adds to it: `9/23/2007 - BAGHDAD --`."""
    if second.place and first.place:
        return second.place.lower() == first.place.lower()
    return not (second.agency and first.agency) and not (second.printed_day and first.printed_day)


def _merged(first: Dateline, second: Dateline) -> Dateline:
    return replace(
        second,
        place=first.place or second.place,
        agency=first.agency or second.agency,
        day=first.day or second.day,
        printed_day=first.printed_day or second.printed_day,
        is_sure=first.is_sure or second.is_sure,
    )
