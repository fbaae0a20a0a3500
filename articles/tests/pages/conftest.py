"""A small archive, and the addresses at which its stories show."""

from datetime import date

import pytest
from django.urls import reverse

from articles.models import Topic
from articles.tests.rows import file_under, make_story, name_in, relate
from people.models import Area, Office, Official, Tenure


@pytest.fixture
def country():
    return Area.objects.create(slug="country-freedonia", name="Freedonia", adjective="Freedonian")


@pytest.fixture
def office(country):
    return Office.objects.create(
        slug="fr-defense-minister", title="Freedonian Defense Minister", area=country
    )


@pytest.fixture
def official(office):
    official = Official.objects.create(slug="ann-lee", name="Ann Lee", sort_name="Lee, Ann")
    Tenure.objects.create(
        slug="fr-defense-minister--ann-lee",
        official=official,
        office=office,
        start_first=date(2007, 2, 15),
        start_last=date(2007, 2, 15),
        end_first=date(2012, 11, 1),
        end_last=date(2012, 11, 30),
    )
    return official


@pytest.fixture
def topic():
    return Topic.objects.create(
        name="Harbor talks", slug="harbor-talks", introduction="On harbors."
    )


@pytest.fixture
def addresses(official, office, topic):
    """Every address at which a live story shows, once `fill` has filed it everywhere."""
    return [
        reverse("front"),
        reverse("topics"),
        topic.get_absolute_url(),
        official.get_absolute_url(),
        office.get_absolute_url(),
        reverse("archive"),
        reverse("archive_year", args=[2007]),
        reverse("archive_month", args=[2007, 4]),
        reverse("archive_day", args=[2007, 4, 23]),
    ]


@pytest.fixture
def fill(official, office, topic):
    """Make that many stories, each filed under the topic and naming the official in office."""

    def make(count, **fields):
        stories = [make_story(number, **fields) for number in range(1, count + 1)]
        for story in stories:
            file_under(story, topic)
            name_in(story, official, office)
            if story is not stories[0]:
                relate(stories[0], story)
        return stories

    return make
