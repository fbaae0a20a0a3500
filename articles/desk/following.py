"""What follows when the clock has brought a story before readers; it comes without any job."""

import logging

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .. import notices, related, turns
from ..models import Article

log = logging.getLogger(__name__)


def due():
    """The stories that the clock brought out, or an embargo let go, since somebody last looked."""
    return Article.objects.published().filter(
        Q(followed_up_at=None) | Q(followed_up_at__lt=F("embargo_until"))
    )


def follow_up_all():
    """Follow up each story that is due, once; return (stories followed up, faults in sentences).

    Two of these at once do nothing twice, and a story that fails stays due and stops no other.
    """
    done, faults = [], []
    for article in due().order_by("published_at", "pk"):
        try:
            if follow_up(article):
                done.append(article)
        except Exception as error:  # whatever is wrong with one story, the others are due
            log.exception("Story %s could not be followed up.", article.pk)
            faults.append(f"story {article.pk} ({article}): {error}")
    return done, faults


@transaction.atomic
def follow_up(article):
    """Relate the story to others and tell whom it concerns; False if somebody was faster.

    Who marks the row first does the work: another waits for the lock, and then finds it marked.
    """
    turns.take()
    now = timezone.now()
    is_mine = (
        Article.objects.published()
        .filter(pk=article.pk, followed_up_at=article.followed_up_at)
        .update(followed_up_at=now)
    )
    if not is_mine:
        return False
    article.refresh_from_db()
    related.learn(article)
    related.relate(article)
    notices.notify(notices.concerned(article, "publish"), article, "It is out.")
    return True
