"""The ways readers go, in a real browser: find, follow a thread, print, go by keyboard."""

from datetime import UTC, datetime

import pytest

from articles import desk
from articles.tests.browsing import Browsing
from articles.tests.factories import make_live_article, make_topic
from articles.tests.staff import change, make_member
from people.tests.factories import make_office, make_official, make_tenure
from readers.tests.factories import make_notice, make_page

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 320, "height": 640}
STOPS = """'a[href], button, input, select, summary, [tabindex="0"]'"""
FOCUSED = f"""() => {{
  const it = document.activeElement, box = it.getBoundingClientRect();
  const ring = (part) => getComputedStyle(it, part).outlineWidth;
  return {{
    at: [...document.querySelectorAll({STOPS})].indexOf(it),
    name: it.textContent.trim() || it.id,
    ring: [ring(null), ring("::after")].join(" "),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }};
}}"""
# What a keyboard reaches, in the order of the page: all that is not hidden.
REACHABLE = f"""[...document.querySelectorAll({STOPS})]
  .flatMap((it, at) => it.checkVisibility() && it.type != "hidden" ? [at] : [])"""


@pytest.fixture
def harbor():
    """Three stories of one thread, the first of them corrected, and one of another matter."""
    make_topic(slug="harbors", name="Harbors")
    make_topic(slug="budget", name="Budget")
    make_tenure(make_official(slug="ann-roe", name="Ann Roe"), make_office(), start="2000")
    said = "<p>Ann Roe opened the third pier of Varnholm. The pier is {} meters long.</p>"
    told = [
        ("Varnholm Plans a Third Pier", said.format(240), ["harbors"]),
        ("Varnholm Opens Its Third Pier", said.format(420), ["harbors"]),
        ("Third Pier of Varnholm Takes Its First Ship", said.format(420), ["harbors"]),
        ("Council Adopts a Budget", "<p>There is money for a pier.</p>", ["budget"]),
    ]
    stories = [
        make_live_article(
            {"headline": headline, "body": body, "topics": topics},
            at=datetime(2007, 4, 20 + day, 9, tzinfo=UTC),
        )
        for day, (headline, body, topics) in enumerate(told)
    ]
    first = stories[0]
    change(first, body=said.format(420))
    wrong, right = "The pier is 240 meters long.", "The pier is 420 meters long."
    by = make_member("superuser")
    desk.publish(first, by=by, kind="correction", line="Corrects it", wrong=wrong, right=right)
    return stories


@pytest.fixture
def bare(browser, harbor):
    """The narrowest phone, without scripts."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        yield page


def test_find_by_search_and_facet(bare, live_server):
    bare.goto(live_server.url)
    bare.get_by_role("navigation", name="Sections").get_by_role("link", name="Search").click()
    bare.get_by_label("Words to search for").fill("pier")
    bare.keyboard.press("Enter")
    bare.get_by_role("heading", name="4 results for “pier”, newest first").wait_for()
    narrow = bare.get_by_role("complementary", name="Narrow the result")
    narrow.get_by_role("link", name="Harbors").click()
    bare.get_by_role("heading", name="3 results for “pier”, newest first").wait_for()
    assert "topic=harbors" in bare.url
    assert "q=pier" in bare.url
    bare.get_by_role("link", name="Remove: Topic: Harbors").click()
    bare.get_by_role("heading", name="4 results for “pier”, newest first").wait_for()
    bare.get_by_label("Order").select_option("oldest")
    bare.get_by_role("button", name="Search").click()
    hits = bare.locator(".record-text h3")
    assert hits.first.inner_text() == "Varnholm Plans a Third Pier"
    bare.get_by_role("link", name="Council Adopts a Budget").click()
    assert bare.get_by_role("heading", level=1).inner_text() == "Council Adopts a Budget"

    bare.goto(f"{live_server.url}/search/?q=varnhlom")
    bare.get_by_role("link", name="varnholm").click()
    bare.get_by_role("heading", name="3 results for “varnholm”, newest first").wait_for()


def test_follow_a_thread_forward_and_back(bare, live_server, harbor):
    first, second, _, _ = harbor
    bare.goto(live_server.url + first.get_absolute_url())
    related = bare.get_by_role("region", name="Related coverage")
    related.get_by_role("link", name=second.headline).click()
    assert bare.get_by_role("heading", level=1).inner_text() == second.headline
    related.get_by_role("link", name=first.headline).click()
    assert bare.url == live_server.url + first.get_absolute_url()
    bare.get_by_role("link", name="Corrected").click()
    assert bare.url.endswith("#corrections")


def test_a_story_is_printed_black_on_white_with_its_address_and_correction(
    page, live_server, harbor
):
    make_notice()
    page.goto(live_server.url + harbor[0].get_absolute_url())
    page.emulate_media(media="print", color_scheme="dark")
    shown = {
        name: page.locator(name).first.is_visible()
        for name in [".masthead-name", "h1", ".correction", ".body", ".print-only"]
    }
    assert all(shown.values()), shown
    for left_out in [".site-notice", ".sections", ".search", ".chips", ".story-end", ".said"]:
        assert page.locator(left_out).count() > 0, left_out
        assert not page.locator(left_out).first.is_visible(), left_out
    style = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(style.format("html", "backgroundColor")) == "rgb(255, 255, 255)"
    assert page.evaluate(style.format(".body p", "color")) == "rgb(0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".print-only").get_attribute("data-day")
    assert harbor[0].get_absolute_url() in page.locator(".print-only").inner_text()


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(page, live_server, harbor):
    story = harbor[0].get_absolute_url()
    search = "/search/?q=pier"
    for width, address in [(320, search), (320, "/alerts/"), (320, story), (1280, story)]:
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(live_server.url + address)
        expected = page.evaluate(REACHABLE)
        met = []
        for _ in range(3 * len(expected)):  # a date has several stops
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop["at"] < 0:
                break
            assert stop["seen"], (address, stop)
            assert "3px" in stop["ring"], (address, stop)
            if stop["at"] not in met[-1:]:
                met.append(stop["at"])
        assert met == expected, address


def test_own_pages_and_notices_stand_in_every_color_and_width(context, live_server):
    body = "<h2>Who we are</h2><p>A <a href='/people/'>list</a>.</p><ul><li>One</li></ul>"
    make_page(body=body, summary="We write about harbors.")
    make_notice(text="The archive can be read but not changed on Saturday.", link="/about/")
    make_notice(text="On Sunday, too.")
    browsing = Browsing(context, live_server)
    browsing.page.goto(f"{live_server.url}/about/")
    assert browsing.page.get_by_role("region", name="Notices").count() == 1
    assert browsing.page.locator(".site-notice").count() == 2
    assert not browsing.faults()
    assert not browsing.complaints
