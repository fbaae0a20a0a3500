"""What feeds and JSON send, dialect by dialect and fault by fault."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from articles.wire import WireError, WireFault, WireItem, detect, ninjs
from articles.wire.bodies import as_body, from_text
from articles.wire.guids import as_uri, from_uri
from articles.wire.people import byline_of, name_of
from articles.wire.times import beginning
from articles.wire.values import cleaned, line, whole

from .reading import paragraphs, parse, stories_of

HEAD = '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'


def rss(items, head=HEAD):
    return f"{head}{items}</channel></rss>"


def one(data):
    (item,) = stories_of(data)
    return item


# ninjs


STORY = {"uri": "urn:a:1", "headline": "Talks", "body_html": "<p>They met.</p>"}


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


# RSS and Atom


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
@pytest.mark.parametrize("declared", [True, False])
def test_cyrillic_is_read_in_any_encoding(encoding, declared):
    words = "Переговоры о мире начались сегодня"
    text = rss(f"<item><title>{words}</title></item>")
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>' if declared else ""
    assert one((prolog + text).encode(encoding)).headline == words


def test_utf8_declared_as_latin_is_utf8_and_windows_1252_is_not():
    text = rss("<item><title>Zürich “talks”</title></item>")
    prolog = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    for encoding in ("utf-8", "cp1252"):
        assert one((prolog + text).encode(encoding)).headline == "Zürich “talks”"


def test_names_of_html_and_bare_marks_are_mended():
    item = one(rss("<item><title>R&D &mdash; caf&eacute;\x08</title></item>"))
    assert item.headline == "R&D — café"


def test_titles_are_text_and_only_what_was_escaped_twice_is_read_twice():
    item = one(rss("<item><title>Don&amp;#8217;t &amp;lt;b&amp;gt; &lt;endash&gt;</title></item>"))
    assert item.headline == "Don’t &lt;b&gt; <endash>"


def test_an_identifier_of_several_stories_identifies_none():
    item = "<item><guid>same</guid><link>http://a.example/{0}</link><title>Day {0}</title></item>"
    found = stories_of(rss(item.format(1) + item.format(2)))
    assert [story.guid for story in found] == ["http://a.example/1", "http://a.example/2"]
    found = stories_of(rss(item.format(1) + item.format(1).replace("Day", "Later day")))
    assert [story.guid for story in found] == ["same", "same"]
    (bare, other) = stories_of(rss("<item><title>A</title></item><item><title>B</title></item>"))
    assert bare.guid.startswith("text:")
    assert bare.guid != other.guid


def test_the_first_of_two_identifiers_counts():
    item = "<item><guid>first</guid><guid>second</guid><title>A</title></item>"
    assert one(rss(item)).guid == "first"


def test_captions_are_no_text_and_of_a_group_the_largest_picture_is_taken():
    item = one(
        rss(
            "<item><title>A</title><description>They met.</description>"
            '<media:group><media:content url="http://a.example/s.jpg" medium="image" width="60"/>'
            '<media:content url="http://a.example/l.jpg" medium="image" width="900"/>'
            "<media:description>Two at a table</media:description></media:group></item>"
        )
    )
    assert paragraphs(item) == ["They met."]
    (picture,) = item.pictures
    assert (picture.href, picture.caption) == ("http://a.example/l.jpg", "Two at a table")


def test_a_blog_cuts_its_summary_out_of_the_text():
    words = "They met in the harbor of the town and talked about grain for a long"
    item = one(
        rss(
            f"<item><title>A</title><description>{words} [&amp;#8230;] The post A came first on B."
            "</description><category>R&amp;amp;D</category><content:encoded>"
            f"&lt;p&gt;{words} day.&lt;/p&gt;&lt;img src='/a.jpg'&gt;</content:encoded>"
            '<link>http://a.example/1</link><media:thumbnail url="http://a.example/t.jpg"/></item>',
            HEAD.replace("><", ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><'),
        )
    )
    assert (item.standfirst, item.topics) == (None, ("R&D",))
    assert [picture.href for picture in item.pictures] == ["http://a.example/a.jpg"]


def test_rss_1_and_a_prefixed_feed_are_read():
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<item rdf:about="http://a.example/1"><title>A</title><dc:date>2007-04-23T10:00:00+02:00'
        "</dc:date><dc:creator>Ann Poe</dc:creator></item></rdf:RDF>"
    )
    item = one(rdf)
    assert (item.guid, item.byline) == ("http://a.example/1", "Ann Poe")
    assert item.published_at == datetime(2007, 4, 23, 8, tzinfo=UTC)


def test_a_moment_without_zone_stays_without():
    item = "<item><title>A</title><pubDate>{}</pubDate></item>"
    assert one(rss(item.format("Mon, 23 Apr 2007 10:00:00"))).published_at == datetime(
        2007, 4, 23, 10
    )
    assert one(rss(item.format("Sun, 23 Apr 2007 10:00:00 EST"))).published_at.tzinfo


def test_atom_takes_the_authors_of_the_feed_and_rss_does_not():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ann Poe</name></author>'
        '<entry><id>1</id><title type="html">A &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title></entry>'
        "</feed>"
    )
    item = one(feed)
    assert (item.byline, item.headline) == ("Ann Poe", "A b & c")
    head = f"{HEAD}<managingEditor>a@b.example (Ann Poe)</managingEditor>"
    assert one(rss("<item><title>A</title></item>", head)).byline is None


# Values


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("2022-07-11 18:33", datetime(2022, 7, 11, 18, 33)),
        ("2017-08-24T04:38:34+0000", datetime(2017, 8, 24, 4, 38, 34, tzinfo=UTC)),
        ("20120605T120000Z", datetime(2012, 6, 5, 12, tzinfo=UTC)),
        ("2020-01-04T01:00:00+01", datetime(2020, 1, 4, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("0000-00-00", None),
        ("2013-02-30T10:00:00Z", None),
        ("3013-01-01", datetime(3013, 1, 1)),
        ("Sat, 07 Sep 2002 0:00:01 -0500",
         datetime(2002, 9, 7, 0, 0, 1, tzinfo=timezone(timedelta(hours=-5)))),
        ("yesterday", None),
        ("", None),
        (12, None),
    ],
)  # fmt: skip
def test_moments_as_they_are_printed(printed, wanted):
    assert beginning(printed) == wanted


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Cara Dunn", ["Cara Dunn"]),
        ("By Cara Dunn and Al Roe", ["Cara Dunn", "Al Roe"]),
        ("Von Cara Dunn, dpa", ["Cara Dunn"]),
        ("Cara Dunn, Al Roe und Ann d'Oe", ["Cara Dunn", "Al Roe", "Ann d'Oe"]),
        ("NTB", []),
        ("A3576/_Cara Dunn", []),
        ("newsdesk@a.example", []),
    ],
)
def test_names_in_bylines(printed, names):
    byline, credits = byline_of(printed)
    assert byline == printed.removeprefix("By ")
    assert [credit.name for credit in credits] == names


def test_an_address_of_mail_is_no_name():
    assert name_of("a@b.example (Cara Dunn)") == "Cara Dunn"
    assert name_of("Cara Dunn <a@b.example>") == "Cara Dunn"
    assert name_of("a@b.example") == ""


def test_numbers_as_they_are_written():
    assert [whole(told) for told in ("04", 4, 4.0, " 4 ")] == [4, 4, 4, 4]
    assert [whole(told) for told in (True, "4.5", "٤", 2**63, float("inf"), None, [4])] == [
        None
    ] * 7


@given(st.text())
def test_an_identifier_comes_back_from_its_uri(guid):
    assert from_uri(as_uri(guid)) == guid


def test_html_becomes_blocks_and_no_word_is_lost():
    told = (
        "<html><head><title>T</title></head><body><h1>Talks</h1><div>One<br><br>two</div>loose "
        "<b>words</b><ul><li><div>a</div><div>b</div></li></ul><h5>Small</h5>"
        '<figure><img src="/b.jpg" alt="A"><figcaption>Cap</figcaption></figure>'
        '<img src="beacon.gif" width="1" height="1"><script>no</script><a href="/c">d</a></body>'
    )
    html, pictures = as_body(told, "Talks", "http://a.example/x/")
    found = [line(text) for text in body.paragraphs(body.clean(html))]
    assert found == ["One", "two", "loose words", "a", "b", "Small", "d"]
    assert 'href="http://a.example/c"' in html
    assert [(picture.href, picture.caption) for picture in pictures] == [
        ("http://a.example/b.jpg", "Cap")
    ]


def test_a_clean_body_stays_as_it_is():
    told = (
        '<p lang="ar" dir="rtl">One <span data-official="ann-poe">two</span></p>\n'
        '<figure data-photo="harbor"></figure>\n<ol start="3"><li lang="de">a</li></ol>\n'
        '<table><tr><th colspan="2" scope="row">b</th></tr></table>\n<p>1 &lt; 2<br>c</p>'
    )
    assert as_body(told)[0] == told


def test_an_address_that_is_none_harms_nothing():
    told = '<p><a href="http://[">a</a><img src="http://["></p>'
    assert body.paragraphs(as_body(told, base="http://a.example/")[0]) == ["a"]


def test_text_stays_text():
    assert from_text("1 <b> & 2\n\nthree") == "<p>1 &lt;b&gt; &amp; 2</p>\n<p>three</p>"
    wrapped = "They met in the harbor\nand ate there with the\nothers of the house\n"
    assert body.paragraphs(from_text(wrapped)) == [" ".join(wrapped.split())]
    assert cleaned("a\x92b\x00\ud83d\udcf0\ud800") == "a\u2019b\U0001f4f0\ufffd"


# Stories as their senders print them


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
