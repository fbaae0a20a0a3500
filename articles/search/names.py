"""The topics, people and sources that a search may name, kept in memory until one of them changes.

So what a reader narrows a search to, and what the stories found are filed under, costs no query.
Names are here whether readers may see them or not; what is shown of them is asked of the stories.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

from people.loader import load_directory
from people.models import Official
from people.stamp import DIRECTORY, SITE, tokens_of

from ..models import Source, Topic
from .words import words

# What a page that asks here shows, in the words of newsroom.page_cache.
THINGS = ("topics", "sources", DIRECTORY)


class Named(NamedTuple):
    """A topic, official or source, and the words of each of its names."""

    pk: int
    slug: str
    name: str
    known_as: tuple[frozenset[str], ...] = ()


class Names:
    """Those of each kind ("topic", "official" or "source"), by slug, by key and by word."""

    def __init__(self, rows: Mapping[str, list[Named]]):
        self.by_slug = {kind: {one.slug: one for one in rows[kind]} for kind in rows}
        self.by_key = {kind: {one.pk: one for one in rows[kind]} for kind in rows}
        self._by_word: dict[str, dict[str, list[Named]]] = {}
        for kind in rows:
            having = self._by_word[kind] = {}
            for one in rows[kind]:
                for word in frozenset().union(*one.known_as):
                    having.setdefault(word, []).append(one)

    def called(self, kind, asked):
        """Those with all of the words in one of their names, the shortest names first."""
        having = [self._by_word[kind].get(word, []) for word in asked]
        found = [
            one
            for one in min(having, key=len, default=[])
            if any(asked <= known for known in one.known_as)
        ]
        return sorted(found, key=lambda one: (len(one.name), one.name))


_kept: tuple[frozenset, Names] | None = None


def load_names(tokens=None):
    """The Names as the database has them now: no query while the tokens are the same.

    `tokens` are {thing: its tokens} for who has read those of THINGS and of the site already;
    without them, that is a query more.
    """
    global _kept
    if tokens is None:
        stamp = tokens_of(connection, [SITE, *THINGS])
    else:
        stamp = frozenset().union(*(tokens.get(thing, ()) for thing in (SITE, *THINGS)))
    if _kept and _kept[0] == stamp and any(thing == SITE for thing, _ in stamp):
        return _kept[1]
    # The tokens were read first: a change while we read means that we read again next time.
    names = Names({"topic": _topics(), "official": _officials(), "source": _sources()})
    _kept = stamp, names
    return names


def _topics():
    rows = Topic.objects.order_by("pk").values_list("pk", "slug", "name", "other_names")
    return [
        Named(pk, slug, name, tuple(frozenset(words(one)) for one in (name, *others)))
        for pk, slug, name, others in rows
    ]


def _officials():
    keys = dict(Official.objects.order_by("pk").values_list("slug", "pk"))
    return [
        Named(
            keys[one.slug],
            one.slug,
            one.name,
            tuple(frozenset(words(name)) for name in (one.name, *one.names)),
        )
        for one in load_directory().officials.values()
        if one.slug in keys
    ]


def _sources():
    rows = Source.objects.order_by("pk").values_list("pk", "slug", "name")
    return [Named(*row) for row in rows]
