"""What came before readers, and what went, since an earlier export.

A Mark says how far an export went: the last entry of the ledger, which only grows, and the moment,
since the clock brings stories out and takes them away without any entry. It is read before the
stories are, so that what changes meanwhile is told twice rather than never.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone

from ..models import Article, AuditEntry, LedgerEntry
from ..wire import Gone

WRITTEN = re.compile(r"(\d{1,18})-(\d{8}T\d{6}Z)")
MOMENT = "%Y%m%dT%H%M%SZ"
# An act that was being done when the mark was read may be entered with an earlier moment.
OVERLAP = timedelta(minutes=5)
HIDES_OR_SHOWS = ("embargo", "break_embargo")
MOVES = ("readdress",)
ROW = (
    *("slug", "guid", "status", "published_on", "expires_at", "embargo_until", "live_number"),
    *("source__name", "source__slug"),
)
TAKEN_DOWN = (Article.Status.KILLED, Article.Status.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an export went, printed as `1234-20260331T020000Z`; `0` is before everything."""

    entry: int
    moment: datetime

    @classmethod
    def now(cls):
        last = LedgerEntry.objects.aggregate(last=Max("pk"))["last"] or 0
        return cls(last, timezone.now().replace(microsecond=0))

    @classmethod
    def parse(cls, text):
        """Raise ValueError for what no export printed."""
        if text == "0":
            return cls(0, datetime.min.replace(tzinfo=UTC) + OVERLAP)
        found = WRITTEN.fullmatch(text)
        if not found or not found[2].isascii():
            raise ValueError(
                f"{text!r} is no mark; write the one that the last export ended with, such as "
                "1234-20260331T020000Z, or 0 for everything."
            )
        moment = datetime.strptime(found[2], MOMENT).replace(tzinfo=UTC)
        return cls(int(found[1]), moment)

    def __str__(self):
        return f"{self.entry}-{self.moment.astimezone(UTC).strftime(MOMENT)}"


def changed(stories, mark, private=False):
    """Of the stories, those that are otherwise before readers than at the mark.

    Of a `private` selection also those that the desk has saved since.
    """
    entered = LedgerEntry.objects.filter(pk__gt=mark.entry).values("article")
    found = (
        Q(pk__in=entered)
        | Q(pk__in=_acted(mark, HIDES_OR_SHOWS + MOVES))
        | Q(published_at__gt=mark.moment)
        | Q(embargo_until__gt=mark.moment)
    )
    if private:
        found |= Q(saved_at__gt=mark.moment - OVERLAP)
    return stories.filter(found)


def gone(stories, mark):
    """Yield (story, its Gone) for those of the stories that readers saw and see no more since.

    In the order they came in. Killed or withdrawn, expired, or put under an embargo after all.
    """
    now = timezone.now()
    down = LedgerEntry.objects.filter(
        pk__gt=mark.entry, kind__in=(LedgerEntry.Kind.KILL, LedgerEntry.Kind.WITHDRAWAL)
    )
    is_down = Q(status__in=TAKEN_DOWN, pk__in=down.values("article"))
    is_live = Q(status=Article.Status.LIVE, pk__in=LedgerEntry.objects.values("article"))
    is_over = is_live & Q(expires_at__gt=mark.moment, expires_at__lte=now)
    is_held = is_live & Q(
        embargo_until__gt=now,
        followed_up_at__isnull=False,
        pk__in=_acted(mark, HIDES_OR_SHOWS),
    )
    last = LedgerEntry.objects.filter(article=OuterRef("pk")).order_by("-pk")
    held = AuditEntry.objects.filter(
        article=OuterRef("pk"), act="embargo", is_refused=False
    ).order_by("-pk")
    rows = (
        stories.filter(is_down | is_over | is_held, published_at__lte=now)
        .select_related("source")
        .only(*ROW)
        .annotate(
            entered_at=Subquery(last.values("entered_at")[:1]),
            held_at=Subquery(held.values("done_at")[:1]),
        )
    )
    for batch in rows.in_batches():
        for story in batch:
            yield story, _gone(story, now)


def _gone(story, now):
    if story.status in TAKEN_DOWN:
        is_killed = story.status == Article.Status.KILLED
        kind = LedgerEntry.Kind.KILL if is_killed else LedgerEntry.Kind.WITHDRAWAL
        kind, at = kind.value, story.entered_at
    elif story.expires_at and story.expires_at <= now:
        kind, at = "expiry", story.expires_at
    else:
        kind, at = "embargo", story.held_at
    return Gone(
        address=settings.SITE_URL + story.get_absolute_url(),
        guid=story.guid,
        source=story.source.name if story.source else "",
        version=story.live_number,
        kind=kind,
        gone_at=at,
    )


def _acted(mark, acts):
    """The keys of the stories to which the desk did one of these since the mark."""
    return AuditEntry.objects.filter(
        act__in=acts, is_refused=False, article__isnull=False, done_at__gt=mark.moment - OVERLAP
    ).values("article")
