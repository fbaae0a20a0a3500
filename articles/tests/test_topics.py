"""Renaming and merging topics, and taking a merge back."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import archive, desk, topics, versions
from articles.admin.forms import StoryForm
from articles.intake import stories as supplied
from articles.models import Article, ArticleTopic, AuditEntry, OldAddress, Topic
from articles.tests.factories import make_article, make_live_article, make_topic

pytestmark = pytest.mark.django_db


def filed():
    """Who is filed where, in which order."""
    rows = ArticleTopic.objects.order_by("content_object", "position")
    return list(rows.values_list("content_object", "tag__slug", "position", "published_at"))


def everything():
    return (
        filed(),
        list(Topic.objects.order_by("pk").values()),
        list(OldAddress.objects.order_by("path").values_list("path", "target")),
    )


@pytest.fixture
def arms():
    return make_topic(name="Arms control", slug="arms-control", other_names=["Disarmament"])


@pytest.fixture
def treaties():
    return make_topic(name="Treaties", slug="treaties")


@pytest.fixture
def stories(arms, treaties):
    lists = [["arms-control"], ["arms-control", "treaties"], ["treaties", "arms-control"], []]
    return [make_live_article({"topics": slugs}) for slugs in lists]


def test_a_renamed_topic_answers_at_its_old_address(client, arms):
    topics.rename(arms, name="Arms", slug="arms", by="test")
    answer = client.get("/topics/arms-control/?before=x")
    assert answer.status_code == 301
    assert answer["Location"] == "/topics/arms/?before=x"


def test_versions_that_name_the_old_address_are_filed_under_the_topic_of_now(arms, stories):
    topics.rename(arms, name="Arms", slug="arms", by="test")
    versions.apply(stories[0], versions.latest(stories[0]))
    assert list(stories[0].topics.all()) == [arms]


def test_a_renamed_topic_is_found_by_the_name_it_had(arms):
    topics.rename(arms, name="Arms", slug="arms", by="test")
    assert Topic.objects.called("ARMS CONTROL") == arms
    assert arms.other_names == ["Disarmament", "Arms control"]


def test_named_back_the_topic_has_its_first_address_again(client, arms, stories):
    topics.rename(arms, name="Arms", slug="arms", by="test")
    topics.rename(arms, name="Arms control", slug="arms-control", by="test")
    assert client.get("/topics/arms/")["Location"] == "/topics/arms-control/"
    assert client.get("/topics/arms-control/").status_code == 200
    assert arms.other_names == ["Disarmament", "Arms"]


@pytest.mark.parametrize(
    ("name", "slug", "why"),
    [
        ("treaties", "arms", "Treaties has this name"),
        ("Arms", "treaties", "Treaties has this name or address"),
        ("Arms", "Arms Control", "write it as arms-control"),
        ("Arms", "old-treaties", "old address of another topic"),
    ],
)
def test_a_name_or_address_that_is_taken_is_refused(arms, treaties, name, slug, why):
    topics.rename(treaties, name="Old treaties", slug="old-treaties", by="test")
    topics.rename(treaties, name="Treaties", slug="treaties", by="test")
    with pytest.raises(desk.Refused, match=why):
        topics.rename(arms, name=name, slug=slug, by="test")
    assert AuditEntry.objects.filter(is_refused=True).count() == 1


def test_the_dry_run_says_what_moves_and_changes_nothing(arms, treaties, stories):
    under = make_topic(parent=arms)
    before = everything()
    plan = topics.plan(arms, treaties)
    assert list(plan.moving) == [stories[0]]
    assert set(plan.in_both) == {stories[1], stories[2]}
    assert list(plan.subtopics) == [under]
    assert everything() == before


def test_a_merge_files_each_story_once_under_the_other_topic(client, arms, treaties, stories):
    under = make_topic(parent=arms)
    topics.merge(arms, treaties, by="test")
    assert [list(story.topics.all()) for story in stories] == [[treaties]] * 3 + [[]]
    assert client.get("/topics/arms-control/")["Location"] == "/topics/treaties/"
    under.refresh_from_db()
    assert under.parent == treaties
    assert Topic.objects.called("disarmament") == treaties


def test_supplied_copy_that_names_a_merged_topic_makes_no_new_one(arms, treaties):
    topics.merge(arms, treaties, by="test")
    assert supplied.topic_called("Arms Control") == treaties


def test_a_version_from_before_a_merge_brings_the_merged_topic_back_nowhere(arms, treaties):
    story = make_article({"topics": ["arms-control", "treaties"]})
    topics.merge(arms, treaties, by="test")
    desk.publish(story, by="test")
    assert list(story.topics.all()) == [treaties]


def test_undone_everything_is_as_it_was(arms, treaties, stories):
    make_topic(parent=arms)
    topics.rename(arms, name="Arms", slug="arms", by="test")
    before = everything()
    entry = topics.merge(arms, treaties, by="test")
    assert everything() != before
    assert topics.merges() == [entry]
    topics.undo(entry, by="test")
    assert everything() == before
    assert topics.merges() == []


def test_what_was_saved_since_the_merge_stays_as_it_was_saved(arms, treaties, stories):
    entry = topics.merge(arms, treaties, by="test")
    story = stories[0]
    text = versions.latest(story).story | {"topics": ["treaties"]}
    desk.save(story, text)
    desk.publish(story, kind="update", line="Filed anew.", by="test")
    new = make_article({"topics": ["treaties"]})
    topics.undo(entry, by="test")
    assert list(story.topics.all()) == [treaties]
    assert list(new.topics.all()) == [treaties]
    assert [topic.slug for topic in stories[1].topics.all()] == ["arms-control", "treaties"]


def test_a_merge_is_undone_once(arms, treaties):
    entry = topics.merge(arms, treaties, by="test")
    topics.undo(entry, by="test")
    with pytest.raises(desk.Refused, match="undone already"):
        topics.undo(entry, by="test")


def test_of_a_topic_merged_twice_the_last_merge_is_undone(arms, treaties):
    first = topics.merge(arms, treaties, by="test")
    arms = topics.undo(first, by="test")
    second = topics.merge(arms, treaties, by="test")
    assert topics.merges() == [second]
    with pytest.raises(desk.Refused, match="undone already"):
        topics.undo(first, by="test")


def test_merges_of_merges_are_undone_from_the_last_to_the_first(arms, treaties, stories):
    third = make_topic(slug="third")
    before = everything()
    first = topics.merge(arms, treaties, by="test")
    second = topics.merge(treaties, third, by="test")
    assert topics.merges() == [second]
    topics.undo(second, by="test")
    topics.undo(first, by="test")
    assert everything() == before


def test_a_topic_is_not_merged_into_itself_or_what_lies_under_it(arms, treaties):
    under = make_topic(parent=make_topic(parent=arms))
    for into in (arms, under):
        with pytest.raises(desk.Refused):
            topics.merge(arms, into, by="test")
    assert Topic.objects.count() == 4


def test_whoever_may_not_merge_changes_nothing_and_leaves_a_line(arms, treaties):
    writer = get_user_model().objects.create_user("writer")
    writer.user_permissions.set([Permission.objects.get(codename="change_topic")])
    with pytest.raises(desk.Refused, match="ask an archivist"):
        topics.merge(arms, treaties, by=writer)
    assert Topic.objects.count() == 2
    assert AuditEntry.objects.get().is_refused


class TestAnyMerge(TestCase):
    @hypothesis_settings(max_examples=15, deadline=None)
    @given(st.lists(st.lists(st.sampled_from("abc"), unique=True), max_size=4), st.booleans())
    def test_any_merge_can_be_undone(self, lists, is_live):
        a, b, _ = (make_topic(name=f"Topic {slug}", slug=slug) for slug in "abc")
        for slugs in lists:
            (make_live_article if is_live else make_article)({"topics": slugs})
        before = everything()
        entry = topics.merge(a, b, by="test")
        assert not ArticleTopic.objects.filter(tag__slug="a").exists()
        topics.undo(entry, by="test")
        assert everything() == before


def test_a_story_opened_after_a_merge_is_still_filed(arms, treaties, stories):
    topics.merge(arms, treaties, by="test")
    for story in stories[:3]:
        assert StoryForm(instance=story).initial["topics"] == [treaties.pk]


def test_an_exported_archive_knows_the_topics_of_before(arms, treaties, stories):
    topics.merge(arms, treaties, by="test")
    told = [record for record in archive.records(Article.objects.all()) if record.kind == "topic"]
    Topic.objects.all().delete()
    OldAddress.objects.all().delete()
    for record in told:
        archive.store(record)
    assert Topic.objects.named(["arms-control"])["arms-control"].name == "Treaties"
    assert Topic.objects.called("Disarmament").slug == "treaties"
