"""A kept page is always the page of now, whatever changed it, and costs one query.

ACTS and SEED of the walk: ACTS=200 pytest articles/tests/test_page_cache.py.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from random import Random
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import desk, surfaces, topics, versions
from articles.models import Article, Source, Topic
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.server import serving
from articles.tests.staff import make_member
from newsroom import page_cache
from people.models import Office, Official, Tenure
from people.stamp import SITE
from people.tests.factories import make_office, make_official, make_tenure

ACTS = int(os.environ.get("ACTS", "10"))
SEED = int(os.environ.get("SEED", "0")) or time.time_ns()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLACES = ("Murmansk", "Oslo", "Bergen")

pytestmark = pytest.mark.django_db


def told(word, name="Ann Roe", topic="piers"):
    body = f"<p>{name} came to {word}.</p><p>“The pier at {word} is long,” {name} said.</p>"
    return {"headline": f"Roe opens {word} pier", "body": body, "topics": [topic]}


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def senior():
    return make_member("superuser")


@pytest.fixture
def story(clock):
    """A story on every kind of page, beside another one on none of its lists."""
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    make_official(slug="bo-dale", name="Bo Dale")
    make_topic(slug="piers", name="Piers", parent=make_topic(slug="harbors", name="Harbors"))
    make_topic(slug="bridges", name="Bridges")
    at = NOW - timedelta(days=30)
    make_live_article(told("Bergen", "Bo Dale", "bridges"), source=make_source(slug="other"), at=at)
    source = make_source(slug="harbor", name="Harbor Press")
    return make_live_article(told("Oslo"), source=source, at=NOW - timedelta(hours=5))


def addresses_of(story):
    """Of each kind of page that shows the story, one."""
    address = story.get_absolute_url()
    return [
        *("/", address, f"{address}history/", f"{address}history/1/", f"{address[:-1]}.ninjs.json"),
        *(
            "/topics/",
            "/topics/piers/",
            "/people/",
            "/people/ann-roe/",
            "/people/ann-roe/quotations/",
        ),
        *("/offices/", "/offices/mayor/", "/sources/harbor/", "/corrections/"),
        *("/archive/", "/archive/2026/", "/archive/2026/03/", "/archive/2026/03/02/"),
        *("/feeds/latest.atom", "/topics/piers/latest.rss", "/people/ann-roe/latest.json"),
        *("/offices/mayor/latest.atom", "/feeds/sources/harbor.atom", "/search/?q=pier"),
        *("/sitemap.xml", "/sitemap-2026-03.xml", "/sitemap-subjects.xml", "/sitemap-news.xml"),
    ]


def cost_of(client, address, **headers):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers=headers)
    return len(queries), answer


def is_kept(address):
    """Whether the next reader gets that page from the cache: in one query."""
    return cost_of(Client(), address)[0] == 1


def made_anew(address):
    """The page as somebody gets it for whom none is kept."""
    client = Client()
    client.cookies["sessionid"] = "of nobody"
    return client.get(address)


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


def some_story(random):
    return random.choice(list(Article.objects.order_by("pk")))


def some_live_story(random):
    return random.choice(list(Article.objects.filter(status="live").order_by("pk")))


def publish(random, by):
    name, topic = random.choice(["Ann Roe", "Bo Dale"]), random.choice(["piers", "bridges"])
    topic = Topic.objects.order_by("?").first().slug
    source = random.choice([None, *Source.objects.order_by("pk")])
    make_live_article(told(random.choice(PLACES), name, topic), source=source, at=timezone.now())


def schedule(random, by):
    at = (timezone.now() + timedelta(hours=random.randint(1, 30))).replace(tzinfo=None)
    desk.schedule(make_article(told("Kirkenes")), by=by, at=at, zone="UTC")


def correct(random, by):
    story = some_live_story(random)
    desk.save(story, versions.latest(story).story | {"standfirst": f"Said {random.random()}."})
    kind = random.choice(["update", "correction"])
    details = {"wrong": "24", "right": "42"} if kind == "correction" else {}
    desk.publish(story, by=by, kind=kind, line="Corrects it.", **details)


def take_down(random, by):
    act = random.choice([desk.kill, desk.withdraw])
    act(some_live_story(random), by=by, reason="A court.", taken_down_class="legal")


def pin(random, by):
    story, other = some_live_story(random), some_story(random)
    if story != other:
        story.relations.update_or_create(other=other, defaults={"kind": "pinned", "score": 2})


def rename(random, by):
    topic = random.choice(list(Topic.objects.order_by("pk")))
    topics.rename(topic, name=f"Docks {random.random()}", slug=topic.slug, by=by)


def end_tenure(random, by):
    day = f"20{random.randint(10, 25)}-01-01"
    Tenure.objects.update(end_first=day, end_last=day)


def rename_official(random, by):
    Official.objects.filter(slug="ann-roe").update(name=f"Ann {random.choice(PLACES)} Roe")


def embargo(random, by):
    lifted = timezone.now() + timedelta(hours=random.randint(-1, 3))
    Article.objects.filter(pk=some_live_story(random).pk).update(embargo_until=lifted)


DONE = [
    *(publish, publish, schedule, correct, correct, take_down, pin),
    *(rename, end_tenure, rename_official, embargo),
]


def test_whatever_the_desk_does_a_kept_page_is_the_page_made_anew(client, story, senior, clock):
    print(f"SEED={SEED}")
    random = Random(SEED)
    for number in range(ACTS):
        act = random.choice(DONE)
        if Article.objects.filter(status="live").count() < 2:
            act = publish
        act(random, senior)
        if random.random() < 0.3:
            clock.move_to(timezone.now() + timedelta(hours=random.randint(1, 9)), tick=False)
        for address in surfaces.addresses():
            if random.random() < 0.5:
                continue
            kept, anew = client.get(address), made_anew(address)
            assert (kept.status_code, kept.content) == (anew.status_code, anew.content), (
                number,
                act.__name__,
                address,
            )


def statuses(server, address, count=16):
    """What so many readers at once are answered, and with which texts."""

    def ask(_):
        try:
            with urlopen(f"{server.address}{address}", timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(ask, range(count)))


@pytest.mark.slow
def test_every_process_sees_a_kill_at_once(transactional_db, tmp_path, clock):
    clock.move_to(datetime.now(UTC), tick=True)
    senior = make_member("superuser")
    make_topic(slug="piers", name="Piers")
    story = make_live_article(told("Zyzzyva"), at=timezone.now() - timedelta(days=3))
    address = story.get_absolute_url()
    with serving(tmp_path) as server:
        for shown in (address, "/", "/topics/piers/latest.atom"):
            assert {status for status, _ in statuses(server, shown)} == {200}
        desk.kill(story, by=senior, reason="A court.", taken_down_class="legal")
        assert {status for status, _ in statuses(server, address)} == {410}
        for shown in (address, "/", "/archive/", "/feeds/latest.atom"):
            assert not any("Zyzzyva" in text for _, text in statuses(server, shown))
