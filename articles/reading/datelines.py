"""The dateline that opens a story: `MOSCOW, April 23, 2007 –`, `MOSCOW (AP) —` and their kin."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from . import agencies
from .characters import collapse
from .dateline_words import Dateline, has_agency, may_be_a_place, read_words, split_pair
from .days import find_day, print_day
from .places import is_known_place

_NEAR = 80  # a place and a day with full stops are shorter than this
_REACH = 170  # a dateline ends within this many characters
_DASH = re.compile(r"\s*(?:—|–|―|--+)[\s_-]*|\s+[-_]+\s*|(?<=[)/\]])\s*[-_]+\s*|(?<=[A-Z]{3})-\s+")
_AGENCY_BEHIND = re.compile(r"(?P<name>[A-Z][\w /-]{1,30})\.\s+(?=[A-Z“\"])")
_PLACE_BEHIND = re.compile(r"\((?P<place>[A-Z][\w., '’-]{1,40})\)\s+(?=[A-Z“\"])")
_BESIDE = re.compile(r"\s*[|–—]\s*|\s*-+\s+")
_CLOSED = re.compile(r"[)/\]][.:]?(?=\s+[\"“‘A-Z0-9])")
_DIGIT = re.compile(r"\d")
_CAPITALS_AND_DAY = re.compile(
    r"(?P<place>[A-Z][A-Z. '’-]{2,30}(?:, [A-Z][\w. ]{2,20})?), (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"(?:, \d{4})?) (?=[A-Z“\"])"
)
_COLON = re.compile(r":\s+")
_CITY_IN_CAPITALS = re.compile(r"[^\W\d_a-z]{4,}(?:[ -][^\W\d_a-z]{3,}){0,2}")


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
    found = found or _closed(head) or _stopped(head) or _in_capitals(head)
    if found:
        return _with_agency_behind(head, found)
    return _standing_alone(head) if is_whole and _DIGIT.search(head) else None


def _before_a_dash(head: str) -> Dateline | None:
    found = None
    for dash in list(_DASH.finditer(head))[:6]:
        if head.count("(", 0, dash.start()) > head.count(")", 0, dash.start()):
            continue
        start = found.body_start if found else 0
        more = read_words(collapse(head[start : dash.start()]))
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
    found = read_words(collapse(head[: colon.start()]))
    if found is None or found.place is None:
        return None
    if not (has_agency(found) or found.printed_day or is_known_place(found.place)):
        if found.agency or not _CITY_IN_CAPITALS.fullmatch(found.place):
            return None
        found = replace(found, is_sure=False)
    return replace(found, printed=collapse(head[: colon.end()]), body_start=colon.end())


def _closed(head: str) -> Dateline | None:
    """`MOSCOW, April 26. /TASS/. The …` and `Tehran (AFP) March 6, 2007 Iran …`: no dash at all."""
    for close in list(_CLOSED.finditer(head))[:2]:
        found = read_words(collapse(head[: close.start() + 1]))
        is_dated = found is not None and found.printed_day is not None and found.printed_day.year
        if found is None or found.place is None or not (has_agency(found) or is_dated):
            continue
        city = found.place.partition(",")[0]
        is_place = city.isupper() or is_known_place(found.place)
        if not is_place and not agencies.is_known(found.agency or ""):
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
    if behind is None:
        return found
    place, agency = split_pair(behind["place"]) or (behind["place"], found.agency)
    if not is_known_place(place):
        return found
    end = behind.end()
    printed = collapse(head[:end])
    return replace(found, place=place, agency=agency, printed=printed, body_start=end)


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


def _in_capitals(head: str) -> Dateline | None:
    """`UNITED NATIONS, Sept 21 The …`: the agency and the dash were lost on the way."""
    found = _CAPITALS_AND_DAY.match(head)
    day = find_day(found["day"]) if found else None
    if day is None or not may_be_a_place(found["place"], is_sure=True):
        return None
    end = found.end()
    return Dateline(found["place"], day.date, None, collapse(head[:end]), end, day)


def _standing_alone(paragraph: str) -> Dateline | None:
    """A paragraph that is nothing but a place and a day: `Tehran, April 23, IRNA`."""
    found = read_words(collapse(paragraph))
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
        if agencies.is_agency(agency) and is_place and may_be_a_place(place, is_sure=True):
            return Dateline(place, None, agency, collapse(paragraph), len(paragraph))
    return None


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
