"""How a reader asks for an alert, confirms it, changes it and ends it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.core.signing import Signer

from articles import desk
from articles.tests.staff import make_member
from people.tests.factories import make_office, make_official
from readers import asking, sending, subjects
from readers.models import Alert, Follower
from readers.tests.factories import (
    later,
    make_asked,
    make_followed_topic,
    make_follower,
    make_news,
)
from readers.tokens import NotOurs, follower_of, token_of

pytestmark = pytest.mark.django_db
PIERS = {"subject": "/topics/piers/", "address": "ann@example.org", "frequency": "now"}


@pytest.fixture(autouse=True)
def topic():
    return make_followed_topic()


def link_in(message):
    """The path of the page that the mail's link opens."""
    url = next(line for line in message.body.splitlines() if "/alerts/" in line)
    return url[url.index("/alerts/") :]


def test_nothing_is_sent_before_the_owner_of_the_address_confirms(client):
    answer = client.post("/alerts/", PIERS)
    assert answer["Location"] == "/alerts/asked/"
    call_command("send_alerts", verbosity=0)
    (message,) = mail.outbox
    assert message.to == ["ann@example.org"]
    assert "Piers, at once" in message.body
    path = link_in(message)
    client.get(path)
    client.head(path)
    assert Alert.objects.get().confirmed_at is None
    client.post(path, {"confirm": "1", "alert": [Alert.objects.get().pk]})
    assert Alert.objects.get().confirmed_at


@pytest.mark.parametrize("is_known", [False, True])
def test_the_answer_is_the_same_for_known_and_unknown_addresses(client, is_known):
    if is_known:
        make_follower()
    answer = client.post("/alerts/", PIERS, follow=True)
    assert answer.redirect_chain == [("/alerts/asked/", 302)]
    assert "example.org" not in answer.text
    assert not mail.outbox  # a worker sends, while nobody waits
    assert not answer.cookies


def test_who_follows_already_is_sent_a_link_too_and_loses_nothing(client):
    follower = make_follower()
    client.post("/alerts/", PIERS | {"frequency": "daily"})
    call_command("send_alerts", verbosity=0)
    assert "already" in mail.outbox[0].body
    assert follower.alerts.get().frequency == "now"


def test_one_mail_an_hour_however_often_somebody_asks(client, time_machine):
    make_followed_topic("ships")
    for subject in ["/topics/piers/", "/topics/ships/"]:
        client.post("/alerts/", PIERS | {"subject": subject})
        call_command("send_alerts", verbosity=0)
    assert len(mail.outbox) == 1
    # The one link opens what was asked later, too.
    assert "Ships" in client.get(link_in(mail.outbox[0])).text
    time_machine.move_to(later(hours=1, seconds=1))
    call_command("send_alerts", verbosity=0)
    call_command("send_alerts", verbosity=0)
    assert len(mail.outbox) == 2


def test_an_address_is_one_however_it_is_written():
    make_asked("ann@example.org")
    make_asked(" Ann@Example.ORG")
    assert Follower.objects.get().address == "ann@example.org"


def test_too_many_from_one_network_are_refused_and_others_are_not(client, monkeypatch):
    monkeypatch.setattr(asking, "A_NETWORK", 2)
    answers = [client.post("/alerts/", PIERS).status_code for _ in range(3)]
    assert answers == [302, 302, 429]
    assert client.post("/alerts/", PIERS, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_an_address_does_not_pile_up_what_nobody_confirms(monkeypatch):
    monkeypatch.setattr(asking, "MOST_PENDING", 1)
    make_followed_topic("ships")
    make_asked()
    follower = make_asked(subject="/topics/ships/")
    assert follower.alerts.count() == 1


def test_a_form_on_another_site_is_refused(client):
    answer = client.post("/alerts/", PIERS, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not Follower.objects.exists()
    assert (
        client.post("/alerts/", PIERS, headers={"origin": "http://testserver"}).status_code == 302
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "nobody"},
        {"address": "ann@example.org\nBcc: bob@example.org"},
        {"address": ""},
        {"frequency": "hourly"},
        {"subject": "/topics/never-was/"},
        {"subject": "/people/never-was/"},
        {"subject": "https://evil.example/topics/piers/"},
        {"subject": "//evil.example/topics/piers/"},
        {"subject": "/search/?q=%22%22"},
        {"subject": "/archive/"},
        {"subject": "/topics/piers\0/"},
        {"subject": "/search/?q=" + "a" * 600 + "&topic=" + "b" * 600},
        {"subject": "", "words": ""},
        {"subject": "", "words": "“”"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, wrong):
    answer = client.post("/alerts/", PIERS | wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Follower.objects.exists()


def test_a_topic_that_readers_may_not_know_of_is_as_one_that_never_was(client):
    from articles.tests.factories import make_article, make_topic

    make_topic(slug="secret", name="Secret Plans")
    make_article({"topics": ["secret"]})
    hidden, never = (
        client.post("/alerts/", PIERS | {"subject": f"/topics/{slug}/"})
        for slug in ["secret", "no"]
    )
    assert (hidden.status_code, hidden.text) == (never.status_code, never.text)
    assert "Secret Plans" not in client.get("/alerts/?follow=/topics/secret/").text


def test_officials_offices_and_searches_can_be_followed():
    make_official(slug="ann-roe", name="Ann Roe")
    make_office(slug="mayor", title="Mayor")
    told = {
        "/people/ann-roe/": ("/people/ann-roe/", "Ann Roe"),
        "/offices/mayor/": ("/offices/mayor/", "Mayor"),
        "/search/?topic=piers&q=long+pier&sort=oldest&before=7": (
            "/search/?q=long+pier&topic=piers",
            "Search: “long pier”, Topic: Piers",
        ),
    }
    for asked, expected in told.items():
        subject = subjects.subject_at(asked)
        assert (subject.address, subject.name) == expected


def test_only_what_was_ticked_begins():
    make_followed_topic("ships")
    make_asked()
    follower = make_asked(subject="/topics/ships/")
    asking.confirm(follower, [follower.alerts.get(name="Ships").pk])
    assert [alert.name for alert in follower.alerts.all()] == ["Ships"]


def test_a_confirmation_that_comes_too_late_confirms_nothing(client, time_machine):
    follower = make_asked()
    time_machine.move_to(later(days=2, seconds=1))
    asking.confirm(follower, [follower.alerts.get().pk])
    assert not asking.followed(follower)
    call_command("send_alerts", verbosity=0)
    assert not Follower.objects.exists()
    assert not mail.outbox


def test_nobody_changes_what_another_reader_follows(client):
    ann, bob = make_follower(), make_follower("bob@example.org")
    path = f"/alerts/{token_of(ann)}/"
    of_bob = bob.alerts.get().pk
    client.post(path, {"stop": of_bob})
    client.post(path, {"save": of_bob, "frequency": "daily"})
    client.post(path, {"confirm": "1", "alert": [of_bob]})
    assert bob.alerts.get().frequency == "now"


def test_a_reader_changes_and_ends_alerts(client):
    follower = make_follower()
    path = f"/alerts/{token_of(follower)}/"
    key = follower.alerts.get().pk
    client.post(path, {"save": key, "frequency": "daily"})
    assert follower.alerts.get().frequency == "daily"
    assert "example.org" not in client.get(path).text
    client.post(path, {"stop": key})
    assert not Follower.objects.exists()  # the address goes with the last alert
    assert "You follow nothing" in client.get(path).text


def test_one_click_ends_everything_and_a_look_at_the_page_ends_nothing(client):
    path = f"/alerts/{token_of(make_follower())}/stop/"
    answer = client.get(path)
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert Follower.objects.exists()
    for _ in range(2):  # a mail program may post again
        answer = client.post(path, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, "Location" in answer) == (200, False)
    assert not Follower.objects.exists()


@pytest.mark.parametrize("token", ["1", "1.x", "x.y", "1.", "٣.x", "9" * 40])
def test_a_token_that_we_did_not_sign_opens_nothing(client, token):
    make_follower()
    assert client.get(f"/alerts/{token}/").status_code == 404
    assert client.post(f"/alerts/{token}/stop/").status_code == 404
    with pytest.raises(NotOurs):
        follower_of(token)


def test_the_worker_sends_what_waits_and_only_that():
    follower = make_asked()
    sending.send_waiting.call(follower.pk)
    sending.send_waiting.call(follower.pk)
    sending.send_waiting.call(12345)
    assert len(mail.outbox) == 1


def test_pages_offer_to_follow_their_subject(client):
    make_official(slug="ann-roe", name="Ann Roe")
    make_office(slug="mayor", title="Mayor")
    for path in ["/people/ann-roe/", "/offices/mayor/", "/topics/piers/"]:
        assert f'name="subject" value="{path}"' in client.get(path).text
    assert 'value="/search/?q=pier"' in client.get("/search/?q=pier").text
    assert 'name="subject"' not in client.get("/search/").text


def test_a_merged_topic_goes_on_being_followed():
    from articles import topics

    into = make_followed_topic("ships")
    follower = make_follower()
    topics.merge(follower_topic(), into, by=make_member("archivist"))
    assert follower.alerts.get().subject in subjects.addresses_of(
        into.items.latest("pk").content_object
    )


def follower_topic():
    from articles.models import Topic

    return Topic.objects.get(slug="piers")


def test_hidden_alerts_of_a_killed_only_story_still_end(client):
    from articles.models import Article

    follower = make_follower()
    desk.kill(
        Article.objects.get(), by=make_member("senior"), reason="A court.", taken_down_class="legal"
    )
    client.post(f"/alerts/{token_of(follower)}/stop/")
    assert not Follower.objects.exists()


@pytest.mark.parametrize("text", ["//[", "http://[::1"])
def test_what_is_no_address_is_answered_and_breaks_nothing(client, text):
    assert client.get("/alerts/", {"follow": text}).status_code == 200
    assert client.post("/alerts/", PIERS | {"subject": text}).status_code == 422
    assert client.post("/alerts/", PIERS, headers={"Origin": text}).status_code == 403
    assert not Follower.objects.exists()


def test_a_number_used_again_opens_nothing_to_the_old_link():
    ann = make_follower()
    token, number = token_of(ann), ann.pk
    asking.forget(ann)
    bob = Follower.objects.create(id=number, address="bob@example.org")  # as after a restore
    assert follower_of(token) is None
    assert follower_of(token_of(bob)) == bob


def test_links_that_were_sent_before_secrets_go_on_opening():
    ann = make_follower()
    sent = Signer(salt="readers.follower", sep=".").sign(ann.pk)
    assert follower_of(sent) is None
    import_module("readers.migrations.0003_secrets_of_followers").keep_old_links(apps, None)
    assert follower_of(sent) == ann


@pytest.mark.parametrize(
    "subject",
    ["/search/?q=buy+pills", "/search/?topic=buy-pills", "/search/?q=piers&place=buy+pills"],
)
def test_the_mail_to_confirm_repeats_nothing_that_the_asker_typed(client, subject):
    client.post("/alerts/", PIERS | {"subject": subject})
    call_command("send_alerts", verbosity=0)
    (message,) = mail.outbox
    html = message.alternatives[0].content
    assert "pills" not in message.body + html + message.subject
    assert "a search, at once" in message.body
    assert "pills" in client.get(link_in(message)).text  # where its reader decides


def test_a_story_s_mail_repeats_nothing_that_waits_to_be_confirmed(client):
    make_follower()
    client.post("/alerts/", PIERS | {"subject": "/search/?q=buy+pills"})
    make_news()
    call_command("send_alerts", verbosity=0)
    (message,) = mail.outbox
    assert "You follow Piers" in message.body
    assert "a search, at once" in message.body
    assert "pills" not in message.body + message.alternatives[0].content
