"""The dateline that opens copy, as agencies print theirs, taken off its first paragraph."""

import re

from ..reading import agencies
from ..reading.datelines import split_dateline
from .blocks import cut
from .times import month_named

_DASHED = re.compile(r"[-–—:]$")
# `Lisboa, 2 jan (LUSA).- …`, `København /ritzau/: …` and `(ANSA) - ROMA, 1 LUG - …`: houses print
# datelines with marks and months of their own.
_PLACE = r"(?P<place>[^\W\d_][^\d,:()/]{1,40}?)(?:,\s*(?P<day>[^()/:]{3,20}?))?\s*"
_NAMED = r"(?:\((?P<one>[^()]{2,20})\)|/(?P<other>[^/]{2,20})/)"
_HOUSES_OWN = (
    re.compile(_PLACE + _NAMED + r"\s*(?:\.?\s*[-–—]+|:)\s+(?=\S)"),
    re.compile(_NAMED + r"\s*[-–—]\s*" + _PLACE + r"\s[-–—]+\s+(?=\S)"),
)
_DAY_IN_WORDS = re.compile(
    r"(?P<first>\d{1,2}|[^\W\d]{3,10})\.?\s+(?P<last>\d{1,2}|[^\W\d]{3,10})\.?"
)


def dateline_off(found, dateline, source):
    """Take the dateline off the first paragraph of what was found so far."""
    at = next((at for at, one in enumerate(found.blocks) if one.tag == "p"), None)
    if at is None:
        return
    block = found.blocks[at]
    read = split_dateline(block.text)
    house = next(filter(None, (form.match(block.text) for form in _HOUSES_OWN)), None)
    is_own = bool(house) and is_house(house["one"] or house["other"])
    if is_own and not (read and read.is_sure and read.body_start >= house.end()):
        found.dateline, length = house[0].strip(), house.end()
        found.place, found.agency = house["place"].strip(), house["one"] or house["other"]
        found.month_day = _month_day(house["day"] or "")
    elif read and _is_sure(read) and read.body_start < len(block.text):
        found.dateline, length = read.printed.strip(), read.body_start
        found.place, found.agency = read.place or "", read.agency or ""
        found.note_day(read)
    elif _DASHED.search(dateline) and block.text.startswith(dateline):
        found.dateline, length = dateline, len(dateline)
    else:
        return
    found.blocks[at] = cut(block, 0, length)
    _source_off(found, at, source)


def _month_day(printed):
    """(month, day) of a day as Western languages print it, without its year; None for none."""
    found = _DAY_IN_WORDS.fullmatch(printed.strip())
    if found is None:
        return None
    word, day = (found["last"], found["first"]) if found["first"].isdigit() else found.groups()
    month = month_named(word) if not word.isdigit() else None
    return (month, int(day)) if month and day.isdigit() else None


def _is_sure(read):
    """Whether it is a dateline: also a city in capitals with the land or state behind it."""
    city, comma, _rest = (read.place or "").partition(",")
    return read.is_sure or bool(comma and city.isupper())


def _source_off(found, at, source):
    """Take off the agency's name, where it stands between the dateline's dash and the story."""
    block = found.blocks[at]
    after = block.text.removeprefix(source).lstrip() if source else block.text
    if after != block.text and after[:1] in {".", ":"} and len(after) > 1:
        found.dateline = f"{found.dateline} {source}{after[0]}"
        found.blocks[at] = cut(block, 0, len(block.text) - len(after[1:].lstrip()))


def is_house(name: str) -> bool:
    """Whether it is the name, or the initials, of an agency."""
    return agencies.is_known(name) or name.lower() in _HOUSES


# Agencies that sign with their own name and the initials of who wrote and edited.
_HOUSES = frozenset("aap pa dpa ntb stt efe ansa apa afp ap tt ritzau belga anp lusa cp".split())
