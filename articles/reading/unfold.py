"""Blocks that hold several parts of a story on one line, taken apart."""

import re
from itertools import pairwise

from . import agencies, bylines, furniture
from .date_lines import is_date_line
from .datelines import split_dateline
from .days import find_day
from .kinds import is_sentence, source_of
from .lines import Block, block
from .places import is_known_place

_SHORT = 120  # a line with a day and a name is shorter than this
_HEAD_BLOCKS = 40  # blocks among which a story begins
_TAIL = 8  # blocks at the end in which a notice may stand behind the last sentence
_LONG = 80  # a paragraph with a button behind it is longer than this
_LONGER = 160  # the same with a whole sentence behind it
_NOTICE_BEHIND = 300
_BUTTON_BEHIND = 40
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\W*$")
_REACH = 900  # a story's head on one line is shorter than this
# What makes a dateline a sure one, a day or an agency, follows soon; a month may be abbreviated.
_CAPITALS = re.compile(r"(?<=\s)[A-Z][A-Z.'’-]{2,}(?=(?:[^.!?]|[A-Z][a-z]{0,4}\.){0,80}[\d(/])")
_BY = re.compile(r"(?:(?<=\s)|^)(?:By|BY)\s+(?=[A-Z])")
_NOTICE = re.compile(r"[^.!?]{5,150}[.!]\s+")
_LAST_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+")
_LABEL = re.compile(r"(?:headline|title|dateline)\s*:\s+", re.I)
_STAMP = re.compile(r"date:? \d{4}-\d\d(?:-\d\d)?\s+")
_IMAGE_NAME = re.compile(r"[\w-]{1,60}\.(?:jpe?g|png|gif)(?=[A-Z“\"\s])", re.I)
_SMALL_PLACE = re.compile(
    r"(?:(?<=\s)|^)(?P<place>(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)\s+\((?P<agency>[A-Z][\w /-]{1,30})\)"
)
_AFTER_CAPTION = re.compile(
    r"(?<=[)\]])\s+(?=(?:[A-Z][a-z]{2,8}\.? \d{1,2},|\d{1,2} [A-Z][a-z]{2,8},?) \d{4}\b)"
)


def unfold(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the head of the story, and notices after its last sentence, set apart."""
    at = 0
    while at < min(len(blocks), _HEAD_BLOCKS):
        whole = blocks[at]
        parts = _line_parts(text, whole, is_first=at == 0)
        is_line = len(parts) > 1
        is_long = len(whole.text) >= _LONGER
        if not is_line and (is_long or _BY.match(whole.text)):
            parts = _head_parts(text, whole)
        if len(parts) > 1:
            blocks = [*blocks[:at], *parts, *blocks[at + 1 :]]
        is_copy = is_long and is_sentence(whole.text) and not furniture.is_row_of_links(whole.text)
        if not is_line and (len(parts) > 1 or is_copy):
            break
        at += 1
    for below in range(len(blocks) - 1, max(at, len(blocks) - _HEAD_BLOCKS), -1):
        if blocks[below].text[0] in "([":
            parts = _around_day(text, blocks[below])
            blocks = [*blocks[:below], *parts, *blocks[below + 1 :]]
    last = len(blocks) - 1
    for at in range(last, max(-1, last - _TAIL), -1):
        if len(blocks[at].text) >= _LONG:
            is_open = at == last or not blocks[at].is_closed
            parts = _tail_parts(text, blocks[at], _NOTICE_BEHIND if is_open else _BUTTON_BEHIND)
            if len(parts) > 1:
                blocks = [*blocks[:at], *parts, *blocks[at + 1 :]]
    return blocks


def _line_parts(text: str, whole: Block, is_first: bool) -> list[Block]:
    """A line with a stamp or the name of a picture's file in front, or with a day, in parts."""
    stamp = _STAMP.match(whole.text) if is_first else None
    front = stamp or _IMAGE_NAME.match(whole.text)
    if front and front.end() < len(whole.text):
        return _cut(text, whole, [0, front.end()])
    return _around_day(text, whole)


def _around_day(text: str, whole: Block) -> list[Block]:
    """`Jan. 25, 2016 By Mia Roe` and `Reuters - 2/20/2012` in two parts, other blocks whole."""
    raw = text[whole.start : whole.end]
    day = find_day(raw) if len(raw) <= _SHORT else None
    if day is None:
        return [whole]
    name = _CLOCK.sub("", raw[: day.start]).strip(" ,|–—-()[]\t")
    is_name = agencies.is_agency(name) or agencies.is_paper(name)
    behind = raw[day.end :].strip()
    if is_name and is_date_line(raw[day.start :]):
        return _cut(text, whole, [0, raw.index(name) + len(name)])
    front, bar, rest = raw.partition(" | ")
    if bar and agencies.is_agency(front.strip()) and is_date_line(rest):
        return _cut(text, whole, [0, len(front)])
    if behind[:1] == "|" and is_date_line(raw[: day.end]) and bylines.read_byline(behind):
        return _cut(text, whole, [0, day.end])
    if is_name and behind and furniture.is_furniture(behind):
        return _cut(text, whole, [0, day.start, day.end])
    if behind and source_of(behind) and is_date_line(raw[: day.end]):
        return _cut(text, whole, [0, day.end])
    stop = raw.rfind(";", 0, day.start) + 1
    if stop and source_of(raw[:stop]) and is_date_line(raw[stop:]):
        return _cut(text, whole, [0, stop])
    by = _BY.search(raw, day.end)
    if by and is_date_line(raw[: by.start()]) and bylines.read_byline(raw[by.start() :]):
        return _cut(text, whole, [0, by.start()])
    return [whole]


def _head_parts(text: str, whole: Block) -> list[Block]:
    raw = text[whole.start : min(whole.end, whole.start + _REACH)]
    after_caption = _AFTER_CAPTION.search(raw)
    if after_caption and split_dateline(raw[after_caption.end() :]):
        return _cut(text, whole, [0, after_caption.end()])
    at = _inline_dateline(raw) or ("(" in raw and _small_place(raw))
    if not at:
        return [whole]
    cuts = [0, at]
    head = raw[:at]
    by = list(_BY.finditer(head))
    byline = bylines.read_byline(head[by[-1].start() :].rstrip()) if by else None
    title_end = at
    if byline:
        title_end = by[-1].start()
        cuts.append(title_end)
        if byline.agency_start:
            cuts.append(title_end + byline.agency_start)
    cuts.extend(_title_cuts(head[:title_end]))
    return _cut(text, whole, cuts)


def _inline_dateline(raw: str) -> int | None:
    """Where, after other words, a dateline with a day or an agency starts."""
    if split_dateline(raw):
        return None
    for match in _CAPITALS.finditer(raw):
        if agencies.at_start(raw[match.start() :]):
            continue
        found = split_dateline(raw[match.start() :])
        if found and found.is_sure and found.place and match.start() + found.body_start < len(raw):
            return match.start()
    return None


def _small_place(raw: str) -> int | None:
    """Where, after other words, a known place stands in small letters before an agency."""
    for match in _SMALL_PLACE.finditer(raw):
        words = match["place"].split(" ")
        starts = (len(" ".join(words[:at])) + (at > 0) for at in range(len(words)))
        for start in (match.start() + offset for offset in starts):
            found = split_dateline(raw[start:]) if start else None
            if found and found.place and found.agency and is_known_place(found.place):
                return start
    return None


def _title_cuts(title: str) -> list[int]:
    """Where a notice and an agency's name before the headline end."""
    cuts: list[int] = []
    start = 0
    while notice := _NOTICE.match(title, start):
        if not furniture.is_furniture(notice[0].strip()):
            break
        start = notice.end()
        cuts.append(start)
    agency_end = agencies.at_start(title[start:])
    if agency_end:
        cuts.append(start + agency_end)
    return cuts


def _tail_parts(text: str, whole: Block, reach: int) -> list[Block]:
    """A block with the furniture behind its last sentence, of so many characters, apart."""
    raw = text[whole.start : whole.end]
    base = max(0, len(raw) - reach)
    ends = [match.end() for match in _LAST_SENTENCE.finditer(raw, base)]
    cuts = [0]
    for end in reversed(ends[-3:]):
        stop = cuts[1] if len(cuts) > 1 else len(raw)
        words = raw[end:stop].split()
        is_word = len(words) == 1 and whole.is_closed
        if is_word or not furniture.is_furniture(" ".join(words)):
            break
        cuts.insert(1, end)
    return _cut(text, whole, cuts) if len(cuts) > 1 else [whole]


def _cut(text: str, whole: Block, cuts: list[int]) -> list[Block]:
    places = sorted({whole.start + cut for cut in cuts} | {whole.end})
    return [
        block(text, start, end, whole.after_gap)
        for start, end in pairwise(places)
        if text[start:end].strip()
    ]
