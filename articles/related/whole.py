"""Every story related anew at once, over vectors held in memory, by a process a core.

The stored profiles are read once, some kilobytes a story, which the workers share with the process
they came from. Workers touch no database; what they find is written in batches, each a transaction
of its own, while editors go on working. A story published or taken away meanwhile is left as it is.
"""

import gc
import multiprocessing
import os
from array import array
from collections import Counter, defaultdict
from itertools import batched
from zlib import crc32

from django.db import connections, transaction

from .. import turns
from ..models import Article, Profile, Relation, Term
from . import ranking
from .explaining import Explainer, labels_of, terms_of
from .index import store_nearest
from .neighbours import FOUND_KINDS, KEPT, facts_of, found_relations
from .stored import CANDIDATES, POSTED, affordable, heaviest
from .vectors import pack, rarity, unpack, weighed

WRITTEN_AT_ONCE = 100


def relate_all(progress=lambda count: None):
    """Find the neighbours of every story that was learned; return how many stories there are.

    `progress` is called with the number of stories written so far.
    """
    whole = Whole()
    for number, nearest, best in _by_workers(whole, _near, whole.numbers):
        whole.set_near(number, nearest, best)
    whole.read_words()
    count = 0
    found = _by_workers(whole, _relations_of, whole.numbers)
    for batch in batched(found, WRITTEN_AT_ONCE, strict=False):
        _write(whole, dict(batch))
        count += len(batch)
        progress(count)
    return count


class Whole:
    """All vectors in memory, as a collection that `ranking` asks."""

    def __init__(self):
        rows = Profile.objects.order_by("pk").values_list("pk", "terms")
        profiles = {pk: bytes(terms) for pk, terms in rows.iterator()}
        self.numbers = list(profiles)
        self.size = len(profiles)
        self.sums = {pk: crc32(packed) for pk, packed in profiles.items()}
        self.stories = Counter()
        for packed in profiles.values():
            self.stories.update(unpack(packed)[0])
        rarities = {term: rarity(count, self.size) for term, count in self.stories.items()}
        self._vectors = {}
        self._postings = defaultdict(lambda: array("I"))
        for pk in self.numbers:
            vector = weighed(unpack(profiles.pop(pk)), rarities)
            self._vectors[pk] = vector
            for term in heaviest(vector, POSTED):
                self._postings[term].append(pk)
        self._near = {}

    def read_words(self):
        """Read what reasons are made of."""
        self.terms = terms_of(Term.objects.filter(stories__gt=0))
        self.labels = labels_of(text for text, _, _ in self.terms.values() if ":" in text)
        self.facts = facts_of(Article.objects.filter(profile__isnull=False))

    def vector(self, number):
        return self._vectors.get(number)

    def nearest(self, number):
        return dict(zip(*unpack(self._near[number][0]), strict=True))

    def best(self, number):
        """{candidate: closeness} of the closest, which are compared once more when moved."""
        return dict(zip(*unpack(self._near[number][1]), strict=True))

    def set_near(self, number, nearest, best):
        self._near[number] = nearest, best

    def packed_nearest(self, number):
        return self._near[number][0]

    def candidates(self, number):
        """The stories that share the most weight in the heaviest terms."""
        weights = heaviest(self._vectors[number])
        worth = defaultdict(float)
        for term in affordable(weights, self.stories):
            square = weights[term] ** 2
            for other in self._postings[term]:
                worth[other] += square
        worth.pop(number, None)
        return ranking.closest(worth, CANDIDATES)

    def explainer(self, number):
        terms = {term: self.terms[term] for term in self._vectors[number][0] if term in self.terms}
        return Explainer(terms, self.size, self.labels)


def _near(whole, number):
    plain = ranking.closeness(whole, number, whole.candidates(number))
    best = ranking.closest(plain, ranking.RERANKED)
    return number, pack(ranking.closest(best)), pack(best)


def _relations_of(whole, number):
    plain = whole.best(number)
    scores = ranking.scores(whole, number, plain)
    explain = whole.explainer(number)
    related = found_relations(whole, number, scores, plain, whole.facts, explain)
    fields = [(each.other_id, each.kind, each.score, each.reasons) for each in related]
    return number, fields[:KEPT]


def _write(whole, found):
    """Write {article: [(other, kind, score, reasons)]} of stories that are still as they were."""
    with transaction.atomic():
        turns.take()
        named = {other for related in found.values() for other, *_ in related} | found.keys()
        held = Profile.objects.filter(pk__in=named).order_by("pk").select_for_update()
        packed = dict(held.values_list("pk", "terms"))
        same = {pk for pk, terms in packed.items() if crc32(bytes(terms)) == whole.sums[pk]}
        articles = found.keys() & same
        Relation.objects.filter(article__in=articles, kind__in=FOUND_KINDS).delete()
        ruled = set(Relation.objects.filter(article__in=articles).values_list("article", "other"))
        Relation.objects.bulk_create(
            Relation(article_id=article, other_id=other, kind=kind, score=score, reasons=reasons)
            for article in sorted(articles)
            for other, kind, score, reasons in found[article]
            if other in same and (article, other) not in ruled
        )
        store_nearest({pk: whole.packed_nearest(pk) for pk in sorted(articles)})


_shared = None  # what the workers of a pool were born with


def _by_workers(whole, work, numbers):
    """Yield work(whole, number) of each number, in order, done by a process a core."""
    global _shared
    workers = len(os.sched_getaffinity(0))
    if workers == 1 or len(numbers) < WRITTEN_AT_ONCE:
        yield from (work(whole, number) for number in numbers)
        return
    _shared = whole, work
    if not any(connection.in_atomic_block for connection in connections.all(True)):
        connections.close_all()  # a worker would share it
    gc.freeze()  # what is never collected stays shared
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            yield from pool.imap(_work, numbers, chunksize=50)
    finally:
        gc.unfreeze()
        _shared = None


def _work(number):
    whole, work = _shared
    return work(whole, number)
