from pathlib import Path

import pytest
from django.db import transaction

import people
from people.loader import read_directory
from people.popolo import read_popolo, store

OFFICIALS = Path(people.__file__).parent / "data" / "officials.popolo.json"


@pytest.fixture
def officials_file():
    """The officials of the demonstration archive, a Popolo file."""
    return OFFICIALS


@pytest.fixture(scope="session")
def archive(django_db_setup, django_db_blocker):
    """The Directory of those officials, who are not in the database; for tests marked django_db."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_archive()
        found = read_directory()
        transaction.set_rollback(True)
    return found


@pytest.fixture
def imported_archive(db):
    """Those officials in the database."""
    import_archive()


def import_archive():
    with OFFICIALS.open("rb") as file:
        return store(read_popolo(file, OFFICIALS.name))
