import pytest
from django.db import connection

from people.models import DirectoryStamp
from people.stamp import install_triggers, trigger_statements
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db


def drop_official_triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in ["insert", "update", "delete"]:
                cursor.execute(f"DROP TRIGGER people_official_{event}_stamp")
        else:
            cursor.execute("DROP TRIGGER people_official_stamp ON people_official")


def test_triggers_lost_with_a_rebuilt_table_are_put_back_and_none_twice():
    drop_official_triggers()
    make_official()
    assert not DirectoryStamp.objects.exists()
    for _ in range(2):
        install_triggers(connection.alias)
    make_official()
    assert len(DirectoryStamp.objects.get().token) == 32


def test_a_database_without_the_tables_is_left_alone(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["people_official"])
    monkeypatch.setattr("people.stamp.trigger_statements", lambda vendor: ["no SQL"])
    install_triggers(connection.alias)


def test_other_databases_are_refused():
    with pytest.raises(NotImplementedError, match="'oracle' has no triggers here; use SQLite"):
        trigger_statements("oracle")
