import pytest
from django.test import Client

from .steps import make_user


@pytest.fixture
def ann():
    return make_user("ann", "editor")


@pytest.fixture
def editor(client, ann):
    client.force_login(ann)
    return client


@pytest.fixture
def reader():
    """Somebody without an account."""
    return Client()
