"""An editor's day in real browsers: a story from its first word to its withdrawal, and two more.

Four people work as they would, each in a browser of their own; a reader looks on. PICTURES=folder
keeps what they saw, as docs/desk.md shows it.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, AuditEntry
from articles.tests.browsing import NARROW, Browsing
from articles.tests.factories import make_article, make_topic
from articles.tests.pictures import picture
from articles.tests.test_editing_in_a_browser import PASTE

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Harbor town of Varnholm opens its depot to foreign inspectors"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-US>
<!--StartFragment--><p class=MsoNormal style='margin:0in'>Inspectors of two states entered the depot
at Varnholm on <span style='color:red'>Monday</span> and counted 36 crates.<o:p></o:p></p>
<p class=MsoNormal>The visit is the first of four that the treaty allows this year.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span>&nbsp;</span></span>The next is planned for the spring.</p><!--EndFragment--></body></html>"""
TEXT = "\n".join(
    f"<p>{words}</p>"
    for words in (
        "The council put off its vote on the harbor road until the autumn session.",
        "Two of its members had asked for the costs to be counted once more.",
    )
)


class Day:
    """The people, the pages they asked for, and what is wrong with any of them."""

    def __init__(self, new_context, site, admit):
        self.site = site
        self.people = {
            name: admit(Browsing(new_context(viewport={"width": 1280, "height": 900}), site))
            for name in ("ines", "ben", "cara", "otto", "reader")
        }
        self.found = []

    def look(self, person, name):
        """Ask axe about the page in front of that person, and keep its picture."""
        browsing = self.people[person]
        browsing.picture(f"desk-{name}")
        self.found += browsing.faults()

    def public(self, story):
        """(status, text) of the story's address, as the reader gets it."""
        story.refresh_from_db()
        address = self.site.url + story.get_absolute_url()
        reader = self.people["reader"].page
        if (status := reader.request.get(address).status) != 200:
            return status, ""
        reader.goto(address)
        return status, reader.locator("main").inner_text()


@pytest.fixture
def day(new_context, live_server):
    return Day(new_context, live_server, lambda browsing: browsing)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def says(page, words):
    page.locator(".messagelist").get_by_text(words).wait_for()


def open_from_home(page, site, count, headline):
    """Go to the story as one does at the beginning of a shift: home, the count, the list."""
    page.goto(f"{site.url}/admin/")
    page.get_by_role("link", name=count).click()
    page.get_by_role("link", name=headline).click()
    page.locator(".editor-text").wait_for()


def open_story(page, site, story):
    page.goto(f"{site.url}/admin/articles/article/{story.pk}/change/")
    page.locator(".editor-text, .readonly").first.wait_for()


def replace_word(page, old, new):
    """Choose the word in the text by double click, as with a mouse, and type over it."""
    paragraph = page.locator(".editor-text p", has_text=old).first
    box = paragraph.evaluate(
        """(paragraph, word) => {
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const start = node.data.indexOf(word);
            if (start < 0) continue;
            const range = document.createRange();
            range.setStart(node, start);
            range.setEnd(node, start + word.length);
            paragraph.scrollIntoView({ block: "center" });
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
          }
        }""",
        old,
    )
    page.mouse.dblclick(box["x"], box["y"])
    page.keyboard.type(new)


def test_an_editors_day(day, live_server, time_machine):
    site, people = live_server, day.people
    topic = make_topic(name="Arms inspections", slug="arms-inspections")
    names = {"ines": "Ines Falk", "ben": "Ben Roe", "cara": "Cara Dunn", "otto": "Otto Lind"}
    roles = {"ines": "reporter", "ben": "editor", "cara": "slot", "otto": "senior"}
    for name, role in roles.items():
        first, last = names[name].split()
        people[name].log_in(name, role, first_name=first, last_name=last)
    ines, ben, cara, otto = (people[name].page for name in roles)

    # The reporter uploads a photo and says what it shows.
    ines.goto(f"{site.url}/admin/")
    ines.get_by_role("link", name="Photos", exact=True).first.click()
    ines.get_by_role("link", name="Add photo").click()
    pier = {"name": "pier.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG", (1200, 800))}
    ines.get_by_label("Pictures").set_input_files(pier)
    ines.get_by_text("pier.jpg (").wait_for()
    day.look("ines", "upload")
    press(ines, "Upload")
    ines.get_by_label("Credit").fill("Ann Moor")
    ines.get_by_label("Caption").fill("The pier at Varnholm on Monday.")
    ines.get_by_label("Alternative text").fill("A gray pier under a low sky.")
    day.look("ines", "photo")
    press(ines, "Save")
    says(ines, "was changed successfully")

    # She writes, pastes from Word, adds the photo, saves and looks: all by the keys.
    ines.keyboard.press("n")
    ines.locator(".editor-text").wait_for()
    ines.locator("#id_headline").fill(HEADLINE)
    ines.locator("#id_standfirst").fill("Two states count the same crates for the first time.")
    ines.get_by_role("textbox", name="Author 1: name").fill("Ines Falk")
    ines.get_by_role("textbox", name="Dateline place").fill("VARNHOLM")
    ines.get_by_role("searchbox", name="Topics").click()
    ines.keyboard.type("Arms")
    ines.get_by_role("option", name=topic.name).click()
    ines.locator(".editor-text").click()
    ines.evaluate(PASTE, [WORD, "Inspectors"])
    ines.keyboard.press("Control+s")
    says(ines, "was added successfully")
    story = Article.objects.get()
    assert story.body_text.startswith("Inspectors of two states entered the depot")
    ines.get_by_text("Add a photo").click()
    offered = ines.locator("#photo-names option").first.get_attribute("value")
    ines.get_by_label("Photo", exact=True).fill(offered)
    ines.keyboard.press("Control+p")
    frame = ines.frame_locator(".stage iframe")
    frame.get_by_role("heading", name=HEADLINE).wait_for()
    frame.get_by_text("Ann Moor").wait_for()
    day.look("ines", "preview")
    ines.get_by_role("link", name="Edit", exact=True).click()
    ines.locator(".editor-text").wait_for()
    day.look("ines", "write")
    ines.locator(".editor-text").click()
    ines.keyboard.press("Control+Enter")
    ines.get_by_text("The editors are asked to read it.").wait_for()
    day.look("ines", "submit")
    ines.keyboard.press("Enter")
    says(ines, "Sent to review")

    # The editor finds it at home, and sends it back.
    ben.goto(f"{site.url}/admin/")
    day.look("ben", "home-editor")
    open_from_home(ben, site, re.compile("1 Waiting for my review"), HEADLINE)
    day.look("ben", "review")
    press(ben, "Send back…")
    press(ben, "Send back")
    ben.get_by_text("This field is required").wait_for()
    ben.get_by_label("Reason").fill("How many crates did the other side count?")
    day.look("ben", "return")
    press(ben, "Send back")
    says(ben, "Sent back")

    # The reporter reads why, mends it and sends it again; the editor approves.
    ines.goto(f"{site.url}/admin/")
    ines.locator(".notices p", has_text="How many crates did the other side count?").wait_for()
    day.look("ines", "notice")
    ines.get_by_role("link", name=HEADLINE).first.click()
    replace_word(ines, "36", "36 and 35")
    ines.keyboard.press("Control+Enter")
    ines.get_by_text("The editors are asked to read it.").wait_for()
    ines.keyboard.press("Control+Enter")
    says(ines, "Sent to review")
    open_from_home(ben, site, re.compile("1 Waiting for my review"), HEADLINE)
    press(ben, "Approve")
    says(ben, "Approved")
    ben.get_by_role("link", name="Home", exact=True).click()
    assert HEADLINE not in people["reader"].page.request.get(site.url).text()

    # The slot editor puts a story under embargo, sets another's hour, and publishes the first.
    held = make_article({"headline": "Council puts off its vote on the harbor road", "body": TEXT})
    later = make_article({"headline": "Night ferry to the island runs once more", "body": TEXT})
    soon = timezone.now() + timedelta(hours=6)
    open_story(cara, site, held)
    press(cara, "Put under embargo…")
    cara.get_by_label("Imposed by").fill("Harbor council")
    cara.get_by_label("Day").fill(f"{soon:%Y-%m-%d}")
    cara.get_by_label("Hour", exact=True).fill(f"{soon:%H:%M}")
    day.look("cara", "embargo")
    press(cara, "Put under embargo")
    says(cara, "Put under embargo")
    press(cara, "Publish now…")
    press(cara, "Publish now")
    says(cara, "Published")
    cara.locator(".status", has_text="Embargoed").first.wait_for()
    open_story(cara, site, later)
    press(cara, "Schedule…")
    cara.get_by_label("Day").fill(f"{soon:%Y-%m-%d}")
    cara.get_by_label("Hour", exact=True).fill(f"{soon:%H:%M}")
    day.look("cara", "schedule")
    press(cara, "Schedule")
    says(cara, "Scheduled")
    assert [day.public(held)[0], day.public(later)[0]] == [404, 404]
    open_story(cara, site, story)
    press(cara, "Publish now…")
    day.look("cara", "publish")
    press(cara, "Publish now")
    says(cara, "Published")
    status, text = day.public(story)
    assert status == 200
    assert "36 and 35 crates" in text
    assert "Photograph: Ann Moor" in text or "Ann Moor" in text
    cara.goto(f"{site.url}/admin/articles/article/")
    day.look("cara", "list")

    # A reader writes in: it was Tuesday. A correction; then an update.
    open_story(cara, site, story)
    replace_word(cara, "Monday", "Tuesday")
    cara.keyboard.press("Control+Enter")
    cara.get_by_label("Correction: something was false").check()
    cara.get_by_label("What changed and where").fill("Paragraph 1: the day of the visit.")
    cara.get_by_label("What was wrong").fill("The visit was said to be on Monday.")
    cara.get_by_label("What is right").fill("The visit was on Tuesday.")
    day.look("cara", "correct")
    press(cara, "Publish now")
    says(cara, "Published")
    _, text = day.public(story)
    assert "Correction" in text
    assert "The visit was on Tuesday." in text
    assert "on Monday and counted" not in text
    replace_word(cara, "four", "five")
    cara.keyboard.press("Control+Enter")
    cara.get_by_label("Update: new facts").check()
    cara.get_by_label("What changed and where").fill("Paragraph 2: five visits, not four.")
    press(cara, "Publish now")
    says(cara, "Published")
    assert "first of five" in day.public(story)[1]

    # What changed, side by side; the version before comes back, and readers see nothing of it yet.
    cara.get_by_role("link", name="All versions").click()
    day.look("cara", "versions")
    cara.get_by_role("link", name=f"What version {story.latest_number} changed").click()
    cara.locator("del", has_text="four").wait_for()
    cara.locator("ins", has_text="five").wait_for()
    day.look("cara", "compare")
    before = story.latest_number
    press(cara, f"Restore version {before - 1} as version {before + 1}")
    says(cara, "readers see no change")
    assert "first of five" in day.public(story)[1]
    open_story(cara, site, story)
    cara.get_by_text(f"readers see version {before} of {before + 1}").wait_for()
    cara.get_by_role("link", name="Home", exact=True).click()

    # The clock goes on: what waited is out, without anybody doing anything.
    time_machine.move_to(soon + timedelta(minutes=2))
    assert [day.public(held)[0], day.public(later)[0]] == [200, 200]

    # The senior editor withdraws one story and kills another.
    open_story(otto, site, story)
    press(otto, "Withdraw…")
    otto.get_by_label("Class").select_option(index=1)
    otto.get_by_label("Reason").fill("The count was of another depot.")
    day.look("otto", "withdraw")
    press(otto, "Withdraw")
    says(otto, "Withdrew")
    open_story(otto, site, held)
    press(otto, "Kill…")
    otto.get_by_label("Class").select_option(index=1)
    otto.get_by_label("Reason").fill("It tells where a witness lives.")
    day.look("otto", "kill")
    press(otto, "Kill")
    says(otto, "Killed")
    _, text = day.public(story)
    assert "withdrawn" in text
    assert "crates" not in text
    assert day.public(held)[0] == 410
    otto.goto(f"{site.url}/admin/")
    day.look("otto", "home")
    people["otto"].page.emulate_media(color_scheme="dark")
    people["otto"].picture("desk-home-dark-phone", NARROW)
    otto.keyboard.press("?")
    otto.get_by_role("dialog", name="Keys").wait_for()
    otto.emulate_media(color_scheme="light")
    day.look("otto", "keys")

    acts = AuditEntry.objects.filter(is_refused=False).values_list("act", flat=True)
    assert {"submit", "return_", "approve", "embargo", "schedule", "publish"} <= set(acts)
    assert {"withdraw", "kill", "edit", "upload"} <= set(acts)
    assert not day.found, "\n".join(map(str, day.found))
    for name, browsing in people.items():
        assert browsing.complaints == [], name
