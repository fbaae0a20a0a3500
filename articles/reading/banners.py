"""The lines of a head that name who supplied the story: banners, papers beside the byline."""

import re

from . import agencies, kinds
from .credits import is_job
from .days import find_day
from .facts import Role
from .headlines import lead_words
from .lines import Block
from .places import is_known_place

_WEB_NAME = re.compile(r"[A-Z]\w+(?:Net|Online|Wire|News|Today)|\w+\.(?:com|org|net|info)")
_MENU = 12  # so many lines that nothing is known of are a menu, and none of them is a banner
_CREDITS = frozenset({Role.BYLINE, Role.DATE})


def mark_beside_credits(
    blocks: list[Block], roles: dict[int, Role], start: int, byline_at: int | None
) -> None:
    """Mark a name under the byline, and a paper's beside the byline or the day, as the source."""
    if byline_at is not None:
        _mark_under_byline(blocks, roles, start, byline_at + 1)
    for at in range(start):
        if at in roles or not _is_beside(roles, at, _CREDITS):
            continue
        text = blocks[at].text
        is_name = _WEB_NAME.fullmatch(text) or agencies.is_outlet(text)
        has_title_above = any(other not in roles for other in range(at))
        if agencies.is_paper(text) or (is_name and has_title_above):
            roles[at] = Role.SOURCE


def mark_banner(
    blocks: list[Block], roles: dict[int, Role], start: int, headline_at: int | None
) -> None:
    """Mark the name of an office or a paper that heads the page, or stands below the headline.

    Of several lines the first above the headline is the one, as on the head of a letter.
    """
    unknown = [at for at in range(start) if at not in roles]
    if Role.SOURCE in roles.values() or len(unknown) > _MENU:
        return
    below = 0 if headline_at is None else headline_at
    for at in unknown:
        text = blocks[at].text
        is_name = agencies.is_body(text) if at > below else agencies.names_organisation(text)
        if is_name:
            roles[at] = Role.SOURCE
            return


def _mark_under_byline(blocks: list[Block], roles: dict[int, Role], start: int, at: int) -> None:
    """A name right under the byline that no list knows: who supplied the copy.

    It is one only where another line can be the headline; printed again, it is the source there
    too.
    """
    if not 0 < at < start or at in roles:
        return
    name = blocks[at].text
    if blocks[at].after_gap and not is_job(name):
        return
    others = [other for other in range(start) if other not in roles and blocks[other].text != name]
    if not others or not _may_name_a_source(name, lead_words(blocks, start)):
        return
    for other in range(start):
        if blocks[other].text == name and other not in roles:
            roles[other] = Role.SOURCE


def _is_beside(roles: dict[int, Role], at: int, wanted: frozenset[Role]) -> bool:
    """Whether the next line up or down has such a role; a line of the page may stand between."""
    for step in (-1, 1):
        role = roles.get(at + step)
        role = roles.get(at + 2 * step) if role is Role.FURNITURE else role
        if role in wanted:
            return True
    return False


def _may_name_a_source(text: str, lead: set[str]) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 6
        and kinds.is_title_cased(text)
        and not kinds.is_closed(text)
        and not any(mark in text for mark in ",:;?!|")
        and not is_known_place(text)
        and find_day(text) is None
        and len(kinds.telling_words(text) & lead) < 2
    )
