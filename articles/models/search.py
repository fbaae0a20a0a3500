from django.db import models


class WordsField(models.TextField):
    """A list of words in their order, as each database searches it; it is written, never read.

    SQLite keeps the text its FTS5 index refers to, PostgreSQL a tsvector.
    """

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_prep_value(self, value):
        return value

    def get_db_prep_value(self, value, connection, prepared=False):
        if connection.vendor == "postgresql":
            return " ".join(f"'{word}':{place}" for place, word in enumerate(value, start=1))
        return " ".join(value)


class SearchText(models.Model):
    """The words of one published story, as `articles.search.index` writes them.

    `place` orders stories by day, time and number, so that the newest come from the index first.
    Rows are there for stories readers may not see yet; whoever finds them asks `published()`.
    Migration 0009 adds the index of the words, on SQLite with triggers: a migration that makes
    this table anew must make them anew, too.
    """

    place = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="search_text"
    )
    words = WordsField()

    class Meta:
        ordering = ["-place"]

    def __str__(self):
        return f"words of {self.article}"


class SearchWord(models.Model):
    """A word that some story had once; what is suggested to readers is looked up in stories."""

    text = models.CharField(max_length=40, primary_key=True)

    class Meta:
        ordering = ["text"]

    def __str__(self):
        return self.text
