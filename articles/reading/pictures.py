"""Captions told by what stands beside them: printed twice in a row, or beside a credit."""

from . import agencies, captions, kinds
from .datelines import split_dateline
from .facts import Role
from .lines import Block

_LONGEST_CAPTION = 700
_LONGEST_DESCRIPTION = 350
_LABELS = frozenset(("image caption", "photo caption", "media caption", "caption"))
_LONGEST_LABEL = 16
_REACH = 4  # blocks above a credit among which copy stands, once the story has begun
_GLANCE = 40  # a first look at a line, which is quick
_ALIKE = 12  # letters with which two prints of one sentence begin
_LONGEST_CREDIT = 80  # what a caption says more than the picture's description
_IMAGE = "!["


def with_captions(blocks: list[Block], roles: list[Role | None]) -> list[Role | None]:
    """The roles, with the captions that are told by their neighbours."""
    found = _with_doubled(blocks, roles)
    for at in range(len(blocks)):
        if found[at] is Role.CAPTION and captions.is_credit(blocks[at].text):
            _mark_beside(blocks, found, at)
        elif _credits_below(blocks, found, at) or _announces(blocks, found, at):
            found[at] = found[at + 1] = Role.CAPTION
    return found


def _mark_beside(blocks: list[Block], found: list[Role | None], at: int) -> None:
    """Mark the sentence above a credit as its caption, or else the one below."""
    if at and found[at - 1] is Role.CAPTION:
        return
    for other in (at - 1, at + 1):
        if 0 <= other < len(blocks) and found[other] is None:
            is_told = any(
                found[above] is None and kinds.reads_on(blocks[above].text)
                for above in range(max(0, other - _REACH), other)
            )
            if _describes(blocks[other].text, is_told):
                found[other] = Role.CAPTION
                return


def _describes(text: str, is_told: bool) -> bool:
    """Whether a sentence beside a credit tells what is seen; above the copy it must say so."""
    if len(text) > _LONGEST_DESCRIPTION or not kinds.is_closed(text) or kinds.is_quotation(text):
        return False
    if split_dateline(text):
        return False
    return captions.may_be_caption(text) or (is_told and not captions.tells_of_past(text))


def _credits_below(blocks: list[Block], found: list[Role | None], at: int) -> bool:
    """Whether a line names the agency of the picture that the line below it describes."""
    if found[at] is not Role.SOURCE or not agencies.is_known(blocks[at].text):
        return False
    if at + 2 >= len(blocks) or found[at + 1] or not blocks[at + 1].is_closed:
        return False
    return captions.may_be_caption(blocks[at + 1].text)


def _announces(blocks: list[Block], found: list[Role | None], at: int) -> bool:
    """Whether a line says that the next one is a caption: `Image caption,`."""
    text = blocks[at].text
    is_label = len(text) <= _LONGEST_LABEL and text.strip(" :,").casefold() in _LABELS
    return is_label and at + 2 < len(blocks) and found[at + 1] is None


def _with_doubled(blocks: list[Block], roles: list[Role | None]) -> list[Role | None]:
    """The roles, with captions where a sentence is printed twice in a row.

    A page prints a picture's description and then its caption, which may end in a credit. A first
    sentence printed twice with nothing added is no caption: it is the lead, and before it the
    standfirst.
    """
    found = list(roles)
    is_first = True
    for at in range(1, len(blocks)):
        above, text = blocks[at - 1].text, blocks[at].text
        if above.startswith(_IMAGE) and text[-1] == "|":
            found[at] = Role.CAPTION
            continue
        if len(text) > _LONGEST_CAPTION or len(above) > _LONGEST_CAPTION or text[0] != above[0]:
            continue
        is_alike = _letters(text[:_GLANCE])[:_ALIKE] == _letters(above[:_GLANCE])[:_ALIKE]
        if not is_alike or not kinds.is_sentence(above):
            continue
        if kinds.is_teaser(above) and _letters(text).startswith(_letters(above)):
            found[at - 1] = Role.FURNITURE
            continue
        if len(text) > len(above) + _LONGEST_CREDIT:
            continue  # the second says more: the first is no caption but the standfirst
        is_lead = is_first and text == above and blocks[at].after_gap
        is_lead = is_lead and not captions.may_be_caption(text)
        is_first = False
        if not is_lead and _letters(text).startswith(_letters(above)):
            found[at - 1] = found[at] = Role.CAPTION
    return found


def _letters(text: str) -> str:
    """The letters and digits of a line: `U.S.` and `US` are one."""
    return "".join(filter(str.isalnum, text))
