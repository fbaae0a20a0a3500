"""The people of a story: the office of its day, and the office of today."""

from datetime import UTC, datetime

import pytest
import time_machine

from people.models import Area
from people.tests.factories import make_office, make_official, make_tenure

from .factories import make_live_article

pytestmark = pytest.mark.django_db
DAY = datetime(2007, 4, 23, 12, tzinfo=UTC)


@pytest.fixture
def marek():
    """Ivo Marek: defense minister to the end of 2007, ambassador from 2010 to 2012."""
    area = Area.objects.create(slug="ruritania", name="Ruritania", adjective="Ruritanian")
    official = make_official("Ivo Marek")
    for title, start, end in [
        ("Ruritanian Defense Minister", "2001-03-28", "2007-12-31"),
        ("Ruritanian Ambassador to the United States", "2010-01-01", "2012-06-30"),
    ]:
        make_tenure(official, make_office(title, area=area), start, end)
    return official


@pytest.fixture
def address(marek):
    story = {
        "body": "<p>Defense Minister Ivo Marek arrived.</p>",
        "dateline": {"day": "2007-04-23", "place": "STRELSAU", "printed": None},
    }
    return make_live_article(story, at=DAY).get_absolute_url()


@pytest.mark.parametrize(
    ("today", "now"),
    [
        ("2007-05-01", None),  # the same office: nothing to add
        ("2008-05-01", "No office on record today"),
        ("2011-05-01", "Now Ruritanian Ambassador to the United States"),
        ("2013-05-01", "No office on record today"),
    ],
)
def test_what_is_held_now_follows_the_clock_without_an_edit(client, address, today, now):
    with time_machine.travel(f"{today}T12:00Z", tick=False):
        page = client.get(address).content.decode()
    assert "Ruritanian Defense Minister</a>" in page
    assert ('class="office now"' in page) == (now is not None)
    assert now is None or now in page


def test_an_uncertain_end_is_said_to_be_nothing(client, address, marek):
    make_tenure(marek, make_office("Ruritanian Senator"), "2020", "2026")
    with time_machine.travel("2026-07-01T12:00Z", tick=False):
        assert 'class="office now"' not in client.get(address).content.decode()
