"""The acts of the desk through the admin: pages, buttons, forged requests and bulk actions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.desk import State
from articles.models import Article, AuditEntry
from articles.tests.factories import make_article, make_live_article
from articles.tests.forms import form_of
from articles.tests.staff import change, make_member, make_story_in

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


def enter(client, role):
    user = make_member(role)
    client.force_login(user)
    return user


def page(article, act):
    return reverse("admin:articles_article_act", args=[article.pk, act])


def test_the_form_has_a_button_for_each_act_that_is_allowed_and_says_why_not_of_others(client):
    enter(client, "editor")
    article = make_story_in(State.REVIEW)
    answer = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    offered = {button.act for button in answer.context["buttons"]}
    assert offered == {"approve", "return_", "claim", "assign", "spike"}
    assert "ask a slot editor" in answer.text


def test_a_story_goes_from_draft_to_readers_through_four_pages(client):
    reporter = enter(client, "reporter")
    article = make_article(author=reporter)
    client.post(page(article, "submit"), {"expected": 1})
    enter(client, "editor")
    client.post(page(article, "approve"), {"expected": 1})
    enter(client, "slot")
    assert "Readers see this version at once." in client.get(page(article, "publish")).text
    client.post(page(article, "publish"), {"expected": 1})
    assert Article.objects.published().get() == article
    done = AuditEntry.objects.filter(is_refused=False).exclude(act="edit")
    assert list(done.order_by("pk").values_list("act", flat=True)) == [
        "submit",
        "approve",
        "publish",
    ]


def test_a_schedule_asks_about_an_hour_that_comes_twice_and_keeps_what_was_typed(client):
    enter(client, "slot")
    article = make_article()
    sent = {"expected": 1, "day": "2030-10-27", "hour": "02:30", "zone": "Europe/Berlin"}
    answer = client.post(page(article, "schedule"), sent)
    assert "comes twice in Europe/Berlin" in answer.text
    assert 'value="2030-10-27"' in answer.text
    client.post(page(article, "schedule"), sent | {"fold": "1"})
    article.refresh_from_db()
    assert article.published_at.isoformat() == "2030-10-27T01:30:00+00:00"


def test_a_correction_opens_with_its_line_drafted(client):
    enter(client, "slot")
    article = make_live_article({"headline": "Old"})
    change(article, headline="New")
    form = client.get(page(article, "publish")).context["form"]
    assert form["line"].value() == "Headline."
    sent = {"expected": 2, "kind": "correction", "line": "Corrects it.", "wrong": "a", "right": "b"}
    assert client.post(page(article, "publish"), sent).status_code == 302
    article.refresh_from_db()
    assert article.page["corrections"][0]["right"] == "b"


def test_a_request_made_by_hand_is_refused_and_logged(client):
    reporter = enter(client, "reporter")
    article = make_article(author=reporter)
    answer = client.post(page(article, "publish"), {"expected": 1, "status": "live"})
    assert answer.status_code == 403
    assert "ask an editor" in answer.text
    entry = article.audit_entries.get(is_refused=True)
    assert (entry.act, entry.done_by) == ("publish", reporter.username)
    assert not Article.objects.published().exists()


def test_an_act_on_a_version_that_is_no_longer_the_latest_answers_409(client):
    enter(client, "slot")
    article = make_article()
    change(article, headline="Unread")
    assert client.post(page(article, "publish"), {"expected": 1}).status_code == 409
    assert not Article.objects.published().exists()


def test_a_bulk_action_names_the_count_first_and_checks_each_story(client):
    enter(client, "slot")
    draft, live = make_article(), make_live_article()
    sent = {"action": "publish_selected", "_selected_action": [draft.pk, live.pk]}
    asked = client.post(LIST, sent)
    assert "Publish now: 2 stories" in asked.text
    assert Article.objects.published().count() == 1
    sent |= {"post": "yes", f"version_{draft.pk}": 1, f"version_{live.pk}": 1}
    told = client.post(LIST, sent, follow=True).text
    assert "Published 1 story." in told
    assert "is what readers see already" in told


def test_numbers_put_into_a_bulk_action_by_hand_change_nothing_and_are_logged(client):
    user = enter(client, "slot")
    killed, foreign = make_story_in(State.KILLED), make_article()
    sent = {"action": "spike_selected", "post": "yes", f"version_{killed.pk}": 1}
    client.post(LIST, sent | {"_selected_action": [killed.pk, foreign.pk]})
    killed.refresh_from_db()
    foreign.refresh_from_db()
    assert (killed.status, foreign.status) == ("killed", "draft")
    assert AuditEntry.objects.get(subject=f"story {killed.pk}", done_by=str(user)).is_refused


def test_a_reporter_changes_no_story_of_others_in_a_bulk_action(client):
    reporter = enter(client, "reporter")
    own, other = make_article(author=reporter), make_article()
    sent = {"action": "submit_selected", "post": "yes", "_selected_action": [own.pk, other.pk]}
    client.post(LIST, sent | {f"version_{own.pk}": 1, f"version_{other.pk}": 1})
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.status, other.status) == ("review", "draft")
    assert other.audit_entries.filter(act="submit", is_refused=True).exists()


def test_a_killed_story_is_neither_listed_nor_found_for_who_may_not_see_it(client):
    make_story_in(State.KILLED, {"headline": "Zyzzyva Pier Opens"})
    for role, found in [("slot", False), ("senior", True)]:
        enter(client, role)
        listed = client.get(f"{LIST}?q=Zyzzyva").context["cl"].queryset
        assert listed.exists() is found


def test_forged_times_of_a_story_change_nothing(client):
    reporter = enter(client, "reporter")
    article = make_article(author=reporter, embargo_until=timezone.now() + timedelta(days=1))
    held = article.embargo_until
    sent = {"headline": "H", "body": "<p>B</p>", "embargo_until_0": "", "embargo_until_1": ""}
    sent |= {"published_at_0": "2007-04-23", "published_at_1": "12:00", "status": "live"}
    client.post(reverse("admin:articles_article_change", args=[article.pk]), sent)
    article.refresh_from_db()
    assert (article.embargo_until, article.published_at, article.status) == (held, None, "draft")


def test_a_record_is_read_and_never_changed(client):
    enter(client, "senior")
    entry = make_story_in(State.REVIEW).audit_entries.get()
    address = reverse("admin:articles_auditentry_change", args=[entry.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"detail": "Forged"}).status_code == 403
    with pytest.raises(TypeError, match="never changes"):
        entry.save()


@pytest.mark.parametrize(
    ("then", "place"),
    [("preview", "preview/"), ("publish", "act/publish/"), ("burn", "change/")],
)
def test_who_saves_in_order_to_do_more_is_led_on(client, then, place):
    enter(client, "slot")
    article = make_article()
    address = reverse("admin:articles_article_change", args=[article.pk])
    sent = form_of(client, address) | {"_then": then, "_continue": "1"}
    assert client.post(address, sent).url == address.replace("change/", place)


def test_of_the_buttons_the_next_likely_one_stands_first(client):
    enter(client, "editor")
    article = make_story_in(State.REVIEW)
    answer = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    first, *others = answer.context["buttons"]
    assert first.act == "approve"
    assert first.is_next
    assert not any(button.is_next for button in others)
    assert "Save, then approve…" in answer.text
