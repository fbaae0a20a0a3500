"""What the front page chooses from the newest stories."""

from datetime import timedelta

import pytest

from articles.front import arrange
from articles.models import Article, Topic
from people.models import Official

from .rows import NOON, file_under, make_story, name_in

pytestmark = pytest.mark.django_db


def newest_first():
    return list(Article.objects.published().newest_first().with_front_data())


def make_stories(count, topics=()):
    for number in range(count):
        story = make_story(number, published_at=NOON + timedelta(days=number))
        for topic in topics:
            file_under(story, topic)


def test_nothing_is_arranged_of_nothing():
    assert arrange([]).lead is None


def test_the_newest_story_leads():
    make_stories(3)
    front = arrange(newest_first())
    assert [front.lead, front.second, *front.latest] == newest_first()


def test_no_story_stands_in_two_places():
    topics = [Topic.objects.create(name=name, slug=name) for name in ["harbors", "bridges"]]
    make_stories(40, topics)
    front = arrange(newest_first())
    shown = [front.lead, front.second, *front.latest]
    for section in front.sections:
        shown += section.stories
    assert len(front.sections) == 2
    assert len(shown) == len(set(shown))


def test_a_topic_with_too_few_stories_gets_no_section():
    make_stories(11, [Topic.objects.create(name="harbors", slug="harbors")])
    assert arrange(newest_first()).sections == []


def test_people_come_by_how_many_stories_name_them_with_their_newest_title():
    often = Official.objects.create(slug="ann-lee", name="Ann Lee")
    once = Official.objects.create(slug="bo-dale", name="Bo Dale")
    make_stories(2)
    new, old = Article.objects.newest_first()
    for story in [new, old]:
        name_in(story, often)
    name_in(new, once)
    new.appearances.filter(official=often).update(title="Prime Minister")
    old.appearances.filter(official=often).update(title="Mayor")
    people = arrange(newest_first()).people
    assert [(person.official.slug, person.title, person.stories) for person in people] == [
        ("ann-lee", "Prime Minister", "2 stories"),
        ("bo-dale", "", "1 story"),
    ]
