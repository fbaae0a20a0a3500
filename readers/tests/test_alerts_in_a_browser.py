"""A reader's way in a real browser, without scripts: subscribe, confirm, mail, unsubscribe."""

import pytest
from django.core import mail
from django.core.management import call_command

from articles.tests.browsing import Browsing
from people.tests.factories import make_office, make_official, make_tenure
from readers.models import Follower
from readers.tests.factories import make_followed_topic, make_news, make_notice

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser, live_server):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        yield page


def link_of(message, live_server):
    """Where the mail's first link to the reader's alerts leads."""
    line = next(line for line in message.body.splitlines() if "/alerts/" in line)
    return live_server.url + line[line.index("/alerts/") :]


def test_subscribe_confirm_mail_unsubscribe(page, live_server):
    make_tenure(make_official(slug="ann-roe", name="Ann Roe"), make_office(), start="2000")
    page.goto(f"{live_server.url}/people/ann-roe/")
    page.get_by_text("Follow by e-mail").click()
    page.get_by_label("E-mail address for new stories on Ann Roe").fill("reader@example.org")
    page.get_by_label("How often").select_option("At once")
    page.get_by_role("button", name="Follow").click()
    page.get_by_role("heading", name="Look into your mail").wait_for()

    call_command("send_alerts", verbosity=0)
    page.goto(link_of(mail.outbox[0], live_server))
    page.get_by_role("checkbox", name="Ann Roe, at once").wait_for()
    page.get_by_role("button", name="Confirm").click()
    page.get_by_text("Your alerts are set.").wait_for()
    assert page.context.cookies() == []

    Follower.objects.update(mailed_at=None)  # an hour later
    story = make_news(topic="piers", body="<p>Ann Roe opened the pier.</p>")
    call_command("send_alerts", verbosity=0)
    message = mail.outbox[1]
    assert story.get_absolute_url() in message.body
    stop = message.message()["List-Unsubscribe"].strip("<>")
    page.goto(live_server.url + stop[stop.index("/alerts/") :])
    page.get_by_role("button", name="End all alerts").click()
    page.get_by_role("heading", name="No more alerts").wait_for()
    assert not Follower.objects.exists()


def test_the_forms_of_alerts_stand_in_every_color_and_width(context, live_server):
    from readers.tests.factories import make_asked, make_follower
    from readers.tokens import token_of

    make_followed_topic()
    make_followed_topic("ships")
    make_notice(link="/alerts/")
    follower = make_follower()
    make_asked(subject="/topics/ships/")
    browsing = Browsing(context, live_server)
    token = token_of(follower)
    for path in ["/topics/piers/", f"/alerts/{token}/", f"/alerts/{token}/stop/"]:
        browsing.page.goto(live_server.url + path)
        if "topics" in path:
            browsing.page.get_by_text("Follow by e-mail").click()
        assert not browsing.faults()
    assert not browsing.complaints
