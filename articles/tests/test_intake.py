"""What a feed may do to stories that editors have worked on, and that a dry run says the same."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from articles import desk, intake, versions
from articles.intake import Arrival, Intake, storing
from articles.models import Article, Source, Version
from articles.tests.factories import make_live_article, make_topic
from articles.wire import WireItem
from people.models import Official

pytestmark = pytest.mark.django_db

ITEM = WireItem(
    guid="radar",
    source="Northern Press Service",
    headline="Harbor Ministers Agree",
    body="<p>The ministers agreed.</p>",
    published_on=date(2007, 3, 5),
)
LATER = WireItem(
    guid="radar",
    source="Northern Press Service",
    headline="Harbor Ministers Agree",
    body="<p>The ministers agreed in winter.</p>",
    published_on=date(2007, 3, 5),
)
FAR = datetime(2999, 1, 1, tzinfo=UTC)


def take(*items, publish=True, **options):
    """The arrivals of a run, after a dry run of the same has foretold the same of each."""
    told = []
    for dry_run in (True, False):
        arrivals = [Arrival("feed", number, item) for number, item in enumerate(items, start=1)]
        taken = list(Intake(publish=publish, dry_run=dry_run, **options).take(arrivals))
        told.append([(one.outcome, one.reason, one.version) for one in taken])
    assert told[0] == told[1]
    return taken


def edit(article, by="ann", **fields):
    """An editor's next version, not published."""
    article.refresh_from_db()
    desk.save(article, versions.latest(article).story | fields, saved_by=by)


def test_the_same_copy_again_never_publishes_what_an_editor_has_staged():
    article = take(ITEM)[0].article
    edit(article, headline="Not for readers yet")
    (told,) = take(ITEM)
    assert (told.outcome, told.reason) == ("unchanged", None)
    article.refresh_from_db()
    assert (article.live_number, article.headline) == (1, "Harbor Ministers Agree")


def test_an_editors_draft_is_not_published_by_its_feed():
    article = take(ITEM, publish=False)[0].article
    edit(article, headline="Not for readers yet")
    (told,) = take(ITEM)
    assert told.reason == "Not published: ann changed the story since; compare the two."
    assert not Article.objects.published().exists()


@pytest.mark.parametrize("item", [ITEM, LATER])
def test_a_spiked_story_is_not_published_by_its_feed(item):
    take(ITEM, publish=False)
    Article.objects.update(status="spiked")
    (told,) = take(item)
    assert "is spiked" in told.reason
    assert Article.objects.get().status == "spiked"


@pytest.mark.parametrize("status", ["killed", "withdrawn"])
def test_a_story_killed_or_withdrawn_takes_no_more_copy(status):
    take(ITEM)
    Article.objects.update(status=status)
    (told,) = take(LATER)
    assert (told.outcome, told.version) == ("rejected", None)
    assert told.reason == f"Harbor Ministers Agree was {status} and stays so."
    assert Version.objects.count() == 1


def test_new_copy_of_a_draft_leaves_the_editors_embargo_and_time():
    article = take(ITEM, publish=False)[0].article
    article.embargo_until, article.published_at = FAR, datetime(2007, 3, 6, 9, tzinfo=UTC)
    article.save()
    take(LATER)
    article.refresh_from_db()
    assert article.embargo_until == FAR
    assert article.published_at == datetime(2007, 3, 6, 9, tzinfo=UTC)
    assert article.published_on == date(2007, 3, 6)
    assert not Article.objects.published().exists()


@pytest.mark.parametrize(("year", "kept"), [(2998, 2999), (3000, 3000)])
def test_a_feed_may_lengthen_an_embargo_and_never_shorten_it(year, kept):
    article = take(replace(ITEM, embargo_until=FAR))[0].article
    take(replace(LATER, embargo_until=FAR.replace(year=year)))
    article.refresh_from_db()
    assert article.embargo_until.year == kept


def test_an_embargo_that_comes_late_does_not_hide_what_readers_saw():
    take(ITEM)
    take(replace(LATER, embargo_until=FAR))
    assert Article.objects.published().exists()


def test_new_copy_keeps_what_an_editor_added():
    topic = make_topic()
    article = take(ITEM)[0].article
    added = {
        "topics": [topic.slug],
        "urgency": 2,
        "language": "en-GB",
        "officials": {"confirmed": [], "rejected": ["tove-lind"]},
        "related": {"banned": [3], "pinned": []},
        "standfirst": "An editor's summary",
    }
    edit(article, **added)
    desk.publish(article, kind="update", line="Says where.")
    take(LATER)
    story = versions.latest(Article.objects.get()).story
    assert {name: story[name] for name in added} == added
    assert story["body"] == LATER.body


def test_new_copy_of_a_live_story_that_an_editor_changed_waits_for_the_editor():
    article = take(ITEM)[0].article
    edit(article, headline="An editor's headline")
    (told,) = take(LATER)
    assert (told.outcome, told.version) == ("updated", 3)
    assert told.reason == "Not published: ann changed the story since; compare the two."
    assert Article.objects.get().live_number == 1
    again = take(LATER)[0]
    assert (again.outcome, again.reason) == ("unchanged", told.reason)
    assert Article.objects.get().live_number == 1


def test_once_an_editor_has_published_the_copy_its_feed_publishes_again():
    article = take(ITEM)[0].article
    edit(article)
    take(LATER)
    article.refresh_from_db()
    desk.publish(article, kind="update", line="Says when.")
    (told,) = take(replace(LATER, body="<p>The ministers agreed in spring.</p>"))
    assert (told.outcome, told.reason) == ("updated", None)
    assert Article.objects.get().live_number == 4


def test_a_dry_run_follows_a_story_through_all_its_copies():
    undated = replace(ITEM, guid="fog", published_on=None)
    told = take(ITEM, LATER, LATER, ITEM, undated, undated)
    assert [(one.outcome, one.version) for one in told] == [
        ("created", 1),
        ("updated", 2),
        ("unchanged", 2),
        ("unchanged", 2),
        ("created", 1),
        ("unchanged", 1),
    ]
    assert [one.reason is None for one in told] == [True] * 3 + [False] * 3


def test_a_dry_run_knows_a_source_by_its_other_names():
    take(ITEM)
    Source.objects.update(other_names=["NPS"])
    assert take(replace(ITEM, source="NPS"))[0].outcome == "updated"
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    "error",
    [OverflowError("too far"), RecursionError("deep"), AttributeError("x"), KeyError("y")],
    ids=lambda error: type(error).__name__,
)
def test_a_fault_in_one_story_rejects_that_story_alone(monkeypatch, error):
    whole = storing.story_of

    def story_of(item, *rest, **options):
        if item.guid == "bad":
            raise error
        return whole(item, *rest, **options)

    monkeypatch.setattr(storing, "story_of", story_of)
    items = [ITEM, replace(ITEM, guid="bad"), replace(ITEM, guid="fog")]
    arrivals = [Arrival("feed", number, item) for number, item in enumerate(items, start=1)]
    told = list(Intake(publish=True).take(arrivals))
    assert [one.outcome for one in told] == ["created", "rejected", "created"]
    assert type(error).__name__ in told[1].reason
    assert Article.objects.count() == 2


def test_a_headline_that_does_not_fit_is_rejected_on_every_database():
    (told,) = take(replace(ITEM, headline="A" * 501))
    assert told.outcome == "rejected"
    assert "has 501 characters; shorten it to 500" in told.reason


def test_a_story_is_read_before_its_transaction_begins(monkeypatch):
    """On SQLite editors would wait for the reading."""
    Official.objects.create(slug="tove-lind", name="Tove Lind")
    order = []
    atomic = transaction.atomic

    @contextmanager
    def noted(*args, **options):
        order.append("transaction")
        with atomic(*args, **options):
            yield

    read = intake.arriving.findings.finding.read_people
    monkeypatch.setattr(intake.transaction, "atomic", noted)
    monkeypatch.setattr(
        intake.arriving.findings.finding,
        "read_people",
        lambda *args: order.append("read") or read(*args),
    )
    body = "<p>Harbor Minister Tove Lind came on time.</p>"
    items = [replace(ITEM, guid=str(n), body=body + f"<p>{n}</p>") for n in range(5)]
    list(Intake(publish=True).take([Arrival("feed", 1, item) for item in items]))
    assert order.index("transaction") == 5
    assert order.count("read") == 5


def test_a_story_that_collides_once_is_stored_at_the_second_try(monkeypatch):
    tries = []
    whole = intake.source_of

    def source_of(name):
        tries.append(name)
        if len(tries) == 1:
            raise IntegrityError("duplicate key value violates unique constraint")
        return whole(name)

    monkeypatch.setattr(intake, "source_of", source_of)
    (told,) = Intake(publish=True).take([Arrival("feed", 1, ITEM)])
    assert (told.outcome, told.reason) == ("created", None)


def test_the_databases_own_words_are_not_the_reason(monkeypatch):
    def source_of(name):
        raise IntegrityError("duplicate key value violates unique constraint")

    monkeypatch.setattr(intake, "source_of", source_of)
    (told,) = Intake(publish=True).take([Arrival("feed", 1, ITEM)])
    assert told.outcome == "rejected"
    assert "constraint" not in told.reason


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_both_end_well():
    begin = threading.Barrier(2)
    told = []

    def run(order):
        items = [replace(ITEM, guid=str(number)) for number in range(0, 60)[::order]]
        begin.wait(10)
        try:
            for one in Intake(publish=True).take([Arrival("feed", 1, item) for item in items]):
                told.append((one.outcome, one.reason))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(order,)) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [("created", None)] * 60 + [("unchanged", None)] * 60


@pytest.mark.parametrize("name", ["read_articles", "relate_articles"])
def test_a_story_published_again_meanwhile_is_not_overwritten(monkeypatch, name):
    """Two stories, each a batch: during the first an editor publishes the second again."""
    first = make_live_article()
    second = make_live_article({"body": "<p>They met in the old hall.</p>"})
    module = f"articles.management.commands.{name}"
    target = "findings.store" if name == "read_articles" else "related.learn_many"
    owner, _, function = target.partition(".")
    whole = getattr(getattr(__import__(module, fromlist=[owner]), owner), function)
    seen = {}
    monkeypatch.setattr(f"{module}.AT_ONCE", 1, raising=False)

    def act(chosen, *rest):
        article = chosen if name == "read_articles" else chosen[0]
        if article.pk == first.pk and not seen:
            seen["published"] = True
            fresh = Article.objects.get(pk=second.pk)
            desk.save(fresh, versions.latest(fresh).story | {"body": "<p>In the new hall.</p>"})
            desk.publish(fresh, kind="update", line="Says where.")
        seen[article.pk] = article.body
        return whole(chosen, *rest)

    monkeypatch.setattr(f"{module}.{target}", act)
    call_command(name, verbosity=0)
    second.refresh_from_db()
    assert seen[second.pk] == second.body == "<p>In the new hall.</p>"
    assert "new hall" in second.body_html


def test_an_update_keeps_what_an_editor_decided_and_decides_nothing_itself():
    marked = '<span data-official="tove-lind">Lind</span>'
    list(Intake().take([Arrival("feed", 1, replace(ITEM, guid="d", body="<p>Lind came.</p>"))]))
    article = Article.objects.get(guid="d")
    story = versions.latest(article).story
    versions.save(article, story | {"body": f"<p>{marked} came.</p>"})
    hostile = '<p>Lind left. <span data-official="x">Roe</span></p><figure data-photo="p"></figure>'
    list(Intake().take([Arrival("feed", 2, replace(ITEM, guid="d", body=hostile))]))
    bodies = [version.story["body"] for version in article.versions.order_by("number")]
    assert bodies[-1] == f"<p>{marked} left. Roe</p>"
