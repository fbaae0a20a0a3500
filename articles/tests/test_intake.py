"""What a feed may do to stories that editors have worked on, and that a dry run says the same."""

import io
import json
import random
import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from articles import desk, intake, versions
from articles.intake import Arrival, Intake, storing
from articles.models import Article, Source, Version
from articles.tests.copy import STORY
from articles.tests.factories import make_live_article, make_source, make_topic
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


def command(*args, **options):
    """What the command reports, a dry run having foretold the same."""
    told = []
    for dry_run in (True, False):
        out = io.StringIO()
        given = {"report": "-", "stdout": out, "stderr": io.StringIO(), "dry_run": dry_run}
        with suppress(CommandError):
            call_command("import_articles", *map(str, args), **given | options)
        told.append([json.loads(line) for line in out.getvalue().splitlines()])
    assert told[0] == told[1]
    return told[1]


def exported(**options):
    out = io.StringIO()
    call_command("export_articles", format="jsonl", stdout=out, verbosity=0, **options)
    return out.getvalue().splitlines(keepends=True)


def test_a_bad_line_does_not_stop_the_lines_after_it(tmp_path):
    for _ in range(2):
        make_live_article(source=make_source())
    lines = exported()
    path = tmp_path / "export.jsonl"
    path.write_text("".join([lines[0], "{bad\n", '{"newsroom":"ship"}\n', *lines[1:]]))
    told = command(path)
    assert [one["outcome"] for one in told] == [
        "unchanged",
        "rejected",
        "rejected",
        *["unchanged"] * (len(lines) - 1),
    ]
    assert told[1]["reason"].startswith("line 2: not a JSON object")
    assert told[2]["reason"].startswith("line 3: 'ship' is not a kind of record")


def test_a_dry_run_tells_what_records_would_do_to_a_site_that_differs(tmp_path):
    article = make_live_article(source=make_source())
    path = tmp_path / "export.jsonl"
    later = make_live_article(source=article.source)
    lines = exported()
    path.write_text(lines[0].replace('"agency-', '"other-agency-').replace('"Agency', '"Other'))
    assert [one["outcome"] for one in command(path)] == ["created"]
    edit(later)
    desk.publish(later, kind="update", line="Says where.")
    path.write_text("".join(exported()))
    Article.objects.filter(pk=later.pk).update(status="killed", latest_number=1, live_number=1)
    Version.objects.filter(article=later, number=2)._raw_delete("default")
    assert [one["outcome"] for one in command(path)] == ["unchanged", "unchanged", "rejected"]


def muddled(line, chance):
    """The record with something else in it, mostly in a way that contradicts others."""
    record = json.loads(line)
    if record["newsroom"] != "article":
        record[chance.choice(["slug", "name"])] = chance.choice(["One", "one", "two"])
    else:
        changes = {
            "slug": "same",
            "published_on": "2007-04-23",
            "guid": "same",
            "source": chance.choice([None, "one", "two", record["source"]]),
            "ledger": record["ledger"][:1],
            "latest_number": record["latest_number"] + chance.choice([-1, 0, 1]),
            "status": chance.choice(["live", "draft", "killed"]),
        }
        for name in chance.sample(sorted(changes), 2):
            record[name] = changes[name]
    return json.dumps(record, separators=(",", ":")) + "\n"


@pytest.mark.parametrize("seed", range(12))
def test_a_dry_run_agrees_with_the_run_whatever_records_come(tmp_path, seed):
    chance = random.Random(seed)
    topic = make_topic(name=f"Radars {seed}", parent=make_topic(name=f"Arms {seed}"))
    stories = [make_live_article({"topics": [topic.slug]}, source=make_source()) for _ in range(3)]
    lines = exported()
    for article in chance.sample(stories, 2):
        edit(article)
        desk.publish(article, kind="update", line="Says where.")
    lines += exported(private=chance.random() < 0.5)
    desk.withdraw(chance.choice(stories), by="test", reason="Wrong.")
    lines += [muddled(line, chance) for line in lines for _ in range(2)]
    path = tmp_path / "export.jsonl"
    path.write_text("".join(chance.sample(lines, len(lines) * 3 // 4)))
    told = command(path)  # asserts that both runs tell the same, line by line
    assert len({one["outcome"] for one in told}) > 1


def test_a_dry_run_rejects_a_damaged_record(tmp_path):
    make_live_article(source=make_source())
    path = tmp_path / "export.jsonl"
    path.write_text("".join(exported()).replace("They met", "They fought"))
    told = command(path)
    assert [one["outcome"] for one in told].count("rejected") == 1
    path.write_text('{"newsroom":"article"}\n')
    assert command(path)[0]["outcome"] == "rejected"


@pytest.mark.parametrize("folder", ["../in", ".cache/in"])
def test_a_folder_is_read_wherever_it_is(tmp_path, monkeypatch, folder):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / folder / ".hidden").mkdir(parents=True)
    (here / folder / "story.txt").write_text(STORY)
    (here / folder / ".hidden" / "other.txt").write_text(STORY)
    assert [one["outcome"] for one in command(folder)] == ["created"]


def test_a_folder_without_files_says_so(tmp_path):
    (told,) = command(tmp_path)
    assert (told["outcome"], told["reason"]) == ("rejected", "The folder holds no files.")


def test_a_file_whose_name_is_no_unicode_is_reported(tmp_path):
    (tmp_path / "r\udce9sum\udce9.txt").write_text(STORY)
    report = tmp_path / "report.jsonl"
    call_command("import_articles", str(tmp_path), report=str(report), verbosity=0)
    assert json.loads(report.read_text())["path"].endswith("r\udce9sum\udce9.txt")


def test_a_file_too_large_says_what_a_story_may_have(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"A" * 30_000_000)
    assert "larger than the 20,971,520 bytes a story may have" in command(path)[0]["reason"]


@pytest.mark.parametrize("option", ["topic", "official", "source"])
def test_a_choice_that_is_not_known_is_a_bad_argument(option):
    with pytest.raises(CommandError) as caught:
        exported(**{option: "nowhere"})
    assert caught.value.returncode == 2


@pytest.mark.parametrize(
    ("place", "words"),
    [("missing/x", "No such file or directory; choose another place"), (".", "is a folder; name")],
)
def test_a_file_that_cannot_be_written_is_a_bad_argument(tmp_path, place, words):
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    target = str(tmp_path / place)
    for name, args, options in [
        ("export_articles", (), {"format": "jsonl", "output": target}),
        ("import_articles", (str(path),), {"report": target}),
    ]:
        with pytest.raises(CommandError, match=words) as caught:
            call_command(name, *args, verbosity=0, **options)
        assert caught.value.returncode == 2
    assert not Article.objects.exists()


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
