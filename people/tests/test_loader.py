from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from people import loader
from people.directory import Span
from people.loader import load_directory
from people.models import Area, Name, Office, Official, Organization, Tenure
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(loader, "_kept", (None, None))


def test_the_directory_holds_what_the_database_holds():
    area = Area.objects.create(
        slug="x", name="Examplia", adjective="Examplian", other_adjectives=["Ex."]
    )
    organization = Organization.objects.create(slug="o", name="Ministry of Examples")
    office = make_office(
        "Minister",
        long_title="minister of examples",
        phrases=["examples chief"],
        area=area,
        organization=organization,
        classification="minister",
        many_holders=True,
    )
    official = make_official(
        "Alex Example",
        other_names=["Sasha Example", "A. Example"],
        given_name="Alex",
        gender="female",
        birth_date="1962",
    )
    tenure = make_tenure(official, office, "2007-02", "2008", role="acting")
    directory = load_directory()
    found = directory.officials[official.slug]
    assert (found.name, found.names) == ("Alex Example", ("Sasha Example", "A. Example"))
    assert (found.given_name, found.family_name) == ("Alex", "Example")
    assert (found.gender, found.birth) == ("female", "1962")
    found = directory.offices[office.slug]
    assert (found.title, found.long_title) == ("Minister", "minister of examples")
    assert (found.phrases, found.many) == (("examples chief",), True)
    assert (found.area, found.adjectives) == ("Examplia", ("Examplian", "Ex."))
    assert (found.organization, found.classification) == ("Ministry of Examples", "minister")
    found = directory.tenures[tenure.slug]
    assert (found.official, found.office, found.role) == (official.slug, office.slug, "acting")
    assert (found.start, found.end) == (Span.parse("2007-02"), Span.parse("2008"))


def test_loading_costs_five_queries_and_one_while_nothing_changed(
    django_assert_num_queries, imported_archive
):
    with django_assert_num_queries(5):
        first = load_directory()
    with django_assert_num_queries(1):
        assert load_directory() is first


def changes():
    tenure = make_tenure()
    yield "create", lambda: make_official()
    yield "other name", lambda: Name.objects.create(official=tenure.official, name="Sasha")
    yield "rename", lambda: Name.objects.update(name="Sanya")
    yield "unname", lambda: Name.objects.all().delete()
    yield "save", lambda: tenure.office.save()
    yield "update", lambda: Tenure.objects.update(role="acting")
    yield "bulk_create", lambda: Area.objects.bulk_create([Area(slug="a", name="A")])
    yield "bulk_update", lambda: Official.objects.bulk_update([tenure.official], ["name"])
    yield "raw SQL", lambda: connection.cursor().execute("UPDATE people_office SET title = 'B'")
    yield "organization", lambda: Organization.objects.create(slug="o", name="O")
    yield "delete tenure", lambda: Tenure.objects.all().delete()
    yield "delete office", lambda: Office.objects.all().delete()
    yield "delete official", lambda: Official.objects.all().delete()


def test_every_kind_of_change_is_seen_at_once():
    for kind, change in changes():
        before = load_directory()
        change()
        after = load_directory()
        assert after is not before, kind
        assert load_directory() is after


def test_a_change_taken_back_leaves_nothing_behind():
    make_official("Alex Example", slug="alex")
    before = load_directory()
    with transaction.atomic():
        Official.objects.update(name="Robin Example")
        assert load_directory().officials["alex"].name == "Robin Example"
        transaction.set_rollback(True)
    assert load_directory().officials["alex"].name == "Alex Example"
    Official.objects.update(name="Kim Example")
    assert load_directory().officials["alex"].name == "Kim Example"
    assert before.officials["alex"].name == "Alex Example"


def test_a_change_while_reading_is_seen_the_next_time(monkeypatch):
    make_official("Alex Example", slug="alex")
    read = loader.read_directory

    def read_then_change():
        found = read()
        Official.objects.update(name="Robin Example")
        return found

    monkeypatch.setattr(loader, "read_directory", read_then_change)
    assert load_directory().officials["alex"].name == "Alex Example"
    monkeypatch.setattr(loader, "read_directory", read)
    assert load_directory().officials["alex"].name == "Robin Example"


@pytest.mark.django_db(transaction=True)
def test_a_change_by_another_connection_is_seen():
    make_official("Alex Example", slug="alex")
    assert load_directory().officials["alex"].name == "Alex Example"

    def change_elsewhere():
        try:
            Official.objects.update(name="Robin Example")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(change_elsewhere).result()
    assert load_directory().officials["alex"].name == "Robin Example"


def test_a_directory_of_an_empty_database_is_empty():
    directory = load_directory()
    assert not directory.officials
    assert not directory.offices
    assert not directory.tenures
