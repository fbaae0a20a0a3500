"""What the desk writes for readers, in a real browser: a notice, a page, a topic's timeline; and
what it sees of those who follow. Pictures of it stand in docs/desk.md.
"""

import pytest

from articles.models import Topic
from articles.tests.browsing import Browsing
from articles.tests.factories import make_live_article
from readers.tests.factories import make_follower
from readers.tests.test_ways_in_a_browser import harbor  # noqa: F401 (fixture)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(new_context, live_server):
    """Call it with a role to sit down at the desk."""
    return lambda role: Browsing(new_context(), live_server).log_in("otto", role)


@pytest.fixture
def reader(page, live_server):
    def read(path):
        page.goto(live_server.url + path)
        return page

    return read


def check(browsing):
    assert not browsing.faults()
    assert not browsing.complaints


def test_a_notice_is_written_and_stands_on_every_page(desk, reader, live_server):
    senior = desk("senior")
    page = senior.page
    page.goto(f"{live_server.url}/admin/readers/sitenotice/add/")
    page.get_by_label("Text").fill("The archive can be read but not searched on Saturday.")
    page.get_by_label("Link").fill("/about/")
    senior.picture("desk-notice")
    check(senior)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    reader("/archive/").get_by_text("not searched on Saturday").wait_for()


def test_an_own_page_is_written_and_linked_from_every_footer(desk, reader, live_server):
    senior = desk("senior")
    page = senior.page
    page.goto(f"{live_server.url}/admin/readers/page/add/")
    page.get_by_label("Title").fill("About us")
    page.get_by_label("Summary").fill("Who writes here, and who pays for it.")
    text = page.locator(".ProseMirror")
    text.click()
    text.press_sequentially("We report on the harbor of Varnholm.")
    page.get_by_label("Readers see it").check()
    senior.picture("desk-page")
    check(senior)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    seen = reader("/")
    seen.get_by_role("link", name="About us").click()
    seen.get_by_text("We report on the harbor of Varnholm.").wait_for()


def test_a_timeline_is_written_and_starts_the_page_of_its_topic(
    desk,
    reader,
    harbor,  # noqa: F811
    live_server,
):
    archivist = desk("archivist")
    page = archivist.page
    topic = Topic.objects.get(slug="harbors")
    page.goto(f"{live_server.url}/admin/articles/topic/{topic.pk}/change/")
    page.get_by_label("Introduction").fill("Varnholm builds its third pier since 2007.")
    told = ["A third pier is planned", "It opens", "The first ship comes"]
    lines = [
        f"{'*' if number == 0 else ''}{story.get_absolute_url()} {words}"
        for number, (story, words) in enumerate(zip(harbor, told, strict=False))
    ]
    page.get_by_label("Key stories").fill("\n".join(lines))
    archivist.picture("desk-topic", {"width": 1280, "height": 1420})
    check(archivist)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    seen = reader("/topics/harbors/")
    seen.get_by_role("heading", name="Start here").wait_for()
    seen.get_by_role("link", name="The first ship comes").click()
    seen.get_by_role("heading", name="Takes Its First Ship").wait_for()


def test_the_desk_counts_readers_and_sees_no_address(desk, harbor, live_server):  # noqa: F811
    make_live_article({"topics": ["harbors"]})
    for number in range(7):
        subject = "/topics/harbors/" if number % 3 else "/people/ann-roe/"
        make_follower(f"reader{number}@example.org", subject, "now" if number % 2 else "daily")
    archivist = desk("archivist")
    page = archivist.page
    page.goto(f"{live_server.url}/admin/readers/follower/")
    page.get_by_text("7 readers with 7 alerts").wait_for()
    assert "example.org" not in page.content()
    archivist.picture("desk-alerts")
    check(archivist)
