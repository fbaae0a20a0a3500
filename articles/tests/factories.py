"""The smallest valid rows, so that a test names only what it is about."""

from datetime import UTC, datetime
from itertools import count

from articles import desk, versions
from articles.models import Article, Source, Topic

NUMBERS = count(1)


def make_source(**fields):
    number = next(NUMBERS)
    return Source.objects.create(
        **{"name": f"Agency {number}", "slug": f"agency-{number}"} | fields
    )


def make_topic(**fields):
    number = next(NUMBERS)
    return Topic.objects.create(**{"name": f"Topic {number}", "slug": f"topic-{number}"} | fields)


def make_article(story=None, **fields):
    """A draft with one version; `story` are fields of the version."""
    number = next(NUMBERS)
    fields = {"guid": f"test:{number}", "slug": f"story-{number}"} | fields
    article = Article.objects.create(**fields)
    text = {"headline": f"Ministers meet for the {number}th time", "body": "<p>They met.</p>"}
    desk.save(article, versions.story_with(**text | (story or {})))
    article.refresh_from_db()
    return article


def make_live_article(story=None, at=None, **fields):
    """A story that readers have seen since the moment `at` (default: April 23, 2007, 12:00 UTC)."""
    article = make_article(story, **fields)
    desk.publish(article, at=at or datetime(2007, 4, 23, 12, tzinfo=UTC))
    return article
