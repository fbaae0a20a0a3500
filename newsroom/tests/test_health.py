"""The answer for whatever watches the site."""

from unittest.mock import patch

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_a_working_site_says_ok_and_is_never_cached(client):
    response = client.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_site_without_its_database_says_so(client):
    with patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        response = client.get("/healthz/")
    assert response.status_code == 503
    assert b"gone" not in response.content


@pytest.mark.django_db
def test_watching_is_only_reading(client):
    assert client.post("/healthz/").status_code == 405
