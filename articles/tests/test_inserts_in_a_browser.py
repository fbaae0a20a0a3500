"""Photos and decisions set into a story's text in a real browser, by keyboard."""

import re

import pytest
from django.urls import reverse

from articles import photos, versions
from articles.tests.factories import make_article, make_topic
from articles.tests.pictures import picture
from articles.tests.test_editing_in_a_browser import OVERFLOW, log_in, open_story, watched
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def writer(story, namesakes, page, live_server):
    """A page of ann's; the rows are there before the server's threads are."""
    return log_in(watched(page), live_server, "ann")


@pytest.fixture
def story():
    uses = []
    for name in ("pier", "quay"):
        words = {"caption": f"The {name}.", "credit": "Ann Roe", "alt": f"A {name}."}
        photos.store(data=picture(color=f"#{len(uses)}0f"), name=name, **words)
        uses.append({"photo": name} | words)
    return make_article(
        {
            "headline": "Ministers meet",
            "body": "<p>Harbor Minister Roe spoke.</p>\n<p>Four.</p>",
            "dateline": {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM –"},
            "topics": [make_topic().slug],
            "photos": uses,
        }
    )


@pytest.fixture
def namesakes():
    minister = make_office(slug="minister", title="Harbor Minister")
    for slug, start, end in [("ann-roe", "1990", "1995"), ("ann-roe-2", "2005", "2009")]:
        official = make_official(slug=slug, name="Ann Roe", family_name="Roe")
        make_tenure(official=official, office=minister, start=start, end=end)


def as_readers_would_see_it(story):
    return reverse("admin:articles_article_preview_page", args=[story.pk, story.latest_number])


def saved_body(page, story):
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("was changed successfully").wait_for()
    story.refresh_from_db()
    return versions.latest(story).story["body"]


def test_a_photo_is_put_into_the_text_by_keyboard_and_shown_there(writer, live_server, story):
    open_story(writer, live_server, story)
    writer.locator(".editor-text p").first.click()
    writer.get_by_role("button", name="Photo of the story").focus()
    writer.keyboard.press("Enter")
    writer.get_by_role("radio", name="The pier.").wait_for()
    writer.keyboard.press("ArrowDown")
    writer.keyboard.press("Enter")
    writer.locator(".editor-photo").get_by_text("The quay.").wait_for()
    assert writer.locator(".editor-photo img").evaluate("image => image.naturalWidth") > 0
    expected = (
        '<p>Harbor Minister Roe spoke.</p>\n<figure data-photo="quay"></figure>\n<p>Four.</p>'
    )
    assert saved_body(writer, story) == expected
    open_story(writer, live_server, story)
    assert writer.locator(".editor-photo img").count() == 1
    writer.locator("#id_slugline").fill("Harbor")
    assert saved_body(writer, story) == expected
    writer.goto(live_server.url + as_readers_would_see_it(story))
    shown = writer.locator("figure figcaption").all_inner_texts()
    assert [text.split(" Ann")[0].strip().split("\n")[0] for text in shown] == [
        "The pier.",
        "The quay.",
    ]
    assert writer.locator(".body figure img").get_attribute("alt") == "A quay."
    assert writer.complaints == []


def test_a_photo_is_taken_out_of_the_text_by_keyboard(writer, live_server, story):
    open_story(writer, live_server, story)
    before = writer.locator("#id_body").input_value()
    writer.locator(".editor-text p").first.click()
    writer.get_by_role("button", name="Photo of the story").click()
    writer.get_by_role("button", name="Put it here").click()
    writer.locator(".editor-text p").first.click()
    writer.keyboard.press("End")
    writer.wait_for_timeout(200)  # the editor hears of a cursor that the browser moved
    writer.keyboard.press("ArrowRight")
    writer.locator(".editor-photo.ProseMirror-selectednode").wait_for()
    assert "data-photo" in writer.locator("#id_body").input_value()
    writer.keyboard.press("Delete")
    assert writer.locator("#id_body").input_value() == before
    assert writer.complaints == []


def test_words_are_marked_with_one_of_two_namesakes_by_keyboard(writer, live_server, story):
    open_story(writer, live_server, story)
    writer.locator(".editor-text p").first.click()
    writer.evaluate(
        """() => { const text = document.querySelector(".editor-text p").firstChild;
        const at = text.data.indexOf("Roe");
        getSelection().setBaseAndExtent(text, at, text, at + 3); }"""
    )
    writer.wait_for_timeout(100)
    writer.get_by_role("button", name="Whom the words name").focus()
    writer.keyboard.press("Enter")
    writer.get_by_text("2 found").wait_for()
    writer.get_by_role("searchbox", name="Search for an official").fill("ann ro")
    writer.get_by_role("radio", name="Harbor Minister, 2005–2009").focus()
    writer.keyboard.press("Space")
    writer.keyboard.press("Enter")
    writer.locator(".editor-text [data-official='ann-roe-2']").wait_for()
    body = saved_body(writer, story)
    mark = '<span data-official="ann-roe-2">Roe</span>'
    assert body == f"<p>Harbor Minister {mark} spoke.</p>\n<p>Four.</p>"
    writer.goto(live_server.url + as_readers_would_see_it(story))
    link = writer.locator(".body").get_by_role("link", name="Roe")
    assert link.get_attribute("href") == "/people/ann-roe-2/"
    assert "data-official" not in writer.content()
    assert writer.complaints == []


def test_a_preview_on_paper_has_the_styles_of_print(writer, live_server, story):
    writer.emulate_media(color_scheme="dark")
    writer.goto(f"{live_server.url}{as_readers_would_see_it(story)}?as=print")
    writer.locator("html[data-paper]").wait_for(state="attached")
    assert writer.locator(".sections").first.is_hidden()
    assert writer.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert writer.evaluate(OVERFLOW) <= 0
    assert writer.complaints == []


@pytest.mark.parametrize("form", ["search", "social"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_preview_of_a_card_fits_a_phone(writer, live_server, story, form, scheme):
    writer.set_viewport_size({"width": 390, "height": 800})
    writer.goto(f"{live_server.url}{as_readers_would_see_it(story)}?as={form}&scheme={scheme}")
    assert writer.evaluate(OVERFLOW) <= 0
    paper = writer.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    is_dark = sum(map(int, re.findall(r"\d+", paper))) < 3 * 128
    assert is_dark == (scheme == "dark")
    assert writer.complaints == []
