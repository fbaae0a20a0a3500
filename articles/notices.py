"""What the desk tells its people about a story: notices in the admin, and by mail.

A mail names a story by its slugline or number, never by its headline: mail leaves the desk and is
kept elsewhere, and what a story says may still wait, be embargoed or killed.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from .models import Notice

APPROVE = "articles.approve_article"
# Named, so that a second way of logging in does not make the question ambiguous.
PERMISSIONS = "django.contrib.auth.backends.ModelBackend"
# A notice that could not be mailed for so long is read in the admin; a late mail only confuses.
MAILED_WITHIN = timedelta(days=1)

log = logging.getLogger(__name__)


def notify(users, article, text):
    """Leave a notice for each of the users, once, and mail it when the transaction is through.

    `text` says who did what, such as "Ann Roe sent it back: name the second source". It goes into
    mails, so it does not quote the story.
    """
    now = timezone.now()
    text = Truncator(one_line(text)).chars(Notice._meta.get_field("text").max_length)
    notices = Notice.objects.bulk_create(
        Notice(reader=user, article=article, text=text, sent_at=now) for user in set(users)
    )
    if notices:
        transaction.on_commit(send_notices, robust=True)
    return notices


def concerned(article, act, by=None):
    """The active staff whom an act on the story concerns, without the one who did it.

    Its author, its assignee, who holds it and who commented on it; a story that is submitted also
    concerns everybody who may approve it.
    """
    users = get_user_model().objects.filter(is_active=True, is_staff=True)
    involved = {article.author_id, article.assignee_id, article.claimed_by_id}
    involved |= set(article.comments.values_list("author", flat=True))
    people = set(users.filter(pk__in=involved - {None}))
    if act == "submit":
        approvers = get_user_model().objects.with_perm(
            APPROVE, include_superusers=False, backend=PERMISSIONS
        )
        people |= set(approvers.filter(is_staff=True))
    return people - {by}


def send_notices():
    """Mail the notices that still wait for it, each once; return how many went out.

    Two of these at once send nothing twice: who marks a notice first mails it. A notice whose mail
    fails waits for the next time, and the act it tells of stands.
    """
    waiting = (
        Notice.objects.filter(mailed_at=None, sent_at__gte=timezone.now() - MAILED_WITHIN)
        .exclude(reader__email="")
        .select_related("reader", "article")
        .order_by("pk")
    )
    return sum(_send(notice) for notice in waiting)


def _send(notice):
    mine = Notice.objects.filter(pk=notice.pk, mailed_at=None).update(mailed_at=timezone.now())
    if not mine:
        return False
    try:
        mail_of(notice).send()
    except Exception:  # a mailer fails in as many ways as there are mailers
        log.exception("Notice %s could not be mailed to %s.", notice.pk, notice.reader)
        Notice.objects.filter(pk=notice.pk).update(mailed_at=None)
        return False
    return True


def mail_of(notice):
    """The notice as a mail: who did what to which story, and where to find it."""
    article = notice.article
    name = one_line(article.slugline) or f"Story {article.pk}"
    address = reverse("admin:articles_article_change", args=[article.pk])
    return EmailMessage(
        subject=f"{settings.SITE_NAME}: {name}: {Truncator(notice.text).chars(100)}",
        body=f"{name}\n{notice.text}\n\n{settings.SITE_URL}{address}\n",
        to=[one_line(notice.reader.email)],
    )


def one_line(text):
    """The text without line ends and other control characters, which have no place in a header."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())
