"""Logging in with a password: what is said, counted, entered and ended."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher
from django.test import Client

from accounts import throttle
from articles.models import AuditEntry

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
PASSWORD = "a long password"


@pytest.fixture
def chief():
    return get_user_model().objects.create_user("chief", password=PASSWORD, is_staff=True)


def log_in(client, name="chief", password=PASSWORD, address="203.0.113.5", **data):
    data = {"username": name, "password": password, **data}
    return client.post(LOGIN, data, REMOTE_ADDR=address)


def error(response):
    return response.context["form"].non_field_errors()[0]


def test_the_right_password_opens_the_desk(client, chief):
    assert log_in(client)["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_known_and_unknown_accounts_get_the_same_answer(client, chief, django_assert_num_queries):
    get_user_model().objects.create_user("reader", password=PASSWORD)
    get_user_model().objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    told = {
        error(log_in(client, name, password))
        for name, password in [
            ("chief", "wrong"),
            ("nobody", "wrong"),
            ("reader", PASSWORD),
            ("gone", PASSWORD),
        ]
    }
    assert len(told) == 1


@pytest.mark.parametrize("name", ["chief", "nobody", "gone"])
def test_every_name_costs_one_password_check(client, chief, monkeypatch, name):
    get_user_model().objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    checks = []
    hasher = type(get_hasher())
    encode = hasher.encode
    monkeypatch.setattr(
        hasher, "encode", lambda *args, **options: checks.append(1) or encode(*args, **options)
    )
    log_in(client, name, "wrong")
    assert len(checks) == 1


@pytest.mark.parametrize("name", ["chief", "nobody"])
def test_after_ten_failures_even_the_right_password_is_refused_there_and_only_there(
    client, chief, name
):
    for _ in range(10):
        assert error(log_in(client, name, "wrong")) != throttle.TEXT
    assert error(log_in(client, name)) == throttle.TEXT
    elsewhere = log_in(client, name, address="198.51.100.7")
    assert (elsewhere.status_code == 302) == (name == "chief")


def test_a_login_is_entered_with_where_it_came_from(client, chief):
    log_in(client)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.done_by, entry.is_refused) == ("log in", "chief", False)
    assert "203.0.113.5" in entry.detail


def test_a_failed_login_is_entered_but_an_unknown_name_is_not_kept(client, chief):
    log_in(client, "chief", "wrong")
    log_in(client, "my secret password", "wrong")
    unknown, known = AuditEntry.objects.all()
    assert known.is_refused
    assert known.done_by == "chief"
    assert unknown.is_refused
    assert "secret" not in f"{unknown.subject}{unknown.detail}{unknown.done_by}"


def test_the_session_gets_a_new_key_at_login(client, chief):
    client.get(LOGIN)
    session = client.session
    session["anything"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    log_in(client)
    assert client.cookies["sessionid"].value != session.session_key


def test_a_new_password_ends_all_other_sessions(client, chief):
    log_in(client)
    chief.set_password("another long password")
    chief.save()
    assert client.get("/admin/").status_code == 302


def test_a_changed_password_is_entered_and_keeps_only_the_session_that_changed_it(client, chief):
    log_in(client)
    other = Client()
    log_in(other)
    new = "another long password"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    client.post("/admin/password_change/", data | {"old_password": "wrong"})
    assert not AuditEntry.objects.filter(act="change password").exists()
    client.post("/admin/password_change/", data)
    assert AuditEntry.objects.get(act="change password").done_by == "chief"
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302


def test_deactivation_ends_all_sessions(client, chief):
    log_in(client)
    chief.is_active = False
    chief.save()
    assert client.get("/admin/").status_code == 302


def test_after_the_login_the_way_stays_on_the_host(client, chief):
    assert log_in(client, next="https://evil.example/")["Location"] == "/admin/"
    assert log_in(Client(), next="/admin/auth/")["Location"] == "/admin/auth/"


def test_a_login_without_a_token_of_the_form_is_refused(chief):
    assert log_in(Client(enforce_csrf_checks=True)).status_code == 403


def test_a_broken_page_never_shows_the_password(client):
    assert "no-store" in client.get(LOGIN)["Cache-Control"]
