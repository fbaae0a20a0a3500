"""Who holds an old text is told so, once."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import desk, records
from articles.models import Article, LedgerEntry
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import change, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def senior():
    return make_member("senior")


def run(**options):
    """(standard output, standard error) of export_recall."""
    out, err = io.StringIO(), io.StringIO()
    options = {"since": timezone.localdate() - timedelta(days=1)} | options
    call_command("export_recall", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def rows(**options):
    return [json.loads(line) for line in run(format="jsonl", **options)[0].splitlines()]


def given(article, *recipients, number=1):
    for recipient in recipients:
        records.delivered(article, number, recipient, "export")


def corrected(article, by):
    change(article, headline="Two ships")
    line, wrong, right = "Corrects the number.", "Three ships.", "Two ships."
    desk.publish(article, by=by, kind="correction", line=line, wrong=wrong, right=right)


def killed(article, by):
    desk.kill(article, by=by, reason="Libel.", taken_down_class="legal")


def test_who_has_the_text_of_a_killed_story_is_told_not_to_use_it(senior):
    article = make_live_article({"headline": "CANARY", "body": "<p>CANARY.</p>"})
    given(article, "Agency desk", "mail@example.org")
    killed(article, senior)
    text, notes = run()
    assert "CANARY" not in text
    assert text.startswith("To: Agency desk\n\nKILL: Newsroom, story " + article.guid)
    assert "You were given version 1 on " in text
    assert "was killed (legal reasons)" in text
    assert "Do not use it. Remove it wherever" in text
    assert "mail@example.org" not in text, "told by mail at the kill"
    assert "1 notices" in notes


def test_who_has_the_text_before_a_correction_is_told_what_is_right(senior):
    article = make_live_article()
    given(article, "Old")
    given(article, "New", "Both")
    corrected(article, senior)
    given(article, "New", "Both", number=2)
    (row,) = rows()
    assert (row["recipient"], row["version"], row["right_version"]) == ("Old", 1, 2)
    assert row["corrections"] == [
        {"kind": "correction", "wrong": "Three ships.", "right": "Two ships."}
    ]
    text, _ = run()
    assert "Correction: The story said: Three ships. What is right: Two ships." in text
    assert "Use version 2 instead." in text


def test_the_same_is_told_each_time_until_it_is_marked_and_then_not_again(senior, tmp_path):
    article = make_live_article()
    given(article, "Agency")
    corrected(article, senior)
    assert run()[0] == run()[0] != ""
    run(mark=True, output=str(tmp_path / "notices"))
    (path,) = (tmp_path / "notices").iterdir()
    assert path.read_text().startswith("To: Agency\n")
    assert run()[0] == ""
    killed(article, senior)
    (row,) = rows()
    assert (row["kind"], row["corrections"], row["right_version"]) == ("kill", [], None)


def test_a_recipient_can_be_told_alone_and_others_stay_untold(senior):
    article = make_live_article()
    given(article, "One", "Other")
    killed(article, senior)
    assert [row["recipient"] for row in rows(to="One", mark=True)] == ["One"]
    assert [row["recipient"] for row in rows()] == ["Other"]


def test_a_day_before_which_nothing_is_told(senior):
    article = make_live_article()
    given(article, "Agency")
    killed(article, senior)
    LedgerEntry.objects.filter(kind="kill").update(entered_at=datetime(2007, 6, 1, tzinfo=UTC))
    assert not rows()
    assert rows(since=datetime(2007, 6, 1, tzinfo=UTC).date())


def test_the_words_of_a_corrected_story_under_embargo_are_not_told(senior):
    article = make_live_article()
    given(article, "Agency")
    corrected(article, senior)
    Article.objects.update(embargo_until=timezone.now() + timedelta(days=1))
    text, _ = run()
    assert "ships" not in text
    assert "ask us" in text


def test_nobody_is_marked_as_told_if_the_notices_cannot_be_written(senior, monkeypatch):
    article = make_live_article()
    given(article, "Agency")
    killed(article, senior)

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("articles.management.commands.export_recall.written_folder", full)
    with pytest.raises(CommandError, match=r"No space left on device\. Nobody is marked"):
        run(mark=True, output="notices")
    assert len(rows()) == 1


# The ledger


def ledger(**options):
    out = io.StringIO()
    call_command("export_ledger", format="jsonl", stdout=out, verbosity=0, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_ledger_tells_each_published_version_with_its_digest(senior):
    article = make_live_article()
    corrected(article, senior)
    make_article()
    told = ledger()
    assert [(row["number"], row["kind"], row["line"]) for row in told] == [
        (1, "first", ""),
        (2, "correction", "Corrects the number."),
    ]
    digests = list(article.versions.values_list("digest", flat=True))
    assert [row["digest"] for row in told] == digests
    assert {row["guid"] for row in told} == {article.guid}


def test_the_ledger_of_a_killed_story_stays_without_its_lines(senior):
    article = make_live_article()
    corrected(article, senior)
    killed(article, senior)
    assert [(row["kind"], row["line"]) for row in ledger()] == [
        ("first", ""),
        ("correction", ""),
        ("kill", ""),
    ]


def test_the_ledger_tells_nothing_of_a_story_under_embargo(senior):
    make_live_article()
    Article.objects.update(embargo_until=timezone.now() + timedelta(days=1))
    assert ledger() == []
    killed(Article.objects.get(), senior)
    assert ledger() == []


def test_the_ledger_as_csv_has_a_head_and_a_line_an_entry():
    make_live_article()
    out, err = io.StringIO(), io.StringIO()
    call_command("export_ledger", stdout=out, stderr=err)
    head, line = out.getvalue().splitlines()
    assert head == "guid,source,address,number,kind,tag,line,moment,digest"
    assert ",1,first,,," in line
    assert err.getvalue() == "Exported 1 entry.\n"
