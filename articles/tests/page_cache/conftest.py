from datetime import timedelta

import pytest

from articles.tests.factories import make_live_article, make_source, make_topic
from articles.tests.staff import make_member
from people.tests.factories import make_office, make_official, make_tenure

from .kept import NOW, told


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def senior():
    return make_member("superuser")


@pytest.fixture
def story(clock):
    """A story on every kind of page, beside another one on none of its lists."""
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    make_official(slug="bo-dale", name="Bo Dale")
    make_topic(slug="piers", name="Piers", parent=make_topic(slug="harbors", name="Harbors"))
    make_topic(slug="bridges", name="Bridges")
    at = NOW - timedelta(days=30)
    make_live_article(told("Bergen", "Bo Dale", "bridges"), source=make_source(slug="other"), at=at)
    source = make_source(slug="harbor", name="Harbor Press")
    return make_live_article(told("Oslo"), source=source, at=NOW - timedelta(hours=5))
