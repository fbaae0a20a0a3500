"""Tokens in the database: another one after every change of the thing that they stand for.

A thing is a word for what pages show: "directory", "stories", "topic:harbor-talks". Triggers renew
its token in the transaction of the change, so nothing can change the tables past it: no bulk
update, no second process, no hand in the database shell; and whoever may see a change sees the new
token with it. Tokens are random rather than counted: a rolled-back change can then never leave a
number behind that a different change gets later.

Nobody waits for anybody. On PostgreSQL a change replaces those rows of a thing that no other
transaction holds and adds one; two at once leave two rows, and the next change takes both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

TABLE = "people_stamp"
DIRECTORY = "directory"  # officials and offices, in whatever part
SITE = "site"  # on every page; has no token while triggers are not there
TABLES = ("area", "organization", "official", "name", "office", "tenure")
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
POSTGRESQL_NAMES = {"OLD": "went_row", "NEW": "came_row"}

SQLITE_TRIGGER = """
CREATE TRIGGER {name}_{event}_stamp AFTER {event} ON {table} WHEN {condition}
BEGIN
    DELETE FROM people_stamp WHERE thing IN ({things});
    INSERT INTO people_stamp (thing, token)
    SELECT thing, lower(hex(randomblob(16))) FROM ({things}) AS found WHERE thing IS NOT NULL;
END
"""

POSTGRESQL_RENEW = """
CREATE OR REPLACE FUNCTION people_renew(things text[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM people_stamp WHERE id IN (
        SELECT id FROM people_stamp WHERE thing = ANY (things) FOR UPDATE SKIP LOCKED
    );
    INSERT INTO people_stamp (thing, token)
    SELECT thing, gen_random_uuid() FROM unnest(things) AS thing WHERE thing IS NOT NULL;
$$
"""

# Once a statement: renewed for each row, a thing would leave a dead row for each, through which the
# next must look; a transaction of many rows would take the square of their time.
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}_{event}_renew() RETURNS trigger LANGUAGE plpgsql
SET datestyle = 'ISO, YMD' AS $$
BEGIN
    PERFORM people_renew(ARRAY(
        SELECT DISTINCT found.thing FROM {rows} CROSS JOIN LATERAL ({things}) AS found
        WHERE {condition}
    ));
    RETURN NULL;
END $$
"""

POSTGRESQL_TRIGGER = """
CREATE TRIGGER {name}_{event}_stamp AFTER {event} ON {table} REFERENCING {referencing}
FOR EACH STATEMENT EXECUTE FUNCTION {name}_{event}_renew()
"""
# {event: what the trigger asks for, and how its rows stand side by side}
POSTGRESQL_ROWS = {
    "insert": ("NEW TABLE AS came", "came AS came_row"),
    "update": (
        "OLD TABLE AS went NEW TABLE AS came",
        "went AS went_row FULL JOIN came AS came_row USING ({key})",
    ),
    "delete": ("OLD TABLE AS went", "went AS went_row"),
}

POSTGRESQL_TRUNCATED = """
CREATE TRIGGER {name}_truncate_stamp AFTER TRUNCATE ON {table} FOR EACH STATEMENT
EXECUTE FUNCTION people_truncated()
"""

POSTGRESQL_TRUNCATED_FUNCTION = f"""
CREATE OR REPLACE FUNCTION people_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM people_renew(ARRAY['{SITE}', '{DIRECTORY}']);
    RETURN NULL;
END $$
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """What changes with the rows of a table.

    `things` are SQL expressions or SELECTs of one column, in which ROW is the row that came or
    went. `changed` are the columns that count in an update; empty, any does. `condition` says of
    which ROW a change counts at all. `key` is the column of the table's primary key.
    """

    table: str
    things: Sequence[str]
    changed: Sequence[str] = ()
    condition: str = ""
    key: str = "id"


WATCHED = [Watch(f"people_{table}", [f"'{DIRECTORY}'"]) for table in TABLES]


def tokens_of(connection, things):
    """The (thing, token) rows of these things: equal if and only if none of them has changed."""
    marks = ", ".join(["%s"] * len(things))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT thing, token FROM people_stamp WHERE thing IN ({marks})", things)  # noqa: S608
        return frozenset(cursor.fetchall())


def renew(connection, thing):
    """Give the thing another token, as triggers do."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_stamp WHERE thing = %s", [thing])
        row = [thing, token_hex(16)]
        cursor.execute("INSERT INTO people_stamp (thing, token) VALUES (%s, %s)", row)


def keep_up(app, watched):
    """Have these triggers taken down before each `migrate` and put up after it.

    SQLite renames no table that a trigger names, and drops the triggers of a table it rebuilds.
    """

    def before(using, **kwargs):
        take_down(connections[using], app.label, watched)

    def after(using, **kwargs):
        put_up(connections[using], app.label, watched)

    pre_migrate.connect(before, sender=app, weak=False)
    post_migrate.connect(after, sender=app, weak=False)


def put_up(connection, owner, watched):
    """Put these triggers on their tables, anew, and let everything kept so far be forgotten.

    A database without the tables, migrated half or back, is left alone.
    """
    take_down(connection, owner, watched)
    if not {watch.table for watch in watched} | {TABLE} <= _tables(connection):
        return
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor, owner, watched):
            cursor.execute(statement)
    renew(connection, SITE)


def take_down(connection, owner, watched):
    """Take the triggers from their tables, and the site's token: nothing is kept without it."""
    tables = _tables(connection)
    with connection.cursor() as cursor:
        for watch in watched:
            if watch.table not in tables:
                continue
            on = f" ON {watch.table}" if connection.vendor == "postgresql" else ""
            for event in _events(connection.vendor):
                cursor.execute(f"DROP TRIGGER IF EXISTS {_name(owner, watch)}_{event}_stamp{on}")
        if TABLE in tables:
            cursor.execute("DELETE FROM people_stamp WHERE thing = %s", [SITE])


def _tables(connection):
    return set(connection.introspection.table_names())


def statements(vendor, owner, watched):
    """The SQL that puts up the triggers on "sqlite" or "postgresql"."""
    if vendor not in {"sqlite", "postgresql"}:
        raise NotImplementedError(f"'{vendor}' has no triggers here; use SQLite or PostgreSQL.")
    found = []
    if vendor == "postgresql":
        found += [POSTGRESQL_RENEW, POSTGRESQL_TRUNCATED_FUNCTION]
    for watch in watched:
        name = _name(owner, watch)
        for event, rows in EVENTS.items():
            if vendor == "postgresql":
                rows = [POSTGRESQL_NAMES[row] for row in rows]
            parts = {
                "name": name,
                "table": watch.table,
                "event": event,
                "things": _things(watch.things, rows),
                "condition": _condition(vendor, watch, rows),
            }
            if vendor == "sqlite":
                found.append(SQLITE_TRIGGER.format(**parts))
            else:
                referencing, side_by_side = POSTGRESQL_ROWS[event]
                parts |= {"referencing": referencing, "rows": side_by_side.format(key=watch.key)}
                found += [POSTGRESQL_FUNCTION.format(**parts), POSTGRESQL_TRIGGER.format(**parts)]
        if vendor == "postgresql":
            found.append(POSTGRESQL_TRUNCATED.format(name=name, table=watch.table))
    return found


def _events(vendor):
    return [*EVENTS, "truncate"] if vendor == "postgresql" else list(EVENTS)


def _name(owner, watch):
    return watch.table if watch.table.startswith(f"{owner}_") else f"{owner}_{watch.table}"


def _things(things, rows):
    """One SELECT of the column `thing` for all of these rows."""
    selects = [
        (thing if thing.startswith("SELECT ") else f"SELECT {thing}").replace("ROW.", f"{row}.")
        for thing in things
        for row in rows
    ]
    first, *others = dict.fromkeys(selects)
    return " UNION ".join([_named(first), *others])


def _named(select):
    """The SELECT with its column named."""
    column, from_, rest = select.partition(" FROM ")
    return f"{column} AS thing{from_}{rest}"


def _condition(vendor, watch, rows):
    """Whether a change counts: its rows do, and an update changes a column that does."""
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    parts = [[watch.condition.replace("ROW.", f"{row}.") for row in rows if watch.condition]]
    if len(rows) == 2:
        old, new = rows
        parts.append([f"{old}.{name} {differs} {new}.{name}" for name in watch.changed])
    return " AND ".join(f"({' OR '.join(part)})" for part in parts if part) or "true"
