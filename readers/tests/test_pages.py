"""The site's own pages: hidden till they are written, then linked, told to machines, and clean."""

import json
import re

import pytest

from articles import surfaces
from articles.tests.staff import make_member
from newsroom import standing
from readers.models import Page, SiteNotice
from readers.tests.factories import make_notice, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def senior(client):
    client.force_login(make_member("senior"))
    return client


def test_three_pages_wait_for_somebody_to_write_them(client):
    waiting = Page.objects.filter(is_shown=False, body="")
    assert list(waiting.values_list("slug", flat=True)) == ["about", "ethics", "contact"]
    standing.forget()
    front = client.get("/").text
    for slug in ["about", "ethics", "contact"]:
        assert client.get(f"/{slug}/").status_code == 404
        assert f'href="/{slug}/"' not in front


def test_a_page_that_is_shown_is_linked_and_told_to_machines(client):
    make_page("about", policy="publishingPrinciples", summary="Who we are.")
    make_page("contact", title="Contact", policy="contactPoint")
    page = client.get("/about/").text
    assert "<h1>About us</h1>" in page
    assert '<meta name="description" content="Who we are.">' in page
    assert '<a href="/contact/">Contact</a>' in client.get("/no-such-page/").text
    (text,) = re.findall(r'ld\+json">(.*?)</script>', client.get("/").text)
    publisher = json.loads(text)["@graph"][0]
    assert publisher["publishingPrinciples"] == "http://127.0.0.1:8000/about/"
    assert publisher["contactPoint"]["url"] == "http://127.0.0.1:8000/contact/"
    assert publisher["correctionsPolicy"] == "http://127.0.0.1:8000/corrections/"
    assert "/about/</loc>" in client.get("/sitemap-pages.xml").text
    assert "/sitemap-pages.xml</loc>" in client.get("/sitemap.xml").text
    assert {"/about/", "/contact/"} <= set(surfaces.addresses())


def test_an_address_of_no_page_costs_readers_no_redirect_and_no_query(
    client, django_assert_num_queries
):
    make_page()
    assert client.get("/about").status_code == 301
    assert client.get("/ethics").status_code == 404
    with django_assert_num_queries(2):  # an old address? and the latest stories
        assert client.get("/wp-login/").status_code == 404


def test_a_page_cleans_what_is_typed_and_shows_at_once(senior, django_capture_on_commit_callbacks):
    page = Page.objects.get(slug="about")
    typed = {
        "title": "About us",
        "body": '<h2>Who</h2><script>x</script><p onclick="x">We <b>are</b>.</p>',
        "place": 1,
        "is_shown": "on",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = senior.post(f"/admin/readers/page/{page.pk}/change/", typed)
    assert answer.status_code == 302
    shown = senior.get("/about/").text
    assert "<h2>Who</h2><p>We <b>are</b>.</p>" in shown
    assert "onclick" not in shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"slug": "search", "body": "<p>x</p>"}, "another page of the site"),
        ({"slug": "alerts", "body": "<p>x</p>"}, "another page of the site"),
        ({"slug": "new", "body": "<p> </p>"}, "Write the page’s text"),
        ({"slug": "new", "body": "<p>x</p>", "policy": "ethicsPolicy"}, "this policy already"),
        ({"slug": "about", "body": "<p>x</p>"}, "already exists"),
    ],
)
def test_a_page_that_cannot_be_is_refused(senior, typed, sentence):
    count = Page.objects.count()
    typed = {"title": "New", "place": 9, "is_shown": "on"} | typed
    answer = senior.post("/admin/readers/page/add/", typed)
    assert sentence in answer.text.replace("&#x27;", "’").replace("'", "’")
    assert Page.objects.count() == count


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "//evil.example/", "/\\evil.example/", "data:text/html,x"),
        *("ftp://example.org/", "about", "/a b/", "https://", "mailto:ann@example.org"),
    ],
)
def test_a_notice_leads_nowhere_it_should_not(senior, link):
    senior.post("/admin/readers/sitenotice/add/", {"text": "We moved.", "link": link})
    assert not SiteNotice.objects.exists()


@pytest.mark.parametrize("link", ["", "/about/", "/search/?q=pier#results", "https://example.org/"])
def test_a_notice_is_set_and_taken_back_in_the_admin(
    senior, link, django_capture_on_commit_callbacks
):
    standing.forget()
    with django_capture_on_commit_callbacks(execute=True):
        senior.post("/admin/readers/sitenotice/add/", {"text": "We moved.", "link": link})
    assert "We moved." in senior.get("/").text
    notice = SiteNotice.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        senior.post(f"/admin/readers/sitenotice/{notice.pk}/delete/", {"post": "yes"})
    assert "We moved." not in senior.get("/").text


def test_a_notice_that_ends_before_it_begins_is_refused(senior):
    typed = {
        "text": "We moved.",
        **{"starts_at_0": "2030-01-02", "starts_at_1": "10:00"},
        **{"ends_at_0": "2030-01-01", "ends_at_1": "10:00"},
    }
    assert "ends before it begins" in senior.post("/admin/readers/sitenotice/add/", typed).text


def test_notices_are_not_printed_twice_in_a_preview_or_the_admin(senior):
    make_notice()
    assert senior.get("/").text.count("We moved.") == 1
    assert "We moved." not in senior.get("/admin/").text
