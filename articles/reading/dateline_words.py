"""What the words of a dateline say: place, day and agency, and nothing but these."""

import re
from dataclasses import dataclass
from datetime import date

from . import agencies
from .characters import collapse
from .days import WEEKDAYS, PrintedDay, find_day
from .places import is_known_land, is_known_place

_SMALL_LETTERS = 6  # words in a dateline that may begin with them
_GROUP = re.compile(r"\(([^()]{1,60})\)|(?<![\w/])/([^/()]{2,30})/(?!\w)|\[([^\[\]]{1,60})\]")
_REGION = re.compile(r" (?:[Rr]egion|[Pp]rovince|[Oo]blast|[Tt]erritory|[Dd]istrict|[Cc]ounty)$")
# In capitals and small letters these are lines of an address; `KENNEDY SPACE CENTER` is a place.
_BUILDING = re.compile(r"\b(?:Headquarters|Center|Centre|Building|Room|Office)\b")
_NUMBER = re.compile(r"\d/\d|\d{3}")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.[A-Z]|[A-Z][a-z]{1,4})|, [A-Z]{2})\.$")
_WEEKDAY = re.compile(rf"[,.]?\s*\b(?:{'|'.join(WEEKDAYS)})$", re.I)
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


def read_words(text: str) -> Dateline | None:
    """What the words before the dash say: place, day and agency, and nothing but these."""
    if not text or len(text) > 130 or _is_prose(text):
        return None
    if agencies.is_known(text) or agencies.is_paper(text):
        return Dateline(None, None, text, text, 0)
    bare, groups = _without_groups(text)
    if " / " in bare:
        return _beside_a_stroke(bare, text)
    agency = printed_day = land = None
    if groups and text == f"({groups[0]})" and is_known_place(groups[0]):
        return Dateline(groups[0], None, None, text, 0, is_sure=False)
    for group in groups:
        pair = split_pair(group)
        if pair and not bare:
            return Dateline(pair[0], None, pair[1], text, 0)
        if is_known_land(group):
            land = group
            continue
        if _REGION.search(group):
            continue
        group_agency, group_day = _read_group(group.strip())
        if group_agency is None and group_day is None:
            return None
        agency, printed_day = agency or group_agency, printed_day or group_day
    day = find_day(bare)
    if day:
        after = bare[day.end :].strip(" ,.:|/")
        before = bare[: day.start].strip(" ,:|-–")
        if after and agencies.is_agency(after):
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
    if place and not may_be_a_place(place, is_sure):
        return None
    place = place or land
    if not place and not (agency or printed_day):
        return None
    when = printed_day.date if printed_day else None
    return Dateline(place or None, when, agency, text, 0, printed_day, is_sure)


def split_pair(group: str) -> tuple[str, str] | None:
    """Place and agency of `Lisbon-AP` in brackets, as stations print it."""
    place, _, agency = group.rpartition("-")
    place = place.rstrip("- ")
    return (place, agency) if is_known_place(place) and agencies.is_known(agency) else None


def _beside_a_stroke(bare: str, text: str) -> Dateline | None:
    """`LISBON / Coastal News`: a place, a stroke and an agency or a site's name."""
    place, _, agency = bare.partition(" / ")
    is_named = agencies.is_agency(agency) or agencies.is_site(agency)
    if not is_named or not may_be_a_place(place, is_sure=True):
        return None
    return Dateline(place, None, agency, text, 0)


def _is_prose(text: str) -> bool:
    """Whether too many words begin with small letters; asked first, because it is quick."""
    return sum(word[0].islower() for word in text.split()) > _SMALL_LETTERS


def has_agency(found: Dateline) -> bool:
    """Whether the name in brackets is an agency's and not, say, a speaker's office."""
    name = found.agency
    if name is None:
        return False
    return len(name.split()) == 1 or agencies.is_agency(name)


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
    city, _, name = text.rpartition(" ")
    if agency is None and is_known_place(city) and agencies.is_known(name):
        return city, name
    return text, agency


def may_be_a_place(place: str, is_sure: bool) -> bool:
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
    if _BUILDING.search(place) or _NUMBER.search(place):
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
