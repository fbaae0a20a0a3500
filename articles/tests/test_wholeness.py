"""What the test that kills the server looks for is found."""

import pytest
from django.db.models import F

from articles import desk
from articles.models import Article, AuditEntry, Correction, LedgerEntry, Term, Version
from articles.tests.factories import make_topic
from articles.tests.staff import change, make_member, make_story_in
from articles.tests.wholeness import halves_of, halves_of_the_archive

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A story that was begun, published, changed, and corrected by somebody."""
    editor, topic = make_member("slot"), make_topic()
    bylines = [{"name": "Ann Roe", "title": "Sgt.", "service": "Army", "affiliation": ""}]
    story = make_story_in("a draft", {"topics": [topic.slug], "bylines": bylines})
    desk.publish(story, by=editor)
    change(story, headline="Ministers met")
    desk.publish(story, by=editor, kind="correction", line="Corrects.", wrong="a", right="b")
    assert halves_of(story.pk) == []
    assert halves_of_the_archive() == []
    return story


@pytest.mark.parametrize(
    ("told", "tear"),
    [
        ("its bylines", lambda story: story.bylines.all().delete()),
        ("its topic_items", lambda story: story.topic_items.all().delete()),
        ("its body_html", lambda story: Article.objects.update(body_html="")),
        ("its slugline", lambda story: Article.objects.update(slugline="other")),
        ("its page", lambda story: Correction.objects.update(right="c")),
        ("what readers see is not version", lambda story: Article.objects.update(headline="x")),
        ("its latest version is", lambda story: Article.objects.update(latest_number=3)),
        ("version 1 is missing", lambda story: Version.objects.filter(number=1).delete()),
        ("its ledger ends with 1", lambda story: story.ledger.last().delete()),
        ("does not begin with", lambda story: story.ledger.first().delete()),
        ("of the same publications", lambda story: LedgerEntry.objects.all()[:1].get().delete()),
        ("of the same corrections", lambda story: Correction.objects.all().delete()),
        (
            "of the same publications",
            lambda story: AuditEntry.objects.filter(act="publish", number=2).delete(),
        ),
        ("of the same saves", lambda story: story.versions.update(saved_by="somebody")),
        ("not followed up", lambda story: Article.objects.update(followed_up_at=None)),
        ("no terms", lambda story: story.profile.delete()),
    ],
)
def test_a_story_written_by_halves_is_told(story, told, tear):
    tear(story)
    assert any(told in fault for fault in halves_of(story.pk)), halves_of(story.pk)


def test_a_story_without_text_and_a_wrong_count_are_told(story):
    empty = Article.objects.create(guid="empty", slug="empty")
    assert halves_of(empty.pk) == ["the story has no text"]
    Term.objects.filter(pk=Term.objects.first().pk).update(stories=F("stories") + 1)
    assert len(halves_of_the_archive()) == 1
