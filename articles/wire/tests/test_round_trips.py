"""What is written is read again as it was, and validates against the schema of its format."""

import io
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from articles import body
from articles.wire import READABLE, WRITABLE, Channel, Gone, Picture, Printed
from articles.wire.tests.samples import FORMATS, items_of, needs_samples
from articles.wire.xml import collapse, holdable

NAMES = ("nitf", "newsmlg2", "wxr", "html")
SCHEMAS = {
    "nitf": "nitf/nitf-3-6.xsd",
    "newsmlg2": "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd",
}
ADDRESS = "https://house.example/t"
CHANNEL = Channel(title="All", publisher="House")

SPECIAL = "\x00\x08\x1b<>&\"'\u202e😀]\u0301"
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(SPECIAL),
    min_size=1,
    max_size=20,
).filter(lambda text: collapse(holdable(text)).strip() and body.paragraphs(_p(text)))


def _escape(text):
    return holdable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _p(text):
    return body.clean(f"<p>{_escape(text)}</p>")


inline = words.map(_escape).map(collapse) | words.map(_escape).map(collapse).map(
    lambda text: f'<a href="https://x.example/?a=1&amp;b=2">{text}</a> <strong>{text}</strong>'
)
blocks = st.recursive(
    inline.map(lambda text: f"<p>{text}</p>") | inline.map(lambda text: f"<h2>{text}</h2>"),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(
            lambda some: f"<ul>{''.join(f'<li>{one}</li>' for one in some)}</ul>"
        )
        | st.lists(inner, min_size=1, max_size=3).map(
            lambda some: (
                "<table><tbody><tr>"
                + "".join(f"<td>{one}</td>" for one in some)
                + "</tr></tbody></table>"
            )
        )
    ),
    max_leaves=6,
)
moments = st.datetimes(
    datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC), allow_imaginary=False
).map(lambda moment: moment.replace(microsecond=0))
single = words.map(lambda text: collapse(holdable(text))).filter(lambda text: text == text.strip())
stories = st.builds(
    Printed,
    address=st.just("https://house.example/1"),
    headline=single,
    published_on=st.just(date(2020, 1, 2)),
    published_at=moments,
    updated_at=moments,
    publisher=st.just("House"),
    guid=single,
    standfirst=st.just("") | single,
    slugline=st.just("") | single,
    source=single,
    version=st.integers(1, 2**40),
    urgency=st.none() | st.integers(1, 8),
    topics=st.lists(single, max_size=2).map(lambda names: tuple((one, ADDRESS) for one in names)),
    keywords=st.lists(single, max_size=3, unique=True).map(tuple),
    body=st.lists(blocks, min_size=1, max_size=4).map(lambda some: body.clean("\n".join(some))),
)


def written(name, story):
    pieces = WRITABLE[name].render([story], CHANNEL)
    return "".join(pieces).encode()


def read_back(name, story):
    [item] = READABLE[name].parse(io.BytesIO(written(name, story)))
    return item


@cache
def schema(name):
    return etree.XMLSchema(etree.parse(FORMATS / "schemas" / SCHEMAS[name]))


def plain(html):
    return [collapse(text) for text in body.paragraphs(body.clean(html))]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(story=stories)
def test_what_is_written_is_read_again(name, story):
    item = read_back(name, story)
    assert item.guid == story.guid
    assert item.version == story.version
    assert item.headline == story.headline
    assert (item.published_at, item.version_created) == (story.published_at, story.updated_at)
    assert item.urgency == story.urgency
    assert (item.slugline or "") == story.slugline
    assert (item.standfirst or "") == story.standfirst
    assert item.source == story.source
    assert item.topics == tuple(dict.fromkeys(topic for topic, _address in story.topics))
    assert plain(item.body) == plain(story.body)


@needs_samples
@pytest.mark.parametrize("name", SCHEMAS)
@settings(max_examples=15, deadline=None)
@given(story=stories)
def test_what_is_written_validates(name, story):
    schema(name).assertValid(etree.fromstring(written(name, story)))


FULL = Printed(
    address="https://house.example/1",
    headline="Wall to rise",
    published_on=date(2020, 1, 2),
    published_at=datetime(2020, 1, 2, 3, 4, tzinfo=UTC),
    updated_at=datetime(2020, 1, 3, 3, 4, tzinfo=UTC),
    expires_at=datetime(2021, 1, 3, 3, 4, tzinfo=UTC),
    publisher="House",
    guid="tag:house.example,2020:1",
    standfirst="The council votes.",
    slugline="HARBOR-WALL",
    byline="Ann Roe",
    authors=("Ann Roe",),
    source="Gull",
    dateline="PORT ELLEN, Jan. 2 –",
    place="PORT ELLEN",
    version=7,
    urgency=3,
    signoff="(Editing by Bo Poe)",
    body='<p>Ends</p><h3>Small</h3><ol start="3"><li>a<ul><li>b</li></ul></li></ol>'
    "<blockquote><p>So it is.</p></blockquote><table><caption>Tides</caption><thead><tr>"
    '<th>H</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    "<pre>a  b\nc  d</pre><hr><p>One<br>two <em>three</em> &amp;amp; &lt;b&gt;</p>",
    keywords=("wall", "tide"),
    topics=(("Ports", "https://house.example/topics/ports"),),
    pictures=(Picture("https://x.example/a.jpg", caption="The wall", alt="A wall"),),
    corrections=({"kind": "correction", "right": "It is one meter.", "at": "2020-01-03"},),
    supplied={"subjects": [{"name": "Ports", "code": "04000000", "scheme": "subj"}]},
)


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_story_comes_back(name):
    item = read_back(name, FULL)
    told = {
        field: getattr(item, field)
        for field in ("guid", "version", "byline", "dateline", "signoff", "keywords", "slugline")
    }
    assert told == {field: getattr(FULL, field) for field in told}
    assert item.dateline_place == "PORT ELLEN"
    assert [one.href for one in item.pictures] == ["https://x.example/a.jpg"]
    assert [(one.caption, one.alt) for one in item.pictures] == [("The wall", "A wall")]
    assert plain(item.body) == plain(FULL.body)
    tags = ("<h3>", "<ul>", "<blockquote>", "<caption>", "<thead>", "<pre>a  b\n", "<hr>", "<br>")
    for tag in tags:
        assert tag in item.body, tag
    if name != "html":
        assert item.supplied["subjects"] == FULL.supplied["subjects"]
    if name != "wxr":
        assert item.correction == "It is one meter."


@needs_samples
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_whole_story_validates(name):
    schema(name).assertValid(etree.fromstring(written(name, FULL)))


def printed_of(item):
    """The story of an item as readers would see it."""
    return Printed(
        address="https://house.example/1",
        headline=item.headline or "",
        published_on=date(2020, 1, 2),
        published_at=(item.published_at or datetime(2020, 1, 2)).replace(tzinfo=UTC),
        updated_at=item.version_created and item.version_created.replace(tzinfo=UTC),
        publisher="House",
        guid=item.guid,
        standfirst=item.standfirst or "",
        slugline=item.slugline or "",
        byline=item.byline or "",
        source=item.source or "",
        dateline=item.dateline or "",
        place=item.dateline_place or "",
        body=body.clean(item.body),
        signoff=item.signoff or "",
        version=item.version or 1,
        language=item.language or "en",
        urgency=item.urgency,
        topics=tuple((topic, "") for topic in item.topics),
        keywords=item.keywords,
        pictures=item.pictures,
        supplied=item.supplied,
    )


SAMPLES = [("nitf", "nitf"), ("newsmlg2", "newsml-g2"), ("wxr", "wxr")]


@needs_samples
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("source", "folder"), SAMPLES)
def test_samples_come_back_from_each_format(name, source, folder):
    refused = ("finance-lite", "listing-11")
    paths = sorted((FORMATS / "samples" / folder).glob("*.xml"))
    for path in paths:
        for item in [] if any(word in path.name for word in refused) else items_of(source, path):
            story = printed_of(item)
            if not (story.headline and story.body):
                continue
            again = read_back(name, story)
            assert (again.guid, again.headline) == (item.guid, story.headline), path.name
            assert again.topics == item.topics, path.name
            assert plain(again.body) == plain(item.body), path.name
            if name in SCHEMAS:
                schema(name).assertValid(etree.fromstring(written(name, story)))


@needs_samples
@pytest.mark.parametrize("name", SCHEMAS)
@given(guid=single, source=st.just("") | single, number=st.integers(1, 2**40), when=moments)
@settings(max_examples=10, deadline=None)
def test_what_is_gone_is_valid_and_told_without_a_word_of_it(name, guid, source, number, when):
    gone = Gone("https://house.example/1", guid, source, number, "kill", when)
    (document,) = WRITABLE[name].render([gone], CHANNEL)
    schema(name).assertValid(etree.fromstring(document.encode()))
    (item,) = READABLE[name].parse(io.BytesIO(document.encode()))
    assert (item.guid, item.version, item.status) == (collapse(holdable(guid)), number, "canceled")
    assert (item.version_created, item.body, item.headline) == (when, "", None)
    assert item.note.startswith("Do not use it.")


@needs_samples
@pytest.mark.parametrize("name", SCHEMAS)
def test_what_came_under_an_embargo_is_told_as_withheld(name):
    when = datetime(2020, 1, 3, tzinfo=UTC)
    gone = Gone("https://house.example/1", "g:1", "House", 2, "embargo", when)
    (document,) = WRITABLE[name].render([gone])
    schema(name).assertValid(etree.fromstring(document.encode()))
    assert 'withheld"' in document
    assert "canceled" not in document
