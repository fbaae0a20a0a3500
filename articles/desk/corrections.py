"""Changing what readers have seen: the kind, the line that says so, and the notice it leaves."""

import re
from functools import partial

from django.db import transaction
from django.utils import timezone

from .. import ripple
from ..models import Correction, LedgerEntry
from .rules import REFILE, Refused, require_permission

Kind = LedgerEntry.Kind
CHANGES = frozenset({Kind.UPDATE, Kind.REFILE, Kind.CORRECTION, Kind.CLARIFICATION})
# A correction says what was false. These words say that nothing was.
SOFT_WORDS = re.compile(r"\b(?:recast|fix|clarif|chang)\w*", re.IGNORECASE)
# What an update is called on the wire; the number counts the story's updates.
SERIES = {
    "lead": "{ordinal} Ld",
    "writethru": "{ordinal} Ld-Writethru",
    "update": "UPDATE {number}",
}


def checked_kind(kind, line, wrong, right, by, is_supplied=False):
    """The kind of change, if it is one that can be, by whom it may be, and says what it must.

    What is supplied has its sender's own words, which are handed on as they are.
    """
    if kind not in CHANGES or not line.strip():
        raise Refused(
            "Readers have seen this story: choose the kind of change (update, refile, correction "
            "or clarification) and write the line that says what changed and where."
        )
    if kind == Kind.REFILE:
        require_permission(by, REFILE, "refile a story")
    if kind == Kind.CORRECTION and not is_supplied:
        soft = SOFT_WORDS.search(line)
        if soft:
            raise Refused(
                f"{soft[0]!r} has no place in the line of a correction; write “corrects”, and what "
                "was wrong."
            )
        if not wrong.strip() or not right.strip():
            raise Refused("A correction says both what was wrong and what is right; write both.")
    return Kind(kind)


def check_slugline(kind, before, after):
    """The desk's keyword stays the same down a chain of updates; Refused where it does not."""
    was, now = before["slugline"], after["slugline"]
    if kind == Kind.UPDATE and was and was != now:
        raise Refused(
            f"The slugline stays {was!r} down a chain of updates; it was made {now!r}. Set it back."
        )


def note(article, kind, line, wrong, right, number, by):
    """Store the notice that a correction or clarification leaves on the story, if it is one.

    Once it is out, the desk is told where else the error of a correction stands.
    """
    if kind not in Correction.Kind.values:
        return
    correction = Correction.objects.create(
        article=article,
        kind=kind,
        wrong=wrong.strip(),
        right=right.strip() or line.strip(),
        version_before=article.live_number,
        version_after=number,
        corrected_at=timezone.now(),
        corrected_by=by,
    )
    if kind == Kind.CORRECTION:
        transaction.on_commit(partial(ripple.find, correction), robust=True)


def next_tag(article, kind, series):
    """Which edition an update is, such as 2nd Ld-Writethru. The article's row must be locked."""
    if kind != Kind.UPDATE:
        return ""
    if series not in SERIES:
        raise Refused(f"{series!r} is no series; choose {', '.join(SERIES)}.")
    number = article.ledger.filter(kind=Kind.UPDATE).count() + 1
    return SERIES[series].format(number=number, ordinal=ordinal(number))


def ordinal(number):
    """1st, 2nd, 3rd, 4th, 11th."""
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    suffix = "th" if number % 100 in {11, 12, 13} else suffixes.get(number % 10, "th")
    return f"{number}{suffix}"
