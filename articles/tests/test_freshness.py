"""Readers who have a story's page as it is now are told so; any change gives them the new one."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Topic
from articles.tests.test_views import (  # noqa: F401 (fixtures)
    NOON,
    country,
    file_under,
    make_story,
    name_in,
    office,
    official,
    relate,
    topic,
)
from people.loader import load_directory

pytestmark = pytest.mark.django_db
FRESH_QUERIES = 2  # the story with what it draws on, and what it belongs with


@pytest.fixture
def story(official, office, topic):  # noqa: F811
    story, other = make_story(1), make_story(2)
    file_under(story, topic)
    name_in(story, official, office)
    relate(story, other)
    return story


@pytest.fixture
def ask(client, story):
    """Ask for the page as a reader who has it with that ETag; without one, as a new reader."""

    def asked(etag=""):
        headers = {"If-None-Match": etag} if etag else {}
        return client.get(story.get_absolute_url(), headers=headers)

    return asked


def test_a_page_that_a_reader_has_is_not_sent_again(ask, django_assert_num_queries):
    etag = ask()["ETag"]
    load_directory()
    with django_assert_num_queries(FRESH_QUERIES):
        answer = ask(etag)
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)


def test_every_answer_is_asked_for_again_and_is_the_same_for_everybody(client, ask):
    client.force_login(User.objects.create(username="editor"))
    for answer in (ask(), ask(ask()["ETag"])):
        assert answer["Cache-Control"] == "no-cache"
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies


def test_who_logs_in_costs_readers_pages_nothing(client, ask, django_assert_num_queries):
    etag = ask()["ETag"]
    client.force_login(User.objects.create(username="editor"))
    with django_assert_num_queries(FRESH_QUERIES):
        assert ask(etag).status_code == 304


@pytest.mark.parametrize(
    "change",
    [
        lambda story: Article.objects.filter(pk=story.pk).update(live_number=1, page={"a": 1}),
        lambda story: Article.objects.filter(pk=story.pk).update(body_html="<p>New.</p>"),
        lambda story: Article.objects.filter(pk=story.pk).update(updated_at=NOON),
        lambda story: Article.objects.filter(slug="story-2").update(headline="New"),
        lambda story: Article.objects.filter(slug="story-2").update(status="killed"),
        lambda story: story.relations.update(kind="pinned"),
        lambda story: story.topic_items.all().delete(),
        lambda story: Topic.objects.update(name="New"),
        lambda story: story.officials.update(name="New Name"),
    ],
    ids="page text update headline kill relation filing topic official".split(),
)
def test_what_a_page_shows_changes_its_tag(ask, story, change):
    etag = ask()["ETag"]
    assert ask(etag).status_code == 304
    change(story)
    assert ask(etag).status_code == 200


def test_a_new_day_may_show_another_office(ask, time_machine):
    etag = ask()["ETag"]
    time_machine.move_to(NOON + timedelta(days=9000))
    assert ask(etag).status_code == 200


@pytest.mark.parametrize(("status", "code"), [("killed", 410), ("withdrawn", 200), ("draft", 404)])
def test_a_story_taken_down_is_never_said_to_be_fresh(ask, story, status, code):
    etag = ask()["ETag"]
    Article.objects.filter(pk=story.pk).update(status=status, taken_down_class="legal")
    assert ask(etag).status_code == code
