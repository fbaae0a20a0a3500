from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import Area, Name, Office, Official, Organization, Tenure
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


def address(model, page="changelist", *args):
    return reverse(f"admin:people_{model._meta.model_name}_{page}", args=args)


def no_inlines(*prefixes):
    return {f"{prefix}-{part}_FORMS": "0" for prefix in prefixes for part in ("TOTAL", "INITIAL")}


def tenure_data(**fields):
    return {"official": make_official().pk, "office": make_office().pk, "sources": "[]"} | fields


@pytest.mark.parametrize("model", [Official, Office, Tenure, Organization, Area])
def test_a_list_costs_the_same_for_one_row_and_ten(admin_client, model):
    def add_row(number):
        area = Area.objects.create(slug=f"a{number}", name=f"Area {number}")
        ministry = Organization.objects.create(slug=f"m{number}", name="Ministry", area=area)
        make_tenure(office=make_office(area=area, organization=ministry))

    def cost():
        admin_client.get(address(model))  # loads the Directory
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(address(model)).status_code == 200
        return len(queries)

    add_row(0)
    cost_of_one = cost()
    for number in range(1, 10):
        add_row(number)
    assert cost() == cost_of_one


def test_officials_are_found_by_any_of_their_names(admin_client):
    make_official("Ann Example", other_names=["Anna Exemplar"])
    make_official("Bob Sample")
    page = admin_client.get(address(Official), {"q": "exemplar"}).content.decode()
    assert "Ann Example" in page
    assert "Bob Sample" not in page


def test_lists_show_who_holds_what_now(admin_client):
    make_tenure(make_official("Ann Example"), make_office("Minister"), "2007")
    make_tenure(make_official("Bob Sample"), make_office("Envoy"), "2001", "2003")
    page = admin_client.get(address(Official)).content.decode()
    assert '<td class="field-holds_now">Minister</td>' in page
    assert ">Envoy<" not in page
    page = admin_client.get(address(Office)).content.decode()
    assert '<td class="field-held_now_by">Ann Example</td>' in page
    assert ">Bob Sample<" not in page


@pytest.mark.parametrize(
    ("start", "end", "bounds"),
    [
        ("2007", "", (date(2007, 1, 1), date(2007, 12, 31), None, None)),
        (
            "2007-02",
            "2008",
            (date(2007, 2, 1), date(2007, 2, 28), date(2008, 1, 1), date(2008, 12, 31)),
        ),
        (" 2007-02-15 ", "2007-02-15", (date(2007, 2, 15),) * 4),
    ],
)
def test_editors_write_partial_dates(admin_client, start, end, bounds):
    response = admin_client.post(address(Tenure, "add"), tenure_data(start=start, end=end))
    assert response.status_code == 302
    tenure = Tenure.objects.get()
    assert (tenure.start_first, tenure.start_last, tenure.end_first, tenure.end_last) == bounds
    assert tenure.slug == f"{tenure.office.slug}--{tenure.official.slug}--{start.strip()}"


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        ("Feb. 2007", "", "&#x27;Feb. 2007&#x27; is not a day, month or year; write it as"),
        ("", "", "This field is required."),
        ("2007-02", "2007-01", "The end, 2007-01, is before the start, 2007-02; correct one"),
    ],
)
def test_bad_dates_are_refused_with_the_remedy(admin_client, start, end, message):
    response = admin_client.post(address(Tenure, "add"), tenure_data(start=start, end=end))
    assert message in response.content.decode()
    assert not Tenure.objects.exists()


def test_the_form_shows_dates_as_they_were_written_and_keeps_them(admin_client):
    tenure = make_tenure(start="2007-02", end="2008-03-04/2008-03-09", extras={"x": 1})
    page = admin_client.get(address(Tenure, "change", tenure.pk))
    form = page.context["adminform"].form
    assert 'value="2007-02"' in str(form["start"])
    assert 'value="2008-03-04/2008-03-09"' in str(form["end"])
    data = tenure_data(official=tenure.official.pk, office=tenure.office.pk, role="acting")
    admin_client.post(address(Tenure, "change", tenure.pk), data | {"start": "2007-02", "end": ""})
    changed = Tenure.objects.get(pk=tenure.pk)
    assert (changed.start, changed.end, changed.role) == (tenure.start, None, "acting")
    assert (changed.slug, changed.extras) == (tenure.slug, {"x": 1})


def test_an_official_is_added_with_names(admin_client):
    data = {
        "name": "Ann Example",
        "slug": "ann-example",
        **dict.fromkeys(["identifiers", "links", "sources"], "[]"),
        **no_inlines("tenures"),
        "other_names-TOTAL_FORMS": "1",
        "other_names-INITIAL_FORMS": "0",
        "other_names-0-name": "Anna Example",
    }
    assert admin_client.post(address(Official, "add"), data).status_code == 302
    assert Name.objects.get().name == "Anna Example"


def test_a_tenure_is_named_by_office_official_and_start(admin_client):
    office, official = make_office(slug="minister"), make_official(slug="ann-example")
    data = tenure_data(office=office.pk, official=official.pk, start="2007-02")
    assert admin_client.post(address(Tenure, "add"), data).status_code == 302
    assert Tenure.objects.get().slug == "minister--ann-example--2007-02"


def test_tenures_are_read_where_their_official_is_changed_but_not_written(admin_client):
    tenure = make_tenure(start="2007-02")
    page = admin_client.get(address(Official, "change", tenure.official.pk)).content.decode()
    assert address(Tenure, "change", tenure.pk) in page
    assert 'name="tenures-0-role"' not in page


@pytest.mark.parametrize(
    "sources",
    ["5", "null", "{}", '["https://example.org"]', '[{"url": 5}]', '[{"url": "javascript:x"}]'],
)
def test_sources_of_a_wrong_shape_are_refused(admin_client, sources):
    page = admin_client.post(
        address(Tenure, "add"), tenure_data(start="2007", end="", sources=sources)
    )
    assert page.status_code == 200
    assert "sources" in page.context["adminform"].form.errors
    assert not Tenure.objects.exists()


def test_phrases_are_written_one_a_line(admin_client):
    office = make_office("Minister", phrases=["examples chief", "chief of examples"])
    page = admin_client.get(address(Office, "change", office.pk)).content.decode()
    assert "examples chief\nchief of examples</textarea>" in page
    data = {"title": "Minister", "phrases": "one\r\n\r\n two \r\n", "sources": "[]"}
    admin_client.post(address(Office, "change", office.pk), data | no_inlines("tenures"))
    assert Office.objects.get().phrases == ["one", "two"]


def test_an_address_is_chosen_once(admin_client):
    official = make_official("Ann Example", slug="ann")
    page = admin_client.get(address(Official, "change", official.pk)).content.decode()
    assert 'name="slug"' not in page
    assert 'name="slug"' in admin_client.get(address(Official, "add")).content.decode()


@pytest.mark.parametrize(
    ("choice", "found"), [("open", ["2007-02-15"]), ("uncertain", ["2008", "2001-01-01"])]
)
def test_tenures_with_open_questions_are_found(admin_client, choice, found):
    make_tenure(start="2007-02-15")
    make_tenure(start="2008", end="2009-01-01")
    make_tenure(start="2001-01-01", end="2009")
    make_tenure(start="2002-02-02", end="2003-03-03")
    page = admin_client.get(address(Tenure), {"dates": choice})
    assert [str(t.start) for t in page.context["cl"].result_list] == found
