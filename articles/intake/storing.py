"""One item into the archive: the next version of its story, published, or the story taken down."""

import re

from django.utils.text import Truncator

from .. import desk, records, versions
from ..models import Article, LedgerEntry, Version
from .arriving import day_on_clocks, moment_of, place_of
from .stories import notes_of, story_of
from .verdict import longer_embargo

SUPPLIER = "wire"
CANCELED = "Its sender canceled it."
LINE = LedgerEntry._meta.get_field("line").max_length
CLARIFIES = re.compile(r"\bclarif", re.IGNORECASE)
CORRECTS = re.compile(r"\b(?:correct|err|wrong|false|mis)", re.IGNORECASE)
Kind = LedgerEntry.Kind


def article_of(item, source):
    """A story that is new to the site, its row not stored yet."""
    return Article(source=source, guid=item.guid, slug=desk.slug_of(item.headline or ""))


def set_times(article, item, source):
    """Put into the row what the item says of its times and its place; what the desk set stays.

    Of two expiries the sooner holds.
    """
    if article.published_at is None:
        article.published_at, article.published_at_is_a_day = moment_of(item, source)
        article.published_on = day_on_clocks(item) if article.published_at else None
    was_seen = desk.readers_have_seen(article)
    article.embargo_until = longer_embargo(item, article.embargo_until, was_seen)
    if item.expires_at and (article.expires_at is None or item.expires_at < article.expires_at):
        article.expires_at = item.expires_at
    set_place(article, item)


def set_place(article, item):
    place = place_of(item)
    if place.number is not None:
        article.supplied_version = place.number
    article.supplied_at = place.moment or article.supplied_at


def save(article, arrival, source, topic_of):
    """Save the item as the next version of the article, which may be new."""
    item = arrival.content
    is_dated = article.published_at is not None
    set_times(article, item, source)
    if article.published_on and not is_dated:
        article.slug = desk.free_slug(article, item.headline or "")
    article.save()
    latest = versions.latest(article)
    story = story_of(
        item,
        source,
        latest.story if latest else None,
        topic_of=topic_of,
        uses=arrival.uses,
        pictures=arrival.pictures,
    )
    versions.save(article, story, **details_of(arrival, latest))


def details_of(arrival, latest):
    """What is kept beside the version that the arrival becomes, as `versions.made` takes it."""
    item = arrival.content
    return {
        "origin": Version.Origin.WIRE,
        "saved_by": SUPPLIER,
        "reason": "As supplied.",
        "supplied_digest": arrival.digest,
        "desk_notes": notes_of(item, latest),
        "dropped": item.dropped,
    }


def publish(article, item, source):
    """Publish the latest version; return why it stays a draft, where the desk refuses."""
    as_supplied = article.published_at == moment_of(item, source)[0]
    kind, line = change_told(item, source)
    try:
        desk.publish(
            article,
            at=article.published_at,
            on=article.published_on if as_supplied else None,
            kind=kind,
            line=Truncator(line).chars(LINE),
            right="" if kind == Kind.UPDATE else line,
            by=SUPPLIER,
        )
    except desk.Refused as refusal:
        desk.show_on_desk(article)
        return f"Kept as a draft: {refusal}"
    return None


def change_told(item, source):
    """(kind, line) of what the item changes in a story that readers saw, as its sender says it."""
    line = " ".join((item.correction or "").split())
    if not line:
        return Kind.UPDATE, f"New version supplied by {source or 'the sender'}."
    if CLARIFIES.search(line) and not CORRECTS.search(line):
        return Kind.CLARIFICATION, line
    return Kind.CORRECTION, line


def take_down(article, item, stop):
    """Take the story down as its sender asks; of one that never came, see that it never comes.

    The row that is left of the latter has no version, and no address ever answers for it.
    """
    reason = " ".join((item.note or item.correction or "").split()) or CANCELED
    is_new = article.pk is None
    set_place(article, item)
    if is_new:
        article.status, article.taken_down_class = stop, Article.TakenDown.WRONG
        article.save(force_insert=True)
        records.record(SUPPLIER, "withdraw", article, detail=f"Before it came. {reason}")
        return
    article.save(update_fields=["supplied_version", "supplied_at"])
    if stop == Article.Status.KILLED:
        wrong = Article.TakenDown.WRONG
        desk.kill(article, by=SUPPLIER, reason=reason, taken_down_class=wrong)
    else:
        desk.withdraw(article, by=SUPPLIER, reason=reason)
