"""verify_kill finds a trace wherever one was left."""

import pytest
from django.core.management import CommandError, call_command

from articles import desk
from articles.desk import State
from articles.models import Article, Delivery, Quotation, Relation, SearchText
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.tests.staff import make_member, make_story_in
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db

WORDS = "The lighthouse keeper counted eleven strange boats before dawn."


@pytest.fixture
def killed():
    make_official(slug="ann-roe", name="Ann Roe")
    story = {
        "headline": "Keeper Counts Eleven Strange Boats",
        "body": f"<p>{WORDS}</p><p>Ann Roe saw it. “We counted them,” Roe said.</p>",
        "topics": [make_topic().slug],
    }
    article = make_live_article(story)
    desk.kill(article, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    return article


def verify(article, capsys):
    failure = ""
    try:
        call_command("verify_kill", str(article.pk), verbosity=0)
    except CommandError as error:
        failure = str(error)
    return capsys.readouterr().out.splitlines(), failure


def test_each_surface_of_a_killed_story_passes(killed, capsys):
    make_live_article()
    lines, failure = verify(killed, capsys)
    assert not failure
    assert {line.split()[0] for line in lines} == {"PASS"}
    surfaces = {line.split("  ")[1] for line in lines}
    assert {"/", "/topics/", "/people/ann-roe/", "/archive/2007/04/23/"} <= surfaces
    assert {killed.get_absolute_url(), "quotations", "public export"} <= surfaces


def test_a_withdrawn_story_passes_too(capsys):
    assert not verify(make_story_in(State.WITHDRAWN), capsys)[1]


def leave_words(killed):
    other = make_live_article({"body": "<p>Plain.</p>"})
    Article.objects.filter(pk=other.pk).update(body_html=f"<p>As we wrote: {WORDS}</p>")
    return other.get_absolute_url()


def leave_quotation(killed):
    Quotation.objects.create(
        article=killed, version_number=1, start=0, end=5, text=WORDS, paragraph=0, utterance=1
    )
    return "quotations"


def leave_relation(killed):
    Relation.objects.create(article=make_live_article(), other=killed, score=1)
    return "related stories"


def leave_link(killed):
    make_live_article({"body": f'<p><a href="{killed.get_absolute_url()}">Before</a></p>'})
    return "links in other stories"


def leave_search_text(killed):
    SearchText.objects.create(place=1, article=killed, words=["eleven"])
    return "words that readers search"


@pytest.mark.parametrize(
    "leave", [leave_words, leave_quotation, leave_relation, leave_link, leave_search_text]
)
def test_a_trace_that_is_left_fails_its_surface(killed, capsys, leave):
    surface = leave(killed)
    lines, failure = verify(killed, capsys)
    failed = [line for line in lines if line.startswith("FAIL")]
    assert any(line.split("  ")[1] == surface for line in failed)
    assert "shows on" in failure


def test_a_story_that_was_not_taken_down_is_refused():
    with pytest.raises(CommandError, match="is draft; only a killed or withdrawn"):
        call_command("verify_kill", str(make_article().pk))
    with pytest.raises(CommandError, match="not the number of a story"):
        call_command("verify_kill", "999999")


def test_those_who_were_given_a_version_by_an_export_are_named(capsys, tmp_path, client):
    article = make_live_article({"headline": "Keeper Counts Eleven Strange Boats"})
    for arguments in (
        {"to": "Agency desk"},
        {"to": "Agency desk"},
        {"output": tmp_path / "a.jsonl"},
    ):
        call_command("export_articles", format="jsonl", verbosity=0, **arguments)
    call_command("export_articles", format="jsonl", private=True, verbosity=0)
    given = ["export to a.jsonl", "Agency desk"]
    assert [row.recipient for row in article.deliveries.all()] == given
    client.force_login(make_member("senior"))
    for page in ("history/", "act/kill/"):
        shown = client.get(f"/admin/articles/article/{article.pk}/{page}").content.decode()
        assert "Agency desk: version 1, by export" in shown
    desk.kill(article, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    entry = article.audit_entries.get(act="kill")
    assert "Tell by hand: Agency desk, export to a.jsonl." in entry.detail
    capsys.readouterr()
    lines, failure = verify(article, capsys)
    assert not failure
    assert "GIVEN  version 1  to Agency desk  by export" in lines


def test_an_export_costs_few_queries_for_its_deliveries(django_assert_max_num_queries):
    for _ in range(12):
        make_live_article()
    with django_assert_max_num_queries(12):
        call_command("export_articles", format="jsonl", verbosity=0, to="Agency desk")
    assert Delivery.objects.count() == 12


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 301])
def test_a_recipient_without_a_name_is_refused(name):
    with pytest.raises(CommandError, match="--to"):
        call_command("export_articles", format="jsonl", to=name)
