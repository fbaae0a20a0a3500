"""The page of all components: none is missing, and it is there only while developing."""

import re
from pathlib import Path

from django.conf import settings
from django.test import RequestFactory

from articles.patterns import patterns

COMPONENTS = settings.BASE_DIR / "templates" / "components"
INCLUDED = re.compile(r'(?:include "components/|card "|component "|{% (?=pager))(\w+)')
# On every page; in each figure.
ELSEWHERE = {"masthead", "footer", "footer_sections", "looks", "feed", "picture"}


def test_the_page_shows_every_component():
    text = Path(settings.BASE_DIR / "templates" / "patterns.html").read_text()
    shown = {match[1] for match in INCLUDED.finditer(text)} | ELSEWHERE
    assert shown == {path.stem for path in COMPONENTS.glob("*.html")}


def test_the_page_needs_no_story_and_no_database():
    page = patterns(RequestFactory().get("/patterns/")).content.decode()
    assert page.count("Harbor Council Opens a Third Pier") >= 6
    assert "<picture>" in page


def test_readers_have_no_such_page(client, db):
    assert client.get("/patterns/").status_code == 404
