"""What readers get at the addresses of officials and offices."""

from datetime import date

import pytest

from articles.tests.rows import make_story, name_in
from people.models import Official, Tenure
from people.tests.factories import make_tenure

pytestmark = pytest.mark.django_db


def test_an_office_says_the_gaps_in_its_line_of_holders(client, office, official):
    later = Official.objects.create(slug="bo-dale", name="Bo Dale", sort_name="Dale, Bo")
    Tenure.objects.create(
        slug="later",
        official=later,
        office=office,
        start_first=date(2013, 3, 1),
        start_last=date(2013, 3, 1),
    )
    page = client.get(office.get_absolute_url()).text
    assert "No holder is recorded between November 2012 and March 1, 2013." in page
    assert page.index("Bo Dale") < page.index("Ann Lee")


def test_an_office_lists_a_story_of_a_hand_over_once_with_both_holders(client, office, official):
    later = Official.objects.create(slug="bo-dale", name="Bo Dale", sort_name="Dale, Bo")
    story = make_story()
    name_in(story, official, office)
    name_in(story, later, office, position=1)
    page = client.get(office.get_absolute_url()).text
    assert page.count(story.headline) == 1
    assert "Ann Lee and Bo Dale" in page


def test_an_official_shows_offices_at_the_precision_known(client, official):
    page = client.get(official.get_absolute_url()).text
    assert "February 15, 2007" in page
    assert "November 2012" in page


@pytest.mark.parametrize(("successor", "is_present"), [(None, True), ("2013-03-01", False)])
def test_an_official_leads_with_the_office_held_today(
    client, office, official, successor, is_present
):
    official.tenures.update(end_first=None, end_last=None)
    if successor:
        later = Official.objects.create(slug="bo-dale", name="Bo Dale")
        make_tenure(later, office, start=successor)
    page = client.get(official.get_absolute_url()).text
    assert ("</a> since February 15, 2007" in page) is is_present
    assert "No end known" in page
    assert "since" not in client.get(office.get_absolute_url()).text


@pytest.mark.parametrize(
    "sources",
    [
        ["https://example.org"],
        5,
        [{"url": 5}],
        [{"url": "javascript:alert(1)"}],
        [{"url": "https://[x"}],
        [{"note": 5}],
        {"url": "x"},
    ],
)
def test_sources_of_a_wrong_shape_are_left_out(client, official, sources):
    official.tenures.update(sources=sources)
    response = client.get(official.get_absolute_url())
    assert response.status_code == 200
    assert '<td class="sources"></td>' in response.text


def test_a_source_is_linked_where_it_has_an_address(client, official):
    official.tenures.update(sources=[{"url": "https://example.org/a", "note": None}, {"note": "B"}])
    page = client.get(official.get_absolute_url()).text
    assert '<a href="https://example.org/a" rel="noopener">example.org</a>; B</td>' in page


def test_people_are_listed_by_family_name_whatever_its_case(client, official):
    Official.objects.create(slug="de-vos", name="Jan de Vos", sort_name="de Vos, Jan")
    Official.objects.create(slug="dale", name="Bo Dale", sort_name="Dale, Bo")
    page = client.get("/people/").text
    assert page.index("Dale, Bo") < page.index("de Vos, Jan") < page.index("Lee, Ann")
    assert page.count('id="letter-D"') == 1
