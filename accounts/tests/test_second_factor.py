"""The second factor: setting it up, logging in with it, losing it."""

import time

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import second_factor, throttle
from articles.models import AuditEntry

pytestmark = pytest.mark.django_db
LOGIN, CODE, FACTOR = "/admin/login/", "/admin/login/code/", "/admin/second-factor/"
PASSWORD = "a long password"


@pytest.fixture
def chief():
    return get_user_model().objects.create_user("chief", password=PASSWORD, is_staff=True)


def code_of(user, later=0):
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, t0=-30 * later):06}"


def turn_on(user):
    second_factor.pending(user)
    assert second_factor.confirm(user, code_of(user))
    return second_factor.new_recovery_codes(user)


def give_password(client, **data):
    return client.post(LOGIN, {"username": "chief", "password": PASSWORD, **data})


def is_in(client):
    return client.get("/admin/").status_code == 200


def test_the_password_alone_opens_nothing(client, chief):
    turn_on(chief)
    assert give_password(client)["Location"] == CODE
    assert not is_in(client)
    assert "_auth_user_id" not in client.session


def test_the_code_of_the_app_finishes_the_login_where_it_was_going(client, chief):
    turn_on(chief)
    give_password(client, next="/admin/auth/")
    answer = client.post(CODE, {"token": code_of(chief, later=1)})
    assert answer["Location"] == "/admin/auth/"
    assert is_in(client)
    assert AuditEntry.objects.get(act="log in").detail.startswith("with authenticator app")


def test_a_code_opens_once(client, chief):
    turn_on(chief)
    token = code_of(chief, later=1)
    give_password(client)
    client.post(CODE, {"token": token})
    other = Client()
    give_password(other)
    assert "used already" in other.post(CODE, {"token": token}).text
    assert not is_in(other)


def test_a_recovery_code_opens_once_and_may_be_typed_with_blanks(client, chief):
    code = turn_on(chief)[0]
    give_password(client)
    client.post(CODE, {"token": f" {code[:4].upper()} {code[4:]} "})
    assert is_in(client)
    assert second_factor.codes_left(chief) == 9
    other = Client()
    give_password(other)
    other.post(CODE, {"token": code})
    assert not is_in(other)


def test_wrong_codes_count_like_wrong_passwords(client, chief):
    turn_on(chief)
    give_password(client)
    for _ in range(throttle.AN_ACCOUNT):
        client.post(CODE, {"token": "000000"})
    assert throttle.TEXT in client.post(CODE, {"token": code_of(chief, later=1)}).text
    assert not is_in(client)
    assert AuditEntry.objects.filter(is_refused=True, done_by="chief").count() == 10


def test_without_the_password_the_code_is_not_asked(client, chief):
    turn_on(chief)
    assert client.get(CODE)["Location"] == LOGIN
    assert client.post(CODE, {"token": code_of(chief, later=1)})["Location"] == LOGIN
    assert not is_in(client)


@pytest.mark.parametrize("change", ["wait", "password", "deactivate"])
def test_a_login_halfway_ends_with_time_and_with_the_account(client, chief, change):
    turn_on(chief)
    give_password(client)
    if change == "password":
        chief.set_password("another long password")
    chief.is_active = change != "deactivate"
    chief.save()
    later = time.time() + (11 * 60 if change == "wait" else 0)
    with time_machine.travel(later, tick=False):
        answer = client.post(CODE, {"token": code_of(chief, later=1)})
    assert answer["Location"] == LOGIN
    assert not is_in(client)


def test_halfway_through_a_login_no_new_authenticator_can_be_set_up(client, chief):
    turn_on(chief)
    give_password(client)
    assert client.get(FACTOR)["Location"].startswith(LOGIN)
    assert client.get(f"{FACTOR}qr.svg").status_code == 404


def test_setting_it_up_shows_the_key_as_picture_and_text_and_the_codes_once(client, chief):
    client.force_login(chief)
    page = client.get(FACTOR)
    assert second_factor.key_in_text(TOTPDevice.objects.get(user=chief)) in page.text
    picture = client.get(f"{FACTOR}qr.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]
    answer = client.post(FACTOR, {"token": code_of(chief)})
    assert len(answer.context["codes"]) == 10
    assert "no-store" in answer["Cache-Control"]
    assert answer.context["codes"][0] not in client.get(FACTOR).text
    assert is_in(client)
    assert AuditEntry.objects.filter(act="turn on second factor", done_by="chief").exists()


def test_a_wrong_code_turns_nothing_on(client, chief):
    client.force_login(chief)
    client.get(FACTOR)
    client.post(FACTOR, {"token": "abcdef"})
    assert not second_factor.has_one(chief)


def test_the_key_in_use_is_never_shown_again(client, chief):
    turn_on(chief)
    client.force_login(chief)
    assert client.get(f"{FACTOR}qr.svg").status_code == 404
    assert (
        second_factor.key_in_text(TOTPDevice.objects.get(user=chief)) not in client.get(FACTOR).text
    )


def test_new_codes_and_turning_off_need_a_code(client, chief):
    old = turn_on(chief)[0]
    client.force_login(chief)
    client.post(FACTOR, {"token": "wrongone", "act": "remove"})
    assert second_factor.has_one(chief)
    with time_machine.travel(time.time() + 120):
        answer = client.post(FACTOR, {"token": code_of(chief), "act": "codes"})
        assert old not in answer.context["codes"]
        client.post(FACTOR, {"token": answer.context["codes"][0], "act": "remove"})
    assert not second_factor.has_one(chief)


def test_a_stranger_sees_none_of_the_pages(client):
    assert client.get(FACTOR)["Location"].startswith(LOGIN)
    assert client.get(f"{FACTOR}qr.svg").status_code == 404


class TestWhereItIsRequired:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.REQUIRE_SECOND_FACTOR = True

    def test_a_first_login_sets_it_up_before_it_opens_anything(self, client, chief):
        assert give_password(client, next="/admin/auth/")["Location"] == FACTOR
        client.get(FACTOR)
        assert client.get(f"{FACTOR}qr.svg").status_code == 200
        assert not is_in(client)
        answer = client.post(FACTOR, {"token": code_of(chief)})
        assert answer.context["then"] == "/admin/auth/"
        assert is_in(client)

    def test_sessions_from_before_are_nobodys(self, client, chief):
        client.force_login(chief)
        assert not is_in(client)

    def test_it_cannot_be_turned_off(self, client, chief):
        turn_on(chief)
        give_password(client)
        client.post(CODE, {"token": code_of(chief, later=1)})
        with time_machine.travel(time.time() + 120):
            client.post(FACTOR, {"token": code_of(chief), "act": "remove"})
        assert second_factor.has_one(chief)


def test_the_command_helps_whoever_lost_everything(chief, capsys):
    turn_on(chief)
    call_command("remove_second_factor", "chief")
    assert not second_factor.has_one(chief)
    assert AuditEntry.objects.get().act == "remove second factor of user"
    with pytest.raises(CommandError, match="'chef' is not an account"):
        call_command("remove_second_factor", "chef")
