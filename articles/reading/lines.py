"""The lines of a text, and the blocks (paragraphs, or lines that stand alone) they make up."""

import re
from dataclasses import dataclass
from itertools import pairwise

from . import furniture
from .bylines import read_byline
from .characters import WHITE_SPACE, collapse

_LINE = re.compile("[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_CLOSED = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[^\W\d_])")
_NEVER_JOINED = re.compile(r"https?:|www\.|[-•·*–—▪●]|\(?(?:\d{1,2}|[a-z])[.)]\s|[\w.+-]+@", re.I)
# No line ends in one of these words unless a program broke it there.
_LEFT_OPEN = re.compile(r"[ \t](?:said|the|a|an|of|and|that|which|its|their|his|her|was|were|are)$")
_LONGEST_WRAPPED = 110
_SHORTEST_WRAPPED = 40
_SHORTEST_OPEN = 15
_RAGGED = 12  # by how much a wrapped line may fall short of the width
_CLOSE = 3  # the same where the line ends as a paragraph may end


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; positions count in the whole text."""

    start: int
    end: int
    indent: int
    is_first: bool  # of the text, or after a blank line


@dataclass(frozen=True, slots=True)
class Block:
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
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _goes_on(text, lines[at - 1], lines[at], width):
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
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        bare = raw.strip(WHITE_SPACE)
        if not bare:
            continue
        indent = len(raw) - len(raw.lstrip(WHITE_SPACE))
        start = match.start() + indent
        is_first = not lines or len(_BREAK.findall(text, last_end, start)) > 1
        lines.append(Line(start, start + len(bare), indent, is_first))
        last_end = start + len(bare)
    return lines


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width at which the lines were broken by a program, or None if they were not."""
    total = sum(line.end - line.start for line in lines)
    long = sum(line.end - line.start for line in lines if _length(line) > _LONGEST_WRAPPED)
    if long * 4 > total:
        return None
    followed = [
        line
        for line, after in pairwise(lines)
        if not after.is_first and _SHORTEST_WRAPPED <= _length(line) <= _LONGEST_WRAPPED
    ]
    open_lines = sum(not _CLOSED.search(text[line.end - 8 : line.end]) for line in followed)
    if open_lines < 3 or open_lines * 5 < len(followed) * 2:
        return None
    lengths = sorted(_length(line) for line in followed)
    return lengths[(len(lengths) * 9) // 10]


def _goes_on(text: str, line: Line, after: Line, width: int | None) -> bool:
    """Whether `after` continues the paragraph of `line`."""
    if after.is_first or _NEVER_JOINED.match(text, after.start, min(after.end, after.start + 40)):
        return False
    if text.startswith(("By ", "by ", "BY "), after.start) and read_byline(
        collapse(text[after.start : after.end])
    ):
        return False
    if _LEFT_OPEN.search(text, max(line.start, line.end - 8), line.end):
        return _length(line) >= _SHORTEST_OPEN
    is_open = not _CLOSED.search(text[max(line.start, line.end - 8) : line.end])
    if is_open and text[after.start].islower():
        return _length(line) >= _SHORTEST_OPEN and (
            width is not None or not _is_button(text, after)
        )
    if text[line.start : line.end].isupper() and not text[after.start : after.end].isupper():
        return False
    if width is None or after.indent >= line.indent + 2:
        return False
    if not is_open and furniture.is_furniture(collapse(text[after.start : after.end])):
        return False
    first_word = text[after.start : after.start + 40].split(None, 1)[0]
    return _length(line) + 1 + len(first_word) > width - (_RAGGED if is_open else _CLOSE)


def _is_button(text: str, line: Line) -> bool:
    """Whether a line in small letters is no copy: `share with facebook`."""
    return _length(line) <= 40 and furniture.is_furniture(text[line.start : line.end])


def _length(line: Line) -> int:
    return line.end - line.start
