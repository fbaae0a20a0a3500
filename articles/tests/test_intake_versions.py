"""Versions, cancels, corrections and pictures from a feed, in whatever order they arrive."""

import io
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from PIL import Image

from articles import desk, intake, versions
from articles.intake import Arrival, Intake
from articles.intake.arriving import digest
from articles.intake.beside import Folder
from articles.models import Article, AuditEntry, Correction, Photo, Source, Version
from articles.tests.staff import make_member
from articles.tests.test_archive import bring_in
from articles.tests.test_import_records import exported
from articles.tests.test_intake import FAR, ITEM, LATER, edit, take
from articles.wire import Picture, WireItem

pytestmark = pytest.mark.django_db

ONE = replace(ITEM, version=978_556_838)
TWO = replace(LATER, version=1_542_761_538)
KILL = replace(ITEM, version=1_542_761_538, status="canceled", body="", note="Wrong ship.")
NOON = datetime(2007, 3, 5, 12, tzinfo=UTC)


def outcomes(*items, **options):
    return [one.outcome for one in take(*items, **options)]


def test_an_older_version_that_arrives_later_changes_nothing():
    told = take(TWO, ONE, TWO)
    assert [one.outcome for one in told] == ["created", "unchanged", "unchanged"]
    assert (
        told[1].reason == "Older than version 1542761538, which came before; nothing was changed."
    )
    assert told[2].reason is None
    assert Article.objects.get().supplied_version == 1_542_761_538


def test_the_same_number_with_another_text_is_reported_unless_it_was_made_later():
    again = replace(TWO, body="<p>Another text.</p>")
    told = take(TWO, again)
    assert told[1].outcome == "unchanged"
    assert "nothing says which of them is the later" in told[1].reason
    made = [
        replace(ONE, version_created=NOON + timedelta(hours=n), body=f"<p>{n}</p>", guid="m")
        for n in (1, 2, 0)
    ]
    assert outcomes(*made) == ["created", "updated", "unchanged"]


def test_without_numbers_the_moment_tells_the_order():
    made = [
        replace(ITEM, version_created=NOON + timedelta(hours=n), body=f"<p>{n}</p>")
        for n in (1, 0, 2)
    ]
    assert outcomes(*made) == ["created", "unchanged", "updated"]


def test_a_cancel_takes_the_story_down_with_its_history_kept():
    told = take(ONE, KILL, ONE, KILL, replace(TWO, version=2_000_000_000))
    assert [one.outcome for one in told] == [
        "created",
        "withdrawn",
        "unchanged",
        "unchanged",
        "rejected",
    ]
    article = Article.objects.get()
    assert (article.status, article.taken_down_class) == ("withdrawn", "wrong")
    assert article.versions.count() == 1
    assert [entry.kind for entry in article.ledger.all()] == ["first", "withdrawal"]
    entry = AuditEntry.objects.get(act="withdraw")
    assert (entry.done_by, entry.detail) == ("wire", "wrong: Wrong ship.")


@pytest.mark.parametrize("publish", [True, False])
def test_a_cancel_that_comes_before_its_story_keeps_it_out(publish):
    told = take(KILL, ONE, KILL, publish=publish)
    assert [one.outcome for one in told] == ["withdrawn", "unchanged", "unchanged"]
    assert told[1].reason.startswith("Older than version 1542761538")
    assert not Version.objects.exists()
    assert not Article.objects.published().exists()
    assert take(replace(TWO, version=None, guid="radar"))[0].reason == (
        "Story radar was withdrawn and stays so."
    )


def test_a_story_that_never_came_goes_through_the_lossless_export(tmp_path):
    take(KILL, replace(ONE, guid="other"))
    text = "".join(exported(private=True))
    Version.objects.all()._raw_delete("default")
    AuditEntry.objects.all()._raw_delete("default")
    Article.objects.filter(guid="radar").delete()
    bring_in(text.splitlines(keepends=True)[1], tmp_path)
    article = Article.objects.get(guid="radar")
    assert (article.status, article.supplied_version) == ("withdrawn", KILL.version)


def test_a_cancel_of_a_draft_or_of_a_story_that_waits_kills_it():
    assert outcomes(ONE, KILL, publish=False) == ["created", "withdrawn"]
    waiting = replace(ONE, guid="w", embargo_until=FAR)
    assert outcomes(waiting, replace(KILL, guid="w")) == ["created", "withdrawn"]
    assert {article.status for article in Article.objects.all()} == {"killed"}


def test_a_cancel_holds_whoever_changed_the_story_since():
    edit(take(ONE)[0].article, headline="An editor's")
    assert outcomes(KILL) == ["withdrawn"]


def test_what_its_sender_withholds_stays_a_draft_until_it_is_usable():
    told = take(replace(ONE, status="withheld"), TWO)
    assert told[0].reason.startswith("Kept as a draft: its sender withholds it")
    assert [one.outcome for one in told] == ["created", "updated"]
    assert Article.objects.published().count() == 1


def test_an_embargo_holds_whatever_the_status_and_a_moment_without_zone_is_its_sources():
    Source.objects.create(name=ITEM.source, slug="n", time_zone="Asia/Tokyo")
    until = datetime(2199, 1, 1, 9)
    take(replace(ONE, embargo_until=until, published_at=datetime(2007, 3, 5, 9)))
    article = Article.objects.get()
    assert not Article.objects.published().exists()
    assert article.embargo_until == until.replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    assert article.published_at == datetime(2007, 3, 5, 0, tzinfo=UTC)


def test_of_two_expiries_the_sooner_holds_and_a_year_that_none_can_be_is_none():
    far = datetime(2100, 1, 1, tzinfo=UTC)
    soon = datetime(2090, 1, 1, tzinfo=UTC)
    take(replace(ONE, expires_at=datetime(3013, 1, 1)))
    assert Article.objects.get().expires_at is None
    take(replace(TWO, expires_at=soon), replace(TWO, version=TWO.version + 1, expires_at=far))
    assert Article.objects.get().expires_at == soon


def test_what_a_feed_calls_a_correction_becomes_one():
    line = "Fixes the name of the ship in paragraph 2"
    take(ONE, replace(TWO, correction=line, note="Call the desk"))
    article = Article.objects.get()
    assert [(entry.kind, entry.line) for entry in article.ledger.all()][1:] == [
        ("correction", line)
    ]
    correction = Correction.objects.get()
    assert (correction.kind, correction.right, correction.wrong) == ("correction", line, "")
    assert versions.latest(article).desk_notes == (
        f"Call the desk\n\nCorrection, as its sender says: {line}"
    )


def test_a_note_of_the_feed_stands_after_an_editors():
    article = take(replace(ONE, note="First"))[0].article
    desk.save(article, versions.latest(article).story, saved_by="ann", desk_notes="Mine")
    take(replace(TWO, note="Second"))
    assert versions.latest(Article.objects.get()).desk_notes == "Mine\n\nSecond"


def test_what_is_only_carried_on_is_kept_with_the_story():
    take(replace(ONE, supplied={"genre": [{"name": "Sidebar"}]}))
    edit(Article.objects.get(), headline="An editor's")
    story = versions.latest(Article.objects.get()).story
    assert story["supplied"] == {"genre": [{"name": "Sidebar"}], "version": str(ONE.version)}


def test_a_version_of_before_is_read_with_nothing_carried_on():
    article = take(ONE)[0].article
    content = versions.canonical(
        {name: value for name, value in article.versions.get().story.items() if name != "supplied"}
    )
    Version.objects.update(content=content, digest=versions.digest(content))
    assert versions.latest(article).story["supplied"] == {}
    assert not versions.faults(article)
    assert outcomes(TWO) == ["updated"]


def test_a_field_that_says_nothing_changes_no_digest():
    assert digest(ITEM) == digest(replace(ITEM, pictures=(), supplied={}, note=""))
    assert digest(ITEM) != digest(replace(ITEM, note="x"))
    assert digest(ITEM) != digest(replace(ITEM, status="withheld"))


@pytest.mark.parametrize("seed", range(6))
def test_a_dry_run_agrees_with_the_run_whatever_a_feed_sends(seed):
    """`take` asserts it of each item."""
    chance = random.Random(seed)
    items = []
    for number in range(16):
        items.append(
            WireItem(
                guid=chance.choice(["a", "b", "c"]),
                source=ITEM.source,
                headline=chance.choice(["One", "Two", None]),
                body=chance.choice([f"<p>{number % 4}</p>", "<p>Same.</p>", ""]),
                version=chance.choice([None, 1, 2, 3, 4]),
                version_created=chance.choice([None, NOON, NOON.replace(tzinfo=None)])
                and NOON + timedelta(hours=chance.randint(0, 4)),
                published_on=chance.choice([None, ITEM.published_on]),
                published_at=chance.choice([None, None, NOON, FAR.replace(year=2150)]),
                embargo_until=chance.choice([None] * 4 + [FAR.replace(year=2100), NOON]),
                status=chance.choice(["usable"] * 12 + ["withheld", "canceled"]),
                correction=chance.choice([None, None, "Corrects a name"]),
            )
        )
    half = chance.randint(0, 16)
    take(*items[:half], publish=chance.random() < 0.8)
    for article in Article.objects.filter(latest_number__gt=0, status__in=["draft", "live"]):
        if chance.random() < 0.3:
            edit(article, standfirst="An editor's")
    take(*items[half:])


def picture(color="navy"):
    file = io.BytesIO()
    Image.new("RGB", (8, 6), color).save(file, "PNG")
    return file.getvalue()


def arrive(item, folder=None, **options):
    """The one arrival, a dry run having foretold the same."""
    told = []
    for dry_run in (True, False):
        arrival = Arrival("feed", 1, item, beside=folder and Folder(folder))
        (arrival,) = Intake(publish=True, dry_run=dry_run, **options).take([arrival])
        told.append((arrival.outcome, arrival.reason, arrival.version))
    assert told[0] == told[1]
    return arrival


def test_pictures_beside_the_story_come_with_it_and_refused_ones_do_not_stop_it(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ship one.png").write_bytes(picture())
    (tmp_path / "in" / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "secret.png").write_bytes(picture("red"))
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "secret.png")
    hrefs = [
        "ship%20one.png",
        "bad.png",
        "../secret.png",
        "/etc/passwd",
        "link.png",
        "file:///etc/passwd",
        "gone.png",
        "https://example.org/x.png",
        "http://[bad",
    ]
    pictures = tuple(Picture(href, caption="A ship", credit="Ann Roe") for href in hrefs)
    arrival = arrive(replace(ONE, pictures=pictures), tmp_path / "in")
    photo = Photo.objects.get()
    assert photo.caption == "A ship"
    assert [one.photo for one in arrival.pictures] == [photo.name] + [None] * 8
    assert [one.is_fault for one in arrival.pictures] == [False] + [True] * 6 + [False, True]
    assert arrival.reason.count("was left out") == 7
    article = Article.objects.published().get()
    story = versions.latest(article).story
    assert story["photos"] == [
        {"photo": photo.name, "caption": "A ship", "credit": "Ann Roe", "alt": "A ship"}
    ]
    told = story["supplied"]["pictures"]
    assert [one["href"] for one in told] == hrefs
    assert told[0]["photo"] == photo.name
    assert "photo" not in told[-1]
    again = arrive(replace(TWO, pictures=pictures[:1]), tmp_path / "in")
    assert (again.outcome, Photo.objects.count()) == ("updated", 1)


def test_a_picture_without_words_is_kept_and_the_story_is_out(tmp_path):
    (tmp_path / "p.png").write_bytes(picture())
    arrival = arrive(replace(ONE, pictures=(Picture("p.png"),)), tmp_path)
    assert arrival.pictures[0].reason.startswith("It is in the archive")
    assert Photo.objects.count() == Article.objects.published().count() == 1


def test_a_picture_elsewhere_is_fetched_only_where_asked(monkeypatch):
    item = replace(ONE, pictures=(Picture("https://example.org/a.png", alt="A", credit="B"),))
    assert arrive(item).pictures[0].photo is None
    monkeypatch.setattr(intake.pictures, "fetch", lambda address, most: picture())
    arrival = arrive(replace(item, version=TWO.version), fetch=True)
    assert arrival.pictures[0].photo == Photo.objects.get().name


@pytest.mark.parametrize("role", ["superuser", "senior", "reporter"])
def test_the_desk_can_look_at_a_story_that_never_came(client, role):
    take(KILL)
    client.force_login(make_member(role))
    article = Article.objects.get()
    for page in ("changelist", "change", "history", "article_history"):
        args = [] if page == "changelist" else [article.pk]
        name = f"admin:articles_{page if page.startswith('article_') else f'article_{page}'}"
        assert client.get(reverse(name, args=args)).status_code in {200, 302, 403, 404}, page
    assert client.get("/").status_code == 200
