"""A story as text, as ninjs and as citations; and where none of it may be had."""

import json
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator

from articles import citing, desk
from articles.tests.factories import make_live_article, make_source
from articles.tests.staff import make_member
from articles.wire import ninjs
from articles.wire.items import Printed

FORMS = ("txt", "ninjs.json", "bib", "ris")
ITEM = Printed(
    address="https://news.example.org/2007/04/23/talks",
    headline="Talks at 50% {really}: R&D, a_b",
    published_on=date(2007, 4, 23),
    published_at=datetime(2007, 4, 23, 10, tzinfo=UTC),
    publisher="Newsroom",
    authors=("Cara Dunn", "Al Roe"),
    body="<p>They met.</p>",
    text="They met.",
    urgency=4,
    topics=(("Talks", "https://news.example.org/topics/talks/"),),
    people=(("Ann Roe", "https://news.example.org/people/ann-roe/"),),
    corrections=({"kind": "correction", "wrong": "No.", "right": "Yes.", "at": "2007-04-24"},),
)


@pytest.fixture
def story(db):
    source = make_source(slug="agency-a", name="Agency A")
    text = {"headline": "Ministers <meet> & part", "body": "<p>They met & ate.</p>"}
    return make_live_article(text | {"byline": "Cara Dunn"}, source=source)


def address(story, form):
    return f"{story.get_absolute_url()[:-1]}.{form}"


def test_a_citation_in_words_says_who_what_where_when():
    assert citing.in_words(ITEM) == (
        "Cara Dunn and Al Roe, “Talks at 50% {really}: R&D, a_b,” Newsroom, April 23, 2007, "
        "https://news.example.org/2007/04/23/talks"
    )


def test_bibtex_keeps_its_own_marks_out_of_the_words():
    entry = citing.bibtex(ITEM)
    assert entry.startswith("@article{news-example-org-2007-04-23-talks,\n")
    assert r"title = {{Talks at 50\% \{really\}: R\&D, a\_b}}" in entry
    assert "author = {{Cara Dunn} and {Al Roe}}" in entry


def test_ris_has_a_line_a_field_whatever_the_headline_holds():
    story = Printed(
        address="https://a.example/b",
        headline="One\r\nER  - two",
        published_on=ITEM.published_on,
        published_at=ITEM.published_at,
        publisher="Newsroom",
    )
    lines = citing.ris(story).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines.count("ER  - ") == 1
    assert "TI  - One ER - two" in lines


def test_ninjs_is_valid(shared):
    schema = shared / "formats" / "schemas" / "ninjs" / "ninjs-schema_3.1.json"
    (text,) = ninjs.render([ITEM])
    validator = Draft202012Validator(json.loads(schema.read_text()))
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []


def test_ninjs_tells_everything_once():
    told = json.loads(next(ninjs.render([ITEM])))
    assert told["uri"] == ITEM.address
    assert [body["value"] for body in told["bodies"]] == ["They met.", "<p>They met.</p>"]
    assert told["people"] == [{"name": "Ann Roe", "uri": ITEM.people[0][1]}]
    assert told["edNote"] == "Correction: Yes."


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_story_is_named_on_its_page_and_asked_for_again(client, story, form):
    page = client.get(story.get_absolute_url()).text
    assert f'href="{address(story, form)}"' in page
    answer = client.get(address(story, form))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    assert story.headline.split()[0] in answer.text
    etag = answer["ETag"]
    assert client.get(address(story, form), headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("form", FORMS)
def test_a_killed_story_is_gone_in_every_form(client, story, form):
    desk.kill(story, by=make_member("superuser"), reason="A court.", taken_down_class="legal")
    answer = client.get(address(story, form))
    assert answer.status_code == 410
    assert "Ministers" not in answer.text


def test_the_text_is_text(client, story):
    answer = client.get(address(story, "txt"))
    assert "Ministers <meet> & part\n\nBy Cara Dunn\nAgency A\n\n2007-04-23\n\n" in answer.text
    assert "They met & ate." in answer.text
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_source_lists_its_stories_and_is_linked_from_them(client, story):
    page = reverse("source", args=["agency-a"])
    assert f'<a href="{page}">Agency A</a>' in client.get(story.get_absolute_url()).text
    assert story.get_absolute_url() in client.get(page).text


def test_a_source_without_published_stories_is_not_there(client, story):
    desk.kill(story, by=make_member("superuser"), reason="A court.", taken_down_class="legal")
    assert client.get(reverse("source", args=["agency-a"])).status_code == 404
