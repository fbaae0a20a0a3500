"""The head of a story: which blocks are its headline, standfirst, byline, source, day and place."""

import re
from dataclasses import dataclass, field

from . import agencies, bylines, kinds
from .datelines import Dateline
from .days import find_day
from .facts import Role
from .lines import Block
from .opening import find_opening
from .places import is_known_place

_SITE = re.compile(r"\s+(?:[|–—:•»-]|::|\|\|)\s+")
_SITE_NAME = re.compile(
    r"(?:[\w&'’-]+ ){0,3}(?:News|Online|Daily|Magazine|Newsroom|\S+\.(?:com|org|net))"
)
_WEB_NAME = re.compile(r"[A-Z]\w+(?:Net|Online|Wire|News|Today)|\w+\.(?:com|org|net|info)")
_BAR = re.compile(r"\s+\|\s+")
_SPEECH = re.compile(
    r"(?:\w+ )?(?:speech|remarks|statement|address|interview|conference|briefing) (?:by|with|of) ",
    re.I,
)
_LEAD_BLOCKS = 5
_WIDEST = 100  # a headline this long was not broken to fit a line


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


def read_head(text: str, blocks: list[Block], roles: list[Role | None]) -> Head:
    """The head of the story whose blocks have these roles on their face."""
    opening = find_opening(text, blocks, roles)
    head = Head(opening.start, dateline=opening.dateline, byline_at=opening.byline_at)
    for at in range(head.start):
        if roles[at]:
            head.roles[at] = Role.FURNITURE if roles[at] is Role.SIGNOFF else roles[at]
    _find_bare_byline(blocks, head)
    _read_under_byline(blocks, head)
    _find_unknown_source(blocks, head)
    _find_paper(blocks, head)
    _find_place_line(blocks, head)
    _find_headline(blocks, head)
    _find_standfirst(blocks, head)
    return head


def _find_bare_byline(blocks: list[Block], head: Head) -> None:
    """A name alone under the headline, with an agency or a job in the next line."""
    if head.byline_at is not None:
        return
    lead = _lead_words(blocks, head)
    for at in range(1, head.start - 1):
        name = blocks[at].text
        if at in head.roles or not bylines.is_name(name) or len(name.split()) > 4:
            continue
        below = blocks[at + 1]
        is_credited = head.roles.get(at + 1) is Role.SOURCE or (
            not below.after_gap and bylines.is_job(below.text)
        )
        is_signed = at + 2 < head.start and is_known_place(blocks[at + 2].text)
        is_byline = _has_title_above(at, head) and not kinds.telling_words(name) & lead
        if is_credited and (is_signed or is_byline):
            head.roles[at] = Role.BYLINE
            head.byline_at = at
            return


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
        if block.after_gap or not bylines.is_job(block.text) or kinds.is_sentence(block.text):
            return
        head.roles[at] = Role.BYLINE


def _find_unknown_source(blocks: list[Block], head: Head) -> None:
    """A name right under the byline that no list knows: who supplied the copy.

    It is one only where another line can be the headline; printed again, it is the source there
    too.
    """
    at = -1 if head.byline_at is None else head.byline_at + 1
    if not 0 < at < head.start or at in head.roles or blocks[at].after_gap:
        return
    name = blocks[at].text
    others = [
        other
        for other in range(head.start)
        if other not in head.roles and blocks[other].text != name
    ]
    if not others or not _may_name_a_source(name, _lead_words(blocks, head)):
        return
    for other in range(head.start):
        if blocks[other].text == name and other not in head.roles:
            head.roles[other] = Role.SOURCE


def _find_paper(blocks: list[Block], head: Head) -> None:
    """A newspaper's name in a line of its own, beside the byline or the day."""
    for at in range(head.start):
        beside = {head.roles.get(at - 1), head.roles.get(at + 1)}
        if at in head.roles or not beside & {Role.BYLINE, Role.DATE}:
            continue
        text = blocks[at].text
        if agencies.is_paper(text) or (_WEB_NAME.fullmatch(text) and _has_title_above(at, head)):
            head.roles[at] = Role.SOURCE


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
        is_capitals = text.isupper() and "," in text and beside_day
        is_signed = "," in text and len(text.split()) <= 4 and _has_title_above(at, head)
        if is_capitals or (is_known_place(text) and (beside_day or under_byline or is_signed)):
            head.roles[at] = Role.DATELINE
            head.place = text
            return


def _has_title_above(at: int, head: Head) -> bool:
    return any(other not in head.roles for other in range(at))


def _find_headline(blocks: list[Block], head: Head) -> None:
    candidates = [at for at in range(head.start) if at not in head.roles]
    if not candidates:
        return
    first = last = _repeated(blocks, candidates)
    if first is None:
        chosen = _best(blocks, candidates, head)
        if chosen is None:
            return
        first, last = _whole_headline(blocks, candidates, chosen)
    head.headline = " ".join(blocks[at].text for at in range(first, last + 1))
    for at in range(first, last + 1):
        head.roles[at] = Role.HEADLINE
    head.headline_at = last
    site = _BAR.search(blocks[last].text) if first == last else None
    if site and len(blocks[last].text[: site.start()].split()) >= 3:
        head.headline = blocks[last].text[: site.start()]
        head.headline_end = site.start()
    _mark_repetitions(blocks, candidates, head)


def _repeated(blocks: list[Block], candidates: list[int]) -> int | None:
    """The candidate that is printed twice, perhaps once with the name of the site."""
    titles: dict[str, int] = {}
    for at in candidates:
        folded = blocks[at].text.casefold()
        if folded in titles and len(folded.split()) >= 2:
            return _better_printed(blocks, titles[folded], at)
        titles.setdefault(folded, at)
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


def _best(blocks: list[Block], candidates: list[int], head: Head) -> int | None:
    """The first candidate whose words come back in the story; else the nearest that can be one."""
    lead = _lead_words(blocks, head)
    lines = [at for at in candidates if not kinds.is_sentence(blocks[at].text)]
    lines = [at for at in lines if not _names_a_site(blocks[at].text)] or lines
    if any(_SPEECH.match(blocks[at].text) is None for at in lines):
        lines = [at for at in lines if at == lines[0] or not _SPEECH.match(blocks[at].text)]
    matching = []
    for at in lines or candidates[:1]:
        words = kinds.telling_words(blocks[at].text)
        common = len(words & lead)
        if words and (common >= 2 or common >= 0.34 * len(words)):
            matching.append(at)
    for pool in (matching, _nearest_group(lines, head)):
        long = [at for at in pool if len(blocks[at].text.split()) >= (4 if pool is matching else 3)]
        if long:
            return long[0]
    wordy = [at for at in matching if len(blocks[at].text.split()) >= 2]
    if wordy:
        return wordy[-1]
    sentences = [at for at in candidates if kinds.is_sentence(blocks[at].text)]
    is_title = len(sentences) == len(candidates) == 1 and sentences[0] in matching
    return sentences[0] if is_title else None


def _names_a_site(text: str) -> bool:
    return agencies.is_paper(text) or _SITE_NAME.fullmatch(text) is not None


def _lead_words(blocks: list[Block], head: Head) -> set[str]:
    return kinds.telling_words(
        " ".join(block.text[:600] for block in blocks[head.start : head.start + _LEAD_BLOCKS])
    )


def _nearest_group(lines: list[int], head: Head) -> list[int]:
    """The candidates with nothing recognised between them that stand nearest to the body."""
    group: list[int] = []
    for at in lines:
        if group and any(between in head.roles for between in range(group[-1] + 1, at)):
            group = []
        group.append(at)
    return group


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
    if is_known_place(below.text) or find_day(below.text):
        return False
    if len(above.text.split()) < 3 or len(above.text) < 18 or _SITE.search(above.text):
        return False
    if not _ran_out_of_line(above.text, below.text):
        return False
    if above.text.isupper() or below.text.isupper():
        return above.text.isupper() and below.text.isupper()
    return kinds.is_title_cased(above.text) and kinds.is_title_cased(below.text)


def _ran_out_of_line(above: str, below: str) -> bool:
    """Whether the first word of the lower line found no room in the upper one."""
    width = max(len(above), len(below))
    return len(above) <= _WIDEST and len(above) + 1 + len(below.split()[0]) > width


def _mark_repetitions(blocks: list[Block], candidates: list[int], head: Head) -> None:
    for at in candidates:
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
        elif words >= 6 and not has_standfirst:
            head.roles[at] = Role.STANDFIRST
            has_standfirst = True
        elif not kinds.is_closed(text):
            head.roles[at] = Role.FURNITURE if words <= 5 else Role.CAPTION
        else:
            head.roles[at] = Role.BODY
