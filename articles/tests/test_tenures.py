"""What a changed tenure does to stories: foretold, done, undone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import findings, tenures
from articles.desk import Refused
from articles.models import Appearance, Article, AuditEntry, Mention, Quotation
from people.directory import Span
from people.loader import load_directory
from people.models import Area, Tenure
from people.tests.factories import make_office, make_official, make_tenure

from .factories import make_live_article

HANDOVER = date(2007, 2, 15)
SENTENCES = [
    "The Ruritanian defense minister arrived. “We are ready,” the minister said.",
    "Defense Minister Ivo Marek spoke first. “It is so,” Marek said.",
    "Jana Hora, the former defense minister, came too. “I agree,” she said.",
    "Acting Defense Minister Hora will resign. Marek did not comment.",
]


def make_ministry():
    """An office, its two holders and their tenures, one after the other on HANDOVER."""
    area = Area.objects.create(slug="ruritania", name="Ruritania", adjective="Ruritanian")
    office = make_office("Ruritanian Defense Minister", area=area, phrases=[])
    hora = make_official("Jana Hora", given_name="Jana", gender="female")
    marek = make_official("Ivo Marek", given_name="Ivo", gender="male")
    make_tenure(hora, office, "2001-03-28", str(HANDOVER))
    make_tenure(marek, office, str(HANDOVER), "2012-11-06")
    return office


def make_story(day, text):
    story = {
        "body": f"<p>{text}</p>",
        "dateline": {"day": str(day), "place": "STRELSAU", "printed": None},
    }
    return make_live_article(story, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def everything():
    """All that follows from the directory, by story."""
    rows = {}
    for model, fields in [
        (Mention, ["start", "end", "text", "how", "official", "office", "candidates"]),
        (Quotation, ["start", "end", "text", "speaker", "official", "office"]),
        (Appearance, ["official", "office", "title", "position"]),
    ]:
        for pk, *values in model.objects.order_by("article", "pk").values_list("article", *fields):
            rows.setdefault(pk, []).append((model.__name__, *map(str, values)))
    for pk, *shown in Article.objects.values_list("pk", "body_html", "page"):
        rows.setdefault(pk, []).append(shown)
    return rows


def read_all_again():
    for article in Article.objects.all():
        findings.store(article, article.versions.get(number=article.live_number))


def moved(tenure, **spans):
    """An unsaved copy of the tenure with other dates, written as in files."""
    after = Tenure.objects.get(pk=tenure.pk)
    for name, text in spans.items():
        setattr(after, name, Span.parse(text) if text else None)
    return after


@pytest.fixture
def ministry(db):
    return make_ministry()


@pytest.fixture
def stories(ministry):
    days = [HANDOVER + timedelta(days=days) for days in (-2, -1, 0, 1)]
    return [make_story(day, SENTENCES[0]) for day in days]


@pytest.fixture
def first(ministry):
    return Tenure.objects.get(official__name="Jana Hora")


@pytest.fixture
def second(ministry):
    return Tenure.objects.get(official__name="Ivo Marek")


def test_a_boundary_moved_by_a_day_is_foretold_for_the_story_of_that_day_alone(stories, second):
    change = tenures.change_to(second, moved(second, start="2007-02-16"))
    (difference,) = tenures.differences(change)
    assert difference.article == stories[2]
    assert any("Ivo Marek" in line and "Jana Hora" in line for line in difference.lines)


def test_telling_it_changes_nothing(stories, second):
    before, directory = everything(), load_directory()
    assert list(tenures.differences(tenures.change_to(second)))
    assert everything() == before
    assert load_directory().tenures == directory.tenures


def test_a_change_is_done_logged_and_undone_to_the_byte(stories, second):
    before = everything()
    entry = tenures.apply(tenures.change_to(second, moved(second, start="2007-02-16")), by="test")
    assert {pk for pk in before if everything()[pk] != before[pk]} == {stories[2].pk}
    assert list(tenures.changes()) == [entry]
    tenures.undo(entry, by="test")
    assert everything() == before
    assert list(tenures.changes()) == []
    with pytest.raises(Refused, match="undone already"):
        tenures.undo(entry, by="test")


def test_a_deleted_tenure_comes_back_with_its_stories(stories, second):
    before, slug = everything(), second.slug
    entry = tenures.apply(tenures.change_to(second), by="test")
    assert not Tenure.objects.filter(slug=slug).exists()
    assert everything() != before
    tenures.undo(entry, by="test")
    assert everything() == before


def test_what_was_changed_again_is_not_undone_first(stories, second):
    early = tenures.apply(tenures.change_to(second, moved(second, start="2007-02-16")), by="test")
    second.refresh_from_db()
    tenures.apply(tenures.change_to(second, moved(second, start="2007-02-14")), by="test")
    with pytest.raises(Refused, match="later change first"):
        tenures.undo(early, by="test")


def test_a_change_drawn_up_before_somebody_elses_is_refused(stories, second):
    mine = tenures.change_to(second, moved(second, start="2007-02-16"))
    tenures.apply(tenures.change_to(second, moved(second, start="2007-02-14")), by="test")
    with pytest.raises(Refused, match="meanwhile"):
        tenures.apply(mine, by="test")


days = st.dates(HANDOVER - timedelta(days=40), HANDOVER + timedelta(days=40))
spans = st.one_of(
    days.map(str), days.map(lambda day: f"{day:%Y-%m}"), st.sampled_from(["2006", "2007"])
)


class TestAnyChange(TestCase):
    @hypothesis_settings(max_examples=12, deadline=None)
    @given(
        st.lists(st.tuples(days, st.sampled_from(SENTENCES)), min_size=1, max_size=5),
        st.sampled_from(["start of second", "end of first", "delete", "add"]),
        spans,
    )
    def test_what_is_foretold_is_what_happens(self, told, what, span):
        office = make_ministry()
        stories = [make_story(day, text) for day, text in told]
        first, second = Tenure.objects.order_by("start_first")
        if what == "start of second":
            change = tenures.change_to(second, moved(second, start=span, end=""))
        elif what == "end of first":
            change = tenures.change_to(first, moved(first, end=span))
        elif what == "delete":
            change = tenures.change_to(first)
        else:
            new = Tenure(official=make_official("Eva Kral"), office=office, slug="new")
            new.start = Span.parse(span)
            change = tenures.change_to(new, new)
        before = everything()
        foretold = {difference.article.pk for difference in tenures.differences(change)}
        entry = tenures.apply(change, by="test")
        after = everything()
        assert {pk for pk in before if after[pk] != before[pk]} == foretold
        assert set(before) == {story.pk for story in stories}
        read_all_again()
        assert everything() == after, "a story was not among those read"
        tenures.undo(entry, by="test")
        assert everything() == before


# In the admin


@pytest.fixture
def archivist(client, db):
    client.force_login(User.objects.create_superuser("ann"))
    return client


def posted(tenure, **fields):
    return {
        "official": tenure.official_id,
        "office": tenure.office_id,
        "start": str(tenure.start),
        "end": str(tenure.end or ""),
        "sources": "[]",
    } | fields


def test_the_form_shows_the_stories_before_it_saves(archivist, stories, second):
    address = reverse("admin:people_tenure_change", args=[second.pk])
    fields = posted(second, start="2007-02-16", note="A note of mine.")
    page = archivist.post(address, fields).content.decode()
    assert "Nothing is saved yet" in page
    assert "1 story reads otherwise" in page
    assert 'name="note" value="A note of mine."' in page
    second.refresh_from_db()
    assert second.start == Span.parse("2007-02-15")
    answer = archivist.post(address, fields | {"_confirmed": "1"})
    assert answer.status_code == 302
    second.refresh_from_db()
    assert second.start == Span.parse("2007-02-16")
    assert second.note == "A note of mine."
    assert AuditEntry.objects.get(act=tenures.CHANGE).done_by == "ann"


def test_a_change_that_alters_no_story_is_saved_at_once(archivist, second):
    address = reverse("admin:people_tenure_change", args=[second.pk])
    assert archivist.post(address, posted(second, start="2007-02-16")).status_code == 302


def test_the_page_of_deletion_tells_the_stories(archivist, stories, second):
    address = reverse("admin:people_tenure_delete", args=[second.pk])
    assert "2 stories read otherwise" in archivist.get(address).content.decode()
    archivist.post(address, {"post": "yes"})
    assert not Tenure.objects.filter(pk=second.pk).exists()


def test_changes_are_listed_and_undone(archivist, stories, second):
    before = everything()
    entry = tenures.apply(tenures.change_to(second, moved(second, start="2007-02-16")), by="ann")
    address = reverse("admin:people_tenure_changes")
    assert "2007-02-16 to 2012-11-06" in archivist.get(address).content.decode()
    archivist.post(address, {"entry": entry.pk})
    assert everything() == before


def test_the_command_tells_and_does_the_same(stories, second, capsys):
    call_command("change_tenure", second.slug, start="2007-02-16", dry_run=True)
    told = capsys.readouterr().out
    assert str(stories[2]) in told
    second.refresh_from_db()
    assert second.start == Span.parse("2007-02-15")
    call_command("change_tenure", second.slug, start="2007-02-16")
    second.refresh_from_db()
    assert second.start == Span.parse("2007-02-16")


# What readers see of it


def test_an_office_shows_the_stories_under_each_holder(client, stories, ministry, first, second):
    address = ministry.get_absolute_url()
    page = client.get(address).content.decode()
    for tenure in (first, second):
        assert f'href="?holder={tenure.official.slug}#stories"' in page
    under = {
        tenure: client.get(f"{address}?holder={tenure.official.slug}").content.decode()
        for tenure in (first, second)
    }
    for number, story in enumerate(stories):
        shown = [story.get_absolute_url() in under[tenure] for tenure in (first, second)]
        assert shown == [number < 2, number >= 2]
    assert client.get(f"{address}?holder=nobody").status_code == 404


def test_the_stories_of_an_office_are_those_of_its_holders(stories, ministry):
    of_office = set(Appearance.objects.filter(office=ministry).values_list("article", flat=True))
    assert of_office == {story.pk for story in stories}
    for appearance in Appearance.objects.select_related("tenure", "article"):
        day = appearance.article.dateline_date
        assert appearance.tenure.start.first <= day <= appearance.tenure.end.last


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plan of SQLite")
def test_the_stories_a_change_touches_are_found_by_indexes(stories, second):
    plan = tenures.touched(tenures.change_to(second)).explain()
    assert "SEARCH" in plan
    assert "SCAN" not in plan
