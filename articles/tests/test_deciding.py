"""An editor's marks in the text stand above whatever reading finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import desk, findings, inserts, versions
from articles.admin.checks import unresolved
from articles.models import Mention
from articles.tests.factories import make_article, make_live_article
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

DAY = {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM –"}


@pytest.fixture
def minister():
    return make_office(slug="minister", title="Harbor Minister")


@pytest.fixture
def lind(minister):
    official = make_official(slug="tove-lind", name="Tove Lind", family_name="Lind")
    make_tenure(official=official, office=minister, start="2005", end="2009")
    return official


@pytest.fixture
def namesakes():
    """Two of one name, neither in office that day."""
    return [
        make_official(slug=slug, name="Ann Roe", family_name="Roe") for slug in ("roe-a", "roe-b")
    ]


def mark(slug, words):
    return f'<span data-official="{slug}">{words}</span>'


def live(body, **story):
    return make_live_article({"body": body, "dateline": DAY} | story)


def named(article):
    return [
        (mention.text, mention.official and mention.official.slug, mention.how)
        for mention in article.mentions.select_related("official")
    ]


def test_one_of_two_namesakes_is_chosen_and_later_mentions_follow(namesakes):
    article = live(f"<p>{mark('roe-b', 'Ann Roe')} came.</p><p>“No,” Roe said. Roe left.</p>")
    assert named(article) == [
        ("Ann Roe", "roe-b", "marked"),
        ("Roe", "roe-b", "surname"),
        ("Roe", "roe-b", "surname"),
    ]
    assert [a.official.slug for a in article.appearances.all()] == ["roe-b"]
    assert [q.official.slug for q in article.quotations.all()] == ["roe-b"]
    assert not Mention.objects.exclude(candidates=[]).exists()
    assert '<a class="official" href="/people/roe-b/">Ann Roe</a>' in article.body_html


def test_without_a_mark_nobody_is_chosen(namesakes):
    article = live("<p>Ann Roe came.</p>")
    assert [mention.official for mention in article.mentions.all()] == [None]
    assert not article.appearances.exists()


def test_a_mark_outranks_the_automatic_answer(lind, namesakes):
    article = live(f"<p>Harbor Minister {mark('roe-a', 'Tove Lind')} came. Lind left.</p>")
    assert {official for _, official, _ in named(article)} == {"roe-a"}


def test_a_mark_further_down_holds_for_its_own_words(lind, namesakes):
    article = live(f"<p>Tove Lind came. Lind met {mark('roe-a', 'Lind')}. Lind left.</p>")
    assert [official for _, official, _ in named(article)] == [
        "tove-lind",
        "tove-lind",
        "roe-a",
        "tove-lind",
    ]
    assert [a.official.slug for a in article.appearances.all()] == ["tove-lind", "roe-a"]


def test_words_that_name_no_person_are_not_linked_and_quote_nobody(lind):
    article = live(f"<p>The {mark('', 'Tove Lind')} sailed. “We sail,” the captain said.</p>")
    assert named(article) == []
    assert not article.appearances.exists()
    assert "href" not in article.body_html


def test_words_that_reading_would_never_find_are_linked(lind):
    article = live(f"<p>“We sail,” {mark('tove-lind', 'the skipper')} said.</p>")
    assert named(article) == [("the skipper", "tove-lind", "marked")]
    appearance = article.appearances.get()
    assert (appearance.office.slug, appearance.title) == ("minister", "Harbor Minister")


def test_a_phrase_for_an_office_stays_with_its_holder(lind, namesakes):
    office = lind.tenures.get().office
    office.phrases = ["the harbor minister of Varnland"]
    office.save()
    article = live(
        f"<p>{mark('roe-a', 'Tove Lind')} came. The harbor minister of Varnland left.</p>"
    )
    assert {text: official for text, official, _ in named(article)} == {
        "Tove Lind": "roe-a",
        "The harbor minister of Varnland": "tove-lind",
    }


def test_an_official_under_no_stays_out_marked_or_not(lind):
    officials = {"confirmed": [], "rejected": ["tove-lind"]}
    article = live(f"<p>{mark('tove-lind', 'Lind')} came.</p>", officials=officials)
    assert named(article) == []
    assert not article.appearances.exists()


def test_a_slug_nobody_has_decides_nothing(lind):
    article = live(f"<p>{mark('nobody-here', 'Tove Lind')} came.</p>")
    assert named(article) == [("Tove Lind", "tove-lind", "full name")]
    assert "nobody-here" not in article.body_html


def test_readers_get_no_trace_of_marks(lind, client):
    article = live(f"<p>{mark('tove-lind', 'Lind')} and the {mark('', 'Lind')} came.</p>")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "data-official" not in page
    assert page.count('href="/people/tove-lind/">Lind</a>') == 1


def test_positions_stay_those_of_the_plain_text(lind):
    article = live(
        f'<p>One <em>and</em></p><figure data-photo="x"></figure><p>{mark("tove-lind", "Lind")}</p>'
    )
    mention = article.mentions.get()
    assert article.body_text[mention.start : mention.end] == mention.text == "Lind"
    assert article.word_count == 3


def test_a_marked_name_is_resolved_for_the_checks(namesakes):
    open_story = versions.story_with(body="<p>Ann Roe came.</p>", dateline=DAY)
    assert "“Ann Roe” may be Ann Roe or Ann Roe" in unresolved(open_story)[0]
    for slug in ("roe-a", ""):
        assert unresolved(open_story | {"body": f"<p>{mark(slug, 'Ann Roe')} came.</p>"}) == []


def test_the_decision_outlives_what_the_archive_learns(namesakes):
    """Whatever becomes known of namesakes later, the next publication keeps the answer."""
    article = live(f"<p>Harbor Minister {mark('roe-b', 'Roe')} came.</p>")
    office = make_office(slug="minister", title="Harbor Minister")
    make_tenure(official=namesakes[0], office=office, start="2005", end="2009")
    story = versions.latest(article).story
    desk.save(article, story | {"standfirst": "New."})
    article.refresh_from_db()
    desk.publish(article, kind="update", line="A standfirst.")
    assert [official for _, official, _ in named(article)] == ["roe-b"]


def test_a_mark_costs_no_further_query(lind):
    plain = make_article({"body": "<p>Tove Lind came.</p>", "dateline": DAY})
    marked = make_article(
        {"body": f"<p>{mark('tove-lind', 'Tove Lind')} came.</p>", "dateline": DAY}
    )
    counts = []
    for article in (plain, marked):
        with CaptureQueriesContext(connection) as queries:
            findings.store(article, versions.latest(article))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert inserts.named(marked.body) == ["tove-lind"]
