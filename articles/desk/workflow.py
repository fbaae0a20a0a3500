"""A story's way through the desk before readers see it, and who works on it."""

from django.utils import timezone

from ..models import Article, LedgerEntry
from .acts import Done, act, required, tell
from .rules import WAITING, Refused, state_of

Status = Article.Status


@act("submit")
def submit(article, *, by):
    """Hand the story to the editors."""
    if not article.latest_number:
        raise Refused("The story has no text yet; save it first.")
    _move(article, Status.REVIEW)
    tell(article, "submit", by, "asks for review.")
    return Done(number=article.latest_number)


@act("return_")
def return_(article, *, by, reason):
    """Give the story back to whom it belongs, with the reason; a scheduled one stops waiting."""
    reason = required(reason, "Write why the story goes back")
    _stop_waiting(article)
    _move(article, Status.DRAFT)
    tell(article, "return_", by, f"sent it back: {reason}")
    return Done(reason, article.latest_number)


@act("approve")
def approve(article, *, by):
    """Say that the story is ready to be published."""
    _move(article, Status.READY)
    tell(article, "approve", by, "approved it.")
    return Done(number=article.latest_number)


@act("spike")
def spike(article, *, by, reason=""):
    """Put the story aside; it is kept, and readers never see it."""
    _stop_waiting(article)
    _move(article, Status.SPIKED)
    tell(article, "spike", by, f"spiked it. {reason}".strip())
    return Done(reason, article.latest_number)


@act("unspike")
def unspike(article, *, by):
    """Take the story up again, as a draft."""
    _move(article, Status.DRAFT)
    tell(article, "unspike", by, "took it up again.")
    return Done(number=article.latest_number)


@act("claim")
def claim(article, *, by):
    """Say that one works on the story. Who held it before is told."""
    before = article.claimed_by
    article.claimed_by, article.claimed_at = by, timezone.now()
    article.save(update_fields=["claimed_by", "claimed_at"])
    if before:
        tell(article, "claim", by, "took it over.", also={before})
    return Done(f"taken over from {before}" if before else "", article.latest_number)


@act("release")
def release(article, *, by):
    """Let others take the story."""
    before = article.claimed_by
    article.claimed_by = article.claimed_at = None
    article.save(update_fields=["claimed_by", "claimed_at"])
    if before != by:
        tell(article, "release", by, "ended your claim.", also={before})
    return Done(f"was held by {before}", article.latest_number)


@act("assign")
def assign(article, *, by, assignee, due_at=None):
    """Make the story somebody's, with an hour it is due; with None it is nobody's."""
    if assignee is not None and not _works_here(assignee):
        raise Refused(f"{assignee} has no account that may write; choose somebody else.")
    article.assignee, article.due_at = assignee, due_at
    article.save(update_fields=["assignee", "due_at"])
    tell(article, "assign", by, f"assigned it to {assignee or 'nobody'}.")
    return Done(f"to {assignee or 'nobody'}", article.latest_number)


def _works_here(user):
    return user.is_active and user.is_staff and user.has_perm("articles.change_article")


def _move(article, status):
    article.status = status
    article.save(update_fields=["status"])


def _stop_waiting(article):
    """Undo what scheduling did; no reader has seen anything of it."""
    if state_of(article) != WAITING:
        return
    article.ledger.filter(kind=LedgerEntry.Kind.FIRST).delete()
    article.live_number = article.published_at = article.published_on = None
    article.published_at_is_a_day = False
    article.schedule_zone = ""
    # The status goes first: a live story without a time would break the table's own rule.
    article.status = Status.DRAFT
    article.save()
