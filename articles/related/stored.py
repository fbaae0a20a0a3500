"""The vectors in the database, as a collection that `ranking` asks: a few queries a story."""

import json
import time
from array import array
from itertools import chain

from django.db import connection

from ..models import Posting, Profile, Term
from .vectors import rarity, unpack, weighed

POSTED = 40  # so many of its heaviest terms find a story,
ASKED_BY = 25  # and so many find its candidates
CANDIDATES = 100
VERY_MANY, COUNTED_EVERY = 20_000, 60  # stories, seconds
POSTINGS = 20_000  # read for one story; terms that are in more stories than are left are not asked

# Written by hand: the ORM would need a CASE of all the terms, which costs more than the search.
CANDIDATES_SQL = f"""
    WITH asked (term, worth) AS (VALUES {{values}})
    SELECT posting.article_id, SUM(asked.worth) AS total
    FROM asked JOIN {Posting._meta.db_table} AS posting ON posting.term_id = asked.term
    WHERE posting.article_id <> %s
    GROUP BY posting.article_id ORDER BY total DESC, posting.article_id DESC LIMIT {CANDIDATES}
"""  # noqa: S608 - nothing in it comes from outside


# One parameter for thousands of terms; the ORM would give the database one of each to parse.
COUNTS_SQL = {
    "postgresql": f"SELECT id, stories FROM {Term._meta.db_table} WHERE id = ANY(%s)",  # noqa: S608
    "sqlite": f"SELECT id, stories FROM {Term._meta.db_table} "  # noqa: S608
    "WHERE id IN (SELECT value FROM json_each(%s))",
}


_counted = 0, 0.0  # the size of a large archive, and until when that will do


def archive_size():
    """The number of stories that are compared; of very many, as it was less than a minute ago.

    PostgreSQL counts by reading them all, and a few more or less change no rarity that shows.
    """
    global _counted
    size, until = _counted
    if time.monotonic() >= until:
        size = Profile.objects.count()
        _counted = size, time.monotonic() + COUNTED_EVERY if size >= VERY_MANY else 0.0
    return size


def counts_of(terms):
    """[(term, the stories it is in)] of those terms that are there."""
    numbers = list(terms)
    given = numbers if connection.vendor == "postgresql" else json.dumps(numbers)
    with connection.cursor() as cursor:
        cursor.execute(COUNTS_SQL[connection.vendor], [given])
        return cursor.fetchall()


def heaviest(vector, count=ASKED_BY):
    """{term: weight} of so many terms of a weighed vector, the heaviest first."""
    pairs = sorted(zip(*vector, strict=True), key=lambda pair: (-pair[1], pair[0]))
    return dict(pairs[:count])


def affordable(weights, stories):
    """The heaviest terms whose postings together are few enough to be read."""
    left = POSTINGS
    chosen = []
    for term in weights:
        if stories.get(term, 0) <= left:
            chosen.append(term)
            left -= stories.get(term, 0)
    return chosen


class Stored:
    """Profiles read from the database as they are asked for, and the rarities of their terms."""

    def __init__(self):
        self.size = archive_size()
        self.stories = {}
        self._rarities = {}
        self._packed = {}
        self._vectors = {}

    def load(self, numbers):
        """Read the profiles of these stories, in two queries for all of them."""
        new = set(numbers) - self._packed.keys()
        rows = Profile.objects.filter(pk__in=new).values_list("pk", "terms", "nearest")
        found = {pk: (unpack(terms), unpack(nearest)) for pk, terms, nearest in rows}
        unknown = {term for (terms, _), _ in found.values() for term in terms}
        unknown -= self.stories.keys()
        for term, stories in counts_of(unknown):
            self.stories[term] = stories
            self._rarities[term] = rarity(stories, self.size)
        self._packed |= dict.fromkeys(new) | found

    def put(self, number, weights, known):
        """Have a story that is not stored among them, counted as one more, in one query.

        `weights` are {text: weight} of its terms, `known` {text: number} of those there are.
        """
        self.size += 1
        numbers = [known.get(text, -place) for place, text in enumerate(weights, start=1)]
        counted = dict(counts_of(numbers))
        for term in numbers:
            self.stories[term] = counted.get(term, 0) + 1
            self._rarities[term] = rarity(self.stories[term], self.size)
        vector = numbers, array("f", weights.values())
        self._packed[number] = vector, unpack(b"")

    def vector(self, number):
        packed = self._packed.get(number)
        if packed is None:
            return None
        if number not in self._vectors:
            self._vectors[number] = weighed(packed[0], self._rarities)
        return self._vectors[number]

    def nearest(self, number):
        packed = self._packed.get(number)
        return dict(zip(*packed[1], strict=True)) if packed else {}

    def set_nearest(self, number, packed):
        """From now on the story has these nearest, as packed for the database."""
        self._packed[number] = (self._packed[number][0], unpack(packed))

    def candidates(self, number):
        """The stories that share the most weight in the heaviest terms, the most first."""
        weights = heaviest(self.vector(number))
        asked = affordable(weights, self.stories)
        if not asked:
            return []
        asked = {term: weights[term] ** 2 for term in asked}
        values = ", ".join(["(%s, %s)"] * len(asked))
        with connection.cursor() as cursor:
            cursor.execute(CANDIDATES_SQL.format(values=values), [*chain(*asked.items()), number])
            return [other for other, _ in cursor.fetchall()]
