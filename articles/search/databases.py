"""How each database is asked for the stories with certain words, in the order of their places.

A question is composed of parts, each a statement's text with its values, so that one statement
finds, counts and tells apart what a page of results shows.
"""

from typing import NamedTuple

from django.db import OperationalError, connection
from django.db.models import DateTimeField
from django.utils import timezone

from newsroom.prepared import Prepared

from ..models import Article
from . import frequency
from .queries import written

PATIENCE = "3s"  # on PostgreSQL; SQLite has no such limit

# Read from the index of words in its order; stories are looked up one by one until enough are seen.
SQLITE = """
    SELECT shown.pk AS article, stored.place AS place, {rank} AS rank,
    shown.source_id AS source, shown.dateline_place AS printed_place, shown.published_on AS day
    FROM articles_search_index AS word
    CROSS JOIN articles_searchtext AS stored ON stored.place = word.rowid
    CROSS JOIN ({published}) AS shown ON shown.pk = stored.article_id
    WHERE articles_search_index MATCH {words} AND word.rowid BETWEEN %s AND %s
    ORDER BY word.rowid {order} LIMIT %s
"""
# Common words are met soon by walking along the stories; of rare ones all are gathered. (Adding 0
# keeps PostgreSQL from walking then: it does not know what it costs to look into a story. They are
# sorted before the stories are looked up, of which few are needed.)
WALK = """
    SELECT shown.pk AS article, stored.place AS place, {rank} AS rank,
    shown.source_id AS source, shown.dateline_place AS printed_place, shown.published_on AS day
    FROM articles_searchtext AS stored JOIN ({published}) AS shown ON shown.pk = stored.article_id
    WHERE stored.words @@ ({words})::tsquery AND stored.place BETWEEN %s AND %s
    ORDER BY stored.place {order} LIMIT %s
"""
GATHER = """
    SELECT shown.pk AS article, stored.place AS place, {rank} AS rank,
    shown.source_id AS source, shown.dateline_place AS printed_place, shown.published_on AS day
    FROM (
        SELECT place + 0 AS place, article_id FROM articles_searchtext
        WHERE words @@ ({words})::tsquery AND place + 0 BETWEEN %s AND %s
        ORDER BY 1 {order} OFFSET 0
    ) AS stored JOIN ({published}) AS shown ON shown.pk = stored.article_id
    ORDER BY stored.place {order} LIMIT %s
"""
ONE_PLACE = "(SELECT place FROM ({stories}) AS one)"
# How PostgreSQL is to look travels with the statement and holds for it alone.
HOW_TO_LOOK = {
    "statement_timeout": f"'{PATIENCE}'",
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "jit": "off",
}
SETTINGS = "".join(f"SET LOCAL {name} = {value}; " for name, value in HOW_TO_LOOK.items())
AS_BEFORE = "".join(f"; SET LOCAL {name} TO DEFAULT" for name in HOW_TO_LOOK)
PUBLISHED = Prepared(
    lambda now: (
        Article.objects.published(now)
        .order_by()
        .values_list("pk", "source_id", "dateline_place", "published_on")
    ),
    now=DateTimeField(),
)


class TooSlow(Exception):
    """The question takes the database too long."""


class Part(NamedTuple):
    """A piece of a statement, with the values of its marks in their order."""

    sql: str
    values: tuple = ()


def stories(found, part, low, high, limit, is_newest_first=True, rank=0):
    """The Part that selects so many stories readers may see now, between the places.

    Its columns are article, place, rank, source, printed_place and day. `found` has the query, what
    stories are filed under and the part its unwanted words are looked for in; `part` is where the
    wanted ones stand.
    """
    asked = (found.query, part, found.filed, found.part)
    if connection.vendor == "sqlite":
        form = SQLITE
    else:
        form = WALK if frequency.is_common(*asked, limit) else GATHER
    words = Part("%s", (written(*asked),))
    return _composed(form, words, low, high, limit, "DESC" if is_newest_first else "ASC", rank)


def has_one(words, low, high):
    """The Part that is not NULL where a story between the places has the words.

    They are given as a Part: an expression that becomes a query in the database's own words.
    """
    form = SQLITE if connection.vendor == "sqlite" else GATHER
    inner = _composed(form, words, low, high, 1, "DESC", 0)
    return Part(ONE_PLACE.format(stories=inner.sql), inner.values)


def _composed(form, words, low, high, limit, order, rank):
    sql, values = PUBLISHED.statement(now=timezone.now())
    text = form.format(published=sql, words=words.sql, order=order, rank=int(rank))
    if form is GATHER:
        return Part(text, (*words.values, low, high, *values, limit))
    return Part(text, (*values, *words.values, low, high, limit))


def rows(statement):
    """All rows of a statement, which is a Part: one query. Raise TooSlow."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(*statement)
            return cursor.fetchall()
        try:
            cursor.execute(SETTINGS + statement.sql + AS_BEFORE, statement.values)
            for _ in HOW_TO_LOOK:
                cursor.nextset()
            return cursor.fetchall()
        except OperationalError as error:
            if "statement timeout" in str(error):
                raise TooSlow from error
            raise
