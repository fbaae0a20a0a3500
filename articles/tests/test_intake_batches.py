"""New stories stored together are the same rows as stored one by one."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction

from articles import intake
from articles.intake import Arrival, Intake
from articles.models import Posting, Profile, Relation, SearchText, SearchWord, Term
from articles.reading.facts import Credit
from articles.tests.factories import make_live_article, make_source, make_topic
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
