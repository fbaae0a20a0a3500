"""What a page prints below a story: links, comments, other stories, who its writers are."""

import re

from . import closings, furniture, kinds, signoffs
from .date_lines import is_date_line
from .facts import Role
from .lines import Block

_TOLD = 2  # paragraphs above a line that opens the comments,
_TOLD_LONG = 300  # or characters
_NEARLY_ALL = 0.6  # of the text stands above a mark of its end
_LONGEST_NAME = 5  # words of an author's name
_AKIN = 0.25  # of a paragraph's words come back in a story it belongs to
_LOOSE = 0.2  # of a story's length may be cut from its end
_PROSE = 8  # words of a line that breaks off and is copy all the same
_FIRST_WORDS = 4  # of a paragraph, in a line that breaks off behind them
_LONGEST_NOTICE = 300
_LONGEST_TEASER = 200
_VERB = re.compile(
    r", |\b(?:is|was|are|were|has|had|have|will|would|said|says|that|which|been|be)\b"
)
# A sentence below the story that speaks of the page it stands on, and not of the story.
_OF_THE_PAGE = re.compile(
    r"\b(?:this (?:article|story|post|page|report|site|website|content|piece|news|blog)\b"
    r"|our (?:site|website|newsletters?|readers|coverage|app|reporting|pages?|channel|journalism)\b"
    r"|newsletter|click|subscri[bp]|^disclaimer|comments? (?:section|below)|web ?site"
    r"|photos? (?:by|associated)|the (?:author|writer|editor)\b|is a (?:product|service) of"
    r"|(?:editors?|reporters?)['’]s? "
    r"note)",
    re.I,
)
_SAYING = re.compile(r"[“”\"]|\b(?:said|says|told|added)\b")


def drop_tail(
    blocks: list[Block], found: dict[int, Role], start: int, authors: frozenset[str]
) -> None:
    """Mark as furniture what stands below the story in `found`, the roles from `start` on."""
    _drop_what_is_below(blocks, found, start)
    _drop_biographies(blocks, found, start, authors)
    _drop_author_boxes(blocks, found, start)
    _drop_from_the_end(blocks, found, start)


def _drop_what_is_below(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """Everything below a line that closes the story, once it has been told."""
    told = letters = 0
    whole = sum(len(blocks[at].text) for at in found if found[at] is Role.BODY)
    for at in range(start, len(blocks)):
        text = blocks[at].text
        is_told = told >= _TOLD or letters >= _TOLD_LONG
        is_late = letters >= _NEARLY_ALL * whole
        is_end = is_late and signoffs.is_end_mark(text)
        is_about = is_late and closings.opens_about(text)
        if is_end or is_about or (is_told and closings.closes_story(text)):
            for below in range(at, len(blocks)):
                found[below] = Role.FURNITURE
            if is_end:
                found[at] = Role.SIGNOFF
            elif is_date_line(text):
                found[at] = Role.DATE
            return
        if found[at] is Role.BODY:
            told, letters = told + 1, letters + len(text)


def _drop_from_the_end(blocks: list[Block], found: dict[int, Role], start: int) -> None:
    """The last lines, up to the one that reads as the story's own."""
    body = [at for at in range(start, len(blocks)) if found[at] is Role.BODY]
    left = _LOOSE * sum(len(blocks[at].text) for at in body)
    story = _Words(blocks, body.copy())
    while len(body) > 1:
        at = body.pop()
        text = blocks[at].text
        is_last = at == len(blocks) - 1
        if kinds.is_quotation(text):
            return
        if text[-1] == ":" and not is_last:
            pass  # what it leads to is not there
        elif not kinds.reads_on(text):
            is_parted = found.get(at - 1) is Role.FURNITURE
            if kinds.is_listed(text) or _is_copy_cut_off(blocks, story, at, is_parted):
                return
        elif not kinds.is_teaser(text):
            is_page = _is_of_the_page(text)
            left -= 0 if is_page else len(text)
            is_short = len(text) <= _LONGEST_TEASER
            is_teaser = is_short and _follows_furniture(blocks, found, at, start)
            if left < 0 or not (is_page or is_teaser):
                return
            if story.is_akin(at):
                return
        found[at] = Role.FURNITURE


class _Words:
    """The words of a story, by the block in which each stands first; counted when asked for."""

    def __init__(self, blocks: list[Block], body: list[int]):
        self.blocks = blocks
        self.body = body
        self.first: dict[str, int] = {}

    def is_akin(self, at: int) -> bool:
        """Whether enough of a line's words come back in the story that stands above it."""
        if not self.first:
            for block in reversed(self.body):
                self.first |= dict.fromkeys(kinds.telling_words(self.blocks[block].text), block)
        words = kinds.telling_words(self.blocks[at].text)
        return sum(self.first[word] < at for word in words) >= max(1, _AKIN * len(words))


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


def _is_copy_cut_off(blocks: list[Block], story: _Words, at: int, is_parted: bool) -> bool:
    """Whether an unfinished line is a paragraph of the story all the same."""
    text = blocks[at].text
    words = text.split()
    if text.isupper() or kinds.is_title_cased(text):
        return False
    is_prose = len(words) >= _PROSE and _VERB.search(text) is not None
    if at == len(blocks) - 1:
        is_start = len(words) <= _FIRST_WORDS and words[-1].islower()
        return is_prose or (not is_parted and (is_start or story.is_akin(at)))
    return is_prose and len(words) >= 2 * _PROSE and story.is_akin(at)


def _is_of_the_page(text: str) -> bool:
    return (
        len(text) <= _LONGEST_NOTICE
        and _OF_THE_PAGE.search(text) is not None
        and _SAYING.search(text) is None
    )


def _follows_furniture(blocks: list[Block], found: dict[int, Role], at: int, start: int) -> bool:
    """Whether a title or the heading of a list stands above, or one paragraph further up."""
    for above in (at - 1, at - 2):
        if above > start and found[above] is Role.FURNITURE:
            text = blocks[above].text
            return closings.is_list_heading(text) or not furniture.is_furniture(text)
    return False
