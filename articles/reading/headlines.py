"""The headline: which of the lines above a story is it, and where it begins and ends."""

import re
from dataclasses import dataclass

from . import agencies, kinds
from .days import find_day
from .facts import Role
from .lines import Block
from .places import is_known_place

_SITE = re.compile(r"\s+(?:[|–—:•»-]|::|\|\|)\s+")
_BAR = re.compile(r"\s+\|\s+")
# `^Harbor Waits for Wall<` and `TITLE: Harbor Waits for Wall`
_MARKS_OF_WIRES = re.compile(r"^(?:[\^$](?=\w)|(?:title|headline|subject)\s*:\s*)|\s*<$", re.I)
_DIGIT = re.compile(r"\d")
_OFFICES = r"(?:minister|secretary|treasurer|attorney-general|leader|spokes\w+)"
# Whose release it is, in small letters: "ann roe mp", "ann roe m.p. shadow minister for ports".
_LETTERHEAD = re.compile(
    r"\bthe (?:rt )?hon\b"
    rf"|\b(?:m\.?p\.?|mhr|ml[ac]|msp|mep)(?:$|\s.*\b{_OFFICES}\b)"
    rf"|^(?:(?:shadow|assistant|deputy|prime|federal) )*{_OFFICES}(?: (?:for|of) [\w’', &-]+)?$"
)
_RUN = 3  # so many words in a row as in the story,
_NAME_SHARE = 0.8  # where they are such a share of the line, are a name
_FEW = 3  # so few words go on with a headline only where it was left open
_LEFT_OPEN = re.compile(r" (?:the|a|an|of|and|in|on|to|for|with|at|by|from|as|or|new|-|–)$", re.I)
_NEAR = 20  # candidates among which a headline behind a path is sought
_LEAD_BLOCKS = 5
_LEAD = 600
_WIDEST = 100  # a headline this long was not broken to fit a line
# What speaks for a line: words that come back in the story, and these.
_ENOUGH = 3  # words in common; more prove no more
_BY_LENGTH = ((1, -3), (2, -1), (3, 0), (16, 1.5), (25, 1), (10_000, 0))
_REPEATED = 3  # printed twice
_NEAR_BODY = 2  # the nearer to the story the more
_FAR = 20
_AS_SENTENCE = 2.5  # against it
_AS_NAME = 3
_TRIES = 8  # lines that may be names before one is taken all the same
_ABOUT = 1.25  # the first of those that are about as good


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline in the blocks from `first` to `last`.

    `end` is where it ends in its block if a site's name follows it there.
    """

    text: str
    first: int
    last: int
    end: int | None = None


def find_headline(blocks: list[Block], start: int, roles: dict[int, Role]) -> Headline | None:
    """The headline among the blocks above `start` that have no role yet."""
    candidates = [at for at in range(start) if at not in roles and not _is_aside(blocks[at].text)]
    chosen = _best(blocks, candidates, start) if candidates else None
    if chosen is None:
        return None
    first, last = _whole_headline(blocks, candidates, chosen)
    text = blocks[last].text
    site = _BAR.search(text) if first == last else None
    if site and len(text[: site.start()].split()) >= 3:
        return Headline(text[: site.start()], first, last, site.start())
    whole = " ".join(blocks[at].text for at in range(first, last + 1))
    return Headline(_MARKS_OF_WIRES.sub("", whole) or whole, first, last)


def lead_words(blocks: list[Block], start: int) -> set[str]:
    """The telling words of the paragraphs that open the body."""
    return kinds.telling_words(
        " ".join(block.text[:_LEAD] for block in blocks[start : start + _LEAD_BLOCKS])
    )


def _is_aside(text: str) -> bool:
    """Whether a line leads to another one, is marked, or made of codes: `Defense Minister:`."""
    is_bracketed = text[0] in "([" and text[-1] in ")]"
    is_marked = text[-1] == ":" or text[0] in "|▲►▶■●◆" or "://" in text
    return is_bracketed or is_marked or _is_code(text.split())


def _is_code(words: list[str]) -> bool:
    """Whether half of the words are no words: `r f BC-/HARBOR 03-04 0105`."""
    odd = sum(len(word) == 1 or _DIGIT.search(word) is not None for word in words)
    return odd * 2 >= len(words)


def _repeated(blocks: list[Block], candidates: list[int]) -> int | None:
    """The candidate that is printed twice, perhaps once with the name of the site."""
    titles: dict[str, int] = {}
    for at in candidates:
        folded = blocks[at].text.casefold()
        if folded in titles and len(folded.split()) >= 2:
            is_stuck = at == titles[folded] + 1 and not blocks[at].after_gap
            if is_stuck and titles[folded] != candidates[0]:
                continue  # as the description of a picture and its caption are
            return _better_printed(blocks, titles[folded], at)
        titles.setdefault(folded, at)
    for at in candidates[:_NEAR]:
        if len(blocks[at].text.split()) < 4:
            continue
        for other in candidates[:_NEAR]:
            longer = blocks[other].text
            if other != at and longer.endswith(f" {blocks[at].text}"):
                is_broken = f"{blocks[at - 1].text} {blocks[at].text}".endswith(longer)
                return other if is_broken else at
    for at in candidates:
        _, colon, title = blocks[at].text.partition(": ")
        if colon and title.casefold() in titles:
            return titles[title.casefold()]
        site = _SITE.search(blocks[at].text)
        while site:
            found = titles.get(blocks[at].text[: site.start()].casefold())
            if found is not None and found != at:
                return found
            site = _SITE.search(blocks[at].text, site.end())
    return None


def _better_printed(blocks: list[Block], one: int, other: int) -> int:
    return other if blocks[one].text.isupper() and not blocks[other].text.isupper() else one


def _best(blocks: list[Block], candidates: list[int], start: int) -> int | None:
    """The first candidate of those for which most speaks; none if nothing does."""
    lead = lead_words(blocks, start)
    repeated = _repeated(blocks, candidates)
    worth = {at: _worth(blocks[at].text, lead) for at in candidates}
    for at in candidates:
        worth[at] += _NEAR_BODY * (1 - min(start - at, _FAR) / _FAR)
    if repeated is not None:
        worth[repeated] += _REPEATED
    for _ in candidates[:_TRIES]:
        most = max(worth.values())
        if most <= 0:
            return None
        best = next(at for at in candidates if worth[at] >= most - _ABOUT)
        if len(candidates) == 1 or not _is_a_name(blocks[best].text, blocks, start):
            return best
        worth[best] -= _AS_NAME
    return best


def _worth(text: str, lead: set[str]) -> float:
    """How much the line itself speaks for its being the headline of a story that opens so."""
    words = kinds.telling_words(text)
    common = len(words & lead)
    worth = min(common, _ENOUGH) + 2 * common / max(len(words), 1)
    worth += next(value for most, value in _BY_LENGTH if len(text.split()) <= most)
    if kinds.is_sentence(text):
        worth -= _AS_SENTENCE
    return worth


def _is_a_name(text: str, blocks: list[Block], start: int) -> bool:
    """Whether it says whose story it is, or comes back just so: a title of a minister does."""
    text = text.casefold()
    opening = " ".join(block.text[:_LEAD] for block in blocks[start : start + _LEAD_BLOCKS])
    opening = opening.casefold()
    if _LETTERHEAD.search(text):
        return True
    words = text.split()
    at = covered = 0
    while at + _RUN <= len(words):
        end = at
        while end < len(words) and " ".join(words[at : end + 1]) in opening:
            end += 1
        covered += end - at if end - at >= _RUN else 0
        at = max(end, at + 1)
    return covered >= max(_RUN, _NAME_SHARE * len(words))


def _whole_headline(blocks: list[Block], candidates: list[int], chosen: int) -> tuple[int, int]:
    """The first and last block of a headline that runs over two lines."""
    first = last = chosen
    while last + 1 in candidates and last == first and _continues(blocks, last, last + 1):
        last += 1
    while first - 1 in candidates and last == first and _continues(blocks, first - 1, first):
        first -= 1
    return first, last


def _continues(blocks: list[Block], one: int, other: int) -> bool:
    above, below = blocks[one], blocks[other]
    if below.after_gap or above.is_closed or kinds.is_sentence(below.text):
        return False
    if below.text.casefold().startswith(above.text.casefold()):
        return False
    if below.text[0].islower():
        return True
    if is_known_place(below.text) or find_day(below.text) or " - " in below.text:
        return False
    if agencies.names_organisation(below.text) and not above.text.isupper():
        return False
    if len(above.text.split()) < 3 or len(above.text) < 18 or _SITE.search(above.text):
        return False
    if not _ran_out_of_line(above.text, below.text):
        return False
    if above.text.isupper() or below.text.isupper():
        return above.text.isupper() and below.text.isupper()
    if len(below.text.split()) < _FEW and not _LEFT_OPEN.search(above.text):
        return False  # a section, a place, an author
    return kinds.is_title_cased(above.text) and kinds.is_title_cased(below.text)


def _ran_out_of_line(above: str, below: str) -> bool:
    """Whether the first word of the lower line found no room in the upper one."""
    width = max(len(above), len(below))
    return len(above) <= _WIDEST and len(above) + 1 + len(below.split()[0]) > width
