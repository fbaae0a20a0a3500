"""What stories that were found could be narrowed to, counted where they are found."""

from heapq import nlargest
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from ..models import ArticleTopic, Topic
from . import index
from .databases import Part

CHOICES = 8
KEYED = ("topic", "official", "source")
# What each part of the statement tells, in rows of (kind, value, number).
TOLD = {
    "count": "SELECT 'count', '', count(*) FROM found",
    "source": "SELECT 'source', CAST(source AS text), count(*) FROM firsts"
    " WHERE source IS NOT NULL GROUP BY source",
    "place": "SELECT 'place', printed_place, count(*) FROM firsts"
    " WHERE printed_place <> '' GROUP BY printed_place",
    "year": "SELECT 'year', substr(CAST(day AS text), 1, 4), count(*) FROM firsts GROUP BY 2",
    "topic": "SELECT 'topic', CAST(filed.tag_id AS text), count(*) FROM firsts CROSS JOIN"
    " articles_articletopic AS filed WHERE filed.content_object_id = article GROUP BY filed.tag_id",
    "official": "SELECT 'official', CAST(named.official_id AS text), count(*) FROM firsts"
    " CROSS JOIN articles_appearance AS named WHERE named.article_id = article"
    " GROUP BY named.official_id",
}
SHOWN = " UNION ALL SELECT 'shown', CAST(pk AS text), 1 FROM ({topics}) AS shown"
FIRST_PAGE = "SELECT * FROM firsts ORDER BY rank, place {order} LIMIT %s OFFSET %s"
STATEMENT = """
    WITH found AS MATERIALIZED ({first}),
    firsts AS MATERIALIZED (SELECT * FROM found ORDER BY rank, place {order} LIMIT %s),
    page AS MATERIALIZED ({page})
    SELECT 'hit', CAST(article AS text), place FROM page UNION ALL {told}
"""


class Choice(NamedTuple):
    """A value that the hits can be narrowed to, and how many would be left."""

    value: str
    label: str
    count: int


class Told(NamedTuple):
    """The hits of the page as (article, place), the number found, and the choices by facet."""

    hits: list
    count: int
    choices: dict[str, list[Choice]]
    shown: frozenset[int]


def statement(first, cap, is_oldest_first, turned, start, size, topics):
    """The Part that tells of the stories `first` selects, of which `cap` are told apart.

    The page is what `turned` selects, else so many of those from `start` on. `topics` are keys of
    which it says whether readers may see a story under them.
    """
    order = "ASC" if is_oldest_first else "DESC"
    page = turned or Part(FIRST_PAGE.format(order=order), (size, start))
    told, values = " UNION ALL ".join(TOLD.values()), ()
    if topics:
        those = _shown(topics).query.sql_with_params()
        told += SHOWN.format(topics=those[0])
        values = those[1]
    sql = STATEMENT.format(first=first.sql, order=order, page=page.sql, told=told)
    return Part(sql, (*first.values, cap, *page.values, *values))


def shown(topics):
    """The keys of those topics that readers may see."""
    return frozenset(_shown(topics).values_list("pk", flat=True)) if topics else frozenset()


def _shown(topics):
    """Topics show with their first published story, as their pages do."""
    filed = ArticleTopic.objects.published().filter(tag=OuterRef("pk"))
    return Topic.objects.filter(Exists(filed), pk__in=topics).order_by().values("pk")


def read(rows, names):
    """The Told of the statement's rows."""
    told = {kind: [] for kind in ("hit", *TOLD, "shown")}
    for kind, value, number in rows:
        told[kind].append((number, value))
    choices = {kind: _named(told[kind], names.by_key[kind]) for kind in KEYED}
    choices["place"] = _places(told["place"])
    choices["year"] = [Choice(year, year, number) for number, year in told["year"]]
    choices["year"].sort(reverse=True)
    return Told(
        [(int(article), place) for place, article in told["hit"]],
        sum(number for number, _ in told["count"]),
        choices,
        frozenset(int(topic) for _, topic in told["shown"]),
    )


def _named(counts, known):
    """The choices with the most stories, most first; `known` are their names by key."""
    # Most have a story or two and are never shown: they are not even looked up.
    least = min(nlargest(CHOICES, (number for number, _ in counts)), default=0)
    chosen = [(number, known.get(int(key))) for number, key in counts if number >= least]
    return _most_first(Choice(one.slug, one.name, number) for number, one in chosen if one)


def _places(counts):
    """MOSCOW and Moscow are one place, printed as most stories do."""
    together = {}
    for count, place in sorted(counts, key=lambda row: (-row[0], row[1])):
        label, before = together.get(index.place_name(place), (place, 0))
        together[index.place_name(place)] = label, before + count
    return _most_first(Choice(label, label, count) for label, count in together.values())


def _most_first(choices):
    return sorted(choices, key=lambda choice: (-choice.count, choice.label))
