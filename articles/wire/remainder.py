"""What plain copy printed beyond its fields: the rest that an import lists."""

import re

from ..reading.characters import collapse
from ..reading.days import parse_day
from ..reading.facts import Role

_LABELS = frozenset("by source agency from written submitted story stories text and photo".split())
_WORD = re.compile(r"\w+")
_DROPPED = frozenset({Role.FURNITURE, Role.CAPTION})


def remainder(text, layout):
    """The lines of `text`, in reading order, that no field of its `layout` holds.

    They are what the layout dropped, and each line of the head that says more than a field took
    from it: `Posted March 4, 2019 10:12` gave a day, `Ana Roe (555-0100)` a name.
    """
    printed = [layout.byline, layout.source]
    for credit in layout.credits:
        printed += [credit.title, credit.name, credit.service, credit.affiliation]
    known = _LABELS | _words(" ".join(filter(None, printed)))
    lines = []
    for piece in layout.pieces:
        line = collapse(text[piece.start : piece.end])
        if piece.role is Role.DATE:
            is_rest = parse_day(line) is None
        elif piece.role in {Role.BYLINE, Role.SOURCE}:
            is_rest = not _words(line) <= known
        else:
            is_rest = piece.role in _DROPPED
        if is_rest:
            lines.append(line)
    return tuple(lines)


def _words(text):
    return {word.casefold() for word in _WORD.findall(text)}
