"""What was done at the desk, and who was given which version: only ever added to."""

from contextlib import contextmanager

from django.db.models import Max
from django.utils import timezone

from .models import Article, AuditEntry, Delivery

BATCH = 500
SUBJECT_LENGTH = AuditEntry._meta.get_field("subject").max_length


def record(by, act, subject, detail="", refused=False, number=None):
    """Enter one act, done or refused, in the audit log.

    `by` is the user, or the name of the command that acts; `subject` a story or anything else with
    a name.
    """
    entry = entry_of(by, act, subject, detail, refused, number)
    entry.save()
    return entry


def entry_of(by, act, subject, detail="", refused=False, number=None):
    """The same entry, not stored."""
    return AuditEntry(
        article=subject if isinstance(subject, Article) else None,
        subject=str(subject)[:SUBJECT_LENGTH],
        act=act,
        is_refused=refused,
        number=number,
        detail=detail,
        done_by=name_of(by),
        done_at=timezone.now(),
    )


def delivered(article, number, recipient, channel):
    """Remember that somebody outside was given that version, so that a kill can reach them."""
    return Delivery.objects.create(
        article=article,
        number=number,
        recipient=recipient,
        channel=channel,
        delivered_at=timezone.now(),
    )


@contextmanager
def many_delivered(recipient, channel):
    """A function of a story and numbers of versions, which enters that they were delivered.

    For thousands of stories: rows are written a batch at a time. What the recipient was given
    before by that channel is not entered again.
    """
    waiting = []

    def delivered(article, numbers):
        waiting.extend((article.pk, number) for number in numbers)
        if len(waiting) >= BATCH:
            _enter(waiting, recipient, channel)

    try:
        yield delivered
    finally:  # what was given before a fault was given, too
        _enter(waiting, recipient, channel)


def _enter(waiting, recipient, channel):
    """Write the deliveries that wait, [(article's key, number)], and empty the list."""
    given = Delivery.objects.filter(
        article__in={pk for pk, _ in waiting}, recipient=recipient, channel=channel
    )
    new = sorted(set(waiting) - set(given.values_list("article", "number")))
    now = timezone.now()
    Delivery.objects.bulk_create(
        Delivery(
            article_id=pk, number=number, recipient=recipient, channel=channel, delivered_at=now
        )
        for pk, number in new
    )
    waiting.clear()


def recipients(article):
    """[(recipient, channel, number of the last version given)], in order of recipient."""
    rows = article.deliveries.values("recipient", "channel").annotate(number=Max("number"))
    rows = rows.order_by("recipient", "channel")
    return list(rows.values_list("recipient", "channel", "number"))


def name_of(by):
    """The account's name as it is now; a command's own name."""
    return by if isinstance(by, str) else by.get_username()
