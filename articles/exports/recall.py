"""Who holds a text that is no longer right, and what they must be told: recalls.

A story is recalled when it was killed, withdrawn, corrected or clarified. Who was given a version
of it before that, and none after, holds the old text. One recall a story and recipient tells all of
it; whoever was told since the last of it happened is not told again.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from .. import records
from ..desk.takedown import KILL_NOTICE
from ..models import Article, Correction, LedgerEntry

Kind = LedgerEntry.Kind
TAKEN_DOWN = (Kind.KILL, Kind.WITHDRAWAL)
RECALLED = (*TAKEN_DOWN, Kind.CORRECTION, Kind.CLARIFICATION)
RECALL = "recall notice"
NOTICES = (KILL_NOTICE, RECALL)


@dataclass(frozen=True, slots=True)
class Recall:
    """What one recipient must be told of one story.

    `corrections` are (kind, what was wrong, what is right), the oldest first; a story taken down
    has none, and its words are not told. `version` is the last one given.
    """

    recipient: str
    guid: str
    address: str
    version: int
    given_at: datetime
    channel: str
    kind: str
    happened_at: datetime
    right_version: int | None
    reason: str
    corrections: tuple[tuple[str, str, str], ...]
    article: Article


def recalls(since):
    """Yield a Recall for each story recalled on that day (in the site's zone) or later and each
    recipient who holds the old text, in the order the stories came in."""
    recalled = LedgerEntry.objects.filter(kind__in=RECALLED, entered_at__date__gte=since)
    stories = Article.objects.filter(pk__in=recalled.values("article"))
    related = ("ledger", "corrections", "deliveries")
    for batch in stories.prefetch_related(*related).in_batches():
        for story in batch:
            yield from _of_story(story, since)


def _of_story(story, since):
    entries = [entry for entry in story.ledger.all() if entry.kind in RECALLED]
    down = next((entry for entry in reversed(entries) if entry.kind in TAKEN_DOWN), None)
    deliveries = sorted(story.deliveries.all(), key=lambda row: (row.delivered_at, row.pk))
    told_at, given = {}, {}
    for row in deliveries:
        if row.channel in NOTICES:
            told_at[row.recipient] = row.delivered_at
        elif row.recipient not in given or row.number >= given[row.recipient].number:
            given[row.recipient] = row
    for recipient, row in sorted(given.items()):
        missed = [down] if down else [entry for entry in entries if entry.number > row.number]
        if missed and _is_news(missed[-1], told_at.get(recipient)):
            yield _recall(story, row, missed)


def _is_news(entry, told_at):
    """Whether nobody told the recipient since the entry was made."""
    return told_at is None or told_at < entry.entered_at


def _recall(story, given, missed):
    last = missed[-1]
    is_down = last.kind in TAKEN_DOWN
    corrections = [] if is_down or not story.is_published else story.corrections.all()
    return Recall(
        recipient=given.recipient,
        guid=story.guid,
        address=settings.SITE_URL + story.get_absolute_url(),
        version=given.number,
        given_at=given.delivered_at,
        channel=given.channel,
        kind=last.kind,
        happened_at=last.entered_at,
        right_version=None if is_down else story.live_number,
        reason=story.get_taken_down_class_display().lower() if is_down else "",
        corrections=tuple(
            (row.kind, row.wrong, row.right)
            for row in sorted(corrections, key=lambda row: (row.version_after, row.pk))
            if row.version_after > given.number
        ),
        article=story,
    )


def in_words(recall):
    """The notice, as it is read: what it is about, what was given, what is to be done."""
    what = {
        Kind.KILL: f"was killed ({recall.reason})",
        Kind.WITHDRAWAL: f"was withdrawn ({recall.reason})",
    }.get(recall.kind, "was corrected")
    lines = [
        f"{recall.kind.upper()}: {settings.SITE_NAME}, story {recall.guid}",
        recall.address,
        f"You were given version {recall.version} on {_moment(recall.given_at)}, "
        f"by {recall.channel}.",
        f"On {_moment(recall.happened_at)} the story {what}.",
    ]
    for kind, wrong, right in recall.corrections:
        was = f"The story said: {wrong} " if wrong else ""
        lines.append(f"{Correction.Kind(kind).label}: {was}What is right: {right}")
    lines.append(_to_do(recall))
    return "\n".join(lines) + "\n"


def _to_do(recall):
    if recall.kind in TAKEN_DOWN:
        return "Do not use it. Remove it wherever it was published or stored."
    if not recall.corrections:
        return "Do not use the version you have; ask us for the right one."
    return (
        f"Use version {recall.right_version} instead. Where version {recall.version} was "
        "published, publish the notice above."
    )


def _moment(moment):
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def as_row(recall):
    """The recall as plain values, for programs."""
    names = ("recipient", "guid", "address", "version", "channel", "kind", "right_version")
    return {
        **{name: getattr(recall, name) for name in names},
        "given_at": recall.given_at.isoformat(),
        "happened_at": recall.happened_at.isoformat(),
        "reason": recall.reason,
        "corrections": [
            {"kind": kind, "wrong": wrong, "right": right}
            for kind, wrong, right in recall.corrections
        ],
        "to_do": _to_do(recall),
    }


@transaction.atomic
def mark_told(told):
    """Enter that the recipients of these recalls were told, so that they are not told again."""
    for recall in told:
        records.delivered(recall.article, recall.version, recall.recipient, RECALL)
