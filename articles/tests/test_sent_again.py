"""A page for a new story makes one story, however often it is sent."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User

from articles.admin import autosave
from articles.models import Article
from articles.tests.forms import change, form_of
from articles.tests.server import Browser, Fields, serving
from articles.tests.staff import make_member

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


@pytest.fixture
def ann():
    return User.objects.create_superuser("ann")


@pytest.fixture
def editor(client, ann):
    client.force_login(ann)
    return client


def unsaved(user, article=None):
    """The headlines in the user's slot for the story."""
    return [kept.values["headline"][0] for kept in autosave.unsaved(user, article)]


@pytest.mark.parametrize("body", ["<p>They met.</p>", "They met.\r\n\r\n<p>In <b>Oslo</b>.</p>"])
@pytest.mark.parametrize("button", ["_save", "_continue", "_addanother"])
def test_a_new_story_that_is_sent_twice_is_made_once(editor, ann, body, button):
    sent = form_of(editor, ADD) | {"headline": "New here", "body": body, button: "1"}
    first, again = (editor.post(ADD, sent) for _ in range(2))
    assert (again.status_code, again.url) == (first.status_code, first.url)
    assert Article.objects.get().latest_number == 1
    assert unsaved(ann) == []


def test_going_back_and_saving_again_offers_the_new_text_on_the_story(editor, ann):
    sent = form_of(editor, ADD) | {"headline": "First words", "body": "<p>They met.</p>"}
    editor.post(ADD, sent)
    answer = editor.post(ADD, sent | {"headline": "Second words"})
    article = Article.objects.get()
    assert answer.url.startswith(f"{change(article)}?restore=")
    restored = editor.get(answer.url)
    assert "had made the story already" in restored.content.decode()
    assert restored.context["adminform"].form["headline"].value() == "Second words"
    assert editor.post(change(article), form_of(editor, answer.url)).status_code == 302
    saved = [version.story["headline"] for version in article.versions.order_by("number")]
    assert saved == ["First words", "Second words"]
    assert unsaved(ann, article) == unsaved(ann) == []


def test_two_pages_make_two_stories_of_one_text(editor):
    for _ in range(2):
        words = {"headline": "Weather", "body": "<p>Rain.</p>"}
        editor.post(ADD, form_of(editor, ADD) | words)
    assert Article.objects.count() == 2


@pytest.mark.slow
def test_many_sendings_at_once_to_several_processes_make_one_story(transactional_db, tmp_path):
    member = make_member("editor")
    with serving(tmp_path) as server, ThreadPoolExecutor(6) as pool:
        browsers = [Browser(server, member) for _ in range(6)]
        sent = Fields(browsers[0].get(ADD)).values
        sent |= {"headline": ["New"], "body": ["<p>They met.</p>"], "_continue": ["1"]}
        answers = list(pool.map(lambda browser: browser.post(ADD, sent), browsers))
    story = Article.objects.get()
    assert {(status, to) for status, _, to in answers} == {(302, change(story))}
    assert story.latest_number == 1
