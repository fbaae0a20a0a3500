"""Many editors save few stories at once, through the real server: no word is lost.

EDITORS and SAVES (of each) make it larger: EDITORS=8 SAVES=200 pytest -m slow.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from articles.models import Version
from articles.tests.factories import make_article
from articles.tests.server import MERGE_FORM, Browser, Fields, serving
from articles.tests.staff import make_member

EDITORS = int(os.environ.get("EDITORS", "3"))
SAVES = int(os.environ.get("SAVES", "4"))
STORIES = 5
PARAGRAPHS = 6


class Editor:
    """Opens one story after another, types a token into it and saves."""

    def __init__(self, number, browser, addresses):
        self.number = number
        self.browser = browser
        self.addresses = addresses
        self.random = Random(number)
        self.tokens = []
        self.on_merge_pages = ""
        self.merges = 0

    def work(self):
        for turn in range(SAVES):
            self.save(self.random.choice(self.addresses), f"token{self.number}x{turn}y")

    def save(self, address, token):
        """Type the token into some paragraph; where others were faster, take the merge offered."""
        values = Fields(self.browser.get(address)).values
        paragraphs = values["body"][0].split("\n")[:PARAGRAPHS]
        place = self.random.randrange(len(paragraphs))
        paragraphs[place] = paragraphs[place].replace("</p>", f" {token}.</p>")
        self.tokens.append(token)
        values["body"] = ["\n".join(paragraphs)]
        _, page, _ = self.browser.post(address, values | {"_continue": ["1"]})
        for _ in range(3):
            merge = MERGE_FORM.search(page)
            if merge is None:
                break
            self.merges += 1
            self.on_merge_pages += page
            _, page, _ = self.browser.post(merge[1], Fields(page).values)


@pytest.mark.slow
def test_every_word_of_editors_at_once_is_kept(transactional_db, tmp_path):
    body = "".join(f"<p>Paragraph {place} of the story.</p>\n" for place in range(PARAGRAPHS))
    stories = [make_article({"body": body}) for _ in range(STORIES)]
    addresses = [f"/admin/articles/article/{story.pk}/change/" for story in stories]
    members = [make_member("editor") for _ in range(EDITORS)]
    with serving(tmp_path) as server, ThreadPoolExecutor(EDITORS) as pool:
        editors = [
            Editor(number, Browser(server, member), addresses)
            for number, member in enumerate(members)
        ]
        start = time.monotonic()
        list(pool.map(Editor.work, editors))
        seconds = time.monotonic() - start
    tokens = [token for editor in editors for token in editor.tokens]
    merges = sum(editor.merges for editor in editors)
    print(f"{len(tokens)} saves in {seconds:.0f} s, {merges} merge pages")
    kept = "".join(Version.objects.values_list("content", flat=True))
    kept += "".join(editor.on_merge_pages for editor in editors)
    assert {status for editor in editors for status in editor.browser.statuses} <= {200, 302}
    assert len(tokens) == EDITORS * SAVES
    assert [token for token in tokens if token not in kept] == []
