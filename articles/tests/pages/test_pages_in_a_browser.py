"""The pages in a real browser: no policy broken, no sideways scrolling, an outline that holds."""

from datetime import timedelta
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from articles import desk
from articles.models import Byline, Quotation
from articles.search import index
from articles.tests.browsing import Browsing
from articles.tests.factories import make_live_article, make_source
from articles.tests.rows import NOON, file_under, make_story, name_in, relate
from articles.tests.staff import change, make_member

pytestmark = pytest.mark.django_db(transaction=True)

NARROWEST = {"width": 320, "height": 640}
LONG = "Antidisestablishmentarianism"
OUTLINE = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """
[...document.querySelectorAll('nav a, .chips a')].filter(link => {
  const box = link.getBoundingClientRect();
  return box.height > 0 && box.height < 24;
}).map(link => link.textContent)
"""


@pytest.fixture
def site(live_server, addresses, official, office, topic):
    """The addresses of a small archive with one story that has everything."""
    photo = {
        "url": "/static/img/icon.svg",
        "width": 640,
        "height": 400,
        "caption": "The harbor",
        "credit": "Photograph: nobody",
        "alt": "A harbor",
    }
    story = make_story(
        standfirst=f"{LONG} is a long word.",
        headline=f"{LONG} and other matters before the ministers",
        byline="Cara Dunn",
        dateline_place="MOSCOW",
        lead_photo=photo,
        updated_at=NOON + timedelta(days=1),
        body_html=(
            '<p><span class="dateline">MOSCOW, April 23, 2007 –</span> They met <em>here</em> '
            'and <a class="official" href="/people/ann-lee/">Ann Lee</a> said '
            '<span class="quotation" id="q1">“yes.”</span></p><h2>Then</h2><ul><li>One</li></ul>'
            "<blockquote>Long.</blockquote><table><tr>" + "<td>cell</td>" * 30 + "</tr></table>"
        ),
        page={
            "photos": [photo, photo],
            "bylines": [{"name": "Cara Dunn"}],
            "signoff": "(Reporting by Cara Dunn)",
            "references": [{"url": "https://example.org/" + "a" * 90, "title": ""}],
            "corrections": [
                {
                    "kind": "correction",
                    "wrong": "They met on Tuesday.",
                    "right": "They met on Monday.",
                    "at": "2007-04-25T09:15:00+00:00",
                }
            ],
        },
    )
    Quotation.objects.create(
        article=story,
        version_number=1,
        anchor="q1",
        published_at=story.published_at,
        start=0,
        end=200,
        text=f"Yes, {LONG} and " + "a" * 170,
        paragraph=0,
        utterance=1,
        speaker="Ann Lee",
        official=official,
    )
    Byline.objects.create(
        article=story, name="Cara Dunn", slug="cara-dunn", position=0, published_at=NOON
    )
    others = [make_story(number) for number in range(2, 12)]
    for filed in [story, *others]:
        file_under(filed, topic)
        name_in(filed, official, office)
        index.store(filed)
    for other in others:
        relate(story, other)
    said = f"{official.get_absolute_url()}quotations/"
    corrected = corrected_story().get_absolute_url()
    ledger = ["/corrections/", f"{corrected}history/", f"{corrected}history/2/", corrected]
    pages = [*addresses, said, story.get_absolute_url(), *ledger]
    pages += ["/people/", "/offices/", "/sources/agency/", "/nothing-here/"]
    pages += ["/authors/cara-dunn/", "/alerts/", "/alerts/asked/"]
    pages += ["/search/", "/search/?q=ministers&year=2007", "/search/?q=nothing&sort=relevance"]
    return [live_server.url + address for address in pages]


def corrected_story():
    """A live story whose second version corrects the first."""
    text = {"body": f"<p>{LONG} took two hours.</p><p>They met.</p>"}
    story = make_live_article(
        text, guid="test:corrected", slug="corrected", source=make_source(slug="agency")
    )
    change(story, body=f"<p>{LONG} took three hours.</p><p>They met.</p>")
    desk.publish(
        story,
        by=make_member("superuser"),
        kind="correction",
        line=f"Corrects how long {LONG} took",
        wrong=f"{LONG} took two hours.",
        right=f"{LONG} took three hours.",
    )
    return story


@pytest.fixture
def complaints(page):
    """What the browser's console says while the test runs."""
    found = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_no_page_breaks_the_content_security_policy(page, site, complaints):
    for address in site:
        page.goto(address)
    assert [text for text in complaints if "404" not in text] == []


def test_no_page_scrolls_sideways_on_the_narrowest_phone(page, site):
    page.set_viewport_size(NARROWEST)
    for address in site:
        page.goto(address)
        assert page.evaluate(OVERFLOW) <= 0, address


def test_every_page_has_one_first_heading_and_skips_no_level(page, site):
    for address in site:
        page.goto(address)
        levels = page.evaluate(OUTLINE)
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, (address, levels)


def test_links_to_tap_are_large_enough(page, site):
    page.set_viewport_size(NARROWEST)
    for address in site:
        page.goto(address)
        assert page.evaluate(SMALL_TARGETS) == [], address


def test_axe_finds_nothing_wrong_on_any_page_wide_or_narrow_light_or_dark(
    live_server, context, site
):
    reader = Browsing(context, live_server)
    for address in site:
        reader.page.goto(address)
        reader.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert reader.faults() == [], address


def test_the_first_tab_offers_to_skip_to_the_content(page, site):
    page.goto(site[0])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["y"] >= 0
    assert skip.evaluate("link => getComputedStyle(link).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_pages_follow_the_readers_color_scheme(page, site):
    page.goto(site[0])
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light


def test_a_printed_story_leaves_out_what_paper_cannot_use(page, site):
    page.goto(next(address for address in site if address.endswith("story-1/")))
    page.emulate_media(media="print")
    assert not page.locator(".sections").first.is_visible()
    assert not page.locator(".chips").is_visible()
    assert page.locator(".correction").is_visible()
    assert page.locator(".print-only").is_visible()


def story_of(site):
    return next(address for address in site if address.endswith("story-1/"))


def test_a_story_s_link_is_copied_and_the_page_says_so(page, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(story_of(site))
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("status").get_by_text("Link copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(copied).path == urlsplit(story_of(site)).path
    assert copied.startswith("http")


def test_where_nothing_may_be_copied_the_link_is_shown(page, site):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject()")
    page.goto(story_of(site))
    page.get_by_role("button", name="Copy link").click()
    shown = page.get_by_role("button", name="Could not copy http")
    assert shown.inner_text().endswith("/2007/04/23/story-1/")


def test_a_story_is_printed_by_a_button(page, site):
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(story_of(site))
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"


def test_without_scripts_a_story_is_shared_by_links(browser, site):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(story_of(site))
        link = page.get_by_role("link", name="Link to this story").get_attribute("href")
        assert urlsplit(link).path == urlsplit(story_of(site)).path
        assert page.get_by_role("button", name="Print").count() == 0
        mail = urlsplit(page.get_by_role("link", name="E-mail it").get_attribute("href"))
    assert (mail.scheme, mail.path) == ("mailto", "")
    asked = parse_qs(mail.query)
    assert asked["body"] == [link]
    assert asked["subject"][0].endswith("and other matters before the ministers")


def test_a_time_of_today_says_how_long_ago_too(page, live_server):
    story = make_live_article(at=timezone.now() - timedelta(hours=3, minutes=20))
    page.goto(live_server.url + story.get_absolute_url())
    first = page.locator(".rail li").first
    assert first.inner_text().endswith("(3 hours ago)")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    assert "ago" not in first.inner_text()  # it would push the text down


def test_a_time_of_another_day_does_not(page, site):
    page.goto(story_of(site))
    assert "ago" not in page.locator(".rail").inner_text()


def test_a_quotation_is_copied_with_its_citation_and_has_a_plain_link(page, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(next(address for address in site if address.endswith("/quotations/")))
    page.get_by_role("button", name="Copy with citation").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Yes, ")
    assert "Ann Lee, “" in copied
    assert copied.endswith("/story-1/#q1")
    page.get_by_role("link", name="In the story").click()
    assert page.url.endswith("/story-1/#q1")
    assert page.locator("#q1").inner_text() == "“yes.”"
