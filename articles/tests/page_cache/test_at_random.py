"""A kept page is the page made anew after any acts of the desk, and in every process.

ACTS and SEED of the walk: ACTS=200 pytest articles/tests/page_cache/test_at_random.py.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from random import Random
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.utils import timezone

from articles import desk, surfaces, topics, versions
from articles.models import Article, Source, Topic
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.tests.server import serving
from articles.tests.staff import make_member
from people.models import Official, Tenure

from .kept import made_anew, told

ACTS = int(os.environ.get("ACTS", "10"))
SEED = int(os.environ.get("SEED", "0")) or time.time_ns()
PLACES = ("Murmansk", "Oslo", "Bergen")

pytestmark = pytest.mark.django_db


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
