"""Supplied copy into articles: identity, versions, outcome. A story is stored whole or not at all.

A story is known by its source and the source's identifier. The same item again changes nothing;
another text under the same identifier becomes the story's next version, which keeps what editors
added and the copy does not say. What an editor wrote is never published by a feed.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import batched

from django.db import DatabaseError, IntegrityError, transaction

from people.loader import load_directory

from .. import archive, body, desk, findings, turns, versions
from ..models import Article, LedgerEntry, Version
from ..wire import ArchiveRecord, WireError, WireItem
from .foresight import Foresight
from .stories import digest, known_source, moment_of, refuse_what_does_not_fit, source_of, story_of
from .verdict import after, judge, standing_of

BATCH = 100  # stories a transaction; not more than `findings.find` remembers
SUPPLIER = "wire"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Arrival:
    """One item that was found, or the reason why none could be read; what became of it."""

    path: str
    item: int
    content: WireItem | ArchiveRecord | None = None
    outcome: str = ""
    reason: str | None = None
    article: Article | None = None
    version: int | None = None
    found: findings.Findings | None = None


class Intake:
    """Takes arrivals in. Options as of the command `import_articles`."""

    def __init__(self, *, source="", publish=False, dry_run=False):
        self.source = source
        self.publish = publish
        self.dry_run = dry_run
        self.sources = {}  # {name in copy: its source}, while a batch is stored
        self.foresight = Foresight()
        self.seen = {}  # what a dry run, which leaves no other trace, would have stored

    def take(self, arrivals: Iterable[Arrival]) -> Iterator[Arrival]:
        """Yield each arrival with its outcome, in order. A batch is one transaction."""
        for batch in batched(arrivals, BATCH):
            # Reading takes long and needs no lock; editors would wait for it.
            for arrival in batch:
                self._attempt(arrival, self._read)
            if self.dry_run:
                for arrival in batch:
                    self._attempt(arrival, self._foresee)
            else:
                self.sources.clear()
                with transaction.atomic():
                    turns.take()
                    for arrival in batch:
                        self._attempt(arrival, self._store_whole)
            yield from batch

    def _attempt(self, arrival, act):
        """Do it, or reject the arrival: whatever one item holds, the rest goes on."""
        if arrival.outcome == "rejected":
            return
        try:
            act(arrival)
        except Exception as error:
            self.sources.clear()  # one that was made for the item is gone with it
            arrival.outcome, arrival.reason = "rejected", reason_of(error)
            arrival.article = arrival.version = None

    def _read(self, arrival):
        if isinstance(arrival.content, WireItem):
            arrival.content = self._with_source(arrival.content)
            refuse_what_does_not_fit(arrival.content)
            arrival.found = find_in(arrival.content)

    def _store_whole(self, arrival):
        try:
            with transaction.atomic():
                self._store(arrival)
        except IntegrityError:
            # An editor has just made the same source, topic or address; now it is found.
            self.sources.clear()
            with transaction.atomic():
                self._store(arrival)

    def _store(self, arrival):
        if isinstance(arrival.content, ArchiveRecord):
            arrival.outcome, arrival.article = archive.store(arrival.content)
            if arrival.article:
                arrival.version = arrival.article.latest_number
            return
        item = arrival.content
        supplied = digest(item)
        source = self._source(item.source)
        article = Article.objects.locked().filter(source=source, guid=item.guid).first()
        verdict = judge(standing_of(article), item, supplied, self.publish)
        arrival.outcome, arrival.reason = verdict.outcome, verdict.reason
        if verdict.outcome == "rejected":
            return
        if article is None:
            article = Article(source=source, guid=item.guid, slug=desk.slug_of(item.headline or ""))
        if verdict.outcome != "unchanged":
            _save(article, item, supplied, source)
        if verdict.publish:
            arrival.reason = _publish(article, item, source)
        elif verdict.outcome != "unchanged":
            desk.show_on_desk(article)
        arrival.article, arrival.version = article, article.latest_number

    def _source(self, name):
        """The source of that name; looked up once a batch."""
        if name not in self.sources:
            self.sources[name] = source_of(name)
        return self.sources[name]

    def _foresee(self, arrival):
        """The outcome that `_store` would have, and nothing written."""
        if isinstance(arrival.content, ArchiveRecord):
            arrival.outcome, arrival.version = self.foresight.outcome(arrival.content)
            return
        item = arrival.content
        supplied = digest(item)
        source = known_source(item.source)
        key = (source.pk if source else (item.source or "").casefold(), item.guid)
        held = self.seen.get(key) or standing_of(_held(item, source))
        verdict = judge(held, item, supplied, self.publish)
        arrival.outcome, arrival.reason = verdict.outcome, verdict.reason
        if verdict.outcome != "rejected":
            self.seen[key] = after(held, item, supplied, verdict)
            arrival.version = self.seen[key].latest

    def _with_source(self, item):
        """The item under the source that the command names, where the copy names none."""
        return item if item.source or not self.source else replace(item, source=self.source)


def reason_of(error):
    """Why the item was rejected, in a sentence."""
    if isinstance(error, WireError | desk.Refused):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    log.warning("An item was rejected: %r", error)
    if isinstance(error, DatabaseError):
        return "The database could not store it; import it again. The server's log says more."
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return f"It could not be taken in ({told}); was the file damaged?"


def _save(article, item, supplied, source):
    """Save the item as the next version of the article, which may be new."""
    if article.published_at is None:
        article.published_at, article.published_at_is_a_day = moment_of(item, source)
        article.published_on = item.published_on if article.published_at else None
        if article.published_on:
            article.slug = desk.free_slug(article, item.headline or "")
    if _holds_longer(item.embargo_until, article):
        article.embargo_until = item.embargo_until
    article.save()
    latest = versions.latest(article)
    versions.save(
        article,
        story_of(item, source, latest.story if latest else None),
        origin=Version.Origin.WIRE,
        supplied_digest=supplied,
        saved_by=SUPPLIER,
        reason="As supplied.",
        dropped=item.dropped,
    )


def _holds_longer(until, article):
    """Whether an embargo until then is to be set. None is lifted, nor hides what readers saw."""
    held = article.embargo_until
    return until is not None and (held is None or until > held) and not article.is_published


def _publish(article, item, source):
    """Publish the latest version; return why it stays a draft, where the desk refuses."""
    as_supplied = article.published_at == moment_of(item, source)[0]
    try:
        desk.publish(
            article,
            at=article.published_at,
            on=article.published_on if as_supplied else None,
            kind=LedgerEntry.Kind.UPDATE,
            line=f"New version supplied by {source or 'the sender'}.",
            by=SUPPLIER,
        )
    except desk.Refused as refusal:
        desk.show_on_desk(article)
        return f"Kept as a draft: {refusal}"
    return None


def _held(item, source):
    """The article the item belongs to, or None."""
    if item.source and source is None:
        return None
    return Article.objects.filter(source=source, guid=item.guid).first()


def find_in(item):
    """The people and quotations in the item's body."""
    text = body.plain_text(body.clean(item.body))
    return findings.find(text, day_of(item), load_directory())


def day_of(item):
    """The day the story's words are about: the dateline's, else that of publication."""
    if item.dateline_date or item.published_on:
        return item.dateline_date or item.published_on
    return item.published_at.date() if item.published_at else None
