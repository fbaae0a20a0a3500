"""What a format writes it reads again as the same story, whatever stands in it."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from html import escape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from articles import body
from articles.wire import FORMATS, Channel, Gone, Picture, Printed
from articles.wire.values import cleaned, line

from .reading import paragraphs, stories_of

CHANNEL = Channel(
    "All & everything",
    "Newsroom",
    "https://news.example.org/",
    "https://news.example.org/feed",
    written_at=datetime(2007, 4, 24, tzinfo=UTC),
)
FEEDS = ("rss", "atom", "jsonfeed")
HARD = st.sampled_from(
    ["]]>", "&amp;", "&lt;b&gt;", "<script>", "\u202eabc\u202c", "\U0001f9d1\u200d\U0001f680",
     "a\u0301\u0323", "=1+1", "\x07", "\u0085", "\ufeff", "{", "<!--", "&#8217;", "\u0928\u093f"]
)  # fmt: skip
texts = st.lists(st.one_of(st.text(max_size=12), HARD), max_size=4).map(" ".join)


def is_once_in_utf8(text):
    """Whether feedparser leaves the text alone: it mends what was written in UTF-8 twice."""
    try:
        return text.encode("latin-1").decode() == text
    except UnicodeError:
        return True


words = texts.map(line).filter(bool).filter(is_once_in_utf8)
moments = st.datetimes(
    datetime(1806, 1, 1),
    datetime(2106, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
).map(lambda moment: moment.replace(microsecond=0))
guids = st.one_of(
    words, st.sampled_from(["tag:a.example,2007:1", "urn:x-newsroom:a", "20070423", "🗞", "a b"])
)
WRAPPED = (
    "<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}<ol><li>one</li></ol></li><li>two</li></ul>",
    "<table><tr><th>{}</th><td>1</td></tr></table>", "<blockquote><p>{}</p></blockquote>",
    "<p>a<br>{}</p>", "<p><strong>{}</strong> <a href=\"https://a.example/?b=c&amp;d\">e</a></p>",
)  # fmt: skip
blocks = st.builds(
    lambda frame, text: frame.format(escape(text, quote=False)), st.sampled_from(WRAPPED), words
)
bodies = st.lists(blocks, min_size=1, max_size=4).map("\n".join).map(body.clean)


@st.composite
def printed(draw):
    published = draw(moments)
    return Printed(
        address="https://news.example.org/2007/04/23/talks/",
        guid=draw(guids),
        headline=draw(words),
        standfirst="",
        published_on=published.date(),
        published_at=published,
        updated_at=published + timedelta(seconds=draw(st.integers(0, 10**6))),
        publisher="Newsroom",
        byline="Cara Dunn",
        authors=("Cara Dunn",),
        source="Agency A",
        body=draw(bodies),
        version=draw(st.integers(1, 2**62)),
        language=draw(st.sampled_from(["en", "ru", "zh-Hant"])),
        urgency=draw(st.none() | st.integers(1, 9)),
        topics=tuple((name, "https://a.example/t/") for name in draw(st.sets(words, max_size=2))),
    )


def read_again(story, format):
    document = "".join(FORMATS[format].render([story], CHANNEL))
    (item,) = stories_of(document)
    return item


@pytest.mark.parametrize("format", ["ninjs", *FEEDS])
@settings(max_examples=40, deadline=None)
@given(story=printed())
def test_what_is_written_is_read_again(story, format):
    item = read_again(story, format)
    assert item.guid == story.guid
    assert item.headline == story.headline
    assert item.published_at == story.published_at
    assert item.version_created == story.updated_at
    assert item.language == story.language
    assert item.byline == "Cara Dunn"
    assert item.topics == tuple(name for name, _address in story.topics)
    told = [line(text) for text in body.paragraphs(body.clean(cleaned(story.body)))]
    assert [line(text) for text in paragraphs(item)] == [text for text in told if text]
    if format == "ninjs":
        assert (item.version, item.urgency) == (story.version, story.urgency)
    if format != "jsonfeed":
        assert item.source == "Agency A"


STORY = Printed(
    address="https://news.example.org/2007/04/23/talks/",
    guid="2007-0042",
    headline="Talks at 50%",
    standfirst="In short.",
    published_on=date(2007, 4, 23),
    published_at=datetime(2007, 4, 23, 10, tzinfo=UTC),
    updated_at=datetime(2007, 4, 23, 12, tzinfo=UTC),
    publisher="Newsroom",
    byline="Cara Dunn and Al Roe",
    authors=("Cara Dunn", "Al Roe"),
    source="Agency A",
    body="<p>They met.</p>\n<p>They ate.</p>",
    text="They met.\n\nThey ate.",
    urgency=4,
    place="LISBON",
    slugline="talks-lisbon",
    version=3,
    topics=(("Talks", "https://news.example.org/topics/talks/"),),
    keywords=("harbor", "grain"),
    pictures=(
        Picture(
            "https://news.example.org/media/a.jpg",
            media_type="image/jpeg",
            role="featuremedia",
            caption="Two at a table",
            credit="Ann Poe",
            alt="A table",
            usage_terms="Once",
            width=800,
            height=600,
        ),
    ),
    supplied={
        "genre": "Analysis",
        "rights": {"holder": "Agency A", "notice": "© Agency A", "terms": "Print only"},
        "headlines": {"short": "Talks"},
        "subjects": [{"name": "Talks", "code": "11000000", "scheme": "http://a.example/s/"}],
        "places": [{"name": "Lisbon"}],
    },
)


def test_ninjs_carries_what_the_sender_said(shared):
    item = read_again(STORY, "ninjs")
    assert item.pictures == STORY.pictures
    assert item.keywords == STORY.keywords
    assert item.slugline == "talks-lisbon"
    assert item.dateline_place == "LISBON"
    assert [credit.name for credit in item.credits] == ["Cara Dunn", "Al Roe"]
    for name in ("genre", "rights", "headlines", "subjects", "places"):
        assert item.supplied[name] == STORY.supplied[name]


@pytest.mark.parametrize("format", FEEDS)
def test_feeds_carry_summary_authors_and_pictures(format):
    item = read_again(STORY, format)
    assert item.standfirst == "In short."
    assert [credit.name for credit in item.credits] == ["Cara Dunn", "Al Roe"]
    assert item.pictures[0].href == STORY.pictures[0].href
    assert item.supplied["links"][0] == {"rel": "alternate", "href": STORY.address}
    if format == "rss":
        assert item.keywords == STORY.keywords
        picture = item.pictures[0]
        assert (picture.caption, picture.credit, picture.alt) == (
            "Two at a table",
            "Ann Poe",
            "A table",
        )


@settings(max_examples=15, deadline=None)
@given(story=printed())
def test_every_ninjs_is_valid(shared, story):
    schema = json.loads(
        (shared / "formats" / "schemas" / "ninjs" / "ninjs-schema_3.1.json").read_text()
    )
    checker = FormatChecker([])
    checker.checks("uri")(re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+", re.I).fullmatch)
    checker.checks("date-time", ValueError)(lambda told: datetime.fromisoformat(told).tzinfo)
    validator = Draft202012Validator(schema, format_checker=checker)
    gone = Gone(story.address, story.guid, story.source, 1, "kill", story.updated_at)
    for told in (STORY, story, gone):
        (text,) = FORMATS["ninjs"].render([told])
        assert [error.message for error in validator.iter_errors(json.loads(text))] == []


@settings(max_examples=15, deadline=None)
@given(story=printed())
def test_every_atom_feed_is_valid(shared, story):
    schema = etree.RelaxNG(
        etree.parse(shared / "formats" / "schemas" / "atom" / "atom-rfc4287.rng")
    )
    gone = Gone(story.address, story.guid, story.source, 1, "kill", story.updated_at)
    text = "".join(FORMATS["atom"].render([STORY, gone, story], CHANNEL))
    assert schema.validate(etree.fromstring(text.encode())), schema.error_log


def test_every_rss_feed_keeps_the_rules(shared):
    """Of the specification: what a channel must have, one guid an item, moments of RFC 822."""
    channel = ElementTree.fromstring("".join(FORMATS["rss"].render([STORY], CHANNEL)))[0]
    for name in ("title", "link", "description", "lastBuildDate"):
        assert len(channel.findall(name)) == 1
    (item,) = channel.findall("item")
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("pubDate").text == "Mon, 23 Apr 2007 10:00:00 +0000"
    names = [child.tag for child in item if not child.tag.startswith("{")]
    assert set(names) <= {"title", "link", "description", "guid", "pubDate", "category"}
    assert len(names) == len(set(names))


def test_what_is_taken_down_is_told_as_deleted():
    when = datetime(2007, 4, 25, tzinfo=UTC)
    gone = Gone(STORY.address, STORY.guid, "Agency A", 3, "kill", when)
    for format in ("ninjs", "atom", "nitf", "newsmlg2"):
        (item,) = stories_of("".join(FORMATS[format].render([gone], CHANNEL)))
        assert (item.guid, item.status, item.version_created) == (STORY.guid, "canceled", when)
        assert (item.body, item.headline) == ("", None)


@pytest.mark.parametrize("format", FEEDS)
def test_the_same_stories_are_the_same_bytes_and_none_is_a_feed_too(format):
    first, second = ("".join(FORMATS[format].render([STORY], CHANNEL)) for _ in range(2))
    assert first == second
    assert stories_of("".join(FORMATS[format].render([], CHANNEL))) == []
