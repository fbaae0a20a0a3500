"""The desk's keys and the density of its list, in a real browser."""

import pytest

from articles.tests.browsing import Browsing
from articles.tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/articles/article/"
# What the page that stands has no more after another was loaded.
MARK, IS_MARKED = "window.isSamePage = true", "window.isSamePage === true"


@pytest.fixture
def slot(new_context, live_server):
    browsing = Browsing(new_context(), live_server).log_in("cara", "slot")
    yield browsing.page
    assert browsing.complaints == []


def test_keys_lead_to_places_and_into_the_search(slot, live_server):
    slot.keyboard.press("g")
    slot.keyboard.press("s")
    slot.wait_for_url(f"**{LIST}")
    slot.keyboard.press("/")
    slot.keyboard.type("n?gh")
    assert slot.locator("#searchbar").input_value() == "n?gh"
    assert not slot.get_by_role("dialog").is_visible()
    slot.locator("h1").click()
    slot.keyboard.press("g")
    slot.keyboard.press("m")
    slot.wait_for_url("**view=my-drafts")
    slot.keyboard.press("n")
    slot.wait_for_url(f"**{LIST}add/")


def test_keys_are_turned_off_in_their_list_and_stay_off(slot, live_server):
    slot.keyboard.press("?")
    slot.get_by_role("dialog", name="Keys").wait_for()
    slot.get_by_label("Use these keys in this browser").uncheck()
    slot.get_by_role("button", name="Close").click()
    slot.goto(live_server.url + LIST)
    slot.evaluate(MARK)
    slot.keyboard.press("?")
    slot.keyboard.press("g")
    slot.keyboard.press("h")
    assert not slot.get_by_role("dialog").is_visible()
    assert slot.evaluate(IS_MARKED)
    slot.get_by_role("button", name="Keys").click()
    slot.get_by_label("Use these keys in this browser").check()
    slot.get_by_role("button", name="Close").click()
    slot.keyboard.press("g")
    slot.keyboard.press("h")
    slot.wait_for_url("**/admin/")


def test_ctrl_enter_in_the_text_sends_on_and_breaks_no_line(slot, live_server):
    story = make_article({"body": "<p>One two.</p>"})
    slot.goto(f"{live_server.url}{LIST}{story.pk}/change/")
    slot.locator(".editor-text p").click()
    slot.keyboard.press("End")
    slot.keyboard.type(" Three.")
    slot.keyboard.press("Control+Enter")
    slot.wait_for_url("**/act/publish/")
    story.refresh_from_db()
    assert story.body_text == "One two. Three."


def test_rows_stand_as_close_as_they_were_chosen_to(slot, live_server):
    make_article()
    slot.goto(live_server.url + LIST)
    row = slot.locator("#result_list tbody tr").first
    roomy = row.bounding_box()["height"]
    slot.get_by_label("Close", exact=True).check()
    assert row.bounding_box()["height"] < roomy
    slot.reload()
    slot.locator('[data-density="close"]').wait_for()
    assert slot.get_by_label("Close", exact=True).is_checked()
    assert row.bounding_box()["height"] < roomy
