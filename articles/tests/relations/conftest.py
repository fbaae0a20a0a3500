"""Who sits at the desk."""

import pytest
from django.contrib.auth.models import User

from articles.tests.staff import make_member, make_roles


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("ann"))
    return client


@pytest.fixture
def reporter(client, db):
    make_roles()
    client.force_login(make_member("reporter"))
    return client
