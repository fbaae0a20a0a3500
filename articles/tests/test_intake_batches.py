"""New stories stored together are the same rows as stored one by one."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from articles import desk, intake, versions
from articles.intake import Arrival, Intake, arriving
from articles.models import Article, Posting, Profile, Relation, SearchText, SearchWord, Term
from articles.reading.facts import Credit
from articles.tests.factories import make_live_article, make_source, make_topic
from articles.tests.test_archive import empty_the_site
from articles.wire import WireItem
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

RELATIONS = {Relation, Profile, Posting, Term}  # made afterwards, in another order
NOT_THE_SAME = ("saved_at", "created_at", "done_at", "_up_at", "entered_at")
NOON = datetime(2007, 3, 5, 12, tzinfo=UTC)


def rows():
    """{model: what is stored of it}, without moments, keys told by their rank among all."""
    models = list(apps.get_app_config("articles").get_models())
    ranks = {
        model: {
            pk: rank
            for rank, pk in enumerate(model.objects.order_by("pk").values_list("pk", flat=True))
        }
        for model in models
        if model not in RELATIONS
    }
    return {
        model.__name__: sorted((_told(row, ranks) for row in model.objects.all()), key=repr)
        for model in ranks
    }


def _told(row, ranks):
    told = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        target = field.related_model
        if target in ranks and value is not None:
            told[field.name] = ranks[target][value]
        elif not field.name.endswith(NOT_THE_SAME) and not isinstance(row, SearchText):
            told[field.name] = value
        elif field.name == "words" and connection.vendor == "sqlite":
            told[field.name] = value  # keys stand in it, which PostgreSQL gives anew
    if not isinstance(row, SearchWord):
        told.pop(row._meta.pk.name, None)
    return told


def items_of(chance, number):
    """Items of a feed: mostly new stories, some of them again, some that cannot be stored."""
    for count in range(number):
        day = date(2007, 3, chance.randint(5, 7))
        yield WireItem(
            guid=str(chance.randint(0, number)) if count % 3 == 0 else f"n{count}",
            source=chance.choice(["Northern Press", "northern press", "Coast", None]),
            headline=chance.choice(["Ministers Agree", "Ministers Meet", f"Fog {count}", None]),
            standfirst=chance.choice([None, "In short."]),
            body=chance.choice(
                [
                    "<p>Harbor Minister Tove Lind came. “We agreed,” Lind said.</p>",
                    "<p>The ship left.</p><h2>Then</h2><p>It came back.</p>",
                    f"<p>Text {count % 5}.</p>",
                    "",
                ]
            ),
            byline=chance.choice([None, "Ann Roe"]),
            credits=(Credit("Ann Roe"),) if chance.random() < 0.5 else (),
            dateline_place=chance.choice([None, "VARNHOLM"]),
            dateline_date=chance.choice([None, day]),
            published_on=chance.choice([day, day, None]),
            published_at=chance.choice([None, NOON + timedelta(days=chance.randint(-1, 40000))]),
            version=chance.choice([None, 1, 2]),
            status=chance.choice(["usable"] * 10 + ["withheld", "canceled"]),
            embargo_until=chance.choice([None, None, NOON.replace(year=2150)]),
            topics=tuple(chance.sample(["Fog", "fog", "Arms", "Ships"], chance.randint(0, 3))),
            urgency=chance.choice([None, 3, 3, 12]),
            note=chance.choice([None, "Call us"]),
            dropped=("x",) if chance.random() < 0.2 else (),
            supplied=chance.choice([{}, {"genre": "Sidebar"}]),
        )


@pytest.mark.parametrize("seed", range(3))
def test_a_batch_stores_the_rows_that_one_by_one_would(seed, monkeypatch):
    minister = make_office(slug="harbor-minister", title="Harbor minister")
    lind = make_official(slug="tove-lind", name="Tove Lind", family_name="Lind")
    make_tenure(official=lind, office=minister, start="2001-01-01", end=None)
    make_topic(name="Arms", slug="arms")
    make_live_article(at=NOON, slug="ministers-agree", source=make_source(name="Northern Press"))
    told = []
    for together in (True, False):
        monkeypatch.undo()
        if not together:
            monkeypatch.setattr(intake.batches, "news_in", lambda *_: [])
        with transaction.atomic():
            items = items_of(random.Random(seed), 24)
            arrivals = [Arrival("feed", n, item) for n, item in enumerate(items, start=1)]
            taken = Intake(publish=seed % 4 > 0).take(arrivals)
            outcomes = [(one.outcome, one.reason, one.version) for one in taken]
            told.append((outcomes, rows()))
            transaction.set_rollback(True)
    assert told[0][0] == told[1][0]
    for name, values in told[0][1].items():
        assert values == told[1][1][name], name
    assert {"created", "rejected"} <= {outcome for outcome, _, _ in told[0][0]}


@pytest.mark.parametrize("changed", ["", "killed", "edited", "unpublished"])
def test_what_came_before_is_told_alike_with_and_without_a_closer_look(changed, monkeypatch):
    items = [item for item in items_of(random.Random(4), 30) if item.status == "usable"]
    arrivals = [Arrival("feed", n, item) for n, item in enumerate(items, start=1)]
    for one in Intake(publish=changed != "unpublished").take(arrivals):
        article = one.article
    article.refresh_from_db()
    if changed == "killed":
        desk.kill(article, by="ann", reason="Wrong.", taken_down_class="wrong")
    elif changed == "edited":
        desk.save(article, versions.latest(article).story | {"headline": "Ours"}, saved_by="ann")
    read = []
    find = arriving.findings.find
    monkeypatch.setattr(arriving.findings, "find", lambda *args: read.append(args) or find(*args))
    told = []
    for is_quick in (True, False):
        if not is_quick:
            monkeypatch.setattr(intake.batches, "settle_the_same", lambda *_: None)
        with transaction.atomic():
            arrivals = [Arrival("feed", n, item) for n, item in enumerate(items, start=1)]
            taken = list(Intake(publish=True).take(arrivals))
            told.append([(one.outcome, one.reason, one.version, one.article) for one in taken])
            read.append(None)
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert "unchanged" in {outcome for outcome, *_ in told[0]}
    quick = read.index(None)
    closer = len(read) - quick - 2
    assert quick < closer or changed == "unpublished"  # what is there is not read again


def test_records_stored_together_are_the_rows_that_one_by_one_would_make(monkeypatch, tmp_path):
    make_official(slug="tove-lind", name="Tove Lind", family_name="Lind")
    items = [replace(item, published_at=None) for item in items_of(random.Random(5), 30)]
    list(Intake(publish=True).take(Arrival("feed", n, item) for n, item in enumerate(items)))
    story = Article.objects.published().first()
    text = versions.latest(story).story
    desk.save(story, text | {"body": "<p>Tove Lind came. “We left,” Lind said.</p>"})
    desk.publish(story, by="ann", kind="correction", line="We left.", wrong="a", right="b")
    export = tmp_path / "all.jsonl"
    call_command("export_articles", format="jsonl", private=True, output=str(export), verbosity=0)
    empty_the_site()
    told = []
    for together in (True, False):
        if not together:
            monkeypatch.setattr(intake.archive, "new_among", lambda records: [])
        with transaction.atomic():
            taken = list(Intake().take(intake.read_paths([str(export)])))
            told.append(([(one.outcome, one.reason, one.version) for one in taken], rows()))
            assert Profile.objects.count() == Article.objects.exclude(live_number=None).count()
            transaction.set_rollback(True)
    assert told[0][0] == told[1][0]
    assert {outcome for outcome, *_ in told[0][0]} == {"created"}
    for name, values in told[0][1].items():
        assert values == told[1][1][name], name
