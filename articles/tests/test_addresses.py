"""Old addresses lead to where the page is now."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles import addresses, desk
from articles.models import Article, AuditEntry, OldAddress
from articles.tests.factories import make_live_article, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def slot():
    user = get_user_model().objects.create_user("slot", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["change_article", "publish_article"])
    )
    return user


@pytest.fixture
def story():
    return make_live_article(slug="first")


def test_a_story_with_a_new_address_answers_at_the_old_one(client, story, slot):
    addresses.readdress(story, "second", by=slot)
    answer = client.get("/2007/04/23/first/")
    assert answer.status_code == 301
    assert answer["Location"] == "/2007/04/23/second/"
    assert client.get(answer["Location"]).status_code == 200
    assert AuditEntry.objects.get(act="readdress").done_by == "slot"


def test_a_chain_is_one_hop(client, story, slot):
    for slug in ("second", "third", "fourth"):
        addresses.readdress(story, slug, by=slot)
    for old in ("first", "second", "third"):
        assert client.get(f"/2007/04/23/{old}/")["Location"] == "/2007/04/23/fourth/"


def test_an_address_that_comes_back_leads_nowhere(client, story, slot):
    addresses.readdress(story, "second", by=slot)
    addresses.readdress(story, "first", by=slot)
    assert client.get("/2007/04/23/first/").status_code == 200
    assert client.get("/2007/04/23/second/")["Location"] == "/2007/04/23/first/"
    assert OldAddress.objects.count() == 1


def test_what_lies_under_an_old_address_moves_with_it(client, story, slot):
    addresses.readdress(story, "second", by=slot)
    answer = client.get("/2007/04/23/first/history/2/?a=b")
    assert answer["Location"] == "/2007/04/23/second/history/2/?a=b"


def test_addresses_of_any_script_move(client, slot):
    story = make_live_article(slug="москва")
    addresses.readdress(story, "гейтс-в-москве", by=slot)
    answer = client.get("/2007/04/23/москва/")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        ("other", "another story of that day"),
        ("was-other", "was the address of another"),
        ("first", "already"),
        ("Two Words", "write it as two-words"),
        ("//evil.example", "write it as evilexample"),
        ("", "cannot stand in an address"),
        ("x" * 201, "cannot stand in an address"),
    ],
)
def test_an_address_that_is_taken_or_none_is_refused(story, slot, slug, why):
    addresses.readdress(make_live_article(slug="was-other"), "other", by=slot)
    with pytest.raises(desk.Refused, match=why):
        addresses.readdress(story, slug, by=slot)
    story.refresh_from_db()
    assert story.slug == "first"
    assert AuditEntry.objects.filter(act="readdress", is_refused=True).exists()


def test_who_may_not_publish_may_not_move_an_address(story):
    writer = get_user_model().objects.create_user("writer", is_staff=True)
    with pytest.raises(desk.Refused, match="ask a slot editor"):
        addresses.readdress(story, "second", by=writer)
    assert not OldAddress.objects.exists()


def test_a_story_readers_never_saw_leaves_no_old_address(client, slot):
    story = make_live_article(slug="first", at=timezone.now() + timedelta(days=1))
    addresses.readdress(story, "second", by=slot)
    assert not OldAddress.objects.exists()


@pytest.mark.parametrize("hide", ["embargo_until", "published_at"])
def test_an_old_address_does_not_tell_of_a_story_that_is_hidden_now(client, story, slot, hide):
    addresses.readdress(story, "minister-resigns", by=slot)
    Article.objects.filter(pk=story.pk).update(**{hide: timezone.now() + timedelta(days=1)})
    answer = client.get("/2007/04/23/first/")
    assert answer.status_code == 404
    assert "resigns" not in answer.text


def test_the_old_address_of_a_killed_story_ends_in_410(client, story, slot):
    addresses.readdress(story, "second", by=slot)
    Article.objects.filter(pk=story.pk).update(status=Article.Status.KILLED)
    assert client.get("/2007/04/23/first/", follow=True).status_code == 410


def test_a_redirect_stays_on_this_site(client):
    topic = make_topic(slug="arms")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for target in ("//evil.example/", "https://evil.example/", "/\\evil.example/"):
        OldAddress.objects.update_or_create(
            path="/topics/old/", defaults={"target": target, "moved_at": now}
        )
        assert client.get("/topics/old/").status_code == 404
    OldAddress.objects.update(target=topic.get_absolute_url())
    assert client.get("/topics/old///evil.example/")["Location"].startswith("/topics/arms/")


@pytest.mark.parametrize("room", ["people", "offices"])
def test_an_old_address_of_an_official_or_an_office_leads_on(client, room):
    addresses.move(f"/{room}/old/", f"/{room}/new/")
    assert client.get(f"/{room}/old/")["Location"] == f"/{room}/new/"
    assert client.get(f"/{room}/old/quotations/")["Location"] == f"/{room}/new/quotations/"


def test_only_reading_is_led_on(client, story, slot):
    addresses.readdress(story, "second", by=slot)
    assert client.post("/2007/04/23/first/").status_code == 404


def test_an_address_that_never_was_costs_one_query_more(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert addresses.target_of("/topics/none/") is None
