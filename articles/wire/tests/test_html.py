import io
import json

import pytest

from articles.wire import html
from articles.wire.tests.samples import paragraphs

PROSE = (
    "<p>The harbor wall will be raised by one meter, the council said after a long debate.</p>"
    "<p>Work begins in June and ends before winter, with <a href='https://x.example/p'>a plan</a> "
    "that costs less than the old one.</p>"
    "<p>The vote was close, and several members asked for more time to read the tables.</p>"
)


def read(head="", body=PROSE):
    page = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    [item] = html.parse(io.BytesIO(page.encode()))
    return item


def json_ld(**fields):
    story = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [story]})}</script>'


def test_json_ld_is_believed_before_metas():
    item = read(
        json_ld(
            headline="Wall to rise",
            identifier="g:1",
            datePublished="2020-01-02T03:04:05+02:00",
            author=[{"@type": "Person", "name": "Ann Roe"}, {"name": "Bo Poe"}],
            publisher={"name": "Gull"},
            keywords=["wall", "tide"],
        )
        + '<meta property="og:title" content="Another title">'
    )
    assert (item.guid, item.headline, item.source) == ("g:1", "Wall to rise", "Gull")
    assert item.published_at.isoformat() == "2020-01-02T03:04:05+02:00"
    assert [credit.name for credit in item.credits] == ["Ann Roe", "Bo Poe"]
    assert item.keywords == ("wall", "tide")
    assert len(paragraphs(item)) == 3


def test_metas_and_the_address():
    item = read(
        '<meta property="og:title" content="Wall to rise"><link rel="canonical" '
        'href="https://x.example/1"><meta name="author" content="Ann Roe">'
        '<meta property="article:published_time" content="2020-01-02">'
    )
    assert (item.guid, item.headline, item.byline) == (
        "https://x.example/1",
        "Wall to rise",
        "Ann Roe",
    )
    assert str(item.published_on) == "2020-01-02"


def test_microdata():
    item = read(
        body='<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">'
        'Wall to rise</h1><span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        '<b itemprop="name">Ann Roe</b></span><time itemprop="datePublished" '
        f'datetime="2020-01-02T03:04Z">x</time><div itemprop="articleBody">{PROSE}</div>'
        "</div><p>Something else to read</p>"
    )
    assert (item.headline, item.byline) == ("Wall to rise", "Ann Roe")
    assert len(paragraphs(item)) == 3
    assert item.published_at.isoformat() == "2020-01-02T03:04:00+00:00"


def test_what_stands_around_a_story_is_parted_from_it():
    around = "<nav><ul><li>Home</li></ul></nav><h1>Wall to rise</h1><p>By Ann Roe</p>"
    item = read(body=f"{around}{PROSE}<p>Share this article</p><footer>Imprint</footer>")
    assert len(paragraphs(item)) == 3
    assert (item.headline, item.byline) == ("Wall to rise", "Ann Roe")
    assert "Share this article" in item.dropped
    assert '<a href="https://x.example/p">a plan</a>' in item.body


def test_a_body_that_only_json_ld_tells_is_read_as_text():
    text = "First paragraph of it, which is long enough.\n\nSecond paragraph of it, as long as it."
    item = read(json_ld(headline="Wall to rise", articleBody=text), body="<div id='app'></div>")
    assert len(paragraphs(item)) == 2


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5000, '{"@type":"NewsArticle","author":[1,null,{}]}']
)
def test_broken_json_ld_harms_nothing(broken):
    item = read(f'<script type="application/ld+json">{broken}</script>')
    assert len(paragraphs(item)) == 3


def test_the_charset_of_the_page_is_known():
    page = f"<html><head><meta charset='windows-1251'><title>Стена</title></head>{PROSE}</html>"
    [item] = html.parse(io.BytesIO(page.encode("cp1251")))
    assert item.headline == "Стена"


def test_json_ld_that_refers_to_other_nodes():
    story = {"@type": "NewsArticle", "headline": "Wall &amp; tide", "author": {"@id": "#roe"}}
    people = {"@type": "Person", "@id": "#roe", "name": "Ann Roe"}
    graph = json.dumps({"@context": "https://schema.org", "@graph": [story, people]})
    item = read(f'<script type="application/ld+json">{graph}</script>')
    assert item.headline == "Wall & tide"
    assert [credit.name for credit in item.credits] == ["Ann Roe"]


def test_nodes_that_refer_to_each_other_end():
    one = {"@type": "NewsArticle", "@id": "#a", "headline": "Wall", "author": {"@id": "#b"}}
    two = {"@type": "Person", "@id": "#b", "name": "Ann Roe", "worksFor": {"@id": "#a"}}
    graph = json.dumps({"@context": "https://schema.org", "@graph": [one, two]})
    assert read(f'<script type="application/ld+json">{graph}</script>').headline == "Wall"


def test_a_named_person_beside_an_author_who_is_the_publisher():
    item = read(
        json_ld(headline="Wall", author={"name": "Gull"}, publisher={"name": "Gull"}),
        f"<article><p class='byline'>By Ann Roe</p>{PROSE}</article>",
    )
    assert [credit.name for credit in item.credits] == ["Ann Roe"]
    assert len(paragraphs(item)) == 3


def test_a_list_of_links_behind_the_story_is_none_of_it():
    links = "<ul><li><a href='/a'>Other wall</a></li><li><a href='/b'>Tide table</a></li></ul>"
    item = read(json_ld(headline="Wall"), f"<article>{PROSE}{links}</article>")
    assert len(paragraphs(item)) == 3


def test_a_caption_nested_deep_does_no_harm():
    nested = "<span>" * 5000 + "The wall." + "</span>" * 5000
    figure = (
        f"<figure><img src='https://x.example/w.jpg'><figcaption>{nested}</figcaption></figure>"
    )
    assert read(json_ld(headline="Wall"), f"<article>{figure}{PROSE}</article>").headline == "Wall"
