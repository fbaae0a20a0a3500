"""The settings as a machine's environment makes them; each case is a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "V3ryLongAndRandom-V3ryLongAndRandom-V3ryLongAndRandom-0123456789"


def manage(*arguments, **environment):
    """What manage.py answers with nothing but this environment."""
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite://:memory:"} | environment
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


def setting(name, **environment):
    """The value of one setting, as Python prints it."""
    answer = manage(
        "shell",
        "--verbosity=0",
        "--no-imports",
        f"--command=from django.conf import settings; print(settings.{name})",
        **{"SECRET_KEY": KEY} | environment,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "SECRET_KEY is not set; put a long random text into it"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set; put a long random text into it"),
        ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is '*'"),
        ({"SECRET_KEY": KEY, "SITE_URL": "example.org"}, "'example.org' is not a web address"),
    ],
)
def test_an_unsafe_or_wrong_environment_refuses_to_start(environment, sentence):
    answer = manage("check", **environment)
    assert answer.returncode != 0
    last_line = answer.stderr.strip().splitlines()[-1]
    assert last_line.startswith("django.core.exceptions.ImproperlyConfigured:")
    assert sentence in last_line


def test_debug_needs_no_key():
    assert manage("check", DEBUG="on").returncode == 0


def test_a_site_with_https_passes_the_deployment_check():
    answer = manage(
        "check",
        "--deploy",
        "--fail-level=WARNING",
        SECRET_KEY=KEY,
        SITE_URL="https://news.example.org",
        EMAIL_URL="smtp+tls://desk:secret@mail.example.org:587",
    )
    assert answer.returncode == 0, answer.stderr


def test_the_site_answers_only_to_the_host_of_its_address():
    assert setting("ALLOWED_HOSTS", SITE_URL="https://news.example.org") == "['news.example.org']"


def test_sqlite_waits_for_a_writer_and_keeps_readers_going():
    options = setting("DATABASES['default']['OPTIONS']", DATABASE_URL="sqlite:////tmp/x.sqlite3")
    assert "'transaction_mode': 'IMMEDIATE'" in options
    assert "journal_mode=WAL" in options
    assert "'timeout': 20" in options


def test_mail_goes_where_email_url_says():
    address = "smtp+tls://desk:secret@mail.example.org:587"
    assert setting("MAILERS['default']['OPTIONS']", EMAIL_URL=address) == str(
        {
            "host": "mail.example.org",
            "port": 587,
            "username": "desk",
            "password": "secret",
            "use_tls": True,
        }
    )


@pytest.mark.parametrize(
    ("environment", "sender"),
    [
        ({}, "Newsroom <news@127.0.0.1>"),
        (
            {"SITE_URL": "https://news.example.org", "SITE_NAME": "Ann, Roe & Co"},
            '"Ann, Roe & Co" <news@news.example.org>',
        ),
        ({"MAIL_FROM": "Desk <desk@example.org>"}, "Desk <desk@example.org>"),
    ],
)
def test_mails_have_a_sender(environment, sender):
    assert setting("DEFAULT_FROM_EMAIL", **environment) == sender


def test_a_sender_that_is_none_is_refused():
    answer = manage("check", SECRET_KEY=KEY, MAIL_FROM="nobody")
    assert "MAIL_FROM 'nobody' is no sender; write it as News <news@example.org>." in answer.stderr
