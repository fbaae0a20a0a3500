"""Blocks that hold several parts of a story on one line, taken apart."""

import re
from itertools import pairwise

from . import agencies, bylines, furniture
from .datelines import split_dateline
from .kinds import is_sentence
from .lines import Block, block

_REACH = 900  # a story's head on one line is shorter than this
_CAPITALS = re.compile(r"(?:(?<=\s)|^)[A-Z][A-Z.'’-]{2,}")
_BY = re.compile(r"(?:(?<=\s)|^)(?:By|BY)\s+(?=[A-Z])")
_NOTICE = re.compile(r"[^.!?]{5,150}[.!]\s+")
_LAST_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+")
_LABEL = re.compile(r"(?:headline|title|dateline)\s*:\s+", re.I)
_STAMP = re.compile(r"date:? \d{4}-\d\d(?:-\d\d)?\s+")
_AFTER_CAPTION = re.compile(r"(?<=[)\]])\s+(?=[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b)")


def unfold(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the head of the story, and notices after its last sentence, set apart."""
    stamp = _STAMP.match(blocks[0].text) if blocks else None
    if stamp:
        blocks = [*_cut(text, blocks[0], [0, stamp.end()]), *blocks[1:]]
    for at, candidate in enumerate(blocks[:40]):
        is_long = len(candidate.text) >= 160
        if is_long or _BY.match(candidate.text):
            parts = _head_parts(text, candidate)
            if len(parts) > 1:
                blocks = [*blocks[:at], *parts, *blocks[at + 1 :]]
                break
        if is_long and is_sentence(candidate.text):
            break
    if blocks and len(blocks[-1].text) > 160:
        blocks = [*blocks[:-1], *_tail_parts(text, blocks[-1])]
    return blocks


def _head_parts(text: str, whole: Block) -> list[Block]:
    raw = text[whole.start : min(whole.end, whole.start + _REACH)]
    after_caption = _AFTER_CAPTION.search(raw)
    if after_caption and split_dateline(raw[after_caption.end() :]):
        return _cut(text, whole, [0, after_caption.end()])
    at = _inline_dateline(raw)
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
        if match.start() == 0:
            continue
        if agencies.at_start(raw[match.start() :]):
            continue
        found = split_dateline(raw[match.start() :])
        if found and found.is_sure and found.place and match.start() + found.body_start < len(raw):
            return match.start()
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


def _tail_parts(text: str, whole: Block) -> list[Block]:
    raw = text[whole.start : whole.end]
    base = max(0, len(raw) - 300)
    ends = [match.end() for match in _LAST_SENTENCE.finditer(raw, base)]
    cuts = [0]
    for end in reversed(ends[-3:]):
        stop = cuts[1] if len(cuts) > 1 else len(raw)
        if not furniture.is_furniture(" ".join(raw[end:stop].split())):
            break
        cuts.insert(1, end)
    return _cut(text, whole, cuts)


def _cut(text: str, whole: Block, cuts: list[int]) -> list[Block]:
    places = sorted({whole.start + cut for cut in cuts} | {whole.end})
    return [
        block(text, start, end, whole.after_gap)
        for start, end in pairwise(places)
        if text[start:end].strip()
    ]
