"""People whom stories name and the directory does not know."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.urls import reverse

from articles import strangers
from articles.desk import Refused
from articles.models import Appearance, AuditEntry, IgnoredName
from people.models import Name, Official
from people.tests.factories import make_official

from .factories import make_live_article
from .staff import make_member

pytestmark = pytest.mark.django_db
ADDRESS = "admin:people_official_unknown"


def story(text):
    return make_live_article({"body": f"<p>{text}</p>"})


@pytest.fixture
def stories():
    return [
        story("Foreign Minister Jana Hora arrived. Hora smiled."),
        story("Foreign Minister Jana Hora left. Defense Minister Ivo Marek stayed."),
    ]


def names():
    return [(stranger.name, stranger.stories) for stranger in strangers.strangers()]


def test_names_in_most_stories_come_first_with_their_contexts(stories):
    assert names() == [("Jana Hora", 2), ("Ivo Marek", 1)]
    hora, _ = strangers.strangers()
    assert [context.article for context in hora.contexts] == stories
    assert hora.contexts[0].before == "Foreign Minister "
    assert hora.contexts[0].after.startswith(" arrived")


def test_known_people_are_no_strangers(stories):
    make_official("Jana Hora")
    story("Foreign Minister Jana Hora spoke.")
    assert ("Jana Hora", 3) not in names()


def test_one_click_makes_an_official_whom_the_stories_then_name(stories):
    official, left = strangers.make_official("Jana Hora", by="test")
    assert (official.slug, official.family_name, official.sort_name, left) == (
        "jana-hora",
        "Hora",
        "Hora, Jana",
        0,
    )
    assert Appearance.objects.filter(official=official).count() == 2
    assert names() == [("Ivo Marek", 1)]
    assert AuditEntry.objects.filter(act="add official", done_by="test").exists()


def test_one_click_makes_another_name_of_an_official(stories):
    horova = make_official("Jana Horova")
    hora = strangers.strangers()[0]
    assert hora.suggested == ((horova.slug, "Jana Horova"),)
    strangers.make_alias("Jana Hora", horova, by="test")
    assert Name.objects.get().name == "Jana Hora"
    assert Appearance.objects.filter(official=horova).count() == 2


def test_a_name_passed_over_is_asked_about_no_more(stories):
    strangers.ignore("Ivo Marek", by="test")
    strangers.ignore("Ivo Marek", by="test")
    assert names() == [("Jana Hora", 2)]


def test_only_what_stories_print_becomes_an_official(stories):
    with pytest.raises(Refused, match="Nobody Atall"):
        strangers.make_official("Nobody Atall", by="test")
    strangers.make_official("Jana Hora", by="test")
    with pytest.raises(Refused, match="any more"):
        strangers.make_official("Jana Hora", by="test")


@pytest.mark.parametrize(
    ("name", "family"), [("Omar Bin Rahal III", "Rahal"), ("Carl Roe, Jr.", "Roe")]
)
def test_a_suffix_is_no_surname(name, family):
    story(f"Foreign Minister {name} arrived.")
    (stranger,) = strangers.strangers()
    official, _ = strangers.make_official(stranger.name, by="test")
    assert official.family_name == family


def test_many_stories_are_read_as_far_as_time_allows(stories, monkeypatch):
    monkeypatch.setattr(strangers, "READ_AT_ONCE", 1)
    _, left = strangers.make_official("Jana Hora", by="test")
    assert left == 1
    assert Appearance.objects.get().article == stories[1]


def test_the_page_costs_the_same_for_one_name_and_many(
    client, stories, django_assert_max_num_queries
):
    client.force_login(User.objects.create_superuser("ann"))
    client.get(reverse(ADDRESS))  # loads the directory
    for number in range(10):
        story(f"Foreign Minister Anna {'ABCDEFGHIJ'[number]}oran spoke.")
    with django_assert_max_num_queries(10):
        page = client.get(reverse(ADDRESS)).content.decode()
    assert "<mark>Anna Joran</mark>" in page


@pytest.mark.parametrize("act", ["add", "alias", "other", "ignore"])
def test_each_button_does_what_it_says(client, stories, act):
    client.force_login(User.objects.create_superuser("ann"))
    horova = make_official("Jana Horova")
    fields = {"name": "Jana Hora", "act": act, "slug": horova.slug, "official": horova.pk}
    page = client.post(reverse(ADDRESS), fields, follow=True).content.decode()
    assert "<mark>Jana Hora</mark>" not in page
    done = {
        "add": Official.objects.filter(name="Jana Hora"),
        "alias": horova.other_names.all(),
        "other": horova.other_names.all(),
        "ignore": IgnoredName.objects.all(),
    }[act]
    assert done.count() == 1


def test_an_alias_of_nobody_changes_nothing(client, stories):
    client.force_login(User.objects.create_superuser("ann"))
    fields = {"name": "Jana Hora", "act": "alias", "slug": "nobody"}
    page = client.post(reverse(ADDRESS), fields, follow=True).content.decode()
    assert "Choose the official" in page
    assert names() == [("Jana Hora", 2), ("Ivo Marek", 1)]


def test_reporters_may_not(client, stories):
    client.force_login(make_member("reporter"))
    fields = {"name": "Jana Hora", "act": "add"}
    assert client.post(reverse(ADDRESS), fields).status_code == 403
    assert not Official.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plan of SQLite")
def test_mentions_of_strangers_are_read_from_an_index():
    plans = [
        strangers.mentions().order_by().values("text").annotate(Count("article")).explain(),
        strangers.mentions().filter(text="Jana Hora").explain(),
    ]
    assert not [plan for plan in plans if "SCAN articles_mention" in plan]
    assert "mentions_of_strangers" in plans[1]
