"""Two people do the same at the same moment: both get a plain answer, and nothing is lost.

Each does it in a thread and a transaction of its own. They meet where a race is lost: behind the
look at what there is, before the write. Where something makes the second wait for the first, they
cannot meet, and go on without.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from articles import addresses, desk, photos, related, topics, versions
from articles.admin import autosave
from articles.admin.forms import StoryForm
from articles.admin.topic import TopicForm
from articles.desk import publishing, rules
from articles.models import Article, Autosave, Photo, Topic
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.tests.forms import change as change_address
from articles.tests.forms import form_of
from articles.tests.pictures import picture
from articles.tests.staff import change, make_member
from articles.versions import Conflict

PASSWORD = "a long password of hers"
MEETS_WITHIN = 0.5  # seconds; long enough for the other's few queries
NOON = datetime(2007, 4, 23, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act gave, or the error it raised, in their order."""

    def outcome(act):
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(outcome, acts))


@contextmanager
def meeting_after(monkeypatch, place, name):
    """Whoever has called the function waits until the other has called it, too; once each."""
    both = threading.Barrier(2)
    met = threading.local()
    function = getattr(place, name)

    def meet(*args, **kwargs):
        result = function(*args, **kwargs)
        if not getattr(met, "once", False):
            met.once = True
            with suppress(threading.BrokenBarrierError):
                both.wait(MEETS_WITHIN)
        return result

    with monkeypatch.context() as patched:
        patched.setattr(place, name, meet)
        yield


def errors_in(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_two_stories_of_one_headline_come_out_at_once(monkeypatch):
    stories = [make_article({"headline": "Ministers meet in Oslo"}, slug="oslo") for _ in range(2)]
    with meeting_after(monkeypatch, publishing, "free_slug"):
        outcomes = at_once(
            *(lambda story=story: desk.publish(story, at=NOON, by="test") for story in stories)
        )
    assert errors_in(outcomes) == []
    assert sorted(Article.objects.published().values_list("slug", flat=True)) == ["oslo", "oslo-2"]


def test_two_stories_that_belong_together_are_published_again_at_once(monkeypatch):
    topic = make_topic()
    text = {"body": "<p>The admiral spoke of icebreakers in Murmansk.</p>", "topics": [topic.slug]}
    stories = [make_live_article(text, at=NOON) for _ in range(2)]
    for story in stories:
        change(story, standfirst="Now with an admiral.")
    with meeting_after(monkeypatch, related, "learn"):
        outcomes = at_once(
            *(
                lambda story=story: desk.publish(story, by="test", kind="update", line="More.")
                for story in stories
            )
        )
    assert errors_in(outcomes) == []
    for one, other in (stories, reversed(stories)):
        assert [relation.other for relation in one.relations.all()] == [other]


def test_two_slot_editors_publish_one_story_at_once(monkeypatch):
    story = make_article()
    editors = [make_member("slot") for _ in range(2)]
    with meeting_after(monkeypatch, rules, "require"):
        outcomes = at_once(
            *(lambda editor=editor: desk.publish(story, by=editor) for editor in editors)
        )
    assert [type(error) for error in errors_in(outcomes)] == [desk.Refused]
    assert story.ledger.count() == 1


def test_two_editors_claim_one_story_at_once(monkeypatch):
    story = make_article(author=make_member("reporter"))
    reporter, editor = story.author, make_member("editor")
    with meeting_after(monkeypatch, rules, "require"):
        outcomes = at_once(
            lambda: desk.claim(story, by=editor), lambda: desk.claim(story, by=reporter)
        )
    story.refresh_from_db()
    refused = errors_in(outcomes)
    # Who may approve takes a story over; a reporter finds it taken.
    assert story.claimed_by == editor
    assert [type(error) for error in refused] in ([], [desk.Refused])


def test_two_saves_from_one_version_give_one_version_and_one_conflict(monkeypatch):
    story = make_article()
    texts = [versions.story_with(headline="Yours"), versions.story_with(headline="Mine")]
    with meeting_after(monkeypatch, versions.saving, "canonical"):
        outcomes = at_once(
            *(lambda text=text: desk.save(story, text, expected=1) for text in texts)
        )
    assert [type(error) for error in errors_in(outcomes)] == [Conflict]
    assert [version.number for version in story.versions.all()] == [1, 2]


def test_two_stories_are_given_one_address_at_once(monkeypatch):
    stories = [make_live_article(at=NOON) for _ in range(2)]
    with meeting_after(monkeypatch, addresses, "_refuse_a_taken_address"):
        outcomes = at_once(
            *(
                lambda story=story: addresses.readdress(story, "oslo", by="test")
                for story in stories
            )
        )
    assert [type(error) for error in errors_in(outcomes)] == [desk.Refused]
    assert Article.objects.filter(slug="oslo").count() == 1


def test_two_editors_make_one_topic_at_once(monkeypatch):
    fields = {"name": "Icebreakers", "slug": "icebreakers", "other_names": ""}
    clients = [Client(raise_request_exception=False) for _ in range(2)]
    for client in clients:
        client.force_login(make_member("editor"))
    with meeting_after(monkeypatch, TopicForm, "clean"):
        answers = at_once(
            *(
                lambda client=client: client.post("/admin/articles/topic/add/", fields)
                for client in clients
            )
        )
    assert errors_in(answers) == []
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    told = next(answer for answer in answers if answer.status_code == 200)
    assert "already" in told.content.decode()
    assert Topic.objects.count() == 1


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Group, {"name": "weekend"}),
        (User, {"username": "ann", "password1": PASSWORD, "password2": PASSWORD}),
    ],
)
def test_two_superusers_make_one_account_or_group_at_once(monkeypatch, model, fields):
    clients = [Client(raise_request_exception=False) for _ in range(2)]
    for client in clients:
        client.force_login(make_member("superuser"))
    address = f"/admin/auth/{model._meta.model_name}/add/"
    before = model.objects.count()
    with meeting_after(monkeypatch, model, "validate_unique"):
        answers = at_once(
            *(lambda client=client: client.post(address, fields) for client in clients)
        )
    assert errors_in(answers) == []
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    told = next(answer for answer in answers if answer.status_code == 200)
    assert "already exists" in told.content.decode()
    assert model.objects.count() == before + 1


def test_one_new_story_is_sent_twice_at_once(monkeypatch):
    editor = make_member("editor")
    clients = [Client(raise_request_exception=False) for _ in range(2)]
    for client in clients:
        client.force_login(editor)
    address = "/admin/articles/article/add/"
    sent = form_of(clients[0], address) | {"headline": "New", "body": "<p>They met.</p>"}
    with meeting_after(monkeypatch, StoryForm, "clean"):
        answers = at_once(
            *(
                lambda client=client: client.post(address, sent | {"_continue": "1"})
                for client in clients
            )
        )
    assert errors_in(answers) == []
    story = Article.objects.get()
    assert story.latest_number == 1
    assert [answer.url for answer in answers] == [change_address(story)] * 2
    assert not Autosave.objects.exists()


def test_two_topics_are_merged_into_each_other_at_once(monkeypatch):
    one, other = make_topic(), make_topic()
    make_article({"topics": [one.slug]})
    make_article({"topics": [other.slug]})
    with meeting_after(monkeypatch, topics, "_require"):
        outcomes = at_once(
            lambda: topics.merge(one, other, by="test"), lambda: topics.merge(other, one, by="test")
        )
    assert [type(error) for error in errors_in(outcomes)] == [desk.Refused]
    assert Topic.objects.count() == 1


def test_one_merge_is_undone_twice_at_once(monkeypatch):
    entry = topics.merge(make_topic(), make_topic(), by="test")
    with meeting_after(monkeypatch, topics, "merges"):
        outcomes = at_once(*(lambda: topics.undo(entry, by="test") for _ in range(2)))
    assert [type(error) for error in errors_in(outcomes)] == [desk.Refused]
    assert Topic.objects.count() == 2


def test_a_story_is_filed_while_its_topic_is_merged(monkeypatch):
    one, other = make_topic(), make_topic()
    story = make_article({"topics": [one.slug]})
    with meeting_after(monkeypatch, versions.applying, "file_under_topics"):
        outcomes = at_once(
            lambda: topics.merge(one, other, by="test"),
            lambda: desk.save(story, versions.story_with(headline="Next", topics=[one.slug])),
        )
    assert errors_in(outcomes) == []
    assert list(story.topics.all()) == [other]


def test_one_picture_is_uploaded_twice_at_once(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    data = picture()
    with meeting_after(monkeypatch, Photo, "full_clean"):
        outcomes = at_once(*(lambda: photos.take(data, "icebreaker.png") for _ in range(2)))
    (error,) = errors_in(outcomes)
    assert isinstance(error, ValidationError)
    assert "here already" in error.messages[0]
    assert Photo.objects.count() == 1
    assert len(list((tmp_path / "photos").iterdir())) == 1


def test_two_pages_of_one_editor_are_kept_at_once(monkeypatch):
    story, editor = make_article(), make_member("editor")
    pages = [autosave.open_page(editor, story) for _ in range(2)]
    with meeting_after(monkeypatch, autosave, "_slot"):
        outcomes = at_once(
            *(lambda page=page: autosave.keep(page, {"headline": [page.key]}) for page in pages)
        )
    assert errors_in(outcomes) == []
    kept = autosave.unsaved(editor, story)
    assert {text.page for text in kept} == {page.token for page in pages}
    assert Autosave.objects.count() == 1
    assert User.objects.filter(pk=editor.pk).exists()
