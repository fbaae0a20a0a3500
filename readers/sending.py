"""Sending what waits for readers: links to confirm, and stories. At most one mail an hour to each.

A mail is claimed by taking its reader's hour, in one statement: of two runs at once one gets it.
What it tells of is read anew then, so nothing goes out that was hidden since. It is noted as sent
when the mail server has taken it. If the server refuses, the hour is given back and the mail waits
for the next run; if the process dies in between, for the hour to pass: then it comes a second time
only if it died after the server had taken it and before that was noted.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import mailers
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.tasks import task
from django.utils import timezone

from articles import records
from articles.models import Article
from articles.querysets import OPENING
from articles.templatetags.stories import opening

from . import announcing, asking
from .mails import alert_mail, link_mail
from .models import Alert, Announcement, Ask, Follower, Told

HOUR = timedelta(hours=1)
DAILY_HOUR = 6  # of the newsroom's clock: then the day's mails are due
MOST_STORIES = 50  # in one mail; others come with the next
MOST_REFUSALS = 3  # "there is no such address" so often in a row, and it is deleted
TOLD_FOR = timedelta(days=90)  # so long we know who was told of a story
RECIPIENT, CHANNEL = "Readers with e-mail alerts", "alert"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Result:
    """What a run has done; `faults` are sentences that name no address."""

    announced: int = 0
    links: int = 0
    mails: int = 0
    faults: list = field(default_factory=list)


def run():
    """Announce what is new, send what is due, forget what is over. Safe to run twice at once."""
    result = Result()
    result.announced, faults = announcing.announce_all()
    result.faults += faults
    send_due(result)
    forget_old()
    return result


def send_due(result):
    """Send each reader whose hour has passed the mail that waits; stop if the server fails."""
    with suppress(_ServerFails):
        mailer = mailers.default
        try:
            for follower in list(_waiting().order_by("pk").values_list("pk", flat=True)):
                _send_to(follower, mailer, result)
        finally:
            _close(mailer)


@task
def send_waiting(key):
    """Send the reader of that key the mail that waits; for a worker, just after the asking."""
    result = Result()
    with suppress(_ServerFails):
        mailer = mailers.default
        try:
            if _waiting().filter(pk=key).exists():
                _send_to(key, mailer, result)
        finally:
            _close(mailer)
    for fault in result.faults:
        log.warning(fault)


class _ServerFails(Exception):
    """The mail server takes nothing now; what waits goes on waiting."""


def _close(mailer):
    with suppress(Exception):  # it may be gone already
        mailer.close()


def _may_be_mailed():
    return Q(mailed_at=None) | Q(mailed_at__lte=timezone.now() - HOUR)


def _waiting():
    """The readers for whom a mail waits, and whose hour has passed."""
    told = _due_rows().filter(follower=OuterRef("pk"))
    is_asked = Q(asked_at__gt=timezone.now() - asking.CONFIRM_WITHIN)
    return Follower.objects.filter(_may_be_mailed(), is_asked | Exists(told))


def _due_rows():
    """What readers are to be told and is due: at once, or since six in the morning."""
    now = timezone.localtime()
    six = now.replace(hour=DAILY_HOUR, minute=0, second=0, microsecond=0)
    if six > now:
        six -= timedelta(days=1)
    is_due = Q(alert__frequency=Alert.Frequency.AT_ONCE) | Q(found_at__lt=six)
    published = Article.objects.published().filter(pk=OuterRef("article"))
    return Told.objects.filter(
        is_due,
        Exists(published),
        sent_at=None,
        found_at__gt=now - announcing.NEWS_FOR,
        alert__confirmed_at__isnull=False,
    )


def _send_to(key, mailer, result):
    """Claim the reader's hour, send, and note what was sent."""
    before = Follower.objects.filter(pk=key).first()
    claimed = timezone.now()
    if not Follower.objects.filter(_may_be_mailed(), pk=key).update(mailed_at=claimed):
        return
    stories = _stories_for(before)
    pending = list(asking.pending(before)) if before.asked_at else []
    if not stories and not before.asked_at:
        _give_back(before, claimed)
        return
    chosen = [(story, row.alert.name) for row, story in stories]
    mail = alert_mail(before, chosen, pending) if stories else link_mail(before, pending)
    try:
        mailer.send_messages([mail])
    except Exception as error:  # a mailer fails in as many ways as there are mailers
        _note_failure(before, claimed, error, result)
        return
    _note_sent(before, stories)
    if stories:
        result.mails += 1
    else:
        result.links += 1


def _stories_for(follower):
    """[(row, story)] of what the reader is to be told now, the newest story first."""
    due = _due_rows().filter(follower=follower).select_related("alert")
    rows = {row.article_id: row for row in due}
    stories = (
        Article.objects.published()
        .filter(pk__in=rows)
        .newest_first()
        .only("headline", "standfirst", "slug", "published_on", "published_at", "live_number")
        .annotate(opening=OPENING)
    )
    shown = list(stories[:MOST_STORIES])
    for story in shown:
        story.told = opening(story)
    return [(rows[story.pk], story) for story in shown]


def _give_back(follower, claimed):
    """Let the reader's hour be as it was, unless somebody else has taken it since."""
    Follower.objects.filter(pk=follower.pk, mailed_at=claimed).update(mailed_at=follower.mailed_at)


@transaction.atomic
def _note_sent(follower, stories):
    now = timezone.now()
    Follower.objects.filter(pk=follower.pk, asked_at=follower.asked_at).update(asked_at=None)
    Follower.objects.filter(pk=follower.pk).update(refusals=0)
    with records.many_delivered(RECIPIENT, CHANNEL) as delivered:
        for row, story in stories:
            Told.objects.filter(pk=row.pk).update(sent_at=now, number=story.live_number)
            delivered(story, [story.live_number])


def _note_failure(follower, claimed, error, result):
    """Note what failed without the address, which the error's own words hold."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        if all(code >= 500 for code in codes):  # for good; else the hour passes and we try again
            _note_refusal(follower)
        result.faults.append(f"{follower}: the mail server refused the address ({codes}).")
        return
    _give_back(follower, claimed)
    code = f" {error.smtp_code}" if isinstance(error, SMTPResponseException) else ""
    result.faults.append(
        f"{follower}: the mail server failed ({type(error).__name__}{code}); what waits is sent "
        "by the next run."
    )
    raise _ServerFails


def _note_refusal(follower):
    Follower.objects.filter(pk=follower.pk).update(refusals=F("refusals") + 1)
    Follower.objects.filter(pk=follower.pk, refusals__gte=MOST_REFUSALS).delete()


@transaction.atomic
def drop_what_waits():
    """Send nothing that waits, as in a restored backup: it went out since, or is wanted no more.

    Stories that readers may see by now count as announced.
    """
    Told.objects.filter(sent_at=None).delete()
    Follower.objects.update(asked_at=None)
    now = timezone.now()
    stories = announcing.news().values_list("pk", flat=True)
    Announcement.objects.bulk_create(
        Announcement(article_id=story, announced_at=now) for story in stories
    )


@transaction.atomic
def forget_old():
    """Delete what was not confirmed in time, addresses without alerts, and what is long over."""
    now = timezone.now()
    unconfirmed = now - asking.CONFIRM_WITHIN
    Alert.objects.filter(confirmed_at=None, asked_at__lte=unconfirmed).delete()
    idle = (
        Follower.objects.select_for_update()
        .filter(~Exists(Alert.objects.filter(follower=OuterRef("pk"))))
        .filter(Q(asked_at=None) | Q(asked_at__lte=unconfirmed))
    )
    Follower.objects.filter(pk__in=[follower.pk for follower in idle]).delete()
    Ask.objects.filter(asked_at__lte=now - asking.WINDOW).delete()
    Told.objects.filter(sent_at=None, found_at__lte=now - announcing.NEWS_FOR).delete()
    Told.objects.filter(sent_at__lte=now - TOLD_FOR).delete()
    Announcement.objects.filter(announced_at__lte=now - 2 * announcing.NEWS_FOR).delete()
