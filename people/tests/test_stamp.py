import pytest
from django.db import connection

from people.models import Official, Stamp
from people.stamp import DIRECTORY, SITE, WATCHED, put_up, statements, take_down, tokens_of
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db


def directory():
    return tokens_of(connection, [DIRECTORY])


def test_every_change_renews_the_token():
    official = make_official()
    seen = [directory()]
    for change in [
        lambda: Official.objects.update(name="Another"),
        lambda: official.delete(),
        make_official,
    ]:
        change()
        seen.append(directory())
    assert len(set(seen)) == 4
    assert all(len(tokens) == 1 for tokens in seen)


def test_triggers_lost_with_a_rebuilt_table_are_put_back_and_none_twice():
    take_down(connection, "people", WATCHED)
    before = directory()
    make_official()
    assert directory() == before
    for _ in range(2):
        put_up(connection, "people", WATCHED)
    make_official()
    assert directory() != before


def test_the_site_has_no_token_while_triggers_are_away():
    assert tokens_of(connection, [SITE])
    take_down(connection, "people", WATCHED)
    assert not tokens_of(connection, [SITE])


def test_a_database_without_the_tables_is_left_alone(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["people_official"])
    monkeypatch.setattr("people.stamp.statements", lambda *asked: ["no SQL"])
    put_up(connection, "people", WATCHED)


def test_other_databases_are_refused():
    with pytest.raises(NotImplementedError, match="'oracle' has no triggers here; use SQLite"):
        statements("oracle", "people", WATCHED)


def test_a_truncated_table_lets_nothing_stand():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL truncates")
    make_official()
    before = directory(), tokens_of(connection, [SITE])
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE people_official CASCADE")
    assert (directory(), tokens_of(connection, [SITE])) != before
    assert before[1] != tokens_of(connection, [SITE])


def test_a_thing_has_one_row_however_often_it_changes():
    for _ in range(5):
        make_official()
    assert Stamp.objects.filter(thing=DIRECTORY).count() == 1


def test_a_statement_of_many_rows_renews_a_thing_once():
    """Each row's renewal would be looked through by all later ones of the transaction."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite leaves no dead rows")
    make_official()
    before = Stamp.objects.get(thing=DIRECTORY).pk
    Official.objects.bulk_create(Official(slug=f"roe-{n}", name=f"Roe {n}") for n in range(20))
    assert Stamp.objects.get(thing=DIRECTORY).pk == before + 1
    Official.objects.update(summary="Another.")
    assert Stamp.objects.get(thing=DIRECTORY).pk == before + 2
