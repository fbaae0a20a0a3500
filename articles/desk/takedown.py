"""Taking back what readers have seen: withdrawals and kills. Neither is ever undone."""

import re

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from .. import records, related
from ..models import Article, LedgerEntry
from ..search import index
from .acts import Done, act, required, tell
from .rules import Refused, readers_have_seen

Kind = LedgerEntry.Kind
MAIL_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")
KILL_NOTICE = "kill notice"


@act("withdraw", in_turn=True)
def withdraw(article, *, by, reason, taken_down_class=Article.TakenDown.WRONG):
    """Take the text back. The address stays, and says that the story was withdrawn."""
    reason = required(reason, "Write why the story is withdrawn; readers never see it")
    _take_down(article, Article.Status.WITHDRAWN, taken_down_class, Kind.WITHDRAWAL, by)
    tell(article, "withdraw", by, f"withdrew it: {reason}")
    return Done(f"{taken_down_class}: {reason}", article.latest_number)


@act("kill", in_turn=True)
def kill(article, *, by, reason, taken_down_class):
    """Remove the story from every public surface; its address answers 410 with the class.

    The versions stay for those who may read the legal archive. Everybody outside who was given a
    version is told not to use it.
    """
    reason = required(reason, "Write why the story is killed; readers never see it")
    _take_down(article, Article.Status.KILLED, taken_down_class, Kind.KILL, by)
    told = _tell_recipients(article)
    tell(article, "kill", by, f"killed it; do not use any version. {told}".strip())
    return Done(f"{taken_down_class}: {reason} {told}".strip(), article.latest_number)


def _take_down(article, status, taken_down_class, kind, by):
    if taken_down_class not in Article.TakenDown:
        classes = ", ".join(Article.TakenDown.values)
        raise Refused(f"{taken_down_class!r} is no class; choose one of {classes}.")
    was_seen = readers_have_seen(article)
    if was_seen:
        LedgerEntry.objects.create(
            article=article,
            number=article.live_number,
            kind=kind,
            entered_at=timezone.now(),
            entered_by=records.name_of(by),
        )
    else:
        article.ledger.all().delete()
    article.status = status
    article.taken_down_class = taken_down_class
    if not was_seen:  # its address never answered, and does not begin to now
        article.live_number = article.published_at = article.published_on = None
    remove_from_surfaces(article)
    article.preview_links.filter(revoked_at=None).update(revoked_at=timezone.now())


def remove_from_surfaces(article):
    """Delete all that was read from the text and empty the row; the versions keep everything."""
    related.forget(article)
    index.forget(article)
    article.quotations.all().delete()
    article.mentions.all().delete()
    article.appearances.all().delete()
    article.bylines.all().delete()
    article.photo_items.all().delete()
    article.topic_items.all().delete()
    article.standfirst = article.byline = article.dateline = article.dateline_place = ""
    article.body = article.body_text = article.body_html = ""
    article.word_count = 0
    article.lead_photo = None
    article.page = {}
    article.save()


def _tell_recipients(article):
    """Send a kill notice to every address that was given a version; say who must be told by hand.

    The notice names the story by its identifier: what it said is not repeated.
    """
    last_given = dict(
        article.deliveries.exclude(channel=KILL_NOTICE)
        .order_by("number")
        .values_list("recipient", "number")
    )
    by_hand = []
    for recipient, number in sorted(last_given.items()):
        if MAIL_ADDRESS.fullmatch(recipient):
            records.delivered(article, number, recipient, KILL_NOTICE)
            transaction.on_commit(_kill_notice(article, number, recipient).send, robust=True)
        else:
            by_hand.append(recipient)
    told = f"Told by mail: {len(last_given) - len(by_hand)}." if last_given else ""
    return f"{told} Tell by hand: {', '.join(by_hand)}." if by_hand else told


def _kill_notice(article, number, recipient):
    return EmailMessage(
        subject=f"KILL: {settings.SITE_NAME}, story {article.guid}",
        body=(
            f"Version {number} of story {article.guid}, which you were given, is killed "
            f"({article.get_taken_down_class_display().lower()}).\n"
            "Do not use it. Remove it wherever it was published or stored.\n"
        ),
        to=[recipient],
    )
