"""Indexes by which PostgreSQL finds a word anywhere in what the desk's list is searched by.

Without them a word that few headlines or sluglines have costs a look at every story. SQLite walks
an index of its own as fast.
"""

from django.db import migrations

FIELDS = ("headline", "slugline", "guid")


def add_indexes(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for field in FIELDS:  # on exactly the expression that "icontains" asks
        schema_editor.execute(
            f"CREATE INDEX desk_words_{field} ON articles_article"
            f" USING gin (upper({field}::text) gin_trgm_ops)"
        )


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for field in FIELDS:
            schema_editor.execute(f"DROP INDEX desk_words_{field}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_search")]

    operations = [migrations.RunPython(add_indexes, drop_indexes)]
