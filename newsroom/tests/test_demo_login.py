"""The login that `make run` makes."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


def make_demo_superuser():
    printed = StringIO()
    call_command("make_demo_superuser", stdout=printed)
    return printed.getvalue()


def test_the_login_it_keeps_and_prints_opens_the_admin(var):
    printed = make_demo_superuser()
    name, password = (var / "demo-login.txt").read_text().split()
    assert password in printed
    assert authenticate(username=name, password=password).is_superuser


def test_only_this_machines_user_can_read_the_login(var):
    make_demo_superuser()
    assert (var / "demo-login.txt").stat().st_mode & 0o777 == 0o600


def test_made_again_it_changes_nothing(var):
    make_demo_superuser()
    before = (var / "demo-login.txt").read_text(), get_user_model().objects.get().password
    printed = make_demo_superuser()
    assert "demo-login.txt" in printed
    assert before == ((var / "demo-login.txt").read_text(), get_user_model().objects.get().password)
