import pytest

from articles import desk, findings, versions
from articles.models import Mention
from articles.tests.factories import make_article, make_live_article
from people.loader import load_directory
from people.models import Tenure
from people.tests.conftest import import_archive
from people.tests.factories import make_official, make_tenure

pytestmark = pytest.mark.django_db

DAY = {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM, April 23, 2007 –"}
BODY = (
    "<p>Harbor Minister Tove Lind met sailors. “We will share what we see,” Lind said.</p>"
    "<p>Lind went home.</p>"
)


@pytest.fixture
def lind():
    official = make_official(slug="tove-lind", name="Tove Lind", family_name="Lind")
    make_tenure(official=official, start="2005", end="2009")
    return official


def live(**story):
    return make_live_article({"body": BODY, "dateline": DAY} | story)


def test_an_official_appears_once_with_the_office_of_that_day(lind):
    appearance = live().appearances.get()
    tenure = lind.tenures.get()
    assert (appearance.official, appearance.office, appearance.tenure) == (
        lind,
        tenure.office,
        tenure,
    )
    assert appearance.title == tenure.office.title


def test_no_office_is_printed_where_the_dates_cannot_say():
    official = make_official(slug="tove-lind", name="Tove Lind", family_name="Lind")
    make_tenure(official=official, start="2007", end="2009")
    appearance = live().appearances.get()
    assert (appearance.office, appearance.title) == (None, "Harbor Minister")


def test_quotations_are_the_exact_characters_with_speaker_and_office(lind):
    article = live()
    quotation = article.quotations.get()
    assert article.body_text[quotation.start : quotation.end] == quotation.text
    assert (quotation.text, quotation.official) == ("We will share what we see,", lind)
    assert quotation.office == lind.tenures.get().office


def test_mentions_are_the_exact_characters(lind):
    article = live()
    mentions = article.mentions.all()
    assert [mention.text for mention in mentions] == ["Tove Lind", "Lind", "Lind"]
    for mention in mentions:
        assert article.body_text[mention.start : mention.end] == mention.text


def test_the_page_links_a_name_once_and_marks_what_was_said(lind):
    article = live()
    html, anchor = article.body_html, article.quotations.get().anchor
    assert html.count('href="/people/tove-lind/"') == 1
    marked = f'“<span class="quotation" id="{anchor}">We will share what we see,</span>”'
    assert marked in html
    assert html.startswith('<p><span class="dateline">VARNHOLM, April 23, 2007 –</span> Harbor')


def test_here_and_today_tell_their_place_and_day_on_the_page_alone(lind):
    body = "<p>Harbor Minister Tove Lind spoke here today. “I leave today,” Lind said.</p>"
    article = live(body=body)
    assert '<abbr title="VARNHOLM">here</abbr>' in article.body_html
    hint = '<time datetime="2007-04-23" title="April 23, 2007">today</time>'
    assert article.body_html.count(hint) == 1
    assert article.body == body


def test_without_a_day_in_the_dateline_today_stays_as_it_is(lind):
    article = live(body="<p>Tove Lind spoke today.</p>", dateline=DAY | {"day": None})
    assert "<time" not in article.body_html


def test_an_editors_no_outranks_what_was_found(lind):
    article = live(officials={"confirmed": [], "rejected": ["tove-lind"]})
    assert not article.appearances.exists()
    assert not article.mentions.filter(official=lind).exists()
    assert article.quotations.get().official is None
    assert "/people/" not in article.body_html


def test_an_editors_yes_stands_without_a_mention(lind):
    article = live(
        body="<p>Nobody is named.</p>", officials={"confirmed": ["tove-lind"], "rejected": []}
    )
    assert article.appearances.get().official == lind


def test_two_possible_people_are_left_to_the_editor():
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe", other_names=["A. Roe"])
    make_official(slug="alma-roe", name="Alma Roe", family_name="Roe", other_names=["A. Roe"])
    article = make_article({"body": "<p>Sailors met A. Roe here today.</p>", "dateline": DAY})
    assert not article.appearances.exists()
    assert set(Mention.objects.get().candidates) == {"ann-roe", "alma-roe"}


def test_a_moved_boundary_changes_exactly_the_boundary_day(lind):
    make_tenure(
        official=make_official(slug="ole-berg", name="Ole Berg", family_name="Berg"),
        office=lind.tenures.get().office,
        start="2009-06-02",
    )
    lind.tenures.update(end_first="2009-06-02", end_last="2009-06-02")
    body = "<p>Harbor Minister Tove Lind and Ole Berg came.</p>"
    articles = [
        live(body=body, dateline=DAY | {"day": day})
        for day in ("2009-06-01", "2009-06-02", "2009-06-03")
    ]

    def offices():
        return [
            dict(article.appearances.values_list("official__slug", "office__slug"))
            for article in articles
        ]

    before = offices()
    lind.tenures.update(end_first="2009-06-03", end_last="2009-06-03")
    Tenure.objects.filter(official__slug="ole-berg").update(
        start_first="2009-06-03", start_last="2009-06-03"
    )
    for article in articles:
        findings.store(article, versions.latest(article))
    after = offices()
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_a_correction_finds_its_quotation_again(lind):
    article = live()
    body = "<p>A new first paragraph.</p>" + BODY
    desk.save(article, versions.latest(article).story | {"body": body})
    desk.publish(article, kind="update", line="Adds a first paragraph.")
    quotation = article.quotations.get()
    assert (quotation.version_number, quotation.paragraph) == (2, 1)
    assert article.body_text[quotation.start : quotation.end] == quotation.text


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("us-secretary-of-defense", "U.S. Defense Secretary"),
        ("us-president", "U.S. President"),
        ("us-jcs-chairman", "Chairman of the Joint Chiefs of Staff"),
        ("us-press-secretary", "White House Press Secretary"),
        ("ru-defense-minister", "Russian Defense Minister"),
        ("nato-secretary-general", "NATO Secretary-General"),
        ("no-such-office", ""),
    ],
)
def test_titles_stand_alone(slug, title):
    import_archive()
    assert findings.title_of(load_directory(), slug) == title


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("former President", "Former President"),
        ("then the harbor minister", ""),
        ("then-Harbor Minister", ""),
        ("Thenian envoy", "Thenian envoy"),
        ("", ""),
    ],
)
def test_a_title_of_another_time_is_not_printed_as_if_held_that_day(printed, shown):
    assert findings.alone(printed) == shown
