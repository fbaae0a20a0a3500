"""The lines of a text, and the blocks (paragraphs, or lines that stand alone) they make up."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from . import agencies, furniture
from .bylines import read_byline
from .characters import WHITE_SPACE, collapse
from .date_lines import is_date_line
from .datelines import split_dateline

_CLOSED = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[^\W\d_])")
_NEVER_JOINED = re.compile(r"https?:|www\.|[-•·*–—▪●]|\(?(?:\d{1,2}|[a-z])[.)]\s|[\w.+-]+@", re.I)
# No line ends in one of these words unless a program broke it there.
_LEFT_OPEN = re.compile(r"[ \t](?:said|the|a|an|of|and|that|which|its|their|his|her|was|were|are)$")
_CAPITALS = re.compile(r"[A-Z]{3}")
_LONGEST_WRAPPED = 110
_SHORTEST_WRAPPED = 40
_SHORTEST_OPEN = 15
_LONGEST_SIGN = 12  # letters of an agency's name that signs the story
_RAGGED = 12  # by how much a wrapped line may fall short of the width
_CLOSE = 3  # the same where the line ends as a paragraph may end
_EXACT = 20  # in a text filled to its width, at most one line of so many is broken early


class Line(NamedTuple):
    """One line without the white space around it; positions count in the whole text."""

    start: int
    end: int
    indent: int
    is_first: bool  # of the text, or after a blank line


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width at which a program broke lines, and by how much a broken one may fall short."""

    width: int
    ragged: int


class Block(NamedTuple):
    """A stretch of the text read as one: `text` has its white space collapsed."""

    start: int
    end: int
    text: str
    after_gap: bool

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.text[-8:]) is not None


def read_blocks(text: str) -> list[Block]:
    """The blocks of `text` in order. Wrapped lines are joined, other lines stand alone."""
    lines = _lines(text)
    wrap = _find_wrap(text, lines)
    blocks: list[Block] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _goes_on(text, lines[at - 1], lines[at], wrap):
            continue
        blocks.append(block(text, lines[first].start, lines[at - 1].end, lines[first].is_first))
        first = at
    return blocks


def block(text: str, start: int, end: int, after_gap: bool) -> Block:
    """The block between two positions, which must hold more than white space."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(WHITE_SPACE))
    raw = raw.strip(WHITE_SPACE)
    end = start + len(raw)
    if "-" in raw and ("\n" in raw or "\r" in raw):
        raw = _HYPHENATED.sub("-", raw)
    return Block(start, end, collapse(raw), after_gap)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    at, is_first = 0, True
    for raw in text.splitlines(keepends=True):
        bare = raw.strip(WHITE_SPACE)
        if bare:
            indent = raw.index(bare[0])
            lines.append(Line(at + indent, at + indent + len(bare), indent, is_first))
        is_first = not bare
        at += len(raw)
    return lines


def _find_wrap(text: str, lines: list[Line]) -> Wrap | None:
    """How a program broke the lines, or None if none did."""
    total = sum(map(_length, lines))
    long = sum(_length(line) for line in lines if _length(line) > _LONGEST_WRAPPED)
    if long * 4 > total:
        return None
    followed = [
        (line, after)
        for line, after in pairwise(lines)
        if not after.is_first and _SHORTEST_WRAPPED <= _length(line) <= _LONGEST_WRAPPED
    ]
    going_on = [pair for pair in followed if _is_open(text, pair[0])]
    if len(going_on) < 3 or len(going_on) * 5 < len(followed) * 2:
        return None
    lengths = sorted(_length(line) for line, _ in followed)
    sure = [pair for pair in going_on if text[pair[1].start].islower()]
    early = sum(_filled(text, *pair) <= lengths[-1] for pair in sure)
    if len(sure) >= 3 and early * _EXACT <= len(sure):
        return Wrap(lengths[-1], 0)
    return Wrap(lengths[(len(lengths) * 9) // 10], _RAGGED)


def _is_open(text: str, line: Line) -> bool:
    return not _CLOSED.search(text[max(line.start, line.end - 8) : line.end])


def _filled(text: str, line: Line, after: Line) -> int:
    """How long `line` would be with the first word of `after`."""
    first_word = text[after.start : after.start + 40].split(None, 1)[0]
    return _length(line) + 1 + len(first_word)


def _goes_on(text: str, line: Line, after: Line, wrap: Wrap | None) -> bool:
    """Whether `after` continues the paragraph of `line`."""
    if after.is_first or _NEVER_JOINED.match(text, after.start, min(after.end, after.start + 40)):
        return False
    if text.startswith(("By ", "by ", "BY "), after.start) and read_byline(
        collapse(text[after.start : after.end])
    ):
        return False
    if _length(after) <= _LONGEST_SIGN and agencies.is_known(text[after.start : after.end]):
        return False
    if _LEFT_OPEN.search(text, max(line.start, line.end - 8), line.end):
        return _length(line) >= _SHORTEST_OPEN
    is_open = _is_open(text, line)
    if is_open and text[after.start].islower():
        return _length(line) >= _SHORTEST_OPEN and (wrap is not None or not _is_button(text, after))
    if is_open and wrap and _opens_a_story(text, line):
        return True
    if text[line.start : line.end].isupper() and not text[after.start : after.end].isupper():
        return False
    if wrap is None or after.indent >= line.indent + 2:
        return False
    if _filled(text, line, after) <= wrap.width - min(wrap.ragged, _RAGGED if is_open else _CLOSE):
        return False
    return not _starts_anew(text, after, is_open)


def _opens_a_story(text: str, line: Line) -> bool:
    """Whether a line is a dateline and the story's first words: it may be cut far too short."""
    if not line.is_first or not _CAPITALS.match(text, line.start):
        return False
    dateline = split_dateline(collapse(text[line.start : line.end]))
    return (
        dateline is not None
        and dateline.is_sure
        and dateline.body_start < line.end - line.start - _SHORTEST_OPEN
    )


def _starts_anew(text: str, line: Line, is_open: bool) -> bool:
    """Whether a line is no copy, or opens the story, though it stands below a full line."""
    raw = collapse(text[line.start : line.end])
    if not is_open:
        return furniture.is_furniture(raw)
    if len(raw) <= _SHORTEST_WRAPPED and raw[-1] != ".":
        return is_date_line(raw) or furniture.is_furniture(raw)
    dateline = split_dateline(raw) if _CAPITALS.match(raw) else None
    return dateline is not None and dateline.is_sure


def _is_button(text: str, line: Line) -> bool:
    """Whether a line in small letters is no copy: `share with facebook`, `on March 4, 2019`."""
    raw = text[line.start : line.end]
    return _length(line) <= 40 and (furniture.is_furniture(raw) or is_date_line(raw))


def _length(line: Line) -> int:
    return line.end - line.start
