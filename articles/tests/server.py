"""The site as readers and editors meet it: gunicorn, on the database of the test.

The test must use `transactional_db`, or the server sees nothing of what the test has made.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from html.parser import HTMLParser
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

from django.conf import settings
from django.db import connection
from django.test import Client

STARTS_WITHIN = 60  # seconds
ANSWERS_WITHIN = 60
CSRF = "c" * 32  # any text of that length: the form only repeats what the cookie says
MERGE_FORM = re.compile(r'class="merge" method="post" action="([^"]+)"')


class Server:
    """Gunicorn with the site's own configuration; it can be killed and started again."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self.environment = {
            name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
        } | {
            "DATABASE_URL": database_url(),
            "DEBUG": "on",
            "MEDIA_ROOT": str(folder),
            "PORT": str(self.port),
            "SECRET_KEY": settings.SECRET_KEY,
        }
        self.process = None

    def start(self):
        """Start it, in a process group of its own, and wait until it answers."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "newsroom.wsgi"],
                cwd=settings.BASE_DIR,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, f"no answer within {STARTS_WITHIN} seconds"
            time.sleep(0.05)

    def _answers(self):
        try:
            urlopen(f"{self.address}/healthz/", timeout=5).close()
        except (URLError, OSError):
            return False
        return True

    def kill(self):
        """End all its processes as `kill -9` does: none of them can finish anything."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


@contextmanager
def serving(folder):
    """A server that runs, and is stopped in the end."""
    server = Server(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def database_url():
    """DATABASE_URL of the database that the tests are using."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{held['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**held)


class StayHere(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


class Browser:
    """One editor's, logged in already. It follows no redirect: to be sent on means it is done."""

    def __init__(self, server, user):
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.site = server.address
        self.opener = build_opener(StayHere())
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={CSRF}"
        self.statuses = []

    def get(self, address):
        """The page."""
        return self._answer(Request(self.site + address))[1]

    def post(self, address, values):
        """(status, page, the address it sends on to) of the answer."""
        sent = values | {"csrfmiddlewaretoken": [CSRF]}
        return self._answer(Request(self.site + address, urlencode(sent, doseq=True).encode()))

    def _answer(self, request):
        request.add_header("Cookie", self.cookies)
        try:
            answer = self.opener.open(request, timeout=ANSWERS_WITHIN)
        except HTTPError as error:
            answer = error
        with answer:
            page = answer.read().decode()
            self.statuses.append(answer.status)
            return answer.status, page, answer.headers.get("Location", "")


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
