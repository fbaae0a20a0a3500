"""Supplied copy into articles: identity, versions, outcome. A story is stored whole or not at all.

A story is known by its source and the source's identifier. The same item again changes nothing,
nor does an older one; another text under the same identifier becomes the story's next version,
which keeps what editors added and the copy does not say. What an editor wrote is never published by
a feed; what its sender cancels is taken down, whoever worked on it, and stays so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import batched, groupby

from django.db import IntegrityError, transaction

from newsroom.garbage import seldom_collected
from newsroom.names import folded
from people.loader import load_directory

from .. import archive, desk, related, turns
from ..models import Article
from ..wire import ArchiveRecord, WireItem
from . import batches, pictures, storing, verdict
from .arriving import Arrival, digest, find_in, reason_of, refuse_what_does_not_fit, settled
from .foresight import Foresight
from .reading import read_paths
from .stories import known_source, source_of, topic_called
from .verdict import judge, standing_of

WORDS_KEPT = 100_000  # so that memory stays flat
BATCH = 100  # stories a transaction; not more than `findings.find` remembers

__all__ = ["Arrival", "Intake", "find_in", "read_paths", "reason_of"]


class Intake:
    """Takes arrivals in. Options as of the command `import_articles`."""

    def __init__(
        self, *, source="", publish=False, fetch=False, read=True, dry_run=False, progress=None
    ):
        self.source = source
        self.publish = publish
        self.read = read
        self.dry_run = dry_run
        self.progress = progress or (lambda count: None)  # told how many stories were related
        self.pictures = pictures.Pictures(fetch=fetch, dry_run=dry_run)
        # What was looked up for a batch. An editor may change all of it before the next.
        self.sources = {}  # {name in copy: its source}
        self.known = {}  # the same, of sources that there are, or None
        self.topics = {}  # {name in copy: its topic}
        self.brings_out = publish  # records say themselves what readers see
        self.words = set()  # that the index of the search has, from the batches before
        self.foresight = Foresight()
        self.seen = {}  # what a dry run, which leaves no other trace, would have stored

    def take(self, arrivals: Iterable[Arrival]) -> Iterator[Arrival]:
        """Yield each arrival with its outcome, in order. A batch is one transaction."""
        with seldom_collected():
            yield from self._take(arrivals)
        if self.brings_out and self.read and not self.dry_run:
            related.catch_up(self.progress)

    def _take(self, arrivals):
        for batch in batched(map(self._read, arrivals), BATCH, strict=False):
            if not self.dry_run:
                batches.settle_the_same(batch, self._known, self.publish)
            # Reading takes long and needs no lock; editors would wait for it.
            if self.read:
                self._find(batch)
            if self.dry_run:
                for arrival in batch:
                    self._attempt(arrival, self._foresee)
            else:
                with transaction.atomic():
                    turns.take()
                    self.sources.clear()
                    self.topics.clear()
                    self._store_batch(batch)
            yield from batch
            self.known.clear()
            if len(self.words) > WORDS_KEPT:
                self.words.clear()

    def _store_batch(self, batch):
        """Store the batch in order, stretches of new stories together."""
        news = {id(one): self._store_items for one in batches.news_in(batch, self._known)}
        news |= {id(one): self._store_records for one in batches.new_records_in(batch)}
        for store, stretch in groupby(batch, lambda arrival: news.get(id(arrival))):
            if store:
                self._store_new(list(stretch), store)
            else:
                for arrival in stretch:
                    self._attempt(arrival, self._store_whole)

    def _store_items(self, arrivals):
        options = {"read": self.read, "words": self.words}
        batches.store_new(arrivals, self.publish, self._source, self._topic, **options)

    def _store_records(self, arrivals):
        batches.store_new_records(arrivals, read=self.read, words=self.words)

    def _store_new(self, arrivals, store):
        try:
            with transaction.atomic():
                store(arrivals)
        except Exception:  # one of them cannot be stored: each by itself, to see which
            self._forget()
            for arrival in arrivals:
                arrival.outcome = ""
                self._attempt(arrival, self._store_whole)
        else:
            for arrival in arrivals:
                self._tell_of_pictures(arrival)

    def _forget(self):
        """Look sources and topics up anew: those made for what was taken back are gone with it."""
        self.sources.clear()
        self.known.clear()
        self.topics.clear()
        self.words.clear()

    def _topic(self, name):
        """The topic that is called so; looked up once a batch."""
        if name not in self.topics:
            self.topics[name] = topic_called(name)
        return self.topics[name]

    def _attempt(self, arrival, act):
        """Do it, or reject the arrival: whatever one item holds, the rest goes on."""
        if arrival.outcome:
            return
        try:
            act(arrival)
        except Exception as error:
            self._forget()
            arrival.outcome, arrival.reason = "rejected", reason_of(error)
            arrival.article = arrival.version = None

    def _read(self, arrival):
        """The arrival, its item ready to be stored; the file it came from is open until here."""
        if isinstance(arrival.content, WireItem):
            self._attempt(arrival, self._read_item)
        elif isinstance(arrival.content, ArchiveRecord):
            self.brings_out = True
        return arrival

    def _read_item(self, arrival):
        item = self._with_source(arrival.content)
        arrival.digest = digest(item)
        arrival.content = item = settled(item, self._known(item.source))
        refuse_what_does_not_fit(item)
        arrival.pictures = self.pictures.take(item, arrival.beside)
        uses = [one.use for one in arrival.pictures if one.use]
        arrival.uses = (*arrival.uses, *uses)

    def _find(self, batch):
        """Read names and quotations in what may be new."""
        directory = load_directory()
        for arrival in batch:
            if arrival.digest:
                self._attempt(arrival, partial(_find, directory=directory))

    def _store_whole(self, arrival):
        try:
            with transaction.atomic():
                self._store(arrival)
        except IntegrityError:
            # An editor has just made the same source, topic or address; now it is found.
            self._forget()
            with transaction.atomic():
                self._store(arrival)

    def _store(self, arrival):
        if isinstance(arrival.content, ArchiveRecord):
            arrival.outcome, arrival.article = archive.store(arrival.content)
            if arrival.article:
                arrival.version = arrival.article.latest_number
            return
        item = arrival.content
        source = self._source(item.source)
        article = Article.objects.locked().filter(source=source, guid=item.guid).first()
        judged = judge(standing_of(article), item, arrival.digest, self.publish)
        arrival.outcome, arrival.reason = judged.outcome, judged.reason
        if judged.outcome == "rejected":
            return
        if article is None:
            article = storing.article_of(item, source)
        if judged.stop:
            storing.take_down(article, item, judged.stop)
        elif judged.outcome != "unchanged":
            storing.save(article, arrival, source, self._topic)
        if judged.publish:
            arrival.reason = storing.publish(article, item, source)
        elif judged.outcome in {"created", "updated"}:
            desk.show_on_desk(article)
        arrival.article, arrival.version = article, article.latest_number or None
        self._tell_of_pictures(arrival)

    def _known(self, name):
        """The source of that name, if there is one; looked up once a batch."""
        if name not in self.known:
            self.known[name] = known_source(name)
        return self.known[name]

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
        source = known_source(item.source)
        key = (source.pk if source else folded(item.source or ""), item.guid)
        held = self.seen.get(key) or standing_of(_held(item, source))
        judged = judge(held, item, arrival.digest, self.publish)
        arrival.outcome, arrival.reason = judged.outcome, judged.reason
        if judged.outcome != "rejected":
            self.seen[key] = verdict.after(held, item, arrival.digest, judged, source)
            arrival.version = self.seen[key].latest or None
            self._tell_of_pictures(arrival)

    @staticmethod
    def _tell_of_pictures(arrival):
        """Add to the reason which pictures the story goes without, where it was stored anew."""
        if arrival.outcome in {"created", "updated"}:
            told = [arrival.reason, pictures.told(arrival.pictures)]
            arrival.reason = " ".join(filter(None, told)) or None

    def _with_source(self, item):
        """The item under the source that the command names, where the copy names none."""
        return item if item.source or not self.source else replace(item, source=self.source)


def _held(item, source):
    """The article the item belongs to, or None."""
    if item.source and source is None:
        return None
    return Article.objects.filter(source=source, guid=item.guid).first()


def _find(arrival, directory):
    arrival.found = find_in(arrival.content, directory)
