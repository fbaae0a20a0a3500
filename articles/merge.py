"""Two texts that began as one: what each changed, and the text that has both changes.

Sequences may be of anything that compares: paragraphs, words, characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from .body import BLOCKS, CONTAINERS, TAG_NAME, TOKEN

WORD = re.compile(r"<[^>]*>|\s*[^\s<]+|\s+|<")
VOID = {"br", "hr"}


class Side(StrEnum):
    """Who changed a stretch of the text."""

    NEITHER = "neither"
    MINE = "mine"
    THEIRS = "theirs"
    ALIKE = "alike"  # both, and in the same way
    MERGED = "merged"  # both, in different words of it
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the text as it was, as both sides have it, and merged (None in conflict)."""

    side: Side
    base: tuple
    mine: tuple
    theirs: tuple
    merged: tuple | None


def three_way(base: Sequence, mine: Sequence, theirs: Sequence) -> list[Chunk]:
    """The chunks of the three sequences, in order; a conflict is where both changed one place."""
    chunks = []
    at = at_mine = at_theirs = 0
    for start, start_mine, start_theirs, length in _common(base, mine, theirs):
        changed = (
            tuple(base[at:start]),
            tuple(mine[at_mine:start_mine]),
            tuple(theirs[at_theirs:start_theirs]),
        )
        if any(changed):
            chunks.append(_chunk(*changed))
        at, at_mine, at_theirs = start + length, start_mine + length, start_theirs + length
        if length:
            same = tuple(base[start:at])
            chunks.append(Chunk(Side.NEITHER, same, same, same, same))
    return chunks


def _common(base, mine, theirs) -> Iterator[tuple[int, int, int, int]]:
    """(place in base, mine, theirs, length) of what all three share; last the end, of length 0."""
    ours = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    others = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(ours) and j < len(others):
        one, other = ours[i], others[j]
        start = max(one.a, other.a)
        end = min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, one.b + start - one.a, other.b + start - other.a, end - start
        if one.a + one.size < other.a + other.size:
            i += 1
        else:
            j += 1
    yield len(base), len(mine), len(theirs), 0


def _chunk(base, mine, theirs) -> Chunk:
    if mine == base:
        return Chunk(Side.THEIRS, base, mine, theirs, theirs)
    if theirs == base:
        return Chunk(Side.MINE, base, mine, theirs, mine)
    if mine == theirs:
        return Chunk(Side.ALIKE, base, mine, theirs, mine)
    return Chunk(Side.CONFLICT, base, mine, theirs, None)


def words(text: str) -> list[str]:
    """The words of a text, each with the blanks before it; tags count as words."""
    return WORD.findall(text)


def merged_words(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changed words of both; None where both changed the same words."""
    chunks = three_way(words(base), words(mine), words(theirs))
    if any(chunk.side == Side.CONFLICT for chunk in chunks):
        return None
    text = "".join(word for chunk in chunks for word in chunk.merged)
    return text if _is_balanced(text) else None


def merge_value(base, mine, theirs) -> Chunk:
    """One value that is taken whole, such as a list of topics, as a chunk."""
    if base == mine == theirs:
        return Chunk(Side.NEITHER, (base,), (base,), (base,), (base,))
    return _chunk((base,), (mine,), (theirs,))


def merge_text(base: str, mine: str, theirs: str) -> Chunk:
    """One plain text, such as a headline, as a chunk."""
    chunk = merge_value(base, mine, theirs)
    if chunk.side != Side.CONFLICT:
        return chunk
    text = merged_words(base, mine, theirs)
    return chunk if text is None else Chunk(Side.MERGED, (base,), (mine,), (theirs,), (text,))


def merge_body(base: str, mine: str, theirs: str) -> list[Chunk]:
    """The blocks of three bodies as chunks; where both changed a block, its words are merged."""
    return [
        _by_words(chunk) if chunk.side == Side.CONFLICT else chunk
        for chunk in three_way(blocks(base), blocks(mine), blocks(theirs))
    ]


def _by_words(chunk: Chunk) -> Chunk:
    if not len(chunk.base) == len(chunk.mine) == len(chunk.theirs):
        return chunk
    merged = [
        merged_words(*versions)
        for versions in zip(chunk.base, chunk.mine, chunk.theirs, strict=True)
    ]
    if None in merged:
        return chunk
    return Chunk(Side.MERGED, chunk.base, chunk.mine, chunk.theirs, tuple(merged))


def blocks(body: str) -> list[str]:
    """The body's outermost blocks: paragraphs, headings, whole lists and tables."""
    found, depth, current = [], 0, []
    for token in TOKEN.findall(body):
        name = _block_name(token)
        if not depth and not name and not token.strip():
            continue
        if name and not token.startswith("</") and not depth and current:
            found.append("".join(current))
            current = []
        current.append(token)
        if name and name not in VOID:
            depth += -1 if token.startswith("</") else 1
        if name and not depth:
            found.append("".join(current))
            current = []
    return [*found, *(["".join(current)] if current else [])]


def _block_name(token):
    name = TAG_NAME.match(token) if token.startswith("<") else None
    return name.group(1) if name and name.group(1) in BLOCKS | CONTAINERS else None


def _is_balanced(text: str) -> bool:
    """Whether every tag that opens closes in its turn."""
    stack = []
    for tag in re.findall(r"<[^>]*>", text):
        name = TAG_NAME.match(tag)
        if not name or name.group(1) in VOID:
            continue
        if not tag.startswith("</"):
            stack.append(name.group(1))
        elif not stack or stack.pop() != name.group(1):
            return False
    return not stack


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """(kind, text) runs that turn the one text into the other; kind is same, del or ins."""
    one, other = words(before), words(after)
    runs = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, start_after, end_after in matcher.get_opcodes():
        if kind == "equal":
            runs.append(("same", "".join(one[start:end])))
            continue
        if end > start:
            runs.append(("del", "".join(one[start:end])))
        if end_after > start_after:
            runs.append(("ins", "".join(other[start_after:end_after])))
    return runs
