"""A token in the database that is another one after every change to officials and offices.

Triggers write it, so nothing can change the tables past it: no bulk update, no second process,
no hand in the database shell. It is random rather than counted: a rolled-back change can then
never leave a number behind that a different change gets later.
"""

from django.db import connections

WATCHED = ["area", "organization", "official", "name", "office", "tenure"]

SQLITE_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS people_{table}_{event}_stamp AFTER {event} ON people_{table}
BEGIN
    INSERT INTO people_directorystamp (id, token) VALUES (1, lower(hex(randomblob(16))))
    ON CONFLICT (id) DO UPDATE SET token = excluded.token;
END
"""

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION people_new_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO people_directorystamp (id, token)
    VALUES (1, replace(gen_random_uuid()::text, '-', ''))
    ON CONFLICT (id) DO UPDATE SET token = excluded.token;
    RETURN NULL;
END $$
"""

POSTGRESQL_TRIGGER = """
CREATE OR REPLACE TRIGGER people_{table}_stamp
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON people_{table}
FOR EACH STATEMENT EXECUTE FUNCTION people_new_stamp()
"""


def install_triggers(using, **kwargs):
    """Put the triggers on the tables. Runs after each `migrate`, as SQLite drops a table's
    triggers whenever a migration rebuilds the table."""
    connection = connections[using]
    tables = {f"people_{table}" for table in [*WATCHED, "directorystamp"]}
    if not tables <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for statement in trigger_statements(connection.vendor):
            cursor.execute(statement)


def trigger_statements(vendor):
    """The SQL that installs the triggers on "sqlite" or "postgresql"."""
    if vendor == "sqlite":
        return [
            SQLITE_TRIGGER.format(table=table, event=event)
            for table in WATCHED
            for event in ("insert", "update", "delete")
        ]
    if vendor == "postgresql":
        triggers = [POSTGRESQL_TRIGGER.format(table=table) for table in WATCHED]
        return [POSTGRESQL_FUNCTION, *triggers]
    raise NotImplementedError(f"'{vendor}' has no triggers here; use SQLite or PostgreSQL.")
