"""Publishing, scheduling, holding and changing what readers have seen."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from articles import desk, versions
from articles.desk import Refused, State
from articles.models import Article, Correction
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import change, make_member, make_story_in

pytestmark = pytest.mark.django_db

BODY = "".join(f"<p>Paragraph number {number} stands here.</p>" for number in range(1, 7))
TOMORROW = timedelta(days=1)


def clock(days=1):
    """What clocks in UTC show that many days from now."""
    return (timezone.now() + timedelta(days=days)).replace(tzinfo=None, second=0, microsecond=0)


def visible(article):
    return Article.objects.published().filter(pk=article.pk).exists()


# Hours


@pytest.mark.parametrize(
    ("zone", "local", "fold", "moment"),
    [
        ("Europe/Moscow", datetime(2030, 4, 23, 12), None, datetime(2030, 4, 23, 9, tzinfo=UTC)),
        (
            "Europe/Berlin",
            datetime(2030, 10, 27, 2, 30),
            0,
            datetime(2030, 10, 27, 0, 30, tzinfo=UTC),
        ),
        (
            "Europe/Berlin",
            datetime(2030, 10, 27, 2, 30),
            1,
            datetime(2030, 10, 27, 1, 30, tzinfo=UTC),
        ),
        (
            "Europe/Berlin",
            datetime(2030, 10, 27, 3, 0),
            None,
            datetime(2030, 10, 27, 2, tzinfo=UTC),
        ),
    ],
)
def test_an_hour_in_a_zone_is_one_moment(zone, local, fold, moment):
    assert desk.moment_in(zone, local, fold) == moment


@pytest.mark.parametrize(
    ("zone", "local", "words"),
    [
        ("Europe/Berlin", datetime(2030, 3, 31, 2, 30), "does not exist in Europe/Berlin.*03:30"),
        ("Europe/Berlin", datetime(2030, 10, 27, 2, 30), "comes twice.*00:30 UTC.*01:30 UTC"),
        ("America/New_York", datetime(2030, 3, 10, 2, 0), "does not exist"),
        ("Mars/Base", datetime(2030, 3, 10, 2, 0), "'Mars/Base' is not a time zone"),
        ("../etc", datetime(2030, 3, 10, 2, 0), "is not a time zone"),
    ],
)
def test_an_hour_that_is_missing_or_double_is_not_guessed(zone, local, words):
    with pytest.raises(Refused, match=words):
        desk.moment_in(zone, local)


# Schedule and embargo


def test_a_scheduled_story_comes_by_the_clock_alone(time_machine):
    article = make_story_in(State.READY)
    slot = make_member("slot")
    desk.schedule(article, by=slot, at=clock(), zone="UTC")
    assert (article.status, article.schedule_zone, visible(article)) == ("live", "UTC", False)
    assert desk.state_of(article) == State.WAITING
    time_machine.move_to(timezone.now() + TOMORROW + timedelta(minutes=1))
    assert visible(article)
    assert desk.state_of(article) == State.LIVE


def test_an_hour_that_is_past_is_refused():
    with pytest.raises(Refused, match="is past"):
        desk.schedule(make_article(), by=make_member("slot"), at=clock(-1), zone="UTC")


def test_a_scheduled_story_is_rescheduled_changed_and_still_first_published_once():
    article, slot = make_story_in(State.WAITING), make_member("slot")
    change(article, headline="Better")
    desk.schedule(article, by=slot, at=clock(5), zone="Europe/Moscow")
    entry = article.ledger.get()
    assert (entry.kind, entry.number, entry.entered_at) == ("first", 2, article.published_at)
    desk.publish(article, by=slot)
    assert visible(article)
    assert article.ledger.get().kind == "first"
    assert article.published_on == timezone.localdate()


def test_a_feed_does_not_bring_a_scheduled_story_out_early():
    article = make_story_in(State.WAITING)
    hour = article.published_at
    change(article, headline="As supplied again")
    desk.publish(article, by="wire", kind="update", line="New version supplied.")
    assert (article.published_at, visible(article)) == (hour, False)


@pytest.mark.parametrize("act", ["return_", "spike"])
def test_a_scheduled_story_stops_waiting_when_it_goes_back(act, time_machine):
    article = make_story_in(State.WAITING)
    getattr(desk, act)(article, by=make_member("slot"), reason="Second source.")
    time_machine.move_to(timezone.now() + timedelta(days=9))
    assert (article.live_number, article.published_at, visible(article)) == (None, None, False)
    assert not article.ledger.exists()


def test_an_embargo_holds_a_live_story_and_every_later_version(time_machine):
    article, slot = make_live_article(), make_member("slot")
    desk.embargo(article, by=slot, at=clock(2), zone="Europe/Moscow", imposed_by="A ministry")
    assert (article.embargo_zone, article.embargo_by) == ("Europe/Moscow", "A ministry")
    assert not visible(article)
    change(article, headline="Another")
    desk.publish(article, by=slot, kind="update", line="The headline.")
    assert not visible(article)
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert visible(article)


def test_an_embargo_is_lifted_early_only_by_breaking_it():
    article, slot = make_article(), make_member("slot")
    held = {"zone": "UTC", "imposed_by": "A ministry"}
    desk.embargo(article, by=slot, at=clock(5), **held)
    desk.publish(article, by=slot)
    with pytest.raises(Refused, match="break the embargo"):
        desk.embargo(article, by=slot, at=clock(1), **held)
    with pytest.raises(Refused, match="Write why"):
        desk.break_embargo(article, by=slot, reason=" ")
    assert not visible(article)
    desk.break_embargo(article, by=slot, reason="It was broken abroad.")
    assert visible(article)
    entry = article.audit_entries.filter(act="break_embargo", is_refused=False).get()
    assert "imposed by A ministry: It was broken abroad." in entry.detail


# Changes


def test_only_a_senior_refiles_and_readers_are_not_told_loudly():
    article = make_live_article()
    change(article, headline="Spelt right")
    with pytest.raises(Refused, match="ask a senior editor"):
        desk.publish(article, by=make_member("slot"), kind="refile", line="Headline.")
    desk.publish(article, by=make_member("senior"), kind="refile", line="Headline.")
    assert (article.updated_at, article.ledger.last().kind) == (None, "refile")


@pytest.mark.parametrize("word", ["recasts", "Fixes", "clarifies", "changes", "changed", "fixed"])
def test_soft_words_are_refused_in_the_line_of_a_correction(word):
    article, slot = make_live_article(), make_member("slot")
    change(article, headline="Another")
    with pytest.raises(Refused, match="no place in the line of a correction"):
        desk.publish(
            article, by=slot, kind="correction", line=f"{word} paragraph 3", wrong="A", right="B"
        )
    desk.publish(article, by=slot, kind="update", line=f"{word} paragraph 3")


def test_a_correction_says_what_was_wrong_and_shows_on_the_page():
    article, slot = make_live_article({"body": "<p>There were 42.</p>"}), make_member("slot")
    change(article, body="<p>There were 24.</p>")
    line = "Corrects the number in paragraph 1."
    with pytest.raises(Refused, match="what was wrong and what is right"):
        desk.publish(article, by=slot, kind="correction", line=line, wrong="42", right=" ")
    desk.publish(article, by=slot, kind="correction", line=line, wrong="42 came.", right="24 came.")
    kept = Correction.objects.get()
    assert (kept.version_before, kept.version_after, kept.corrected_by) == (1, 2, str(slot))
    shown = Article.objects.get().page["corrections"]
    assert [(note["wrong"], note["right"]) for note in shown] == [("42 came.", "24 came.")]


def test_a_clarification_may_say_only_what_is_meant():
    article = make_live_article()
    change(article, headline="Another")
    desk.publish(article, by=make_member("slot"), kind="clarification", line="The day is Monday.")
    assert article.page["corrections"][0]["right"] == "The day is Monday."


def test_the_slugline_stays_down_a_chain_of_updates():
    article, slot = make_live_article({"slugline": "BC-Radar"}), make_member("senior")
    change(article, slugline="BC-Other")
    with pytest.raises(Refused, match="stays 'BC-Radar'"):
        desk.publish(article, by=slot, kind="update", line="The talks end.")
    desk.publish(article, by=slot, kind="refile", line="The slugline.")


def test_publishing_what_somebody_has_changed_since_is_a_conflict():
    article = make_live_article()
    change(article, headline="Unread")
    with pytest.raises(versions.Conflict):
        desk.publish(article, by=make_member("slot"), expected=1, kind="update", line="Nothing.")
    assert article.audit_entries.filter(act="publish", is_refused=True).count() == 1


# The line that is drafted


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"headline": "New"}, "Headline."),
        ({"body": BODY.replace("number 3", "numeral 3")}, "Paragraph 3 (“numeral” for “number”)."),
        (
            {"body": BODY + "<p>A seventh.</p><p>An eighth.</p>", "headline": "New"},
            "Adds paragraphs 7-8; headline.",
        ),
        (
            {"body": BODY.replace("<p>Paragraph number 2 stands here.</p>", "")},
            "Drops paragraph 2.",
        ),
        ({}, ""),
    ],
)
def test_the_line_is_drafted_from_the_difference(fields, line):
    article = make_live_article({"body": BODY, "headline": "Old"})
    change(article, **fields)
    assert desk.drafted_line(article) == line


# Lead series


def test_updates_are_numbered_on_one_address_whatever_comes_between():
    article, senior = make_live_article({"body": BODY}), make_member("senior")
    address = article.get_absolute_url()
    steps = [
        ("update", {"body": BODY.replace("number 1", "numeral 1")}, None),
        ("refile", {"headline": "Spelt"}, None),
        ("update", {"body": BODY.replace("number 6", "numeral 6")}, None),
        ("update", {"headline": "Again"}, "update"),
        ("update", {"headline": "Once more"}, "lead"),
    ]
    for kind, fields, series in steps:
        change(article, **fields)
        desk.publish(article, by=senior, kind=kind, line="What is new.", series=series)
    tags = list(article.ledger.values_list("tag", flat=True))
    assert tags == ["", "1st Ld", "", "2nd Ld-Writethru", "UPDATE 3", "4th Ld"]
    assert article.get_absolute_url() == address


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_leave_no_gap_in_the_numbers():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    article = make_live_article()
    start = Barrier(2)

    def publish_ten(name):
        start.wait()
        for number in range(10):
            fresh = Article.objects.get(pk=article.pk)
            change(fresh, headline=f"By {name}, {number}")
            try:
                desk.publish(fresh, by=name, kind="update", line="New.", series="update")
            except Refused:  # the other one has published this version with theirs
                continue
        connection.close()

    threads = [Thread(target=publish_ten, args=[name]) for name in ("ann", "bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tags = list(article.ledger.filter(kind="update").values_list("tag", flat=True))
    assert len(tags) >= 10
    assert tags == [f"UPDATE {number}" for number in range(1, len(tags) + 1)]
