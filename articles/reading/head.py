"""The head of a story: which blocks are its headline, standfirst, byline, source, day and place."""

import re
from dataclasses import dataclass, field

from . import agencies, banners, captions, kinds
from .credits import is_job, is_name
from .dateline_words import may_be_a_place
from .datelines import Dateline
from .facts import Role
from .given_names import GIVEN
from .headlines import find_headline, lead_words
from .lines import Block
from .opening import find_opening
from .places import is_known_place

_BETWEEN_NAMES = re.compile(r",\s+|\s+and\s+|\s+&\s+")
_LONGEST_NAMES = 70
_TITLE = 4  # words of a headline above names that nothing else tells of


@dataclass(slots=True)
class Head:
    """Where the body starts and the role of every block before it."""

    start: int
    roles: dict[int, Role] = field(default_factory=dict)
    headline: str | None = None
    headline_end: int | None = None  # in the block, where a site's name follows the headline
    headline_at: int | None = None
    dateline: Dateline | None = None
    place: str | None = None
    byline_at: int | None = None


def read_head(text: str, blocks: list[Block], roles: list[Role | None], first: int) -> Head:
    """The head of the story whose blocks have these roles on their face.

    `first` is where the stretch of whole sentences begins.
    """
    opening = find_opening(text, blocks, roles, first)
    head = Head(opening.start, dateline=opening.dateline, byline_at=opening.byline_at)
    for at in range(head.start):
        if roles[at]:
            head.roles[at] = Role.FURNITURE if roles[at] is Role.SIGNOFF else roles[at]
    _find_bare_byline(blocks, head)
    _read_under_byline(blocks, head)
    banners.mark_beside_credits(blocks, head.roles, head.start, head.byline_at)
    _find_place_line(blocks, head)
    _find_headline(blocks, head)
    banners.mark_banner(blocks, head.roles, head.start, head.headline_at)
    _find_standfirst(blocks, head)
    return head


def _find_bare_byline(blocks: list[Block], head: Head) -> None:
    """A name alone under the headline, with an agency, a job or the day in the next line."""
    if head.byline_at is not None:
        return
    for at in range(1, head.start - 1):
        name = blocks[at].text
        if at in head.roles or not _are_names(name):
            continue
        below = blocks[at + 1]
        is_credited = head.roles.get(at + 1) is Role.SOURCE or (
            not below.after_gap and is_job(below.text)
        )
        is_credited = is_credited or _is_dated_below(blocks, head, at)
        is_signed = at + 2 < head.start and is_known_place(blocks[at + 2].text)
        if not is_credited or not (is_signed or _has_title_above(at, head)):
            continue
        if is_signed or not kinds.telling_words(name) & lead_words(blocks, head.start):
            head.roles[at] = Role.BYLINE
            head.byline_at = at
            return


def _are_names(text: str) -> bool:
    """Whether a line is the names of one to three authors and nothing else."""
    if len(text) > _LONGEST_NAMES or agencies.names_organisation(text):
        return False
    names = _BETWEEN_NAMES.split(text)
    return 1 <= len(names) <= 3 and all(is_name(one) and len(one.split()) <= 4 for one in names)


def _is_dated_below(blocks: list[Block], head: Head, at: int) -> bool:
    """Whether the name stands between a headline and the day of the story."""
    if blocks[at].text.casefold().split()[0] not in GIVEN:
        return False  # `Middle East`, `Your Town`
    is_under_title = at - 1 not in head.roles and len(blocks[at - 1].text.split()) >= _TITLE
    is_unbroken = blocks[at - 1].is_closed or blocks[at].after_gap
    return is_under_title and is_unbroken and head.roles.get(at + 1) is Role.DATE


def _read_under_byline(blocks: list[Block], head: Head) -> None:
    """Lines right under the byline that tell where its authors work."""
    if head.byline_at is None or head.byline_at >= head.start:
        return
    for at in range(head.byline_at + 1, min(head.byline_at + 3, head.start)):
        block = blocks[at]
        if at in head.roles:
            if head.roles[at] is Role.SOURCE:
                continue
            return
        if block.after_gap or not is_job(block.text) or kinds.is_sentence(block.text):
            return
        head.roles[at] = Role.BYLINE


def _find_place_line(blocks: list[Block], head: Head) -> None:
    """`Moscow` in a line of its own, beside the line with the day or under the byline."""
    if head.dateline and head.dateline.place:
        return
    for at in range(head.start):
        text = blocks[at].text
        if at in head.roles or len(text.split()) > 8:
            continue
        beside_day = Role.DATE in (head.roles.get(at + 1), head.roles.get(at - 1))
        under_byline = head.roles.get(at - 1) in {Role.BYLINE, Role.SOURCE} and (
            head.byline_at is not None and at > head.byline_at
        )
        if not may_be_a_place(text, is_sure=True):
            continue
        is_alone = under_byline and at + 1 == head.start and _is_bare_place(blocks[at])
        is_capitals = (text.isupper() and "," in text and beside_day) or is_alone
        is_signed = "," in text and len(text.split()) <= 4 and _has_title_above(at, head)
        if is_capitals or (is_known_place(text) and (beside_day or under_byline or is_signed)):
            head.roles[at] = Role.DATELINE
            head.place = text
            return


def _is_bare_place(block: Block) -> bool:
    """Whether a line of its own, between the byline and the story, can name a place."""
    words = block.text.split()
    is_named = len(words) <= 2 and all(word.isalpha() and word[0].isupper() for word in words)
    return is_named and block.after_gap and not agencies.names_organisation(block.text)


def _has_title_above(at: int, head: Head) -> bool:
    return any(other not in head.roles for other in range(at))


def _find_headline(blocks: list[Block], head: Head) -> None:
    found = find_headline(blocks, head.start, head.roles)
    if found is None:
        return
    head.headline, head.headline_end, head.headline_at = found.text, found.end, found.last
    for at in range(found.first, found.last + 1):
        head.roles[at] = Role.HEADLINE
    _mark_repetitions(blocks, head)


def _mark_repetitions(blocks: list[Block], head: Head) -> None:
    for at in range(head.start):
        if at in head.roles:
            continue
        text = blocks[at].text
        if text == head.headline:
            head.roles[at] = Role.HEADLINE
        elif text.casefold().startswith(head.headline.casefold()):
            head.roles[at] = Role.FURNITURE


def _find_standfirst(blocks: list[Block], head: Head) -> None:
    """Every other line: before the headline furniture, after it the standfirst or copy."""
    has_standfirst = False
    for at in range(head.start):
        if at in head.roles:
            continue
        text = blocks[at].text
        words = len(text.split())
        if head.headline_at is None or at < head.headline_at:
            is_copy = head.headline_at is None and head.dateline is None
            is_copy = is_copy and kinds.is_sentence(text)
            head.roles[at] = Role.BODY if is_copy else Role.FURNITURE
        elif captions.may_be_caption(text):
            head.roles[at] = Role.CAPTION
        elif "|" in text and not kinds.is_closed(text):
            head.roles[at] = Role.FURNITURE
        elif words >= 6 and not has_standfirst:
            head.roles[at] = Role.STANDFIRST
            has_standfirst = True
        elif words <= 5:
            head.roles[at] = Role.FURNITURE
        elif not kinds.is_closed(text) or at < (head.byline_at or 0):
            head.roles[at] = Role.CAPTION
        else:
            head.roles[at] = Role.BODY
