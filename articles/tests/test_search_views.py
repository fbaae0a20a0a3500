"""The page on which readers search."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from articles import search_views
from articles.models import Article
from articles.search import databases, hits
from articles.tests.factories import make_live_article, make_source, make_topic
from articles.tests.test_search import NOON, publish
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="(/search/\?[^"]*)"')
HEADLINES = re.compile(r"<h3><a [^>]*>(.*?)</a></h3>")


def page(client, query=""):
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == 200
    return answer.text


def headlines(text):
    return [re.sub(r"</?mark>", "", found) for found in HEADLINES.findall(text)]


def links(text, word):
    """The addresses of the searches whose link holds the word."""
    found = re.findall(r'<a href="(/search/[^"]*)"[^>]*>(.*?)</a>', text)
    return [unescape(address) for address, label in found if word in label]


def test_the_empty_page_asks_and_finds_nothing(client):
    publish("Frigate leaves")
    text = page(client)
    assert 'name="q"' in text
    assert "Frigate" not in text
    assert "noindex" not in text  # only what was found is no page for search engines


def test_no_result_is_a_page_for_search_engines(client):
    publish("Frigate leaves")
    for asked in ("q=frigate", "q=nothing", "year=2007"):
        assert '<meta name="robots" content="noindex">' in page(client, asked)
    rules = client.get("/robots.txt").text.splitlines()
    assert "Disallow: /search/?" in rules
    assert "Disallow: /search/" not in rules


def test_hits_are_counted_marked_and_link_to_the_stories(client):
    story = publish("Frigate leaves", "The <b>frigates</b> & the frigate sailed.")
    text = page(client, "q=frigate")
    assert "1 result for “frigate”, newest first" in text
    assert f'<a href="{story.get_absolute_url()}"><mark>Frigate</mark> leaves</a>' in text
    assert "The frigates &amp; the <mark>frigate</mark> sailed." in text


def test_what_is_typed_is_shown_and_never_obeyed(client):
    typed = "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%00'%20OR%201=1%20--%20NEAR(a%20b)*%3A%3A"
    text = page(client, typed)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%22",
        "q=-",
        "q=a&since=never&until=2007-02-30&year=99999&sort=best&in=all",
        "q=a&year=0000",
        "q=a&year=9999&since=9999-12-31",
        "q=a&until=9999-12-31&since=0001-01-01",
        "q=a&topic=%00&official=none&source=none",
        "q=a&place=%27%22",
        "q=" + "a" * 5000,
        "q=" + "%F0%9F%9A%A2" * 50,
        "q=a&before=1&after=2",
        "q=a&before=9223372036854775807",
        "q=a&sort=relevance&page=9",
    ],
)
def test_no_address_breaks_the_page(client, query):
    publish("A story")
    page(client, query)


@pytest.mark.parametrize("query", ["before=x", "before=-1", "after=9" + "9" * 30, "before=²"])
def test_a_place_that_is_none_is_no_page(client, query):
    assert client.get(f"/search/?q=a&{query}").status_code == 404


def test_facets_narrow_the_result_and_can_be_taken_back(client):
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    topic, source = make_topic(slug="piers", name="Piers"), make_source(name="The Wire")
    dateline = {"day": "2007-04-23", "place": "Oslo", "printed": "OSLO –"}
    publish("All", "Ann Roe met.", topics=["piers"], dateline=dateline, row_source=source)
    publish("Other", days=400)
    for label in ["Piers", "Ann Roe", "The Wire", "Oslo", "2007"]:
        [address] = links(page(client, "q=met"), label)
        narrowed = client.get(address).text
        assert headlines(narrowed) == ["All"], label
        assert f": {label} " in narrowed
        [back] = links(narrowed, "Remove: ")
        assert headlines(client.get(back).text) == ["Other", "All"]
    assert headlines(page(client, "topic=piers")) == ["All"]
    assert topic.name in page(client, "q=met")


def test_counts_and_facets_stop_at_the_cap(client, monkeypatch):
    monkeypatch.setattr(hits, "CAP", 5)
    topic = make_topic(slug="piers", name="Piers")
    for number in range(7):
        publish(f"Story {number}", days=number, topics=[topic.slug])
    text = page(client, "q=met")
    assert "5+ results" in text
    assert re.search(r'Piers</a> <span class="meta">5<', text)


@pytest.mark.parametrize("sort", ["newest", "oldest", "relevance"])
def test_pages_lead_to_each_story_once_and_back(client, monkeypatch, sort):
    monkeypatch.setattr(search_views, "PAGE_SIZE", 3)
    made = [publish(f"Story {number}", days=number).headline for number in range(8)]
    wanted = made if sort == "oldest" else made[::-1]
    address, met, addresses = f"/search/?q=met&sort={sort}", [], []
    while address:
        text = client.get(address).text
        met.append(headlines(text))
        addresses.append(address)
        found = re.search(r'href="([^"]*)" rel="next"', text)
        address = unescape(found[1]) if found else None
    assert [headline for part in met for headline in part] == wanted
    assert [len(part) for part in met] == [3, 3, 2]
    back = re.search(r'href="([^"]*)" rel="prev"', text)
    assert headlines(client.get(unescape(back[1])).text) == met[1]


def test_quotations_link_to_where_they_stand_and_name_the_speaker(client):
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    story = publish("Said", "“We wait,” Bo Lund said. “The harbor is frozen,” Ann Roe said.")
    text = page(client, "q=frozen&in=quotations")
    assert "<q>The harbor is <mark>frozen</mark>,</q>" in text
    anchor = story.quotations.get(text__startswith="The harbor").anchor
    assert f'href="{story.get_absolute_url()}#{anchor}"' in text
    assert f'id="{anchor}"' in client.get(story.get_absolute_url()).text
    assert "Ann Roe" in text


def test_people_and_topics_of_that_name_come_first(client):
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    assert '<a href="/people/ann-roe/">Ann Roe</a>' in page(client, "q=roe")
    assert '<a href="/people/ann-roe/">Ann Roe</a>' not in page(client, "q=-roe")


def test_a_slip_is_mended_only_with_what_readers_may_see(client):
    story = publish("Frigate leaves")
    assert links(page(client, "q=fregate"), "frigate") == ["/search/?q=frigate"]
    assert links(page(client, "q=leaves+frgate"), "frigate") == ["/search/?q=leaves+frigate"]
    assert links(page(client, "q=%22fregate+leaves%22"), "frigate") == [
        "/search/?q=%22frigate+leaves%22"
    ]
    assert not links(page(client, "q=submarine+fregate"), "frigate")
    assert not links(page(client, "q=fregate&since=2010-01-01"), "frigate")
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    assert "frigate" not in page(client, "q=fregate").replace("fregate", "")


def test_a_word_that_is_found_elsewhere_is_no_slip(client):
    publish("Frigate leaves")
    publish("Fregate leaves")
    assert not links(page(client, "q=fregate+opens"), "frigate")
    assert not links(page(client, "q=fregate+leavs"), "frigate leaves")
    assert links(page(client, "q=fregate+leavs"), "fregate leaves")


def test_a_narrowed_search_without_a_result_leads_to_the_wide_one(client):
    publish("Frigate leaves")
    text = page(client, "q=frigate&year=1999")
    assert "No results for “frigate”" in text
    assert links(text, "in all stories") == ["/search/?q=frigate"]


@pytest.mark.parametrize("address", ["/search/", "/api/search/"])
def test_a_topic_of_an_address_finds_nothing(client, address):
    assert client.get(address, {"topic": "a/b"}).status_code == 200


def test_a_hidden_topic_is_not_named_by_its_address(client):
    make_topic(slug="secret-piers", name="The Name Nobody Knows")
    assert "Nobody Knows" not in page(client, "q=met&topic=secret-piers")
    assert "Nobody Knows" not in page(client, "q=nobody")


def test_a_page_costs_the_same_for_one_hit_and_for_many(client, django_assert_max_num_queries):
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    topic = make_topic(slug="piers")
    page(client, "q=harbor")  # the directory is read once
    for count in (1, 25):
        for number in range(count):
            body = "Ann Roe said: “The harbor is frozen.”"
            at = NOON + timedelta(minutes=number)
            make_live_article({"body": f"<p>{body}</p>", "topics": [topic.slug]}, at=at)
        page(client, "q=harbor")  # names are read once
        for query in (
            *("q=harbor&n=1", "q=harbor&topic=piers&sort=oldest", "q=roe&sort=relevance"),
            *("q=harbor&in=quotations", "q=piers", "q=harbr", "q=said&before=99999999999999999"),
        ):
            with django_assert_max_num_queries(3):
                page(client, query)


def test_a_question_that_takes_too_long_is_answered_in_words(client, monkeypatch):
    def rows(*asked):
        raise databases.TooSlow

    monkeypatch.setattr(databases, "rows", rows)
    assert "This search takes too long" in page(client, "q=met")


def test_every_page_has_the_field_and_the_way_to_it(client):
    for address in ["/", "/topics/", "/no-such-page/"]:
        text = client.get(address).text
        assert 'action="/search/"' in text
        assert 'href="/search/"' in text


@pytest.mark.parametrize("order", ["newest", "oldest", "relevance"])
def test_pages_of_results_are_numbered_along_their_links(client, order):
    for number in range(61):
        publish(f"Frigate {number}")
    answer = client.get(f"/search/?q=frigate&sort={order}")
    first = "/search/?q=frigate" + ("" if order == "newest" else f"&sort={order}")
    for number in (2, 3, 4):
        assert dict(answer.context["numbers"])[number] == answer.context["next"]
        answer = client.get(answer.context["next"])
    assert [number for number, _ in answer.context["numbers"]] == [1, 0, 3, 4]
    assert len(answer.context["rows"]) == 1
    text = answer.text
    for number in (3, 2):
        text = client.get(unescape(re.search(r'href="([^"]*)" rel="prev"', text)[1])).text
        assert f'aria-current="page"><span class="hidden">Page </span>{number}<' in text
    assert unescape(re.search(r'href="([^"]*)" rel="prev"', text)[1]) == first
    assert client.get(f"/search/?q=frigate&sort={order}&page=x").status_code == 404
