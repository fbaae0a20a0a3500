"""Feeds, sitemaps, the public ledger, and what a story's page tells machines."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from articles import desk, versions
from articles.feeds import identifier
from articles.models import Article
from people.models import Area
from people.tests.factories import make_office, make_official, make_tenure

from .factories import make_article, make_live_article, make_source, make_topic
from .staff import make_member

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
HOSTILE = 'A <b>bold</b> & "quoted" </script> headline \N{SNOWMAN}'


def atom(client, address="/feeds/latest.atom"):
    return ElementTree.fromstring(client.get(address).content)


def entries(client, address="/feeds/latest.atom"):
    return atom(client, address).findall("a:entry", ATOM)


def publish_change(article, kind="update", **fields):
    desk.save(article, versions.latest(article).story | fields)
    details = {"wrong": "24", "right": "42"} if kind == "correction" else {}
    desk.publish(article, by="test", kind=kind, line="Says so.", **details)
    article.refresh_from_db()
    return article


@pytest.fixture
def topic():
    return make_topic(name="Harbor talks", slug="harbor-talks")


@pytest.fixture
def official():
    area = Area.objects.create(slug="ruritania", name="Ruritania", adjective="Ruritanian")
    official = make_official("Ivo Marek", slug="ivo-marek")
    office = make_office("Ruritanian Defense Minister", slug="defense-minister", area=area)
    make_tenure(official, office, "2001")
    return official


@pytest.fixture
def story(topic, official):
    fields = {
        "headline": HOSTILE,
        "standfirst": "In short.",
        "body": '<p>Defense Minister Ivo Marek came. <a href="/topics/">All</a></p>\n<p>Two.</p>',
        "topics": [topic.slug],
        "byline": "Ann Roe",
        "bylines": [{"name": "Ann Roe", "title": "", "service": "", "affiliation": ""}],
        "dateline": {"day": "2007-04-23", "place": "STRELSAU", "printed": "STRELSAU –"},
    }
    return make_live_article(fields, source=make_source(name="Harbor Press", slug="harbor"))


FEEDS = [
    "/feeds/latest",
    "/topics/harbor-talks/latest",
    "/people/ivo-marek/latest",
    "/offices/defense-minister/latest",
    "/feeds/sources/harbor",
]


@pytest.mark.parametrize("address", FEEDS)
def test_every_feed_holds_the_story_in_each_format(client, story, address):
    make_live_article({"headline": "Elsewhere"}) if address != "/feeds/latest" else None
    (entry,) = entries(client, f"{address}.atom")
    assert entry.find("a:title", ATOM).text == HOSTILE
    assert entry.find("a:id", ATOM).text == identifier(story)
    assert entry.find("a:author/a:name", ATOM).text == "Ann Roe"
    content = entry.find("a:content", ATOM).text
    assert "<p>Two.</p>" in content
    assert f'href="{settings.SITE_URL}/topics/"' in content
    rss = ElementTree.fromstring(client.get(f"{address}.rss").content)
    (item,) = rss.findall("channel/item")
    assert item.find("title").text == HOSTILE
    assert item.find("guid").text == identifier(story)
    assert item.find("link").text == settings.SITE_URL + story.get_absolute_url()
    found = client.get(f"{address}.json").json()
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = found["items"]
    assert (item["id"], item["title"]) == (identifier(story), HOSTILE)
    assert item["date_published"] == "2007-04-23T12:00:00+00:00"


def test_a_feed_costs_two_queries_for_one_story_and_many(
    client, story, django_assert_max_num_queries
):
    for address in FEEDS:
        for format in ("rss", "atom", "json"):
            with django_assert_max_num_queries(2):
                client.get(f"{address}.{format}")
    for _ in range(10):
        make_live_article({"topics": ["harbor-talks"]}, source=story.source)
    cache.clear()
    for address in FEEDS:
        with django_assert_max_num_queries(2):
            client.get(f"{address}.rss")


def test_an_entry_keeps_its_identifier_and_is_dated_anew(client, story):
    (before,) = entries(client)
    publish_change(story, kind="correction", headline="Another headline for the story of the day")
    (after,) = entries(client)
    assert after.find("a:id", ATOM).text == before.find("a:id", ATOM).text
    assert after.find("a:updated", ATOM).text > before.find("a:updated", ATOM).text
    assert after.find("a:published", ATOM).text == before.find("a:published", ATOM).text


def test_a_killed_story_leaves_a_tombstone_and_no_word(client, story):
    senior = make_member("senior")
    desk.kill(story, by=senior, reason="Wrong.", taken_down_class="wrong")
    feed = atom(client)
    assert feed.findall("a:entry", ATOM) == []
    (gone,) = feed.findall("at:deleted-entry", ATOM)
    assert gone.attrib["ref"] == identifier(story)
    for address in FEEDS:
        for format in ("rss", "atom", "json"):
            assert "bold" not in client.get(f"{address}.{format}").text


def test_what_has_only_hidden_stories_answers_as_what_does_not_exist(client):
    make_topic(name="Secret talks", slug="secret-talks")
    source = make_source(name="Secret wire", slug="secret-wire")
    make_article({"topics": ["secret-talks"]}, source=source)
    for address in ("/topics/{}/latest.atom", "/feeds/sources/{}.atom"):
        hidden = "secret-talks" if "topics" in address else "secret-wire"
        answers = [client.get(address.format(slug)) for slug in (hidden, "nothing")]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert "Secret" not in answers[0].text


def test_an_unchanged_feed_is_not_sent_again(client, story):
    first = client.get("/feeds/latest.atom")
    again = client.get("/feeds/latest.atom", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    publish_change(story, standfirst="In other words.")
    changed = client.get("/feeds/latest.atom", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_characters_that_xml_cannot_write_do_not_break_a_feed(client):
    make_live_article({"headline": "Bell \x07 rings", "body": "<p>Form \x0c feed</p>"})
    assert len(entries(client)) == 1
    assert ElementTree.fromstring(client.get("/feeds/latest.rss").content) is not None


# Sitemaps


def locations(client, address):
    root = ElementTree.fromstring(client.get(address).content)
    return [element.text for element in root.iter(f"{{{SITEMAP['s']}}}loc")]


def test_every_published_page_is_in_the_sitemap_once(client, story, topic, official):
    make_article({"headline": "A draft"})
    parts = locations(client, "/sitemap.xml")
    pages = [
        page for part in parts for page in locations(client, part.removeprefix(settings.SITE_URL))
    ]
    assert len(pages) == len(set(pages))
    wanted = [story, topic, official]
    assert {settings.SITE_URL + thing.get_absolute_url() for thing in wanted} <= set(pages)
    for page in pages:
        assert client.get(page.removeprefix(settings.SITE_URL)).status_code == 200


def test_news_are_of_two_days_and_never_of_the_archive(client, story):
    now = make_live_article({"headline": "Ships leave"}, at=timezone.now() - timedelta(hours=3))
    make_live_article({"headline": "Ships left"}, at=timezone.now() - timedelta(days=3))
    assert locations(client, "/sitemap-news.xml") == [settings.SITE_URL + now.get_absolute_url()]
    root = ElementTree.fromstring(client.get("/sitemap-news.xml").content)
    assert root.find(".//n:title", SITEMAP).text == "Ships leave"


def test_robots_are_told_where_the_sitemaps_are_and_what_is_not_theirs(client):
    text = client.get("/robots.txt").text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text
    assert client.get("/sitemap-2007-13.xml").status_code == 404


# The ledger


def test_the_ledger_lists_what_readers_saw_and_shows_what_differs(client, story):
    desk.save(story, versions.latest(story).story | {"standfirst": "Never shown."})
    publish_change(story, kind="correction", body="<p>Defense Minister Ivo Marek left.</p>")
    address = story.get_absolute_url()
    page = client.get(f"{address}history/").text
    assert f'href="{address}history/1/"' in page
    assert f'href="{address}history/3/"' in page
    assert f"{address}history/2/" not in page
    assert "Says so." in page
    assert client.get(f"{address}history/2/").status_code == 404
    version = client.get(f"{address}history/3/").text
    assert "<del>came</del>" in version or "<del>came." in version
    assert "<ins>left</ins>" in version or "<ins>left." in version
    first = client.get(f"{address}history/1/").text
    assert "This is not what the story says now." in first


def test_a_killed_story_has_no_ledger(client, story):
    address = story.get_absolute_url()
    desk.kill(story, by=make_member("senior"), reason="Wrong.", taken_down_class="wrong")
    for path in ("history/", "history/1/"):
        answer = client.get(address + path)
        assert answer.status_code == 410
        assert "bold" not in answer.text


def test_every_correction_is_listed(client, story):
    publish_change(story, kind="correction", body="<p>Marek left.</p>")
    other = make_live_article()
    publish_change(other, kind="correction", body="<p>They left.</p>")
    Article.objects.filter(pk=other.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    page = client.get("/corrections/").text
    assert page.count("The story said:") == 1
    assert f'href="{story.get_absolute_url()}#corrections"' in page


def test_the_ledger_costs_the_same_for_one_version_and_many(
    client, story, django_assert_max_num_queries
):
    for number in range(8):
        publish_change(story, standfirst=f"Shown {number}.")
    with django_assert_max_num_queries(4):
        client.get(f"{story.get_absolute_url()}history/")
    with django_assert_max_num_queries(4):
        client.get(f"{story.get_absolute_url()}history/5/")


# What a page tells machines


def told(client, story):
    page = client.get(story.get_absolute_url()).text
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def test_a_story_tells_search_engines_what_it_is(client, story, topic):
    publish_change(story, kind="correction", standfirst="In other words.")
    things = told(client, story)
    article = things["NewsArticle"]
    assert article["headline"] == HOSTILE
    assert article["datePublished"] == "2007-04-23T12:00:00+00:00"
    assert article["dateModified"] > article["datePublished"]
    page = f"{settings.SITE_URL}/authors/ann-roe/"
    assert article["author"] == [{"@type": "Person", "name": "Ann Roe", "url": page}]
    assert article["publisher"]["name"] == settings.SITE_NAME
    assert article["mentions"] == [
        {
            "@type": "Person",
            "name": "Ivo Marek",
            "jobTitle": "Ruritanian Defense Minister",
            "url": f"{settings.SITE_URL}/people/ivo-marek/",
        }
    ]
    assert article["correction"][0]["text"] == "42"
    trail = things["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3]
    assert trail[1]["name"] == topic.name


def test_a_story_of_which_only_the_day_is_known_says_no_hour(client):
    story = make_live_article(at=datetime(2007, 4, 23, tzinfo=UTC), published_at_is_a_day=True)
    Article.objects.filter(pk=story.pk).update(published_at_is_a_day=True)
    assert told(client, story)["NewsArticle"]["datePublished"] == "2007-04-23"
