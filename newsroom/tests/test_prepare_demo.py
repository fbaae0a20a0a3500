"""What `make run` does before it serves."""

import pytest
from django.core.management import call_command

from articles.management.commands import prepare_demo
from articles.models import Topic
from articles.tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch):
    """The names of the commands that are called, in order."""
    names = []
    monkeypatch.setattr(prepare_demo, "call_command", lambda name, **options: names.append(name))
    return names


def test_an_empty_site_gets_the_archive_and_a_login(called):
    call_command("prepare_demo")
    assert called == ["migrate", "load_demo", "make_demo_superuser", "demo_addresses"]


def test_a_site_with_stories_keeps_its_own(called):
    make_article()
    call_command("prepare_demo")
    assert "load_demo" not in called


def test_an_archive_that_breaks_off_leaves_the_site_empty(monkeypatch):
    def break_off(name, **options):
        if name == "load_demo":
            Topic.objects.create(name="Half", slug="half")
            raise KeyboardInterrupt

    monkeypatch.setattr(prepare_demo, "call_command", break_off)
    with pytest.raises(KeyboardInterrupt):
        call_command("prepare_demo")
    assert not Topic.objects.exists()
