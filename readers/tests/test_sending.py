"""Which stories reach whom, when, and that each comes once, whatever fails."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import desk, records
from articles.models import Delivery
from articles.search import hits
from articles.search.databases import TooSlow
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import change, make_member
from people.tests.factories import make_office, make_official, make_tenure
from readers import announcing, sending
from readers.models import Alert, Announcement, Follower, Told
from readers.tests.factories import (
    later,
    make_asked,
    make_followed_topic,
    make_follower,
    make_news,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def topic():
    return make_followed_topic()


@pytest.fixture
def slot():
    return make_member("slot")


def send(time_machine=None, **span):
    """What a run sends, `span` after now."""
    if span:
        time_machine.move_to(later(**span))
    mail.outbox.clear()
    call_command("send_alerts", verbosity=0)
    return mail.outbox


def test_a_follower_is_told_of_a_new_story_once(time_machine):
    make_follower()
    story = make_news()
    (message,) = send()
    assert message.to == ["ann@example.org"]
    assert message.subject == "Newsroom: A Pier Opens"
    assert f"http://127.0.0.1:8000{story.get_absolute_url()}" in message.body
    assert "It is long." in message.body
    assert not send(time_machine, hours=2)


def test_a_mail_says_how_to_end_them_all_in_words_and_in_its_head(settings, client):
    settings.SITE_URL = "https://news.example.org"
    settings.SITE_NAME = "The\r\nBcc: x <Ledger>"
    follower = make_follower()
    make_news(headline="A <b>Pier</b> & Us")
    (message,) = send()
    head = message.message()
    stop = head["List-Unsubscribe"]
    assert stop.startswith("<https://news.example.org/alerts/")
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"\nList-Unsubscribe: {stop}\n" in head.as_string()  # whole, and not encoded
    assert head["Bcc"] is None
    assert "\n" not in message.subject
    (html, kind) = message.alternatives[0]
    assert kind == "text/html"
    assert "A &lt;b&gt;Pier&lt;/b&gt; &amp; Us" in html
    assert "A <b>Pier</b> & Us" in message.body
    assert stop.strip("<>") in html
    assert stop.strip("<>") in message.body
    client.post(stop.strip("<>").removeprefix("https://news.example.org"))
    assert not Follower.objects.filter(pk=follower.pk).exists()


def test_nobody_is_told_of_what_was_before_the_alert_or_comes_from_an_archive():
    make_news(headline="Before the Alert")
    make_follower()
    make_live_article({"topics": ["piers"]})  # of 2007, imported today
    make_live_article({"topics": ["piers"]}, at=timezone.now() - timedelta(days=3))
    assert not send()


def test_a_story_imported_days_after_its_publication_is_no_news(time_machine):
    make_follower()
    published = timezone.now() + timedelta(hours=1)
    time_machine.move_to(later(days=3))
    make_live_article({"topics": ["piers"]}, at=published)
    assert not send()
    assert not Announcement.objects.exists()


def test_a_story_that_came_while_nothing_ran_for_a_week_is_no_news(time_machine):
    make_follower()
    make_news()
    assert not send(time_machine, days=7, seconds=1)


def test_who_has_not_confirmed_is_told_nothing():
    make_asked()
    make_news()
    (message,) = send()
    assert "Pier" in message.body
    assert "A Pier Opens" not in message.body
    assert not Told.objects.exists()


@pytest.mark.parametrize("act", ["kill", "withdraw", "embargo"])
@pytest.mark.parametrize("is_found", [False, True])
def test_nothing_hidden_is_sent_even_if_it_was_found_before(act, is_found):
    make_follower()
    story = make_news()
    if is_found:
        announcing.announce_all()
    if act == "embargo":
        at = later(hours=5).replace(tzinfo=None, microsecond=0)
        desk.embargo(story, by=make_member("slot"), at=at, zone="UTC", imposed_by="A court")
    else:
        getattr(desk, act)(
            story, by=make_member("senior"), reason="A court.", taken_down_class="legal"
        )
    assert Told.objects.exists() is is_found
    assert not send()


def test_a_story_is_told_when_its_hour_comes_or_its_embargo_lifts(time_machine, slot):
    make_follower()
    waiting, held = make_article({"topics": ["piers"]}), make_article({"topics": ["piers"]})
    at = later(hours=5).replace(tzinfo=None, microsecond=0)
    desk.schedule(waiting, by=slot, at=at, zone="UTC")
    desk.embargo(held, by=slot, at=at, zone="UTC", imposed_by="The sender")
    desk.publish(held, by="wire", at=timezone.now())
    assert not send()
    (message,) = send(time_machine, hours=5, seconds=5)
    assert message.subject.startswith("Newsroom: 2 new stories")


def test_a_later_version_is_told_to_nobody_and_the_newest_words_are_sent(slot):
    make_follower(frequency="now")
    story = make_news()
    announcing.announce_all()
    change(story, headline="The Pier Is Open")
    desk.publish(story, by=slot, kind="update", line="The headline.")
    (message,) = send()
    assert "The Pier Is Open" in message.subject
    assert Told.objects.get().number == 2


def test_daily_mails_come_in_the_morning_with_all_of_the_day(time_machine):
    time_machine.move_to(timezone.now().replace(hour=12))
    make_follower(frequency="daily")
    make_news()
    make_news(headline="Another Pier Opens")
    assert not send()
    assert not send(time_machine, hours=17)
    (message,) = send(time_machine, hours=1)
    assert "A Pier Opens" in message.body
    assert "Another Pier Opens" in message.body


def test_at_once_is_one_mail_an_hour(time_machine):
    make_follower()
    make_news()
    assert len(send()) == 1
    make_news(headline="Another Pier Opens")
    assert not send(time_machine, minutes=30)
    assert len(send(time_machine, minutes=31)) == 1


def test_a_story_on_two_followed_subjects_comes_once_and_at_once():
    make_followed_topic("ships")
    make_follower(frequency="daily")
    make_follower(subject="/topics/ships/", frequency="now")
    make_live_article({"topics": ["piers", "ships"]}, at=timezone.now())
    (message,) = send()
    assert "You follow Ships" in message.body
    assert Told.objects.count() == 1


def test_officials_offices_and_searches_find_their_stories():
    office = make_office(slug="mayor", title="Mayor")
    make_tenure(make_official(slug="ann-roe", name="Ann Roe"), office, start="2000")
    subjects = {
        "official@example.org": "/people/ann-roe/",
        "office@example.org": "/offices/mayor/",
        "search@example.org": "/search/?q=gangway+-ferry",
        "other@example.org": "/search/?q=gangway+ferry",
        "nothing@example.org": "/search/?official=nobody",
    }
    for address, subject in subjects.items():
        make_follower(address, subject)
    make_news(body="<p>Mayor Ann Roe opened the gangway.</p>", topic="piers")
    told = {message.to[0].partition("@")[0] for message in send()}
    assert told == {"official", "office", "search"}


def test_a_search_that_takes_too_long_is_told_and_the_rest_goes_out(monkeypatch):
    def too_slow(*args):
        raise TooSlow

    make_follower()
    make_follower("bob@example.org", "/search/?q=pier")
    make_news()
    monkeypatch.setattr(hits.Finder, "newest", too_slow)
    with pytest.raises(CommandError, match="1 fault"):
        send()
    assert [message.to for message in mail.outbox] == [["ann@example.org"]]


# What fails


class Failing(EmailBackend):
    """Takes so many mails, then raises the error."""

    takes, error = 0, OSError("ann@example.org: no route")

    def send_messages(self, messages):
        if len(mail.outbox) >= Failing.takes:
            raise Failing.error
        return super().send_messages(messages)


@pytest.fixture
def failing(settings, monkeypatch):
    """A function that lets the mail server fail after so many mails; None mends it."""

    def fail(takes, error=None):
        monkeypatch.setattr(Failing, "takes", 10**6 if takes is None else takes)
        if error:
            monkeypatch.setattr(Failing, "error", error)

    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing"}}
    return fail


@pytest.mark.parametrize("error", [OSError("ann@example.org"), SMTPDataError(451, b"ann@x.org")])
def test_a_server_that_fails_midway_gets_the_rest_the_next_time(failing, error, capsys):
    for name in ["ann", "bob", "cid"]:
        make_follower(f"{name}@example.org")
    make_news()
    failing(1, error)
    with pytest.raises(CommandError):
        send()
    assert len(mail.outbox) == 1
    assert "@" not in capsys.readouterr().err
    failing(None)
    assert [message.to[0] for message in send()] == ["bob@example.org", "cid@example.org"]
    assert not send()


def test_an_address_that_is_refused_for_good_is_deleted_and_stops_no_other(
    failing, capsys, time_machine
):
    refused = SMTPRecipientsRefused({"ann@example.org": (550, b"no such user ann@example.org")})
    make_follower()
    make_news()
    failing(0, refused)
    for _ in range(sending.MOST_REFUSALS):
        with pytest.raises(CommandError):
            send(time_machine, hours=1, seconds=1)
    assert "@" not in capsys.readouterr().err
    assert not Follower.objects.exists()


def test_a_mailbox_that_is_full_for_now_is_tried_again(failing, time_machine):
    make_follower()
    make_news()
    failing(0, SMTPRecipientsRefused({"ann@example.org": (452, b"full")}))
    for _ in range(sending.MOST_REFUSALS + 1):
        with pytest.raises(CommandError):
            send(time_machine, hours=1, seconds=1)
    failing(None)
    assert len(send(time_machine, hours=1, seconds=1)) == 1


def test_a_run_that_died_over_a_mail_is_taken_up_an_hour_later(failing, time_machine):
    make_follower()
    make_news()
    failing(0, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        send()
    failing(None)
    assert not send()
    assert len(send(time_machine, hours=1, seconds=1)) == 1
    assert not send(time_machine, hours=2)


def test_a_run_within_a_run_sends_nothing_twice(settings, monkeypatch):
    runs = []

    def send_messages(self, messages):
        if len(runs) < 3:
            runs.append(sending.run())
        return EmailBackend.send_messages(self, messages)

    for name in ["ann", "bob", "cid"]:
        make_follower(f"{name}@example.org")
    make_news()
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing"}}
    monkeypatch.setattr(Failing, "send_messages", send_messages)
    sending.run()
    assert sorted(message.to[0] for message in mail.outbox) == [
        "ann@example.org",
        "bob@example.org",
        "cid@example.org",
    ]


# What is kept


def test_a_kill_names_that_readers_were_told_and_no_address():
    make_follower()
    make_follower("bob@example.org")
    story = make_news()
    assert len(send()) == 2
    assert records.recipients(story) == [("Readers with e-mail alerts", "alert", 1)]
    senior = make_member("senior")
    desk.kill(story, by=senior, reason="A court.", taken_down_class="legal")
    assert "@" not in str(list(Delivery.objects.values_list("recipient", flat=True)))


def test_what_is_over_is_forgotten(time_machine):
    make_follower()
    make_news()
    send()
    assert (Told.objects.count(), Announcement.objects.count()) == (1, 1)
    send(time_machine, days=91)
    assert (Told.objects.count(), Announcement.objects.count()) == (0, 0)
    assert Alert.objects.count() == 1


def test_the_cost_of_announcing_does_not_grow_with_the_followers(
    django_assert_max_num_queries,
):
    for number in range(20):
        make_follower(f"reader{number}@example.org")
    make_news()
    with django_assert_max_num_queries(16):
        announcing.announce_all()
    assert Told.objects.count() == 20
