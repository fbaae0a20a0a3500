"""Whom to tell of a hole."""

from datetime import UTC, datetime

ADDRESS = "/.well-known/security.txt"


def test_security_txt_names_the_contact_and_when_it_expires(client, settings):
    settings.SECURITY_CONTACT = "mailto:desk@example.org"
    settings.SITE_URL = "https://news.example.org"
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:desk@example.org"
    assert fields["Canonical"] == f"https://news.example.org{ADDRESS}"
    expires = datetime.fromisoformat(fields["Expires"])
    assert 100 < (expires - datetime.now(UTC)).days < 365


def test_without_a_contact_there_is_none(client, db):
    assert client.get(ADDRESS).status_code == 404
