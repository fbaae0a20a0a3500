"""The body of a story: its paragraphs and headings, and what the page put between them."""

import re

from . import captions, closings, kinds, signoffs
from .date_lines import is_date_line
from .datelines import split_dateline
from .facts import Role
from .lines import Block

_LONGEST_CAPTION = 700
_LONGEST_HEADING = 80
_GLANCE = 40  # a first look at a line, which is quick
_BULLET = re.compile(r"[-•·*–—▪●]\s|\(?\d{1,2}[.)]\s")
_LINKS_AT_END = 3
_SHORT_LINK = 4
_TEASERS = 2
_LONGEST_NAME = 5  # words of an author's name
_TOLD = 2  # paragraphs above a line that opens the comments
_AKIN = 0.25  # of a paragraph's words come back in a story it belongs to
_FOREIGN = re.compile(r"[\u0370-\u1dff\u3040-\ud7ff]")
_CLOSING = frozenset({Role.SOURCE, Role.SIGNOFF, Role.DATE})
_LOOSE = 0.2  # of a story's length may be cut from its end


def read_trunk(
    blocks: list[Block],
    roles: list[Role | None],
    start: int,
    headline: str | None,
    authors: frozenset[str],
) -> dict[int, Role]:
    """The role of every block from `start` on."""
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
            in_links = _is_link(text)
            role = Role.FURNITURE if in_links else None
        if at == start and role is not Role.SIGNOFF:
            role = None
        found[at] = role if role in _ANYWHERE else _settle(role, text, at > end)
        if found[at] is Role.BODY and headline and text == headline:
            found[at] = Role.FURNITURE
    _drop_captions_above_credits(blocks, found, start)
    _drop_doubled_lines(blocks, found, start)
    _drop_odd_lines(blocks, found, start)
    _drop_links_at_end(blocks, found, end)
    _drop_teasers_at_end(blocks, found, start)
    _drop_what_is_below(blocks, found, start)
    _drop_loose_ends(blocks, found, start)
    _drop_biographies(blocks, found, start, authors)
    _drop_author_boxes(blocks, found, start)
    _find_headings(blocks, found, start)
    return found


_ANYWHERE = frozenset({Role.FURNITURE, Role.CAPTION, Role.SIGNOFF})


def _last_copy(blocks: list[Block], roles: list[Role | None], start: int) -> int:
    for at in range(len(blocks) - 1, start, -1):
        text = blocks[at].text
        is_copy = kinds.is_quotation(text) or (_reads_on(text) and not kinds.is_teaser(text))
        if roles[at] is None and is_copy:
            return at
    return start


def _reads_on(text: str) -> bool:
    return kinds.is_closed(text) or kinds.is_sentence(text)


def _settle(role: Role | None, text: str, is_after_copy: bool) -> Role:
    """The role of a line that looks like part of the head: after the copy it may be one."""
    if role is Role.SOURCE and kinds.is_labelled_source(text):
        return Role.SOURCE
    if role is Role.DATE and (is_after_copy or (text[0].isalpha() and ":" in text)):
        return Role.DATE
    if role in {Role.SOURCE, Role.BYLINE} and is_after_copy:
        return role
    return Role.BODY


def _drop_captions_above_credits(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    for at in range(start + 2, len(blocks)):
        is_credit = found[at] is Role.CAPTION and captions.is_photo_credit(blocks[at].text)
        above = blocks[at - 1].text
        if is_credit and not blocks[at].after_gap and captions.is_posed(above):
            found[at - 1] = Role.CAPTION


def _drop_odd_lines(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """Long lines between paragraphs that are no sentences, and lines in another script."""
    for at in range(start + 1, len(blocks)):
        text = blocks[at].text
        if found[at] is not Role.BODY:
            continue
        if _is_foreign(text) and not _is_foreign(blocks[start].text):
            found[at] = Role.FURNITURE
        elif blocks[at].is_closed:
            continue
        elif at + 1 < len(blocks) and blocks[at - 1].is_closed and blocks[at + 1].is_closed:
            is_long = _LONGEST_HEADING < len(text) <= _LONGEST_CAPTION and not _is_listed(text)
            if is_long and not captions.tells_of_past(text):
                found[at] = Role.CAPTION


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


def _drop_links_at_end(blocks: list[Block], found: dict[int, Role], end: int) -> None:
    """Lines after the last sentence: three and more, or a very short one, are links.

    So is each line below a source, a day or a sign-off.
    """
    after = [at for at in range(end + 1, len(blocks)) if found[at] is Role.BODY]
    if end >= len(blocks) or not _reads_on(blocks[end].text):
        return
    loose = [at for at in after if not _is_listed(blocks[at].text)]
    closed = next((at for at in range(end + 1, len(blocks)) if found[at] in _CLOSING), len(blocks))
    for at in loose:
        text = blocks[at].text
        is_apart = at > closed or len(loose) >= _LINKS_AT_END
        if is_apart or len(text.split()) <= _SHORT_LINK or text.isupper():
            found[at] = Role.FURNITURE


def _drop_what_is_below(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """Everything below a line that closes the story, once it has been told."""
    told = 0
    for at in range(start, len(blocks)):
        if told >= _TOLD and closings.closes_story(blocks[at].text):
            for below in range(at, len(blocks)):
                found[below] = Role.FURNITURE
            if is_date_line(blocks[at].text):
                found[at] = Role.DATE
            return
        told += found[at] is Role.BODY


def _drop_loose_ends(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """The last paragraphs, if furniture parts them from a story whose words they hardly share."""
    body = [at for at in range(start, len(blocks)) if found[at] is Role.BODY]
    if not any(found[at] is Role.FURNITURE for at in range(start, body[-1] if body else start)):
        return
    words = {at: kinds.telling_words(blocks[at].text) for at in body}
    first: dict[str, int] = {}
    for at in body:
        for word in words[at]:
            first.setdefault(word, at)
    left = _LOOSE * sum(len(blocks[at].text) for at in body)
    cut = len(blocks)
    for at in range(len(blocks) - 1, start, -1):
        if found[at] is Role.FURNITURE:
            cut = at
        elif found[at] is Role.BODY:
            known = sum(first[word] < at for word in words[at])
            left -= len(blocks[at].text)
            if left < 0 or known > _AKIN * len(words[at]) or kinds.is_quotation(blocks[at].text):
                break
    for at in range(cut, len(blocks)):
        if found[at] is Role.BODY:
            found[at] = Role.FURNITURE


def _is_link(text: str) -> bool:
    """Whether a line in a list of links is one more: a title, or how another story begins."""
    if kinds.is_teaser(text) or not (kinds.is_sentence(text) or kinds.is_quotation(text)):
        return True
    dateline = split_dateline(text)
    return dateline is not None and dateline.place is not None


def _drop_teasers_at_end(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """Two and more lines in a row that break off, with no other copy below them."""
    body = [at for at in range(start + 1, len(blocks)) if found[at] is Role.BODY]
    last = len(body)
    while last and kinds.is_teaser(blocks[body[last - 1]].text):
        last -= 1
    if len(body) - last >= _TEASERS:
        for at in body[last:]:
            found[at] = Role.FURNITURE


def _is_listed(text: str) -> bool:
    """Whether a line is an item of a list in the copy, or the line that opens one."""
    return text.endswith((":", ",", ";")) or _BULLET.match(text) is not None


def _drop_biographies(
    blocks: list[Block], found: dict[int, Role], start: int, authors: frozenset[str]
) -> None:
    """`Jane Doe is a reporter in Lisbon.` after the story, if the story is not about her."""
    body = [at for at in range(start, len(blocks)) if found[at] is Role.BODY]
    for at in body[-2:]:
        name = signoffs.biography_of(blocks[at].text)
        if name is None or at == start:
            continue
        is_author = name.lower() in authors
        surname = name.split()[-1]
        if is_author or not any(surname in blocks[before].text for before in body if before < at):
            found[at] = Role.FURNITURE


def _drop_author_boxes(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """A name in a line of its own and below it, last, who that is; nobody the story tells of."""
    body = [at for at in range(start, len(blocks)) if found[at] is Role.BODY]
    if len(body) <= _TOLD + 1:
        return
    *above, name_at, last = body
    name, about = blocks[name_at].text, blocks[last].text.removeprefix("The ")
    is_named = len(name.split()) <= _LONGEST_NAME and kinds.is_title_cased(name)
    is_box = is_named and about.startswith((f"{name} is ", f"{name} has ", f"{name} was "))
    if is_box and not any(name in blocks[at].text for at in above):
        found[name_at] = found[last] = Role.FURNITURE


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
        and not _BULLET.match(text)
        and not text.startswith(("“", '"', "-", "–", "—"))
    )
