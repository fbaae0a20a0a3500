"""The frame of every act: one lock, one rule, one transaction, one audit entry."""

from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import transaction

from .. import notices, records, turns
from ..models import Article
from ..versions import Conflict
from . import rules


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act: words for the audit log, the version concerned, what the caller gets."""

    detail: str = ""
    number: int | None = None
    result: Any = None


def act(name, *, in_turn=False):
    """Make a function `perform(article, *, by, **details) -> Done` an act of the desk.

    The act takes `by`, a user or the name of a command, and `expected`, the number of the version
    that the one who acts has seen. It raises Refused or Conflict, having done nothing but left a
    line in the audit log. One `in_turn` changes what readers see of other stories, too, and waits
    for whoever does so already.
    """

    def as_act(perform):
        @wraps(perform)
        def acted(article, *, by="", expected=None, **details):
            try:
                with transaction.atomic():
                    if in_turn:
                        turns.take()
                    current = Article.objects.locked().get(pk=article.pk)
                    rules.require(by, name, current)
                    if expected is not None and current.latest_number != expected:
                        raise Conflict(current, expected)
                    done = perform(current, by=by, **details)
                    records.record(by, name, current, detail=done.detail, number=done.number)
            except (rules.Refused, Conflict) as refusal:
                records.record(by, name, article, detail=str(refusal), refused=True)
                raise
            article.refresh_from_db()
            return done.result

        return acted

    return as_act


def tell(article, act_name, by, text, also=()):
    """Leave a notice for those whom the act concerns, without the one who acts."""
    user = None if isinstance(by, str) else by
    people = notices.concerned(article, act_name, by=user) | set(also)
    notices.notify(people - {user}, article, f"{records.name_of(by) or 'A command'} {text}")


def required(text, words):
    """The text, if there is any; Refused asks for it."""
    if not text.strip():
        raise rules.Refused(f"{words}.")
    return text.strip()
