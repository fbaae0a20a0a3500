"""Sentences that a page prints twice in a row: captions, and leads with a teaser of theirs."""

from . import captions, kinds
from .facts import Role
from .lines import Block

_LONGEST_CAPTION = 700
_GLANCE = 40  # a first look at a line, which is quick
_ALIKE = 12  # letters with which two prints of one sentence begin
_LONGEST_CREDIT = 80  # what a caption says more than the picture's description
_IMAGE = "!["


def without_doubled_captions(blocks: list[Block], roles: list[Role | None]) -> list[Role | None]:
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
