"""Writing a story in a real browser, alone and against somebody else."""

import pytest
from django.contrib.auth.models import User

from articles import versions
from articles.admin import autosave
from articles.models import Article
from articles.tests.browsing import AXE
from articles.tests.factories import make_article, make_topic
from articles.tests.forms import change

pytestmark = pytest.mark.django_db(transaction=True)

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  document.querySelector(".editor-text").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {mso-x: y}</style>
</head><body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1 style='color:red'>The terms</h1>
<p class=MsoNormal style='margin:0in'><b style='mso-bidi-font-weight:normal'>Both</b>&nbsp;sides
<span style='font-style:italic'>agreed</span>:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp;
</span></span><![endif]>First point<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'>
<span style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span>Under it</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Second point</p>
<p class=MsoNormal>Then:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>
<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>One</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>
<span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Two</p>
<p class=MsoNormal><a href="javascript:alert(1)">not a link</a>
<a href="https://example.org/a" target=_blank onclick="x()">a link</a></p>
<!--EndFragment--></body></html>"""


@pytest.fixture
def story():
    return make_article(
        {
            "headline": "Ministers meet",
            "body": "<p>One two three.</p>\n<p>Four.</p>",
            "topics": [make_topic().slug],
        }
    )


def watched(page):
    """Make the page note what its console says and what breaks."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def log_in(page, site, name):
    User.objects.filter(username=name).exists() or User.objects.create_superuser(
        name, password="a long password"
    )
    page.goto(f"{site.url}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "a long password")
    page.click("[type=submit]")
    return page


@pytest.fixture
def writer(page, live_server):
    """A page of ann's."""
    return log_in(watched(page), live_server, "ann")


def open_story(page, site, story):
    page.goto(site.url + change(story))
    page.locator(".editor-text").wait_for()
    return page


def kept(page):
    """Make the browser think that the page goes out of sight, and wait until it was kept."""
    page.evaluate(
        """() => { Object.defineProperty(document, "visibilityState", { value: "hidden" });
        document.dispatchEvent(new Event("visibilitychange")); }"""
    )
    page.get_by_text("Kept ").wait_for()


def test_a_story_is_written_and_saved_by_keyboard(writer, live_server):
    writer.goto(f"{live_server.url}/admin/articles/article/add/")
    writer.locator("#id_headline").fill("Two ministers meet in the harbor town of Varnholm")
    writer.get_by_role("textbox", name="Author 1: name").fill("Cara Dunn")
    writer.get_by_role("button", name="Add an author").click()
    writer.get_by_role("textbox", name="Author 2: name").fill("Ben Roe")
    writer.get_by_role("button", name="Move up: author 2").click()
    writer.get_by_role("textbox", name="Dateline place").fill("Varnholm")
    writer.get_by_text("Printed: VARNHOLM –").wait_for()
    text = writer.get_by_role("textbox", name="Text", exact=False).and_(
        writer.locator(".editor-text")
    )
    text.click()
    writer.keyboard.type("They met  for two days.")
    writer.keyboard.press("Enter")
    writer.keyboard.press("Control+b")
    writer.keyboard.type("Then they left.")
    writer.keyboard.press("Control+s")
    writer.get_by_text("was added successfully").wait_for()
    story = versions.latest(Article.objects.get()).story
    assert story["byline"] == "Ben Roe and Cara Dunn"
    assert story["dateline"]["printed"] == "VARNHOLM –"
    assert "&nbsp;" not in story["body"]
    assert "\N{NO-BREAK SPACE}" not in story["body"]
    assert story["body"].endswith("<p><strong>Then they left.</strong></p>")
    assert writer.complaints == []


def test_saving_without_a_change_to_the_text_changes_no_character(writer, live_server, story):
    open_story(writer, live_server, story)
    writer.locator("#id_slugline").fill("BC-Talks")
    writer.get_by_role("button", name="Save draft").click()
    writer.get_by_text("was changed successfully").wait_for()
    story.refresh_from_db()
    assert versions.latest(story).story["body"] == "<p>One two three.</p>\n<p>Four.</p>"


def test_lists_of_word_become_lists_and_nothing_else_comes_along(writer, live_server, story):
    open_story(writer, live_server, story)
    writer.locator(".editor-text").click()
    writer.keyboard.press("Control+a")
    writer.evaluate(PASTE, [WORD, "The terms"])
    writer.get_by_role("button", name="Save draft").click()
    writer.get_by_text("was changed successfully").wait_for()
    story.refresh_from_db()
    assert versions.latest(story).story["body"].split("\n") == [
        "<h2>The terms</h2>",
        "<p><strong>Both</strong> sides <em>agreed</em>:</p>",
        "<ul><li>First point<ul><li>Under it</li></ul></li><li>Second point</li></ul>",
        "<p>Then:</p>",
        "<ol><li>One</li><li>Two</li></ol>",
        '<p>not a link <a href="https://example.org/a" rel="noopener">a link</a></p>',
    ]
    assert writer.complaints == []


def test_counters_and_checks_follow_what_is_typed(writer, live_server, story):
    open_story(writer, live_server, story)
    headline = writer.locator("#id_headline")
    headline.fill("x" * 102)
    assert writer.locator(".field-headline .counter").inner_text() == "102 characters, 12 over"
    check = writer.get_by_role("link", name="The headline is 12 characters over 90.")
    check.click()
    assert headline.evaluate("field => field === document.activeElement || location.hash") in (
        True,
        "#id_headline",
    )
    assert (
        "5 words" in writer.locator(".field-body").inner_text()
        or "4 words" in writer.locator(".field-body").inner_text()
    )


def test_text_of_a_page_that_was_closed_is_restored(writer, live_server, story, context):
    open_story(writer, live_server, story)
    writer.locator(".editor-text").click()
    writer.keyboard.press("Control+End")
    writer.keyboard.type(" Typed and never saved.")
    kept(writer)
    writer.close()
    again = watched(context.new_page())
    open_story(again, live_server, story)
    again.get_by_text("You have unsaved text from").wait_for()
    again.get_by_role("link", name="Restore it").click()
    again.locator(".editor-text").get_by_text("Typed and never saved.").wait_for()
    again.get_by_role("button", name="Save draft").click()
    again.get_by_text("was changed successfully").wait_for()
    story.refresh_from_db()
    assert "Typed and never saved." in versions.latest(story).story["body"]
    assert autosave.unsaved(User.objects.get(username="ann"), story) == []
    assert again.complaints == []


def test_leaving_with_unsaved_changes_asks(writer, live_server, story):
    asked = []
    writer.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    open_story(writer, live_server, story)
    writer.locator("#id_headline").click()
    writer.keyboard.type("x")
    writer.get_by_role("link", name="Home").click()
    writer.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert writer.url.endswith(change(story))


def test_of_two_browsers_the_second_save_shows_both_texts_and_loses_no_word(
    writer, live_server, story, new_context
):
    other = log_in(watched(new_context().new_page()), live_server, "bob")
    for page in (writer, other):
        open_story(page, live_server, story)
    writer.locator("#id_headline").fill("Ministers meet ANNHEAD")
    writer.locator(".editor-text p").first.click()
    writer.keyboard.press("End")
    writer.keyboard.type(" ANNBODY.")
    other.locator("#id_headline").fill("Ministers quarrel BOBHEAD")
    other.locator(".editor-text p").last.click()
    other.keyboard.press("End")
    other.keyboard.type(" BOBBODY.")
    other.get_by_role("button", name="Save draft").click()
    other.get_by_text("was changed successfully").wait_for()
    writer.get_by_role("button", name="Save draft").click()
    writer.get_by_text("bob saved version 2").wait_for()
    shown = writer.locator("form.merge").inner_text()
    for word in ("ANNHEAD", "ANNBODY", "BOBHEAD", "BOBBODY"):
        assert word in shown
    writer.get_by_role("button", name="Save what is picked").click()
    writer.get_by_text("both texts are kept").wait_for()
    story.refresh_from_db()
    body = versions.latest(story).story["body"]
    assert "ANNBODY" in body
    assert "BOBBODY" in body
    everything = "".join(version.content for version in story.versions.all())
    for word in ("ANNHEAD", "ANNBODY", "BOBHEAD", "BOBBODY"):
        assert word in everything
    assert writer.complaints == other.complaints == []


def test_who_else_has_the_story_open_is_shown(writer, live_server, story, new_context):
    other = log_in(new_context().new_page(), live_server, "bob")
    open_story(other, live_server, story)
    other.wait_for_timeout(500)
    open_story(writer, live_server, story)
    writer.get_by_text("bob has this story open now.").wait_for()


def test_the_story_form_fits_a_phone(writer, live_server, story):
    writer.set_viewport_size({"width": 390, "height": 800})
    open_story(writer, live_server, story)
    assert writer.evaluate(OVERFLOW) <= 0


def test_axe_finds_nothing_serious(writer, live_server, story):
    open_story(writer, live_server, story)
    # The policy forbids the page to load it; the debugger may.
    writer.evaluate(AXE)
    found = writer.evaluate("axe.run()")["violations"]
    serious = [
        (rule["id"], rule["nodes"][0]["html"])
        for rule in found
        if rule["impact"] in {"serious", "critical"}
    ]
    assert serious == []
