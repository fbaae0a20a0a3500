"""What JSON of news sends, dialect by dialect and fault by fault."""

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from articles.wire import WireError, WireFault, WireItem, detect, ninjs

from .reading import STORY, one, paragraphs, parse, rss


@pytest.mark.parametrize(
    "wrap",
    [
        lambda told: told,
        lambda told: [told],
        lambda told: {"total": 1, "item": [told]},
        lambda told: {"_items": [told]},
        lambda told: {"data": {"items": [{"meta": {}, "item": told}]}},
        lambda told: {"hits": {"hits": [{"_source": told}]}},
    ],
)
def test_a_story_is_found_in_any_envelope(wrap):
    item = one(json.dumps(wrap(STORY), indent=2))
    assert (item.guid, item.headline, paragraphs(item)) == ("urn:a:1", "Talks", ["They met."])


def test_one_object_a_line_is_read_line_by_line():
    lines = [json.dumps(STORY), "", "{cut", json.dumps(STORY | {"uri": "urn:a:2"}), "[1]"]
    name, stories, faults = parse("\n".join(lines))
    assert name == "ninjs"
    assert [item.guid for item in stories] == ["urn:a:1", "urn:a:2"]
    assert [fault.line for fault in faults] == [3, 5]
    assert detect(b'{"newsroom":"article","uri":"a"}').NAME == "jsonl"


@pytest.mark.parametrize("key", ["versionCreated", "versioncreated", "VersionCreated"])
def test_keys_are_the_same_in_any_case(key):
    assert one(json.dumps(STORY | {key: "2018-05-28T16:40:08"})).version_created == datetime(
        2018, 5, 28, 16, 40, 8
    )


@pytest.mark.parametrize(
    ("told", "status"),
    [("usable", "usable"), ("canceled", "canceled"), ("Killed", "canceled"), ("hold", "withheld")],
)
def test_a_status_that_is_not_known_is_not_usable(told, status):
    assert one(json.dumps({"uri": "a", "pubstatus": told, "headline": "x"})).status == status


def test_a_kill_needs_no_words():
    item = one('{"uri": "urn:a:1", "version": "1542761538", "pubStatus": "canceled"}')
    assert (item.status, item.version, item.headline, item.body) == (
        "canceled", 1542761538, None, ""
    )  # fmt: skip


def test_embargo_and_correction_come_under_their_own_names():
    told = {"embargoed": "2024-05-01T06:00:00+0200", "ednote": "CORRECTS the day in graf 2"}
    item = one(json.dumps(STORY | told))
    assert item.embargo_until == datetime(2024, 5, 1, 4, tzinfo=UTC)
    assert (item.correction, item.note) == ("CORRECTS the day in graf 2", None)
    assert one(json.dumps(STORY | {"embargoed": ""})).embargo_until is None


def test_a_package_gives_its_members_or_is_refused():
    text = STORY | {"type": "text"}
    package = {"uri": "urn:p", "type": "composite", "headline": "All", "associations": {"a": text}}
    assert one(json.dumps(package)).guid == "urn:a:1"
    bare = package | {"associations": {"a": {"type": "text", "uri": "urn:a:1", "headline": "T"}}}
    _name, stories, (fault,) = parse(json.dumps(bare))
    assert stories == []
    assert "package" in str(fault)


def test_other_stories_of_an_association_are_links_and_pictures_are_pictures():
    rendition = {"href": "http://a.example/b.jpg", "width": 640, "mimetype": "image/jpeg"}
    small = rendition | {"href": "http://a.example/s.jpg", "width": 64}
    told = STORY | {
        "associations": {
            "featuremedia": {
                "type": "picture",
                "description_text": "Two",
                "byline": "Ann Poe",
                "renditions": {"thumbnail": small, "original": rendition},
            },
            "related--1": {"type": "text", "guid": "urn:a:9", "headline": "More"},
            "related--2": None,
        }
    }
    item = one(json.dumps(told))
    (picture,) = item.pictures
    assert (picture.href, picture.caption, picture.role) == (
        "http://a.example/b.jpg", "Two", "featuremedia"
    )  # fmt: skip
    assert item.supplied["links"] == [{"rel": "related", "href": "urn:a:9", "title": "More"}]


def test_without_an_identifier_the_words_make_one():
    told = {"headline": "Talks", "body_text": "They met.", "firstcreated": "2007-04-23T10:00:00Z"}
    first, again = (one(json.dumps(told)).guid for _ in range(2))
    other = one(json.dumps(told | {"headline": "Other talks"})).guid
    assert first == again != other


KEYS = st.sampled_from(
    "uri guid type version versioncreated pubstatus urgency headline headlines bodies value role "
    "contentType body_html descriptions by byline authors subjects name literal rel people places "
    "associations renditions href width infosources altids keywords expires embargoed name".split()
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["2007-04-23T10:00:00Z", "<p>x</p>", "http://a.example/b.jpg", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=120, deadline=None)
@given(told=st.dictionaries(KEYS, json_values, max_size=8))
def test_any_json_that_looks_like_ninjs_is_read_or_refused(told):
    try:
        found = list(ninjs.parse(io.BytesIO(json.dumps(told).encode())))
    except WireError:
        return
    for item in found:
        assert isinstance(item, WireItem | WireFault)
        if isinstance(item, WireItem):
            assert item.guid
            body.clean(item.body).encode()
            json.dumps(item.supplied, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "data",
    [
        b'{"uri": "a", "headline": "x", "version": NaN}',
        b'{"uri": "a", "version": ' + b"9" * 5000 + b"}",
        b'{"uri": "a", "headline": ' + b"[" * 200_000,
        b'{"uri": "a", "headline": "x", "list": [' + b"[]," * 300_000,
        b'{"uri": "a",\n"headline": "cut',
        b'{"uri": "a", "body_html": "' + b"<div>" * 400 + b'"}',
        b'{"uri": "a", "body_text": "' + b"x " * 600_000 + b'"}',
        rss("<item><title>x</title><description><![CDATA[cut"),
        rss("<item><title>x</item>"),
        "<!DOCTYPE a [<!ENTITY b 'c'>]>" + rss("<item><title>&b;</title></item>"),
        rss("<item><title>x</title>" + "<a>" * 600 + "</a>" * 600 + "</item>"),
        rss("<item " + " ".join(f'a{n}="{n}"' for n in range(10_000)) + "><title>x</title></item>"),
        rss("<item><title>x</title></item>" * 5_001),
        rss(f"<item><title>x</title>{'<category>a</category>' * 1_000}</item>"),
        rss(f"<item><title>x</title><author>@{'a' * 5_000}</author></item>"),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": {"a": 1}}',
    ],
)
def test_what_is_broken_or_too_much_is_refused_in_words(data):
    try:
        _name, stories, faults = parse(data)
    except WireError as error:
        stories, faults = [], [error]
    assert stories == []
    assert str(faults[0])


def test_the_line_of_a_fault_is_told():
    with pytest.raises(WireError, match="line 3: This is not JSON"):
        parse('{\n"uri": "a",\n"headline": x}')
    with pytest.raises(WireError, match="line 2: This is not well-formed XML"):
        parse('<rss version="2.0"><channel>\n<item><title>x</item></channel></rss>')
