"""Parts of pages that are rendered once."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from articles.models import Article, Topic
from articles.templatetags import parts

from .rows import file_under, make_story

pytestmark = pytest.mark.django_db


def test_a_card_is_its_component():
    story = make_story(headline="Piers <open> & close", standfirst="“Both.”", language="fr")
    component = render_to_string(
        "components/record_entry.html", {"article": story, "heading": "h3", "note": "Mayor"}
    )
    for _ in range(2):
        assert parts.card("record_entry", story, heading="h3", note="Mayor") == component


def test_a_card_of_other_words_is_another():
    story = make_story(headline="Before")
    assert "Before" in parts.card("record_entry", story, heading="h3")
    story.headline = "After"
    told = parts.card("record_entry", story, heading="h3")
    assert "After" in told
    assert "Before" not in told


def test_cards_are_each_a_card_with_what_is_its_own():
    stories = [make_story(number, standfirst=f"Said {number}.") for number in (1, 2)]
    told = parts.cards("article_card", stories, as_items=True, text_from="standfirst", heading="h3")
    each = [parts.card("article_card", one, heading="h3", text=one.standfirst) for one in stories]
    assert told == "".join(f"<li>{one}</li>\n" for one in each)
    assert "Said 2." in told
    assert parts.cards("record_entry", stories, heading="h3") == "".join(
        parts.card("record_entry", one, heading="h3") for one in stories
    )


def test_a_teaser_is_the_card_of_its_story():
    make_story(headline="Piers <open>", standfirst="“Both.”", language="fr", dateline_place="OSLO")
    [story], [teaser] = Article.objects.all(), Article.objects.all().teasers()
    for name in ("record_entry", "article_card", "related_card"):
        day = {"other_day": story.published_on} if name == "related_card" else {}
        assert parts.card(name, teaser, heading="h3", **day) == parts.card(
            name, story, heading="h3", **day
        )
    assert teaser.get_absolute_url() == story.get_absolute_url()


def test_a_list_shows_the_new_headline_at_once(client):
    topic = Topic.objects.create(name="Harbors", slug="harbors")
    story = make_story(headline="Before")
    file_under(story, topic)
    assert "Before" in client.get("/topics/harbors/").content.decode()
    Article.objects.update(headline="After")
    page = client.get("/topics/harbors/").content.decode()
    assert "After" in page
    assert "Before" not in page


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/", "/"),
        ("/topics/", "/topics/"),
        ("/topics/harbors/", "/topics/…"),
        ("/search/", "/search/"),
        ("/nowhere/at/all/", "/"),
        ("//topics/", "/"),
    ],
)
def test_a_masthead_is_one_for_a_section(path, section):
    assert parts._section(path) == section


def test_the_masthead_marks_the_section(client):
    for path, mark in [("/topics/", "page"), ("/topics/harbors/", "true")]:
        told = parts.part({"request": RequestFactory().get(path)}, "masthead")
        assert f'<a href="/topics/" aria-current="{mark}">' in told
    assert "aria-current" not in parts.part({"request": RequestFactory().get("/")}, "masthead")


def test_the_name_of_the_site_is_never_an_old_one(settings):
    request = RequestFactory().get("/")
    for name in ["One", "Another"]:
        settings.SITE_NAME = name
        assert f">{name}</a>" in parts.part({"request": request}, "masthead")
