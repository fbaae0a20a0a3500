"""What readers' pages cost the database."""

from datetime import date

import pytest

from articles.models import Relation, Topic
from articles.tests.rows import file_under, name_in
from people.loader import load_directory
from people.models import Area, Office, Official, Tenure

pytestmark = pytest.mark.django_db

STORY_QUERIES = 3
LIST_QUERIES = 4


@pytest.fixture
def fill_widely(fill, official, office, topic):
    """As `fill`, with as many officials, offices, areas, tenures and topics, all in use."""

    def make(count):
        first, *others = fill(count)
        for story in others:
            name = story.slug
            area = Area.objects.create(slug=name, name=name)
            other_office = Office.objects.create(slug=name, title=f"Office {name}", area=area)
            other = Official.objects.create(slug=name, name=f"Person {name}", sort_name=name)
            other_topic = Topic.objects.create(name=name, slug=name)
            for holder, held in [(other, other_office), (official, other_office), (other, office)]:
                day = date(2013, 1, 1)
                slug = f"{held.slug}--{holder.slug}"
                Tenure.objects.create(
                    slug=slug, official=holder, office=held, start_first=day, start_last=day
                )
            for shown in (first, story):
                name_in(shown, other, other_office, position=shown.pk)
                file_under(shown, other_topic)
        return [first, *others]

    return make


def test_a_story_costs_three_queries_however_much_hangs_on_it(
    client, django_assert_num_queries, fill_widely
):
    stories = fill_widely(30)
    load_directory()  # kept in memory until somebody's office changes
    with django_assert_num_queries(STORY_QUERIES):
        client.get(stories[0].get_absolute_url())


def test_a_list_costs_the_same_for_one_row_and_thirty(
    client, django_assert_max_num_queries, addresses, fill_widely
):
    def costs():
        load_directory()  # kept in memory until somebody's office changes
        found = {}
        for address in [*addresses, "/people/", "/offices/"]:
            with django_assert_max_num_queries(LIST_QUERIES) as queries:
                client.get(address)
            found[address] = len(queries)
        return found

    first = fill_widely(1)
    one = costs()
    Relation.objects.all().delete()
    for story in first:
        story.delete()
    fill_widely(30)
    assert costs() == one


def test_lists_never_load_bodies(client, django_assert_max_num_queries, addresses, fill):
    fill(3)
    load_directory()
    for address in addresses:
        with django_assert_max_num_queries(LIST_QUERIES) as queries:
            client.get(address)
        for query in queries.captured_queries:
            assert '"body_html"' not in query["sql"], address
            assert '"body",' not in query["sql"], address
