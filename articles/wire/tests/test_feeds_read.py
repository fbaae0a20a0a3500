"""What RSS and Atom send, dialect by dialect and fault by fault."""

from datetime import UTC, datetime

import pytest

from .reading import HEAD, one, paragraphs, rss, stories_of


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
