"""The opening of a story: the first block of its body, and the dateline or byline that tells it."""

import re
from dataclasses import dataclass

from . import captions, kinds
from .datelines import Dateline, split_dateline
from .facts import Role
from .lines import Block
from .places import is_known_place

_SALUTATION = re.compile(
    r"(?:ladies and gentlemen|good (?:morning|afternoon|evening)|(?:dear|mr\.?|madam|your) .{3,60}|"
    r"excellencies.{0,60}|thank you.{0,30})[,.:!]",
    re.I,
)
_SPEAKER = re.compile(r"[A-Z][A-Z .’'-]{2,40}:\s")
_DIALOGUE_REACH = 16  # in so many blocks another speaker has a word
_SHORTEST_LEAD = 40  # behind a day alone; what is shorter belongs to a line with the day
_TEASER_REACH = 8  # so many blocks below its teaser a story starts
_DATELINE_REACH = 400
_LONGEST_STANDFIRST = 220
_ASIDE = frozenset({Role.FURNITURE, Role.CAPTION})
_DASHES = frozenset("—–-")  # one ends a dateline that stands alone
_LEAD = 600
_FEW_WORDS = 4  # so few words say too little to be compared
_HEAD_BLOCKS = 500  # a story that has not begun after so many blocks has no dateline
_BYLINE_REACH = 20  # a byline stands at most so many blocks above the story


@dataclass(frozen=True, slots=True)
class Opening:
    """The block in which the body starts, its dateline, and the block with the byline above it."""

    start: int
    byline_at: int | None
    dateline: Dateline | None = None


def find_opening(text: str, blocks: list[Block], roles: list[Role | None], first: int) -> Opening:
    """Where the story itself begins, below everything that only introduces it.

    `first` is where the stretch of whole sentences begins; the byline may stand above it.
    """
    sentences: list[int] = []
    byline, above = None, 0  # the sentences above the byline are captions and the like
    top = max(0, first - _BYLINE_REACH)
    for at, block in enumerate(blocks[top : top + _HEAD_BLOCKS], top):
        if roles[at]:
            if roles[at] is Role.BYLINE and byline is None and len(sentences) <= 2:
                byline, above = at, len(sentences)
            continue
        dateline = split_dateline(text[block.start : min(block.end, block.start + _DATELINE_REACH)])
        may_open = dateline and _opens_the_story(dateline, block, len(sentences) - above)
        if may_open and not _is_dialogue(blocks, at, dateline):
            return Opening(_last_print(blocks, at), byline, dateline)
        if at >= first and kinds.is_sentence(block.text):
            sentences.append(at)
            if len(sentences) > 3:
                break
    start = _start_without_dateline(blocks, roles, sentences, byline)
    return Opening(start + _is_standfirst(blocks, roles, start), byline)


def _opens_the_story(dateline: Dateline, block: Block, sentences_before: int) -> bool:
    left = (block.end - block.start) - dateline.body_start
    if left <= 0:
        is_full = dateline.agency is not None and dateline.printed_day is not None
        if dateline.printed[-1] in _DASHES and dateline.place and not sentences_before:
            return True
        return dateline.is_sure and dateline.place is not None and sentences_before <= is_full
    if dateline.place is None and dateline.agency is None and left < _SHORTEST_LEAD:
        return False
    if dateline.place is None and dateline.printed_day is None and not block.is_closed:
        return False
    if dateline.is_sure:
        return sentences_before <= 2 and left >= 12
    return sentences_before <= 1 and left >= 25 and (kinds.is_closed(block.text) or left > 100)


def _is_dialogue(blocks: list[Block], at: int, dateline: Dateline) -> bool:
    """Whether capitals before a colon name who speaks: other speakers follow."""
    if dateline.is_sure or not dateline.printed.endswith(":"):
        return False
    if is_known_place(dateline.place or ""):
        return False
    speaker = (dateline.place or "").title()
    if any(speaker in block.text for block in blocks[:at]):
        return True
    near = [*blocks[max(0, at - 2) : at], *blocks[at + 1 : at + _DIALOGUE_REACH]]
    return any(_SPEAKER.match(block.text) for block in near)


def _last_print(blocks: list[Block], at: int) -> int:
    """The block itself, or the same one printed again right below, without a teaser's picture."""
    for other in range(min(at + _TEASER_REACH, len(blocks) - 1), at, -1):
        if blocks[other].text == blocks[at].text:
            return other
    return at


def _start_without_dateline(
    blocks: list[Block], roles: list[Role | None], sentences: list[int], byline: int | None
) -> int:
    if byline is not None:
        after = [at for at in range(byline + 1, len(blocks)) if _is_copy(blocks[at], roles[at])]
        if after:
            return after[0]
    if not sentences:
        first = next((at for at, role in enumerate(roles) if role is None), len(blocks))
        return min(first + 1, len(blocks)) if len(blocks) > first + 1 else first
    start = _below_caption(blocks, _after_repeated_title(blocks, roles, sentences[0]))
    if start + 1 < len(blocks) and blocks[start + 1].text == blocks[start].text:
        start += 1
    if start and _SALUTATION.fullmatch(blocks[start - 1].text):
        start -= 1
    has_title = any(role is None for role in roles[:start])
    follower = next((at for at in range(start + 1, len(blocks)) if roles[at] not in _ASIDE), None)
    if has_title and follower is not None and roles[follower] in {Role.DATE, Role.SOURCE}:
        later = [at for at in sentences[1:] if at > follower]
        if later:
            return later[0]
    return start


def _is_standfirst(blocks: list[Block], roles: list[Role | None], start: int) -> bool:
    """Whether the sentence under the headline only says it, or the lead below, in other words."""
    if not 0 < start < len(blocks) - 1 or roles[start - 1] or roles[start + 1]:
        return False
    title, sentence, below = (blocks[at] for at in range(start - 1, start + 2))
    if len(sentence.text) > _LONGEST_STANDFIRST or not kinds.is_sentence(below.text):
        return False
    if below.text.startswith(sentence.text):
        return True
    said, words = kinds.telling_words(title.text), kinds.telling_words(sentence.text)
    lead = kinds.telling_words(below.text[:_LEAD])
    if len(words) < _FEW_WORDS:
        return False
    is_title = len(words & said) >= 0.75 * len(words) and len(said & lead) >= 0.5 * len(said)
    is_stuck = below.after_gap and not sentence.after_gap
    return is_title or (is_stuck and len(words & lead) >= 0.4 * len(words))


def _below_caption(blocks: list[Block], start: int) -> int:
    """The first paragraph, where a line on it like the caption of a picture touches it."""
    caption, after = blocks[start], blocks[start + 1 : start + 4]
    is_stuck = (
        len(after) == 3
        and caption.after_gap
        and [block.after_gap for block in after] == [False, True, True]
        and kinds.is_sentence(after[0].text)
    )
    return start + (is_stuck and captions.may_be_caption(caption.text))


def _after_repeated_title(blocks: list[Block], roles: list[Role | None], start: int) -> int:
    """The block after a headline that is printed again just below the first sentence."""
    titles = {block.text for block in blocks[:start]}
    for at in range(start + 1, min(start + 4, len(blocks) - 1)):
        if blocks[at].text in titles and roles[at] is None:
            below = range(at + 1, len(blocks))
            return next((other for other in below if roles[other] is None), start)
    return start


def _is_copy(block: Block, role: Role | None) -> bool:
    return role is None and (kinds.is_sentence(block.text) or kinds.is_quotation(block.text))
