import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles import desk
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import make_member
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

BODY = "<p>Mayor Ann Roe came. “We will sail,” Roe said.</p>"


@pytest.fixture
def roe():
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    return official


def export(*options):
    out, notes = io.StringIO(), io.StringIO()
    call_command("export_quotations", *options, stdout=out, stderr=notes)
    return out.getvalue(), notes.getvalue()


def rows(*options):
    return [json.loads(line) for line in export("--format=jsonl", *options)[0].splitlines()]


def test_a_line_tells_the_words_the_speaker_the_office_and_the_place(roe):
    article = make_live_article({"body": BODY})
    (told,) = rows()
    assert (told["text"], told["speaker"]) == ("We will sail,", "Ann Roe")
    assert (told["official"], told["office"], told["day"]) == ("ann-roe", "mayor", "2007-04-23")
    assert told["address"].endswith(f"{article.get_absolute_url()}#{told['anchor']}")
    assert article.body_text[told["start"] : told["end"]] == told["text"]


def test_csv_and_jsonl_tell_the_same(roe):
    make_live_article({"body": BODY})
    text, notes = export()
    (line,) = csv.DictReader(io.StringIO(text))
    assert line == {name: str(value) for name, value in rows()[0].items()}
    assert notes == "Exported 1 quotation.\n"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@cmd", " =1", "＝1"])
def test_no_cell_of_the_csv_is_a_formula(start):
    make_live_article({"body": f"<p>“{start} is what we say here,” Ann Roe said.</p>"})
    (line,) = csv.DictReader(io.StringIO(export("--verbosity=0")[0]))
    assert line["text"].startswith("'")
    assert rows()[0]["text"].startswith(start.strip())


def test_only_what_readers_may_see_is_written():
    make_article({"body": BODY})
    killed = make_live_article({"body": BODY})
    desk.kill(killed, by=make_member("senior"), reason="Libel.", taken_down_class="legal")
    assert rows() == []


def test_official_and_days_choose(roe):
    make_live_article({"body": BODY})
    make_live_article({"body": "<p>“We will stay,” Bea Vance said.</p>"})
    assert len(rows()) == 2
    assert [told["speaker"] for told in rows("--official=ann-roe")] == ["Ann Roe"]
    assert rows("--since=2007-04-24") == rows("--until=2007-04-22") == []
    assert len(rows("--since=2007-04-23", "--until=2007-04-23")) == 2


def test_an_unknown_official_is_a_bad_argument():
    with pytest.raises(CommandError, match="'nobody' is not the slug") as refused:
        export("--official=nobody")
    assert refused.value.returncode == 2


def test_the_whole_export_is_one_query(roe, django_assert_num_queries):
    for _ in range(3):
        make_live_article({"body": BODY})
    with django_assert_num_queries(1):
        assert len(rows()) == 3


def test_a_file_is_written_whole(tmp_path):
    make_live_article({"body": BODY})
    path = tmp_path / "said.csv"
    assert export(f"--output={path}", "--verbosity=0") == ("", "")
    assert path.read_text().count("\n") == 2
