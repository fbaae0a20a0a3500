"""Where to start in a topic and what happened when: read from lines, shown as far as visible."""

from datetime import UTC, date, datetime

import pytest

from articles import addresses, desk
from articles.guides import Line, guide_of, read_line
from articles.tests.factories import make_article, make_live_article, make_topic


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("/2007/04/23/a/", Line("/2007/04/23/a/", date(2007, 4, 23), "a", "", False)),
        (
            "* /2007/04/23/a/  It began",
            Line("/2007/04/23/a/", date(2007, 4, 23), "a", "It began", True),
        ),
        (
            "*/2007/04/23/h%C3%A4fen/ x",
            Line("/2007/04/23/häfen/", date(2007, 4, 23), "häfen", "x", True),
        ),
    ],
)
def test_a_line_is_an_address_and_what_happened(text, line):
    assert read_line(text) == line


@pytest.mark.parametrize("text", ["", "It began", "/2007/02/30/a/ x", "/2007/04/23/", "/topics/a/"])
def test_what_is_no_line_is_named(text):
    with pytest.raises(ValueError, match="write it as"):
        read_line(text)


@pytest.fixture
def topic(db):
    return make_topic(slug="piers", name="Piers")


def story(headline, day, **fields):
    at = datetime(2007, 4, day, 12, tzinfo=UTC)
    return make_live_article({"headline": headline, "topics": ["piers"]}, at=at, **fields)


def test_a_topic_shows_where_to_start_and_its_timeline_in_order_of_days(client, topic):
    later, first = story("Second pier opens", 24), story("First pier opens", 23)
    topic.key_stories = [
        f"* {later.get_absolute_url()} A second pier",
        first.get_absolute_url(),
    ]
    topic.save()
    guide = guide_of(topic)
    assert guide.start == [later]
    assert guide.timeline == [(first, "First pier opens"), (later, "A second pier")]
    page = client.get("/topics/piers/").text
    assert page.index("Start here") < page.index("Timeline") < page.index("A second pier")


def test_a_line_is_not_told_before_its_story_is(client, topic):
    story("First pier opens", 23)
    hidden = make_article(published_on=date(2030, 1, 1), slug="secret")
    topic.key_stories = [f"* {hidden.get_absolute_url()} Zyzzyva"]
    topic.save()
    page = client.get("/topics/piers/").text
    assert "Zyzzyva" not in page
    assert "Timeline" not in page
    assert "Start here" not in page


def test_a_killed_story_leaves_the_timeline(topic):
    killed = story("First pier opens", 23)
    topic.key_stories = [f"{killed.get_absolute_url()} A pier"]
    desk.kill(killed, by="a senior editor", reason="Wrong.", taken_down_class="wrong")
    assert guide_of(topic).timeline == []


def test_a_story_that_moved_stays_in_the_timeline(topic):
    moved = story("First pier opens", 23)
    topic.key_stories = [f"{moved.get_absolute_url()} A pier"]
    old = moved.get_absolute_url()
    type(moved).objects.filter(pk=moved.pk).update(slug="elsewhere")
    moved.refresh_from_db()
    addresses.move(old, moved.get_absolute_url())
    assert guide_of(topic).timeline == [(moved, "A pier")]


def test_a_topic_leads_to_the_topics_within_it(client, topic):
    make_topic(slug="hidden", name="Hidden piers", parent=topic)
    make_topic(slug="wooden", name="Wooden piers", parent=topic)
    make_live_article({"topics": ["piers", "wooden"]})
    page = client.get("/topics/piers/").text
    assert "Wooden piers" in page.partition("Topics within this one")[2]
    assert "Hidden piers" not in page
