"""What every answer tells the browser."""

import pytest
from django.test import override_settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/healthz/", "/admin/login/", "/no-such-page/"])
def test_every_answer_forbids_inline_script_and_foreign_sources(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'; style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/healthz/", "/admin/login/"])
def test_a_name_that_is_not_ours_is_refused(client, address):
    assert client.get(address, headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/", "/no-such-page/"])
def test_a_reader_gets_no_cookie(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@override_settings(SECURE_SSL_REDIRECT=True)
def test_with_tls_all_but_the_health_check_moves_to_https(client):
    assert client.get("/admin/login/")["Location"] == "https://testserver/admin/login/"
    assert client.get("/healthz/").status_code == 200
