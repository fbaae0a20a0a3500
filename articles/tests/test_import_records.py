"""Records and files as import_articles takes them, and that a dry run says the same."""

import io
import json
import random
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command

from articles import desk
from articles.models import Article, Version
from articles.tests.copy import STORY
from articles.tests.factories import make_live_article, make_source, make_topic
from articles.tests.staff import change

pytestmark = pytest.mark.django_db


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
    change(later)
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
        change(article)
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
