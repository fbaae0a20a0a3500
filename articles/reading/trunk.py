"""The body of a story: its paragraphs and headings, and what the page put between them."""

import re

from . import captions, closings, kinds
from .datelines import split_dateline
from .facts import Role
from .lines import Block
from .tail import drop_tail

_LONGEST_CAPTION = 700
_LONGEST_HEADING = 80
_GLANCE = 40  # a first look at a line, which is quick
_PARTED = 4  # blocks within which a sentence goes on
_SLUG = 4
_LONGEST_TEASER = 160
_RUN = 2  # so many lines in a row are no headings
_TOLD = 2  # paragraphs above a line that opens the comments
_FOREIGN = re.compile(r"[\u0370-\u1dff\u3040-\ud7ff]")


def read_trunk(
    blocks: list[Block],
    roles: list[Role | None],
    start: int,
    headline: str | None,
    authors: frozenset[str],
    last: int,
    is_dateline_alone: bool,
) -> dict[int, Role]:
    """The role of every block from `start` on; `last` ends the stretch of whole sentences.

    `is_dateline_alone` tells that the first of them holds nothing but the dateline.
    """
    found: dict[int, Role] = {}
    end = _last_copy(blocks, roles, start)
    in_links = False
    for at in range(start, len(blocks)):
        role = roles[at]
        text = blocks[at].text
        if role is None and not in_links:
            in_links = closings.is_list_heading(text) and at > start
            role = Role.FURNITURE if in_links else None
        elif role is Role.FURNITURE:
            in_links = in_links or closings.is_list_heading(text)
        elif role is None:
            in_links = _is_link(text) or _is_under_title(blocks, found, at)
            role = Role.FURNITURE if in_links else None
        if at == start and role is not Role.SIGNOFF:
            role = None
        found[at] = role if role in _ANYWHERE else _settle(role, text, at > end)
        if found[at] is Role.BODY and headline and text == headline:
            found[at] = Role.FURNITURE
    _drop_doubled_lines(blocks, found, start)
    _drop_odd_lines(blocks, found, start)
    _drop_below(blocks, found, max(start, last))
    _drop_runs(blocks, found, start)
    if is_dateline_alone:
        _read_first_lines(blocks, roles, found, start)
    drop_tail(blocks, found, start, authors)
    _find_headings(blocks, found, start)
    return found


_OF_HEAD = frozenset({Role.BYLINE, Role.SOURCE, Role.DATE})
_ANYWHERE = frozenset({Role.FURNITURE, Role.CAPTION, Role.SIGNOFF})


def _last_copy(blocks: list[Block], roles: list[Role | None], start: int) -> int:
    for at in range(len(blocks) - 1, start, -1):
        text = blocks[at].text
        is_copy = kinds.is_quotation(text) or (kinds.reads_on(text) and not kinds.is_teaser(text))
        if roles[at] is None and is_copy:
            return at
    return start


def _settle(role: Role | None, text: str, is_after_copy: bool) -> Role:
    """The role of a line that looks like part of the head: after the copy it may be one."""
    if role is Role.SOURCE and kinds.is_labelled_source(text):
        return Role.SOURCE
    if role is Role.DATE and (is_after_copy or (text[0].isalpha() and ":" in text)):
        return Role.DATE
    if role in {Role.SOURCE, Role.BYLINE} and is_after_copy:
        return role
    return Role.BODY


def _drop_odd_lines(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """Long lines between paragraphs that are no sentences, and lines in another script."""
    for at in range(start + 1, len(blocks)):
        text = blocks[at].text
        if found[at] is not Role.BODY:
            continue
        if _is_foreign(text) and not _is_foreign(blocks[start].text):
            found[at] = Role.FURNITURE
        elif blocks[at].is_closed or _goes_on_below(blocks, found, at):
            continue
        elif at + 1 < len(blocks) and blocks[at - 1].is_closed and blocks[at + 1].is_closed:
            is_long = _LONGEST_HEADING < len(text) <= _LONGEST_CAPTION and not kinds.is_listed(text)
            if is_long and not captions.tells_of_past(text):
                found[at] = Role.CAPTION


def _goes_on_below(blocks: list[Block], found: dict[int, Role], at: int) -> bool:
    """Whether the next paragraph goes on with the sentence, as around a picture."""
    rest = range(at + 1, min(at + 1 + _PARTED, len(blocks)))
    below = next((blocks[other].text for other in rest if found[other] is Role.BODY), "")
    return below[:1].islower()


def _read_first_lines(
    blocks: list[Block], roles: list[Role | None], found: dict[int, Role], start: int
) -> None:
    """Lines between a dateline in a line of its own and the first sentence: byline, slugs."""
    for at in range(start + 1, len(blocks)):
        text = blocks[at].text
        if found[at] is not Role.BODY:
            continue
        if roles[at] in _OF_HEAD:
            found[at] = roles[at]
            continue
        is_line = not (kinds.reads_on(text) or kinds.is_quotation(text) or kinds.is_listed(text))
        if not is_line or len(text.split()) > _SLUG:
            return
        found[at] = Role.FURNITURE


def _is_foreign(text: str) -> bool:
    """Whether most letters of a line are of another script than the Latin one."""
    if text.isascii() or _FOREIGN.search(text, 0, _GLANCE) is None:
        return False
    letters = sum(map(str.isalpha, text[:200]))
    return len(_FOREIGN.findall(text, 0, 200)) * 2 > letters


def _drop_doubled_lines(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """A line printed twice in a row, as links with pictures are."""
    for at in range(start + 1, len(blocks)):
        text = blocks[at].text
        if text == blocks[at - 1].text and not kinds.is_sentence(text):
            found[at - 1] = found[at] = Role.FURNITURE
            if at == len(blocks) - 2 and at - start > _TOLD:
                found[at + 1] = Role.FURNITURE  # what the last link leads to


def _drop_below(blocks: list[Block], found: dict[int, Role], last: int) -> None:
    """All that stands below the stretch of whole sentences, but for what closes the story."""
    for at in range(last + 1, len(blocks) - 1):
        if found[at] is Role.BODY:
            found[at] = Role.FURNITURE


def _drop_runs(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """Lines between paragraphs that are no sentences, where several stand together."""
    run: list[int] = []
    above = start
    for at in range(start + 1, len(blocks)):
        text = blocks[at].text
        if found[at] is Role.FURNITURE:
            continue
        is_line = found[at] is Role.BODY and len(text) <= _LONGEST_HEADING
        if is_line and not (
            kinds.reads_on(text) or kinds.is_quotation(text) or kinds.is_listed(text)
        ):
            run.append(at)
            continue
        if len(run) >= _RUN and not blocks[above].text.endswith((":", ",", ";")):
            for other in run:
                found[other] = Role.FURNITURE
        run, above = [], at


def _is_link(text: str) -> bool:
    """Whether a line in a list of links is one more: a title, or how another story begins."""
    if kinds.is_teaser(text) or not (kinds.is_sentence(text) or kinds.is_quotation(text)):
        return True
    dateline = split_dateline(text)
    return dateline is not None and dateline.place is not None


def _is_under_title(blocks: list[Block], found: dict[int, Role], at: int) -> bool:
    """Whether a short sentence in a list of links stands below a title, and no copy below it."""
    text = blocks[at].text
    if len(text) > _LONGEST_TEASER or kinds.is_quotation(text) or at == len(blocks) - 1:
        return False
    above, below = blocks[at - 1].text, blocks[at + 1].text
    is_title = found.get(at - 1) is Role.FURNITURE and not kinds.reads_on(above)
    return is_title and not closings.is_list_heading(above) and not kinds.reads_on(below)


def _find_headings(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    body = [at for at in range(start, len(blocks)) if found[at] is Role.BODY]
    for before, at, after in zip(body, body[1:], body[2:], strict=False):
        below = blocks[after].text
        opens_list = blocks[before].text.endswith((":", ",", ";"))
        if opens_list or not _may_be_heading(blocks[at].text):
            continue
        if kinds.is_sentence(below) or kinds.is_quotation(below):
            found[at] = Role.SUBHEADING


def _may_be_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= 12
        and text[-1] not in ".!,;:…\"”’'"
        and (text[0].isupper() or text[0].isdigit())
        and not kinds.is_listed(text)
        and not text.startswith(("“", '"', "-", "–", "—"))
    )
