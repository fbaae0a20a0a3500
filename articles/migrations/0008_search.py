"""The words of stories, and an index of them as each database has it."""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.search

SQLITE = [
    """CREATE VIRTUAL TABLE articles_search_index USING fts5(
        words, content='articles_searchtext', content_rowid='place', columnsize=0,
        tokenize="ascii tokenchars '=+'"
    )""",
    """CREATE TRIGGER articles_search_add AFTER INSERT ON articles_searchtext BEGIN
        INSERT INTO articles_search_index(rowid, words) VALUES (new.place, new.words);
    END""",
    """CREATE TRIGGER articles_search_remove AFTER DELETE ON articles_searchtext BEGIN
        INSERT INTO articles_search_index(articles_search_index, rowid, words)
        VALUES ('delete', old.place, old.words);
    END""",
    """CREATE TRIGGER articles_search_change AFTER UPDATE ON articles_searchtext BEGIN
        INSERT INTO articles_search_index(articles_search_index, rowid, words)
        VALUES ('delete', old.place, old.words);
        INSERT INTO articles_search_index(rowid, words) VALUES (new.place, new.words);
    END""",
]
NOT_SQLITE = ["DROP TABLE articles_search_index"]
POSTGRESQL = ["CREATE INDEX articles_search_index ON articles_searchtext USING gin (words)"]
NOT_POSTGRESQL = ["DROP INDEX articles_search_index"]


def add_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in NOT_SQLITE if is_sqlite else NOT_POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_relations_of_moved_vectors")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("text", models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
            options={"ordering": ["text"]},
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                ("words", articles.models.search.WordsField()),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_text",
                        to="articles.article",
                    ),
                ),
            ],
            options={"ordering": ["-place"]},
        ),
        migrations.RunPython(add_index, drop_index),
    ]
