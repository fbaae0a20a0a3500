"""A story as far as a card shows it: a few plain values, which cost less than loading it."""

from collections import namedtuple
from functools import cache

from django.db.models.query import ValuesListIterable

from newsroom.addresses import address

SHOWN = ("slug", "published_on", "headline", "standfirst", "dateline_place", "language")
FIELDS = ("pk", "published_at", *SHOWN)


def teasers(rows, columns, more=()):
    """The queryset of these rows as teasers.

    `columns` are where the rows have FIELDS; `more` are further columns and annotations.
    """
    chosen = rows.values_list(*columns, *more)
    chosen._iterable_class = _iterable(more)
    return chosen


@cache
def _iterable(more):
    class Teaser(namedtuple("Teaser", (*FIELDS, *more))):
        __slots__ = ()

        def get_absolute_url(self):
            return address("article", *self.published_on.isoformat().split("-"), self.slug)

        def __str__(self):
            return self.headline

        def __hash__(self):
            return hash(self.pk)

    class TeaserIterable(ValuesListIterable):
        def __iter__(self):
            return map(Teaser._make, super().__iter__())

    return TeaserIterable
