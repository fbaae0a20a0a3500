"""Statements composed once: the rows of the queryset, for each value anew."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from articles.models import Article
from newsroom.prepared import Prepared

from .factories import make_source
from .rows import NOON, make_story

pytestmark = pytest.mark.django_db

SEEN = Prepared(
    lambda slug, now: Article.objects.filter(slug=slug).published(now).with_page_data(),
    slug=CharField(),
    now=DateTimeField(),
)


def seen(slug, now=None):
    return SEEN.rows(slug=slug, now=now or timezone.now())


def test_each_value_finds_its_own_rows():
    stories = [make_story(number, source=make_source()) for number in range(3)]
    for story in [*stories, *stories]:
        assert seen(story.slug) == [story]
        assert seen(story.slug)[0].source == story.source
    assert seen("nothing") == []


def test_it_loads_what_the_queryset_loads(django_assert_num_queries):
    story = make_story(source=make_source())
    with django_assert_num_queries(1):
        [found] = seen(story.slug)
        assert (found.source.name, found.opening, found.page) == (
            story.source.name,
            story.body_text,
            story.page,
        )
    assert "body" in found.get_deferred_fields()


def test_the_statement_is_the_one_that_is_asked():
    story = make_story()
    sql, params = SEEN.statement(slug=story.slug, now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS seen", params)
        assert cursor.fetchone() == (1,)


def test_the_clock_is_asked_each_time():
    story = make_story(published_at=NOON, expires_at=NOON + timedelta(hours=2))
    shown = [bool(seen(story.slug, NOON + timedelta(hours=hours))) for hours in (-1, 1, 3, 1)]
    assert shown == [False, True, False, True]


def test_what_is_hidden_after_the_first_answer_is_hidden_in_the_next():
    story = make_story()
    assert seen(story.slug)
    Article.objects.update(status="killed")
    assert not seen(story.slug)


def test_a_value_is_never_a_part_of_the_statement(django_assert_num_queries):
    make_story()
    with django_assert_num_queries(1) as asked:
        assert seen("' OR '1'='1") == []
    assert len(asked) == 1


def test_a_statement_belongs_to_its_thread():
    make_story()
    seen("story-1")
    own = SEEN._statement()[1].connection
    other = []

    def look():
        other.append(SEEN._statement()[1].connection)
        other[0].close()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert own is connection or own.alias == connection.alias
    assert other[0] is not own
