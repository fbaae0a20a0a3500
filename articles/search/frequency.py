"""How many stories hold the words of a query, as PostgreSQL's own statistics let one expect.

They decide how it is asked: left alone it looks into every story for a word it has never seen.
"""

import time
from functools import reduce
from operator import mul
from typing import NamedTuple

from django.db import connection

from .queries import ALL

KEPT_SECONDS = 600
# Looking into one story in order takes so much longer than taking one from the index of words.
WALK_COSTS = 20
STATISTICS = """
    SELECT tables.reltuples, common.most_common_elems::text::text[], common.most_common_elem_freqs
    FROM pg_class AS tables LEFT JOIN pg_stats AS common
    ON common.schemaname = tables.relnamespace::regnamespace::text
    AND common.tablename = tables.relname AND common.attname = 'words'
    WHERE tables.oid = 'articles_searchtext'::regclass
"""


class Frequencies(NamedTuple):
    """The number of stories, the share of them that has each common word, and of any other."""

    stories: float
    shares: dict[str, float]
    least: float

    def of(self, phrase, part):
        """The share of stories with the phrase: that of its rarest word."""
        *whole, last = (part + word for word in phrase.words)
        shares = [self.shares.get(word, self.least) for word in whole]
        if phrase.is_beginning:
            begun = [share for word, share in self.shares.items() if word.startswith(last)]
            shares.append(min(sum(begun, self.least), 1))
            return min(shares)
        return min([*shares, self.shares.get(last, self.least)])


_kept: tuple[Frequencies, float] | None = None


def is_common(query, part, filed, nowhere_in, limit):
    """Whether so many stories are expected to match that walking to the limit costs less."""
    known = _frequencies()
    share = share_of(known, query, part, filed, nowhere_in)
    return share * share * known.stories > WALK_COSTS * limit


def share_of(known, query, part, filed, nowhere_in):
    """The share of stories that is expected to match, as if no words sought each other out."""
    shares = [min(sum(known.of(phrase, part) for phrase in group), 1) for group in query.groups]
    shares += [known.shares.get(word, known.least) for word in filed if word != ALL]
    shares += [1 - known.of(phrase, nowhere_in) for phrase in query.without]
    return reduce(mul, shares, 1)


def _frequencies():
    """The statistics, read anew every ten minutes; without any, nothing is common."""
    global _kept
    if _kept is None or time.monotonic() > _kept[1]:
        with connection.cursor() as cursor:
            cursor.execute(STATISTICS)
            stories, words, shares = cursor.fetchone()
        # After the words' own come the least, the most and that of nothing.
        shares = dict(zip(words or (), shares or (), strict=False))
        known = Frequencies(max(stories, 0), shares, min(shares.values(), default=0) / 2)
        _kept = known, time.monotonic() + KEPT_SECONDS
    return _kept[0]
