"""Many editors save few stories at once, through the real server: no word is lost.

EDITORS and SAVES (of each) make it larger: EDITORS=8 SAVES=200 pytest -m slow.
"""

import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from random import Random
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest
from django.conf import settings

EDITORS = int(os.environ.get("EDITORS", "3"))
SAVES = int(os.environ.get("SAVES", "4"))
STORIES = 5
PREPARE = """
from django.contrib.auth.models import User
from articles.tests.factories import make_article
for number in range({editors}):
    User.objects.create_superuser(f"editor-{{number}}", password="a long password")
for number in range({stories}):
    make_article({{"headline": "Ministers meet", "body": "".join(
        f"<p>Paragraph {{place}} of the story.</p>\\n" for place in range(6))}})
"""
COLLECT = """
from articles.models import Version
print("\\n".join(Version.objects.values_list("content", flat=True)))
"""


class Fields(HTMLParser):
    """The fields of the page's story or merge form, as a browser would send them."""

    def __init__(self, html):
        super().__init__()
        self.values = {}
        self.area = self.select = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("name")
        if tag == "textarea":
            self.area = name
            self.values[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in attributes and self.select:
            self.values.setdefault(self.select, []).append(attributes.get("value", ""))
        elif tag == "input" and name and attributes.get("type") != "submit":
            is_box = attributes.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in attributes:
                self.values[name] = [attributes.get("value", "")]

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line end that follows the tag.
            self.values[self.area][0] = self.values[self.area][0].removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, text):
        if self.area is not None:
            self.values[self.area][0] += text


class Browser:
    """One editor's: it logs in, opens stories, types tokens and saves."""

    def __init__(self, site, number):
        self.site = site
        self.opener = build_opener(HTTPCookieProcessor())
        self.random = Random(number)
        self.number = number
        self.on_merge_pages = ""
        self.statuses = []
        self.merges = 0
        login = Fields(self.get("/admin/login/")).values
        self.post(
            "/admin/login/?next=/admin/",
            login | {"username": [f"editor-{number}"], "password": ["a long password"]},
        )

    def get(self, address):
        return self._answer(Request(self.site + address))

    def post(self, address, values):
        request = Request(self.site + address, urlencode(values, doseq=True).encode())
        request.add_header("Referer", self.site + address)
        return self._answer(request)

    def _answer(self, request):
        try:
            with self.opener.open(request, timeout=60) as answer:
                self.statuses.append(answer.status)
                return answer.read().decode()
        except HTTPError as error:
            self.statuses.append(error.code)
            return ""

    def work(self):
        """Save some stories; return the tokens typed."""
        tokens = []
        for turn in range(SAVES):
            story = self.random.randint(1, STORIES)
            token = f"token{self.number}x{turn}y"
            tokens.append(token)
            address = f"/admin/articles/article/{story}/change/"
            values = Fields(self.get(address)).values
            paragraphs = values["body"][0].split("\n")[:6]
            place = self.random.randrange(len(paragraphs))
            paragraphs[place] = paragraphs[place].replace("</p>", f" {token}.</p>")
            values["body"] = ["\n".join(paragraphs)]
            answer = self.post(address, values | {"_continue": ["1"]})
            for _ in range(3):
                if 'class="merge"' not in answer:
                    break
                self.merges += 1
                self.on_merge_pages += answer
                answer = self.post(
                    re.search(r'class="merge" method="post" action="([^"]+)"', answer)[1],
                    Fields(answer).values,
                )
        return tokens


def run(code, environment):
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def environment(tmp_path):
    """The settings of a site with a database of its own, and the stories and editors in it."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    made = kept | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "SECRET_KEY": "only for this test",
        "DEBUG": "on",
        "MEDIA_ROOT": str(tmp_path),
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env=made,
        check=True,
    )
    run(PREPARE.format(editors=EDITORS, stories=STORIES), made)
    return made


@pytest.fixture
def site(environment, tmp_path):
    """The address of the site, served by gunicorn."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (tmp_path / "server.log").open("w") as log:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--config", "/dev/null"),
                *("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "2"),
            ],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=log,
            stderr=log,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(150):
                try:
                    urlopen(f"{address}/healthz/", timeout=5).close()
                    break
                except (URLError, OSError):
                    time.sleep(0.2)
            yield address
        finally:
            server.terminate()
            server.wait()


@pytest.mark.slow
def test_every_word_of_editors_at_once_is_kept(site, environment):
    with ThreadPoolExecutor(EDITORS) as pool:
        browsers = list(pool.map(lambda number: Browser(site, number), range(EDITORS)))
        tokens = [token for found in pool.map(Browser.work, browsers) for token in found]
    kept = run(COLLECT, environment) + "".join(browser.on_merge_pages for browser in browsers)
    statuses = {status for browser in browsers for status in browser.statuses}
    print(f"{len(tokens)} saves, {sum(browser.merges for browser in browsers)} merge pages")
    assert statuses == {200}
    assert len(tokens) == EDITORS * SAVES
    assert [token for token in tokens if token not in kept] == []
