"""Two texts -> the characters that both have and those that one has alone, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .alignment import equal_pairs

# A blank belongs to what follows it: fewer tokens, and no "change" of a blank alone.
WORDS = re.compile(
    r"""\s*(?:<(?:"[^"]*"|[^">])*>      # a tag
    |&\#?\w+;                           # an escaped character
    |[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]  # scripts without blanks: a character
    |[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+(?:[’'.,-]\w+)*
    |.)|\s+""",
    re.VERBOSE | re.DOTALL,
)
# As many unchanged words between two changes as read better when taken along.
ISLAND = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that both versions have, or one alone."""

    kind: Literal["same", "cut", "new"]
    text: str


def runs_of(old: str, new: str) -> Iterator[Run]:
    """The runs in order, what was cut before what is new; joined they are either text."""
    changes = _changes(WORDS.findall(old), WORDS.findall(new))
    for same, cut, new in changes:
        lead = ""
        if cut and new:  # a blank that stays is no change
            blanks = (re.match(r"\s*", cut)[0], re.match(r"\s*", new)[0])
            lead = blanks[0] if blanks[0] == blanks[1] else ""
        for kind, text in [
            ("same", same + lead),
            ("cut", cut[len(lead) :]),
            ("new", new[len(lead) :]),
        ]:
            if text:
                yield Run(kind, text)


def _changes(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """(unchanged words, the old words that follow, the new words that follow), in order."""
    changes = []
    same = ""
    i = j = 0
    for k, m in [*equal_pairs(old, new), (len(old), len(new))]:
        if i < k or j < m:
            changes.append((same, "".join(old[i:k]), "".join(new[j:m])))
            same = ""
        if k < len(old):
            same += old[k]
        i, j = k + 1, m + 1
    return [*_without_islands(changes), (same, "", "")]


def _without_islands(changes):
    """The changes, with the word or two that two large ones have between them taken along."""
    joined = []
    for same, cut, new in changes:
        if joined and _is_island(same, joined[-1], (cut, new)):
            first, earlier_cut, earlier_new = joined.pop()
            same, cut, new = first, earlier_cut + same + cut, earlier_new + same + new
        joined.append((same, cut, new))
    return joined


def _is_island(same, before, after) -> bool:
    words = re.findall(r"\w+", same)
    if not words:
        return True
    smaller = min(max(map(len, before[1:])), max(map(len, after)))
    return len(words) <= ISLAND and len(same) < smaller
