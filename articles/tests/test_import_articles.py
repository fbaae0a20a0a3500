import io
import json
import re
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Mention, Quotation, Relation, Source, Term, Version
from articles.tests.copy import STORY
from people.models import Official
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy_file(tmp_path):
    def write(content=STORY, name="story.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def run(*args, fails=False, **options):
    """The objects that the command reports on standard output."""
    out, err = io.StringIO(), io.StringIO()
    options = {"report": "-", "stdout": out, "stderr": err, "verbosity": 0} | options
    if fails:
        with pytest.raises(CommandError):
            call_command("import_articles", *map(str, args), **options)
    else:
        call_command("import_articles", *map(str, args), **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_story_is_created_with_what_its_copy_says(copy_file):
    (told,) = run(copy_file(), publish=True)
    assert told["outcome"] == "created"
    article = told["article"]
    assert article["headline"] == "Harbor Ministers Agree on Radar Exchange"
    assert article["bylines"] == ["Ann Roe"]
    assert article["source"] == "Northern Press Service"
    assert (article["dateline_place"], article["dateline_date"]) == ("VARNHOLM", "2007-03-05")
    assert article["published_at"] == "2007-03-05T00:00:00+00:00"
    assert len(article["body_paragraphs"]) == 3
    assert article["dropped_lines"] == ["Join our mailing list"]
    assert [person["name"] for person in article["people"]] == ["Tove Lind"]
    assert [quotation["speaker"] for quotation in article["quotations"]] == ["Tove Lind"]
    stored = Article.objects.published().get()
    assert stored.get_absolute_url() == "/2007/03/05/harbor-ministers-agree-on-radar-exchange/"
    assert stored.versions.get().dropped == ["Join our mailing list"]


def test_the_same_again_changes_nothing(copy_file):
    path = copy_file()
    run(path, publish=True)
    before = list(Version.objects.values()), list(Article.objects.values())
    (told,) = run(path, publish=True)
    assert told["outcome"] == "unchanged"
    assert (list(Version.objects.values()), list(Article.objects.values())) == before


def test_another_text_of_the_same_story_is_its_next_version(copy_file):
    run(copy_file(), publish=True)
    (told,) = run(copy_file(STORY.replace("in autumn", "in winter")), publish=True)
    assert (told["outcome"], told["article"]["version"]) == ("updated", 2)
    article = Article.objects.published().get()
    assert "in winter" in article.body_text
    assert [entry.kind for entry in article.ledger.all()] == ["first", "update"]


def test_a_dry_run_reports_the_same_and_writes_nothing(copy_file):
    path = copy_file()
    foreseen = run(path, path, publish=True, dry_run=True)
    assert [told["outcome"] for told in foreseen] == ["created", "unchanged"]
    for model in (Article, Version, Source, Quotation, Mention, Relation, Term):
        assert not model.objects.exists()
    assert run(path, path, publish=True) == foreseen


def test_an_unknown_person_is_reported_and_never_made_an_official(copy_file):
    (told,) = run(copy_file(), publish=True)
    assert told["article"]["people"][0]["official"] is None
    assert not Official.objects.exists()


def test_an_office_read_for_another_day_is_reported_with_that_day(copy_file):
    minister = make_office(slug="no-minister", title="Norlandic defense minister")
    for slug, name, start, end in [
        ("bo-lind", "Bo Lind", "1999-01-01", "2003-03-01"),
        ("ann-roe", "Ann Roe", "2003-03-01", None),
    ]:
        official = make_official(slug=slug, name=name, family_name=name.split()[-1])
        make_tenure(official=official, office=minister, start=start, end=end)
    body = "In May 2002 the Norlandic defense minister signed it. Ann Roe ended it."
    story = re.sub("(?<=2007 – ).*", body, STORY, count=1)
    (told,) = run(copy_file(story), publish=True)
    people = {person["official"]: person.get("dated") for person in told["article"]["people"]}
    phrase = {"text": "the Norlandic defense minister", "day": "May 2002"}
    assert people["bo-lind"] == [phrase]
    assert people["ann-roe"] is None


def test_without_publish_a_story_waits_as_a_draft(copy_file):
    run(copy_file())
    assert not Article.objects.published().exists()
    article = Article.objects.get()
    assert article.status == "draft"
    assert article.headline == "Harbor Ministers Agree on Radar Exchange"
    (told,) = run(copy_file(), publish=True)
    assert told["outcome"] == "unchanged"
    assert Article.objects.published().exists()


def test_copy_without_a_day_is_kept_as_a_draft_with_the_reason(copy_file):
    (told,) = run(copy_file(STORY.replace("VARNHOLM, March 5, 2007 – ", "")), publish=True)
    assert told["outcome"] == "created"
    assert "no day of publication" in told["reason"]
    assert Article.objects.get().status == "draft"


def test_the_commands_source_serves_copy_that_names_none(copy_file):
    bare = STORY.replace("Northern Press Service\n", "")
    run(copy_file(bare), source="Coast Agency")
    assert Article.objects.get().source.name == "Coast Agency"


def test_a_story_killed_is_not_revived_by_its_feed(copy_file):
    path = copy_file()
    run(path, publish=True)
    Article.objects.update(status="killed")
    (told,) = run(copy_file(STORY.replace("autumn", "winter")), publish=True, fails=True)
    assert (told["outcome"], "killed" in told["reason"]) == ("rejected", True)
    assert not Article.objects.published().exists()


def test_folders_are_read_in_order_and_a_bad_file_does_not_stop_the_rest(copy_file, tmp_path):
    copy_file(STORY, "1.txt")
    copy_file(b"", "2.txt")
    copy_file(STORY.replace("Radar Exchange", "Fog Signals"), "3.txt")
    copy_file(STORY, ".hidden")
    told = run(tmp_path, publish=True, fails=True)
    assert [item["outcome"] for item in told] == ["created", "rejected", "created"]
    assert told[1]["path"].endswith("2.txt")
    assert told[1]["reason"]
    assert Article.objects.count() == 2


def test_standard_input_is_read(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(STORY.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    (told,) = run("-")
    assert told["outcome"] == "created"


def test_a_missing_file_is_named(tmp_path):
    (told,) = run(tmp_path / "nowhere.txt", fails=True)
    assert told["path"].endswith("nowhere.txt")
    assert told["reason"] == "No such file or directory"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n\t\n",
        b"\x00" * 1000,
        b"Headline\n\nBody with \x00 a NUL byte.\n",
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"%PDF-1.7\n" + bytes(range(128, 256)) * 10,
        b"PK\x03\x04" + bytes(500),
        b"\xff\xfe" + "Text".encode("utf-16-be") + b"\x00",
        b'{"a": 1}',
        b'{"newsroom":"article"',
        b'{"newsroom":"article"}',
        b'{"newsroom":"ship","name":"x"}',
        b'{"newsroom":"source","name":' + b"[" * 100_000,
        b"<?xml version='1.0'?><nitf/>",
        b"<!DOCTYPE html><html></html>",
        "\N{BYTE ORDER MARK}".encode(),
        b"By Ann Roe\n",
        b"A" * 30_000_000,
        b"\n" * 30_000_000,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_is_no_story_is_rejected_with_a_reason_and_leaves_nothing(copy_file, content):
    told = run(copy_file(content), publish=True, fails=True)
    assert {item["outcome"] for item in told} == {"rejected"}
    assert all(len(item["reason"]) > 10 for item in told)
    for model in (Article, Version, Source):
        assert not model.objects.exists()


def test_hundreds_of_broken_files_never_store_half_a_story(copy_file, tmp_path):
    """Every cut and every flipped byte of a story is a story, or rejected with a reason."""
    data = STORY.encode()
    for number in range(0, len(data), 5):
        copy_file(data[:number], f"cut-{number:04}.txt")
        copy_file(data[:number] + b"\x00" + data[number:], f"nul-{number:04}.txt")
        copy_file(data[:number] + b"\xff" + data[number:], f"bad-{number:04}.txt")
    told = run(tmp_path, publish=True, fails=True)
    assert len(told) >= 200
    for item in told:
        if item["outcome"] == "rejected":
            assert item["reason"]
        else:
            assert item["outcome"] in {"created", "updated", "unchanged"}
        if "nul-" in item["path"]:
            assert item["outcome"] == "rejected"
    assert Article.objects.count() == Version.objects.values("article").distinct().count()
    assert not Article.objects.filter(latest_number=0).exists()
