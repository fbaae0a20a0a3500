import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from articles import desk, versions
from articles.models import Article, Version
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.versions import Conflict

pytestmark = pytest.mark.django_db


def test_saving_makes_a_version_and_changes_nothing_readers_see():
    article = make_live_article({"headline": "As readers know it", "body": "<p>Old.</p>"})
    story = versions.latest(article).story | {"headline": "Not yet", "body": "<p>New.</p>"}
    desk.save(article, story, saved_by="ann")
    seen = Article.objects.published().get()
    assert (seen.headline, seen.body_text) == ("As readers know it", "Old.")
    assert (seen.live_number, seen.latest_number) == (1, 2)
    assert seen.has_unpublished_changes


def test_publishing_copies_the_version_onto_the_row():
    article = make_live_article()
    story = versions.latest(article).story | {"headline": "The second text"}
    desk.save(article, story)
    desk.publish(article, kind="update", line="The headline says more.")
    seen = Article.objects.published().get()
    assert seen.headline == "The second text"
    assert [entry.kind for entry in seen.ledger.all()] == ["first", "update"]


def test_a_version_never_changes():
    version = versions.latest(make_article())
    version.reason = "another"
    with pytest.raises(TypeError, match="never changes"):
        version.save()


def test_saving_over_somebody_elses_version_is_refused():
    article = make_article()
    story = versions.latest(article).story
    desk.save(article, story | {"headline": "First to save"}, expected=1)
    with pytest.raises(Conflict, match="you began from version 1"):
        desk.save(article, story | {"headline": "Second to save"}, expected=1)
    assert versions.latest(article).story["headline"] == "First to save"


def test_the_same_story_is_written_down_the_same_way():
    one = versions.story_with(headline="Ä", topics=["b", "a"])
    other = json.loads(json.dumps(dict(reversed(one.items()))))
    assert versions.canonical(one) == versions.canonical(other)
    assert "Ä" in versions.canonical(one)


def test_an_unknown_field_is_named():
    with pytest.raises(ValueError, match="headlien"):
        versions.story_with(headlien="x")


def test_each_digest_depends_on_its_predecessor():
    article = make_article()
    desk.save(article, versions.latest(article).story)
    first, second = article.versions.order_by("number")
    assert first.content == second.content
    assert first.digest != second.digest
    assert second.previous_digest == first.digest
    assert versions.faults(article) == []


@pytest.mark.parametrize(
    ("number", "change", "fault"),
    [
        (1, {"content": "{}"}, "version 1: its content does not agree"),
        (2, {"previous_digest": "0" * 64}, "version 2: its content does not agree"),
    ],
)
def test_a_version_altered_in_the_database_is_named(number, change, fault):
    article = make_article()
    desk.save(article, versions.latest(article).story)
    Version.objects.filter(article=article, number=number).update(**change)
    assert any(fault in found for found in versions.faults(article))


def article_of_four_versions():
    article = make_live_article()
    for number in (2, 3, 4):
        desk.save(article, versions.latest(article).story | {"headline": f"The text of {number}"})
    return article


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ([2], "version 3: version 2 before it is missing."),
        ([1], "version 1 is missing."),
        ([4], "its latest version is 4, but the last one that is here is 3."),
        ([1, 2, 3, 4], "the last one that is here is 0."),
    ],
)
def test_a_version_that_was_taken_away_is_noticed(numbers, fault):
    article = article_of_four_versions()
    assert versions.faults(article) == []
    Version.objects.filter(article=article, number__in=numbers)._raw_delete("default")
    assert any(fault in found for found in versions.faults(article))


def test_a_story_without_the_versions_readers_never_saw_has_no_fault():
    article = article_of_four_versions()
    desk.publish(article, kind="update", line="The headline says more.")
    Version.objects.filter(article=article, number__in=[2, 3])._raw_delete("default")
    desk.save(article, versions.latest(article).story)
    assert versions.faults(article) == []


@pytest.mark.parametrize("field", ["headline", "body"])
def test_a_row_that_shows_another_text_than_its_version_is_noticed(field):
    article = make_live_article()
    Article.objects.filter(pk=article.pk).update(**{field: "Another text"})
    article.refresh_from_db()
    (fault,) = versions.faults(article)
    assert fault.endswith("what readers see is not version 1.")


def test_the_ledger_command_names_each_fault():
    article = article_of_four_versions()
    out, notes = io.StringIO(), io.StringIO()
    call_command("verify_ledger", stdout=out, stderr=notes)
    assert (out.getvalue(), notes.getvalue()) == ("", "stories checked: 1; faults: 0.\n")
    Version.objects.filter(article=article, number=4)._raw_delete("default")
    with pytest.raises(CommandError, match="faults: 1"):
        call_command("verify_ledger", stdout=out, stderr=notes)
    assert "its latest version is 4" in out.getvalue()


def test_a_page_shows_only_addresses_of_the_web():
    told = [
        {"url": "javascript:alert(1)", "title": "One"},
        {"url": "HTTPS://example.org/", "title": "Two"},
        {"title": "Three"},
    ]
    article = make_live_article({"references": told})
    assert [one["title"] for one in article.page["references"]] == ["Two", "Three"]
    assert versions.latest(article).story["references"] == told


def test_scripts_never_reach_a_version():
    story = versions.story_with(body="<p>Said<script>alert(1)</script></p>")
    assert story["body"] == "<p>Said</p>"


def test_topics_follow_the_published_version():
    radars, treaties = make_topic(name="Radars"), make_topic(name="Treaties")
    article = make_live_article({"topics": [radars.slug]})
    story = versions.latest(article).story | {"topics": [treaties.slug, radars.slug]}
    desk.save(article, story)
    assert [topic.name for topic in article.topics.all()] == ["Radars"]
    desk.publish(article, kind="update", line="Filed under treaties.")
    items = article.topic_items.select_related("tag")
    assert [item.tag.name for item in items] == ["Treaties", "Radars"]
    assert {item.published_at for item in items} == {article.published_at}


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "live", "published_at": None},
        {"status": "live", "live_number": None},
        {"live_number": 7},
        {"urgency": 10},
    ],
)
def test_what_must_always_be_true_is_held_by_the_database(fields):
    article = make_live_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**fields)


def test_one_number_a_story():
    version = versions.latest(make_article())
    copy = Version(
        article=version.article,
        number=1,
        content="{}",
        digest="0" * 64,
        saved_at=version.saved_at,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()
