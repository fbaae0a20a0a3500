"""Django's own admin in a real browser, under our policy."""

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def refusals(page):
    """What our policy forbade and which scripts broke, as the browser says it."""
    messages = []

    def note(message):
        if "Content Security Policy" in message.text:
            messages.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: messages.append(str(error)))
    return messages


def log_in(page, live_server):
    get_user_model().objects.create_superuser("chief", password="a long password")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Log in").click()


def test_the_admin_works_under_our_policy(page, live_server, refusals):
    log_in(page, live_server)
    page.goto(f"{live_server.url}/admin/auth/user/")
    page.get_by_role("link", name="chief").click()
    page.locator(".selector-chosen select").first.wait_for()
    page.locator("#id_date_joined_0").fill("")
    page.get_by_role("button", name="Today").first.click()
    assert page.locator("#id_date_joined_0").input_value()
    assert not refusals


def test_a_script_in_the_page_is_refused(page, live_server, refusals):
    log_in(page, live_server)
    page.evaluate(
        "document.body.appendChild(document.createElement('script')).textContent = 'ran = true'"
    )
    assert page.evaluate("typeof ran") == "undefined"
    assert "script-src 'self'" in refusals[0]
