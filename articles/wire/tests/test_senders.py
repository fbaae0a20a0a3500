"""Stories as their senders print them, in the formats of feeds."""

import json

import pytest

from .reading import STORY, one, paragraphs, parse, rss

DIGITAL = {
    "format": "digitalwires@0.9.1",
    "urn": "urn:newsml:gull.example:1",
    "version": 2,
    "version_created": "2020-01-02T03:04:05+01:00",
    "pubstatus": "usable",
    "embargoed": "2020-01-02T09:00:00+01:00",
    "language": "de",
    "urgency": 4,
    "headline": "Mauer wird höher",
    "kicker": "Hafen",
    "teaser": "Der Rat stimmt zu.",
    "byline": "Von Anna Roe, gp",
    "dateline": "Möwenstadt (gp) - ",
    "article_html": "<section class='main'><p>Die Mauer wird höher.</p><p>Im Juni.</p></section>",
    "creditline": "gp",
    "copyrightnotice": "Copyright 2020, Gull",
    "ednotes": [{"role": "x:embargo", "ednote": "Sperrfrist neun Uhr."}],
    "categories": [
        {"type": "dnltype:dpasubject", "name": "Hafen", "qcode": "medtop:1"},
        {"type": "dnltype:geosubject", "name": "Möwenstadt", "qcode": "geo:2"},
        {"type": "dnltype:person", "name": "Bo Poe", "qcode": "x:3"},
        {"type": "dnltype:keyword", "name": "Flut"},
        {"type": "dnltype:unheard", "name": "Nothing"},
        "no object",
    ],
    "associations": [
        {
            "type": "image",
            "urn": "urn:p:1",
            "is_featureimage": True,
            "caption": "Die Mauer.",
            "creditline": "Bo Poe/gp",
            "renditions": [{"url": "https://x.example/m.jpg", "mimetype": "image/jpeg"}],
        },
        3,
    ],
}


def test_a_story_of_the_digital_wires():
    item = one(json.dumps(DIGITAL))
    assert (item.guid, item.version, item.headline) == (DIGITAL["urn"], 2, "Mauer wird höher")
    assert item.embargo_until.isoformat() == "2020-01-02T09:00:00+01:00"
    assert paragraphs(item) == ["Die Mauer wird höher.", "Im Juni."]
    assert (item.urgency, item.language, item.keywords) == (4, "de", ("Flut",))
    assert item.dateline_place == "Möwenstadt"
    assert [entry["name"] for entry in item.supplied["people"]] == ["Bo Poe"]
    assert [entry["name"] for entry in item.supplied["places"]] == ["Möwenstadt"]
    [picture] = item.pictures
    assert (picture.href, picture.caption) == ("https://x.example/m.jpg", "Die Mauer.")
    assert "Sperrfrist" in item.note


@pytest.mark.parametrize("key", sorted(set(DIGITAL) - {"format", "urn"}))
@pytest.mark.parametrize("value", [None, [], {}, 7, "x", [[None]], [{"type": 1, "name": {}}]])
def test_a_story_of_the_digital_wires_may_hold_anything(key, value):
    parse(json.dumps(DIGITAL | {key: value}))


def test_a_document_of_nitf_as_the_value_of_a_body():
    document = (
        "<nitf><body><body.head><byline>By Ann Roe</byline></body.head><body.content>"
        "<p>They met.</p><p>They left.</p></body.content></body></nitf>"
    )
    item = one(json.dumps({"uri": "urn:a:1", "headline": "Talks", "body_nitf": document}))
    assert paragraphs(item) == ["They met.", "They left."]


def test_a_note_that_corrects_is_a_correction():
    item = one(json.dumps(STORY | {"ednote": "Correction: they met twice."}))
    assert (item.correction, item.note) == ("they met twice.", None)


def test_a_dateline_and_advice_in_the_body_of_another_sender():
    body_html = "<p>(Adds vote)</p><p>GULLPORT, May 3 (Reuters) - They met.</p><p>They left.</p>"
    item = one(json.dumps(STORY | {"body_html": body_html}))
    assert paragraphs(item) == ["They met.", "They left."]
    assert (item.dateline, item.note) == ("GULLPORT, May 3 (Reuters) -", "Adds vote")


def test_sizes_of_one_picture_under_one_description():
    sizes = "".join(
        f'<media:content url="https://x.example/w.jpg?width={width}" type="image/jpeg"'
        f' width="{width}"><media:description>The wall.</media:description></media:content>'
        for width in (140, 1200, 460)
    )
    item = one(
        rss(
            f"<item><guid>1</guid><title>Wall</title><description>Words.</description>{sizes}</item>"
        )
    )
    [picture] = item.pictures
    assert (picture.width, picture.caption) == (1200, "The wall.")


def test_a_field_of_drupal_holds_the_body():
    inner = (
        "&lt;span class='field--name-title'&gt;Wall&lt;/span&gt;&lt;div class='field "
        "field--name-body'&gt;&lt;p&gt;The wall rises.&lt;/p&gt;&lt;p&gt;In June.&lt;/p&gt;"
        "&lt;/div&gt;"
    )
    item = one(
        rss(f"<item><guid>1</guid><title>Wall</title><description>{inner}</description></item>")
    )
    assert paragraphs(item) == ["The wall rises.", "In June."]


def test_hidden_words_and_labels_for_readers_are_no_body():
    html = (
        "<p>They met.</p><p style='display:none'>Secret</p><p><span class='sr-only'>Label</span>"
        "They left.</p><div hidden>Gone</div><table><tr><td><p>In a cell.</p></td></tr></table>"
    )
    assert paragraphs(one(json.dumps(STORY | {"body_html": html}))) == [
        "They met.",
        "They left.",
        "In a cell.",
    ]


def test_entities_in_the_titles_of_other_senders():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gull",
        "items": [{"id": "1", "title": "Wall &amp; tide", "content_html": "<p>Words.</p>"}],
    }
    assert one(json.dumps(feed)).headline == "Wall & tide"


def test_categories_of_people_and_places_are_told_as_such_too():
    schemes = {"des": "Tides", "nyt_per": "Roe, Ann", "nyt_geo": "Gullport", "nyt_org_all": "Gulls"}
    inner = "".join(
        f'<category domain="http://x.example/keywords/{key}">{name}</category>'
        for key, name in schemes.items()
    )
    item = one(rss(f"<item><guid>1</guid><title>Wall</title>{inner}</item>"))
    assert item.topics == tuple(schemes.values())
    assert [subject["name"] for subject in item.supplied["subjects"]] == ["Tides"]
    kinds = ("people", "places", "organisations")
    assert [item.supplied[kind][0]["name"] for kind in kinds] == ["Roe, Ann", "Gullport", "Gulls"]


def test_a_section_named_people_is_a_topic():
    inner = '<category domain="http://x.example/section/people">People</category>'
    item = one(rss(f"<item><guid>1</guid><title>Wall</title>{inner}</item>"))
    assert item.topics == ("People",)


def test_who_holds_the_copyright_is_the_source_where_none_is_told():
    assert one(json.dumps(STORY | {"copyrightholder": "Gull"})).source == "Gull"
    told = {"copyrightholder": "Gull", "infosources": [{"name": "Tern"}]}
    assert one(json.dumps(STORY | told)).source == "Tern"
