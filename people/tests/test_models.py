from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from people.directory import Span
from people.models import Name, Office, Official, Organization, Tenure
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "dates",
    [
        {"start_first": date(2007, 2, 2), "start_last": date(2007, 2, 1)},
        {"end_first": date(2008, 2, 2), "end_last": date(2008, 2, 1)},
        {"end_first": date(2008, 2, 2), "end_last": None},
        {"end_first": None, "end_last": date(2008, 2, 2)},
        {"end_first": date(2007, 1, 1), "end_last": date(2007, 1, 31)},
    ],
)
def test_the_database_refuses_dates_out_of_order(dates):
    tenure = make_tenure(start="2007-02-01")
    with pytest.raises(IntegrityError):
        Tenure.objects.filter(pk=tenure.pk).update(**dates)


def test_a_tenure_may_start_and_end_in_the_same_uncertain_month():
    tenure = make_tenure(start="2007-03", end="2007-03")
    assert tenure.start == tenure.end == Span.parse("2007-03")


def test_a_tenure_that_ends_before_it_starts_is_refused_in_words():
    tenure = Tenure(start=Span.parse("2007-03"), end=Span.parse("2007-02"))
    with pytest.raises(ValidationError, match="The end, 2007-02, is before the start, 2007-03"):
        tenure.clean()


def test_a_tenure_tells_its_title_and_dates():
    tenure = make_tenure(make_official("Ann Example"), make_office("Minister"), "2007-02", "2008")
    assert str(tenure) == "Ann Example, Minister, 2007-02 to 2008"
    tenure.end, tenure.role = None, "acting"
    assert str(tenure) == "Ann Example, acting Minister, from 2007-02"
    tenure.label = "Acting Minister"
    assert tenure.title == "Acting Minister"


def test_a_new_tenure_gets_an_identifier_nobody_has():
    ann, office = make_official(slug="ann"), make_office(slug="minister")
    slugs = []
    for _ in range(3):
        tenure = Tenure(official=ann, office=office, start=Span.parse("2007-02"), role="acting")
        slugs.append(tenure.new_slug())
        make_tenure(ann, office, slug=slugs[-1])
    assert slugs == [
        "minister--ann--2007-02-acting",
        "minister--ann--2007-02-acting-2",
        "minister--ann--2007-02-acting-3",
    ]


def test_an_official_has_a_name_only_once():
    official = make_official(other_names=["Sasha"])
    with pytest.raises(IntegrityError):
        Name.objects.create(official=official, name="Sasha")


@pytest.mark.parametrize("model", [Official, Office, Organization])
def test_a_slug_belongs_to_one_only(model):
    model.objects.create(slug="one")
    with pytest.raises(IntegrityError):
        model.objects.create(slug="one")


@pytest.mark.parametrize("slug", ["анатолий-сердюков", "robert-m-gates", "700"])
def test_an_address_may_be_of_any_script(slug):
    Official(slug=slug, name="A").full_clean()


@pytest.mark.parametrize("slug", ["a/b", "a b", "", "?"])
def test_an_address_may_not_break_a_link(slug):
    with pytest.raises(ValidationError, match="slug"):
        Official(slug=slug, name="A").full_clean()


@pytest.mark.parametrize("text", ["1962", "1962-02", "1962-02-15", ""])
def test_a_birth_date_may_be_partial(text):
    Official(slug="a", name="A", birth_date=text).full_clean()


@pytest.mark.parametrize("text", ["62", "1962-13", "Feb 62", "1962/1963"])
def test_a_birth_date_that_is_none_is_refused_with_the_remedy(text):
    with pytest.raises(ValidationError, match=r"write (it|one,?) as 2007-02-15"):
        Official(slug="a", name="A", birth_date=text).full_clean()


def test_an_organization_is_no_part_of_itself():
    above = Organization.objects.create(slug="above", name="Above")
    below = Organization.objects.create(slug="below", name="Below", parent=above)
    above.parent = below
    with pytest.raises(ValidationError, match="part of itself"):
        above.full_clean()


def test_lists_load_tenures_in_date_order_at_a_constant_cost(django_assert_num_queries):
    ann, office = make_official(), make_office()
    for start in ["2009", "2001", "2005"]:
        make_tenure(ann, office, start)
    for _ in range(3):
        make_tenure()
    with django_assert_num_queries(2):
        officials = list(Official.objects.with_tenures())
        assert all(t.office.area is None for o in officials for t in o.tenures.all())
    with django_assert_num_queries(2):
        offices = list(Office.objects.with_tenures())
        assert all(t.official.name for o in offices for t in o.tenures.all())
    mine = next(o for o in officials if o == ann)
    assert [str(t.start) for t in mine.tenures.all()] == ["2001", "2005", "2009"]


def test_officials_and_offices_have_an_address():
    assert make_official(slug="ann").get_absolute_url() == "/people/ann/"
    assert make_office(slug="minister").get_absolute_url() == "/offices/minister/"
