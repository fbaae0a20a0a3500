import io
import re

import pytest
from django.core.management import call_command

from articles import mistitled
from articles.models import Article
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import change
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def minister():
    official = make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    office = make_office(slug="no-minister", title="Norlandic Defense Minister")
    make_tenure(official=official, office=office, start="2001-03-01", end="2003-03-01")
    make_tenure(
        official=make_official(slug="bo-lind", name="Bo Lind", family_name="Lind"),
        office=office,
        start="2003-03-01",
    )


def story(text="Defense Minister Ann Roe spoke.", **fields):
    return {"body": f"<p>{text}</p>"} | fields


def run(*arguments, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("check_tenures", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_a_story_that_prints_a_title_of_another_day_is_one_line():
    article = make_live_article(story("Defense Minister Ann Roe spoke. Defense Minister Roe left."))
    make_live_article(story("Defense Minister Bo Lind spoke."))
    data, notes = run(stories=True)
    (line,) = data.splitlines()
    assert line.startswith(f"{article.get_absolute_url()}: title: 2007-04-23: “Defense Minister")
    assert "on April 23, 2007 (the story’s day) Ann Roe did not hold that office" in line
    assert notes == "Found 1 title.\n"
    assert run() == ("", "Found nothing.\n")


def test_what_readers_see_is_read_and_only_what_they_see():
    make_article(story())
    article = make_live_article(story("Ann Roe spoke."))
    change(article, **story())
    assert run(stories=True)[0] == ""


def test_whom_an_editor_took_out_is_not_judged():
    make_live_article(story(officials={"confirmed": [], "rejected": ["ann-roe"]}))
    assert run(stories=True)[0] == ""


def test_since_leaves_older_stories_alone():
    make_live_article(story())
    assert len(run("--stories", "--since=2007-04-23")[0].splitlines()) == 1
    assert run("--stories", "--since=2007-04-24")[0] == ""


def test_progress_is_told_while_stories_are_read(monkeypatch):
    monkeypatch.setattr("articles.management.commands.check_tenures.PROGRESS_EVERY", 2)
    for _ in range(5):
        make_live_article(story())
    notes = run(stories=True)[1].splitlines()
    assert notes == ["2 read …", "4 read …", "Found 5 title."]
    assert run(stories=True, verbosity=0)[1] == ""


def test_stories_are_read_newest_first_a_chunk_at_a_time(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(mistitled, "READ_AT_ONCE", 2)
    made = [make_live_article(story()) for _ in range(4)]
    list(mistitled.disagreeing(Article.objects.published()))  # the directory is read once, for all
    with django_assert_num_queries(1 + 1 + 2):  # whether the directory stands, the keys, two chunks
        found = [article.pk for article, _ in mistitled.disagreeing(Article.objects.published())]
    assert found == [article.pk for article in reversed(made)]


def test_a_line_holds_no_line_break():
    make_live_article(story("Defense Minister\nAnn Roe spoke."))
    data, _ = run(stories=True)
    assert len(re.findall("\n", data)) == 1
