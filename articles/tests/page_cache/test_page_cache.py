"""A kept page is always the page of now, whatever changed it, and costs one query."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles import desk, versions
from articles.models import Article, Source, Topic
from articles.tests.factories import make_article
from newsroom import page_cache
from people.models import Office, Official, Tenure
from people.stamp import SITE

from .kept import NOW, addresses_of, cost_of, is_kept, made_anew, told

pytestmark = pytest.mark.django_db


def test_every_page_is_kept_and_is_the_same_in_one_query(client, story):
    for address in addresses_of(story):
        first = client.get(address)
        assert first.status_code == 200, address
        count, again = cost_of(client, address)
        assert count == 1, address
        assert (again.content, dict(again.items())) == (first.content, dict(first.items()))
        assert again.content == made_anew(address).content, address
        assert again["Cache-Control"] == "no-cache"
        assert "Content-Security-Policy" in again
        assert "Cookie" not in again.get("Vary", "")


def test_who_has_a_page_is_told_so_in_one_query(client, story):
    for address in addresses_of(story):
        etag = client.get(address)["ETag"]
        count, answer = cost_of(client, address, if_none_match=etag)
        assert (count, answer.status_code, answer.content) == (1, 304, b""), address
        assert answer["ETag"] == etag


def test_who_is_logged_in_gets_every_page_made_anew_and_none_is_kept(client, story):
    client.force_login(User.objects.create(username="editor"))
    address = story.get_absolute_url()
    etag = client.get(address)["ETag"]
    assert not is_kept(address)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert cost_of(client, address)[0] > 1


def test_what_is_sent_is_answered_by_the_view(client, story):
    address = story.get_absolute_url()
    client.get(address)
    client.post(address)
    assert is_kept(address)
    assert client.head(address).status_code == 200


def test_each_query_is_a_page_of_its_own(client, story):
    first = client.get("/topics/piers/")
    other = client.get(f"/topics/piers/?before=2026-03-02T05:00:00Z-{story.pk + 1}")
    assert first.content != other.content
    assert is_kept("/topics/piers/")
    assert client.get("/topics/piers/", headers={"Host": "localhost"}).status_code == 200
    assert client.get("/topics/piers/", headers={"Host": "evil.example"}).status_code == 400


CHANGES = {
    "headline": lambda story: Article.objects.filter(pk=story.pk).update(headline="New"),
    "text": lambda story: Article.objects.filter(pk=story.pk).update(body_html="<p>New.</p>"),
    "moment": lambda story: Article.objects.filter(pk=story.pk).update(updated_at=NOW),
    "filing": lambda story: story.topic_items.all().delete(),
    "topic": lambda story: Topic.objects.filter(slug="piers").update(name="Docks"),
    "source": lambda story: Source.objects.filter(slug="harbor").update(name="Dock Press"),
    "source's slug": lambda story: Source.objects.filter(slug="harbor").update(slug="docks"),
    "official": lambda story: Official.objects.filter(slug="ann-roe").update(name="Anna Roe"),
    "office": lambda story: Office.objects.update(title="Lord Mayor"),
    "tenure": lambda story: Tenure.objects.update(end_first="2026-01-01", end_last="2026-01-01"),
    "status": lambda story: Article.objects.filter(pk=story.pk).update(status="killed"),
    "row": lambda story: connection.cursor().execute("UPDATE articles_article SET byline = 'X'"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_change_goes_past_the_cache(client, story, change):
    addresses = addresses_of(story)
    for address in addresses:
        client.get(address)
    change(story)
    for address in addresses:
        now, anew = client.get(address), made_anew(address)
        assert (now.status_code, now.content) == (anew.status_code, anew.content), address


def test_a_withdrawn_story_that_is_killed_has_no_page_any_more(client, story):
    rows = Article.objects.filter(pk=story.pk)
    for status, code in [("withdrawn", 200), ("killed", 410), ("live", 200)]:
        rows.update(status=status, taken_down_class="" if status == "live" else "legal")
        assert [client.get(story.get_absolute_url()).status_code for _ in range(2)] == [code, code]


def test_a_story_clears_what_shows_it_and_nothing_else(client, story, senior):
    other = Article.objects.exclude(pk=story.pk).get()
    elsewhere = [
        *(other.get_absolute_url(), "/topics/bridges/", "/people/bo-dale/", "/sources/other/"),
        *("/archive/2026/01/", "/people/", "/offices/"),
    ]
    lists = ["/", "/topics/piers/", "/topics/harbors/", "/people/ann-roe/", "/archive/2026/03/"]
    other.relations.all().delete()
    story.relations.all().delete()
    for address in [*elsewhere, *lists, story.get_absolute_url()]:
        client.get(address)
    desk.kill(story, by=senior, reason="A court.", taken_down_class="legal")
    assert [address for address in elsewhere if not is_kept(address)] == []
    assert [address for address in [*lists, story.get_absolute_url()] if is_kept(address)] == []


def test_what_the_desk_alone_sees_clears_nothing(client, story, senior):
    client.get(story.get_absolute_url())
    desk.save(story, versions.latest(story).story | {"headline": "Not yet"}, by=senior)
    make_article(told("Murmansk"))
    assert is_kept(story.get_absolute_url())


def test_no_page_outlives_the_coming_or_going_of_a_story(client, story, clock, senior):
    coming = make_article(told("Murmansk"))
    desk.schedule(coming, by=senior, at=datetime(2026, 3, 2, 10), zone="UTC")
    Article.objects.filter(pk=story.pk).update(expires_at=NOW + timedelta(hours=3))
    for hour, shown in [(0, ["Oslo"]), (1, ["Oslo", "Murmansk"]), (3, ["Murmansk"])]:
        clock.move_to(NOW + timedelta(hours=hour), tick=False)
        for _ in range(2):
            page = client.get("/topics/piers/").text
            assert [word for word in ("Oslo", "Murmansk") if f"opens {word}" in page] == shown


def test_no_page_outlives_the_day(client, story, clock):
    client.get("/people/ann-roe/")
    clock.move_to(NOW.replace(hour=23, minute=59), tick=False)
    assert is_kept("/people/ann-roe/")
    clock.move_to(NOW.replace(day=3, hour=0), tick=False)
    assert not is_kept("/people/ann-roe/")


def test_a_story_is_old_from_its_minute_on(client, story, clock):
    year_later = story.published_at + timedelta(days=365)
    for step, is_old in [(-1, False), (1, True)]:
        clock.move_to(year_later + timedelta(minutes=step), tick=False)
        assert (
            "This story was published in" in client.get(story.get_absolute_url()).text
        ) == is_old


def test_what_changes_while_a_page_is_made_is_on_the_next(client, story, monkeypatch):
    look = page_cache._look

    def look_and_change(*asked):
        found = look(*asked)
        monkeypatch.setattr(page_cache, "_look", look)
        # As if it were committed behind the reading of the story: this page is the old one.
        Article.objects.filter(pk=story.pk).update(headline="New")
        return found

    monkeypatch.setattr(page_cache, "_look", look_and_change)
    client.get(story.get_absolute_url())
    count, answer = cost_of(client, story.get_absolute_url())
    assert "New" in answer.text
    assert count > 1


def test_nothing_is_kept_while_the_triggers_are_away(client, story):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_stamp WHERE thing = %s", [SITE])
    client.get("/")
    assert not is_kept("/")


def test_a_cache_that_fails_costs_readers_nothing(client, story, monkeypatch, caplog):
    def broken(*asked, **options):
        raise ConnectionError("no Redis")

    monkeypatch.setattr(page_cache.cache, "get", broken)
    monkeypatch.setattr(page_cache.cache, "set", broken)
    for _ in range(2):
        assert client.get("/").status_code == 200
    assert "made anew" in caplog.text
