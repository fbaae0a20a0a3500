"""Setting up a second factor and logging in with it, in a real browser under our policy."""

import re

import pytest
from django.contrib.auth import get_user_model
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.django_db(transaction=True)


def give_password(page, live_server):
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("a long password")
    page.keyboard.press("Enter")


def code(later=0):
    return f"{totp(TOTPDevice.objects.get().bin_key, t0=-30 * later):06}"


def test_an_editor_sets_up_a_second_factor_and_logs_in_with_it(page, live_server):
    get_user_model().objects.create_superuser("chief", password="a long password")
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: "Security Policy" in message.text and complaints.append(message.text),
    )
    give_password(page, live_server)
    page.wait_for_url(f"{live_server.url}/admin/")
    page.goto(f"{live_server.url}/admin/second-factor/")
    picture = page.get_by_alt_text(re.compile("QR code"))
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    page.get_by_label("Enter the code").fill(code())
    page.keyboard.press("Enter")
    page.get_by_text("They are shown only now.").wait_for()
    assert page.locator(".codes li").count() == 10
    page.context.clear_cookies()
    give_password(page, live_server)
    page.get_by_label("Code").fill(code(later=1))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/admin/")
    assert not complaints
