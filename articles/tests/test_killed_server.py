"""The server is killed while editors save and publish: what it answered stays, and nothing is half.

KILLS makes it longer: KILLS=50 pytest -m slow.
"""

import os
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from random import Random

import pytest

from articles.models import Article, LedgerEntry, Version
from articles.tests.factories import make_topic
from articles.tests.server import Browser, Fields, serving
from articles.tests.staff import make_member
from articles.tests.wholeness import halves_of, halves_of_the_archive

KILLS = int(os.environ.get("KILLS", "2"))
SEED = int(os.environ.get("SEED", "0")) or time.time_ns()
EDITORS = 3
MOST_ACTS = 3 * EDITORS  # of a kind, between two kills
FIRST_GUESS = 0.1  # seconds that an act takes, before any was measured
ADD = "/admin/articles/article/add/"
BODY = "<p>The admiral {token} spoke of icebreakers in Murmansk, and of harbors.</p>"


class Moments:
    """Picks the moments to kill at: somewhere in the time that some act of a kind takes."""

    def __init__(self, random):
        self.random = random
        self.taken = {"save": FIRST_GUESS, "publish": FIRST_GUESS}
        self.begun = Counter()
        self.news = threading.Condition()

    def begins(self, kind):
        with self.news:
            self.begun[kind] += 1
            self.news.notify_all()

    def took(self, kind, seconds):
        self.taken[kind] += (seconds - self.taken[kind]) / 4

    def wait_for(self, kind):
        """Return at a random moment of one of the next acts of that kind, or a little behind it."""
        with self.news:
            awaited = self.begun[kind] + self.random.randint(1, MOST_ACTS)
            done = self.news.wait_for(lambda: self.begun[kind] >= awaited, timeout=60)
        assert done, f"nobody came to {kind} within a minute"
        time.sleep(self.random.uniform(0, 1.2 * self.taken[kind]))


class Editor:
    """Begins a story, publishes it, changes and publishes it again, until the server is gone."""

    def __init__(self, number, browser, moments, topic):
        self.number = number
        self.browser = browser
        self.moments = moments
        self.topic = topic
        self.turn = 0
        self.answered = []  # (story, what a version holds, the number published or None)
        self.cut_off = Counter()

    def work(self):
        """Work until the server is gone."""
        self.doing = "look"
        try:
            story = self.begin()
            while True:
                self.publish(story)
                self.save(story)
        except (OSError, HTTPException):
            self.cut_off[self.doing] += 1

    def begin(self):
        token, values = self._token(), Fields(self.browser.get(ADD)).values
        values |= {"headline": ["Ministers meet"], "body": [BODY.format(token=token)]}
        values |= {"topics": [str(self.topic.pk)], "authors": ["Ann Roe | Sgt. | Army"]}
        address = self._act("save", ADD, values | {"_continue": ["1"]})
        story = int(address.split("/")[-3])
        self._note(story, token)
        return story

    def save(self, story):
        address, token = f"/admin/articles/article/{story}/change/", self._token()
        values = Fields(self.browser.get(address)).values
        values["body"][0] += BODY.format(token=token)
        values["authors"] = [f"Ann Roe | Sgt. | {token}"]
        self._act("save", address, values)
        self._note(story, token)

    def publish(self, story):
        address = f"/admin/articles/article/{story}/act/publish/"
        values = Fields(self.browser.get(address)).values
        kind = ("update", "correction")[self.turn % 2]
        change = {"kind": kind, "line": "Corrects paragraph 1.", "wrong": "This", "right": "That"}
        self._act("publish", address, values | {name: [text] for name, text in change.items()})
        self._note(story, "", int(values["expected"][0]))

    def _act(self, kind, address, values):
        """Send the form; return where the answer leads, which it does when all is done."""
        self.doing, start = kind, time.monotonic()
        self.moments.begins(kind)
        status, page, sent_on_to = self.browser.post(address, values)
        assert status == 302, f"{kind} answered {status}: {page}"
        self.moments.took(kind, time.monotonic() - start)
        self.doing = "look"
        return sent_on_to

    def _token(self):
        self.turn += 1
        return f"token{self.number}x{self.turn}y"

    def _note(self, story, token, number=None):
        self.answered.append((story, token, number))


def lost(answered):
    """Of what was answered, what is not stored."""
    stories = {story for story, _, _ in answered}
    texts = {story: [] for story in stories}
    for story, content in Version.objects.filter(article__in=stories).values_list(
        "article", "content"
    ):
        texts[story].append(content)
    published = set(
        LedgerEntry.objects.filter(article__in=stories).values_list("article", "number")
    )
    return [
        (story, token, number)
        for story, token, number in answered
        if not any(token in text for text in texts[story])
        or (number is not None and (story, number) not in published)
    ]


@pytest.mark.slow
def test_what_was_answered_outlives_the_server_and_nothing_is_half_done(transactional_db, tmp_path):
    print(f"SEED={SEED}")
    random = Random(SEED)
    moments = Moments(random)
    topic = make_topic()
    members = [make_member("slot") for _ in range(EDITORS)]
    with serving(tmp_path) as server, ThreadPoolExecutor(EDITORS) as pool:
        editors = [
            Editor(number, Browser(server, member), moments, topic)
            for number, member in enumerate(members)
        ]
        last_seen = 0
        for kill in range(KILLS):
            works = [pool.submit(editor.work) for editor in editors]
            try:
                moments.wait_for(("save", "publish")[kill % 2])
            finally:
                server.kill()
            for work in works:
                work.result()
            server.start()
            answered = [note for editor in editors for note in editor.answered]
            begun = Article.objects.filter(pk__gt=last_seen).values_list("pk", flat=True)
            assert lost(answered) == []
            assert [fault for story in begun for fault in halves_of(story)] == []
            assert halves_of_the_archive() == []
            last_seen = max(begun, default=last_seen)
    cut_off = sum((editor.cut_off for editor in editors), Counter())
    acts = Counter("save" if token else "publish" for _, token, _ in answered)
    print(f"{KILLS} kills; answered: {dict(acts)}; cut off: {dict(cut_off)}")
    assert acts["save"]
