import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article, Source, Topic
from articles.tests.factories import make_article, make_live_article, make_topic
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("ann")
    client.force_login(user)
    return client


def act(article, name):
    return reverse("admin:articles_article_act", args=[article.pk, name])


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def test_the_list_shows_what_an_editor_decides_by(editor):
    make_official(slug="ann-roe", name="Ann Roe")
    make_live_article({"headline": "Talks", "body": "<p>Ann Roe came.</p>"})
    make_article({"headline": "Waiting"})
    page = editor.get(LIST).content.decode()
    for word in ("Talks", "Waiting", "Published", "Draft", "Ann Roe"):
        assert word in page


def test_the_list_costs_the_same_for_one_story_and_thirty(editor, django_assert_max_num_queries):
    make_live_article()
    with django_assert_max_num_queries(12) as one:
        editor.get(LIST)
    for _ in range(29):
        make_live_article()
    with django_assert_max_num_queries(12) as thirty:
        editor.get(LIST)
    assert len(one) == len(thirty)


def test_stories_are_never_deleted(editor):
    article = make_article()
    assert (
        editor.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    assert Article.objects.exists()


@pytest.mark.parametrize("model", ["article", "topic", "source", "photo"])
@pytest.mark.parametrize("page", ["changelist", "add"])
def test_every_page_of_the_desk_answers_without_inline_script_or_style(editor, model, page):
    answer = editor.get(reverse(f"admin:articles_{model}_{page}"), follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json)[^>]*>", html)
    assert not re.search(r"<[^>]+\sstyle=", html)


def test_topics_and_sources_are_edited(editor):
    editor.post("/admin/articles/topic/add/", {"name": "Überfälle", "slug": "überfälle"})
    assert Topic.objects.get().get_absolute_url() == "/topics/%C3%BCberf%C3%A4lle/"
    sent = {"name": "AP", "slug": "ap", "dateline_style": "place-agency", "language": "en"}
    editor.post("/admin/articles/source/add/", sent | {"time_zone": "Mars/Base"})
    assert not Source.objects.exists()
    sent |= {"time_zone": "Europe/Moscow", "other_names": "The AP\nAssociated Press"}
    editor.post("/admin/articles/source/add/", sent)
    assert Source.objects.get().other_names == ["The AP", "Associated Press"]


def test_a_second_topic_of_the_same_name_in_other_case_is_refused(editor):
    make_topic(name="Radars")
    answer = editor.post("/admin/articles/topic/add/", {"name": "RADARS", "slug": "radars-2"})
    assert "A topic of this name exists already." in answer.content.decode()
