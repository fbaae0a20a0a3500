"""How each database is asked for the stories with certain words, in the order of their places."""

import json

from django.db import OperationalError, connection, transaction

from .queries import fts5, tsquery

PATIENCE = "3s"  # on PostgreSQL; SQLite has no such limit

SQLITE = """
    SELECT stored.article_id, stored.place
    FROM articles_search_index CROSS JOIN articles_searchtext AS stored
    ON stored.place = articles_search_index.rowid
    WHERE articles_search_index MATCH %s AND articles_search_index.rowid BETWEEN %s AND %s
    ORDER BY articles_search_index.rowid {order} LIMIT %s
"""
MATCHES = """
    SELECT article_id, place FROM articles_searchtext
    WHERE words @@ %s::tsquery AND place BETWEEN %s AND %s
"""
WALK = MATCHES + "ORDER BY place {order} LIMIT %s"
GATHER = "WITH found AS MATERIALIZED (" + MATCHES + ") "
GATHER += "SELECT article_id, place FROM found ORDER BY place {order} LIMIT %s"
BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off"
STORED = "SELECT reltuples FROM pg_class WHERE oid = 'articles_searchtext'::regclass"
# Looking into one story in order takes so much longer than taking one from the index of words.
WALK_COSTS = 20


class TooSlow(Exception):
    """The question takes the database too long."""


def rows(question, part, low, high, limit, is_newest_first=True):
    """[(article, place)] of so many stories between the places; of those some may be hidden.

    `question` has the query, what stories are filed under and the part its unwanted words are
    looked for in; `part` is where the wanted ones stand. Raise TooSlow.
    """
    order = "DESC" if is_newest_first else "ASC"
    asked = (question.query, part, question.filed, question.part)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SQLITE.format(order=order), [fts5(*asked), low, high, limit])
            return cursor.fetchall()
        return _of_postgresql(cursor, order, [tsquery(*asked), low, high, limit])


def _of_postgresql(cursor, order, values):
    """Common words are met soon by walking along the stories; of rare ones all are gathered."""
    try:
        with transaction.atomic(savepoint=False):
            is_common = _is_common(cursor, values)
            cursor.execute(f"SET LOCAL statement_timeout = '{PATIENCE}'")
            if not is_common:
                cursor.execute(BY_INDEX)
            cursor.execute((WALK if is_common else GATHER).format(order=order), values)
            return cursor.fetchall()
    except OperationalError as error:
        if "statement timeout" in str(error):
            raise TooSlow from error
        raise


def _is_common(cursor, values):
    """Whether so many stories are expected to match that walking costs less than gathering."""
    *asked, limit = values
    cursor.execute("EXPLAIN (FORMAT JSON) " + MATCHES, asked)
    [plan] = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    expected = plan[0]["Plan"]["Plan Rows"]
    cursor.execute(STORED)
    [stored] = cursor.fetchone()
    return expected * expected > WALK_COSTS * limit * max(stored, 0)
