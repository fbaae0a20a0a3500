"""What was done at the desk, and who was given which version: only ever added to."""

from django.utils import timezone

from .models import Article, AuditEntry, Delivery

SUBJECT_LENGTH = AuditEntry._meta.get_field("subject").max_length


def record(by, act, subject, detail="", refused=False, number=None):
    """Enter one act, done or refused, in the audit log.

    `by` is the user, or the name of the command that acts; `subject` a story or anything else with
    a name.
    """
    return AuditEntry.objects.create(
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


def name_of(by):
    """The account's name as it is now; a command's own name."""
    return by if isinstance(by, str) else by.get_username()
