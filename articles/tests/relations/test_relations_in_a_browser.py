"""Stories pinned and banned in a real browser, by keyboard."""

import pytest

from articles import versions
from articles.models import Relation
from articles.tests.browsing import AXE
from articles.tests.factories import make_live_article
from articles.tests.test_editing_in_a_browser import OVERFLOW, log_in, open_story, watched

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stories():
    """(found by search, proposed, the one that is edited)."""
    found = make_live_article({"headline": "Harbor talks begin", "body": "<p>One.</p>"})
    near = make_live_article({"headline": "Near by", "body": "<p>Two.</p>"})
    story = make_live_article({"headline": "Ministers meet", "body": "<p>Three.</p>"})
    Relation.objects.filter(article=story).delete()
    story.relations.create(other=near, kind=Relation.Kind.SIMILAR, score=0.5)
    return found, near, story


@pytest.fixture
def writer(stories, page, live_server):
    """A page of ann's; the rows are there before the server's threads are."""
    page = log_in(watched(page), live_server, "ann")
    return open_story(page, live_server, stories[-1])


def saved_with(writer, story, **related):
    """Save a form without a fault, and look at what the version says."""
    writer.evaluate(AXE)
    faults = writer.evaluate("axe.run('.panel-related').then((found) => found.violations)")
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
    writer.get_by_role("button", name="Save changes").click()
    writer.get_by_text("was changed successfully").wait_for()
    assert writer.complaints == []
    story.refresh_from_db()
    assert versions.latest(story).story["related"] == related


def test_a_story_is_pinned_by_search_and_another_banned_by_a_tick(writer, stories):
    found, near, story = stories
    writer.get_by_label("Pinned").last.click()
    writer.keyboard.type("harbor talks 2007-04-23")
    writer.get_by_role("option", name="Harbor talks begin").wait_for()
    writer.keyboard.press("Enter")
    writer.get_by_role("checkbox", name="Ban").check()
    assert writer.evaluate(OVERFLOW) <= 0
    saved_with(writer, story, pinned=[found.guid], banned=[near.guid])


def test_what_is_typed_is_proposed_and_what_is_ticked_stays(writer, stories):
    found, near, story = stories
    writer.get_by_label("Ban", exact=True).check()
    writer.locator("#id_headline").fill("Harbor talks end")
    writer.get_by_role("button", name="Propose from this text").click()
    writer.get_by_text("Proposed: 1").wait_for()
    writer.locator("li", has_text="Harbor talks begin").get_by_label("Pin", exact=True).check()
    saved_with(writer, story, pinned=[found.guid], banned=[near.guid])
