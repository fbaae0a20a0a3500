"""A small archive as files: whole, quiet about what is hidden, made anew only where it changed."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from articles import desk
from articles.addresses import move
from articles.bake import Bake, NoPlace, running
from articles.bake.links import NoFile, Page, file_of, relative
from articles.models import Article
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.staff import change, make_member
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

WORD = "Zyzzyva"
MORE = 22  # stories beyond one page of a list
LINK = re.compile(r'\s(?:href|src|action)="([^"#]+)')
# What needs the site itself.
NOT_BAKED = re.compile(
    r"api_.*|oembed|preview|healthz|photo_file|alerts|alerts_asked|follower|stop_alerts|page"
)


def told(word, name="Ann Roe"):
    body = f"<p>{name} came to {word}.</p><p>“The pier at {word} is long,” {name} said.</p>"
    return {"headline": f"Roe opens {word} pier", "body": body, "topics": ["piers"]}


@pytest.fixture(autouse=True)
def archive():
    """Somebody, an office, a topic, and stories enough for a second page of each list."""
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    make_official(slug="bo-dale", name="Bo Dale")
    make_topic(slug="piers", name="Piers")
    source = make_source(slug="wire")
    for day in range(1, MORE):
        at = datetime(2007, 4, day, 12, tzinfo=UTC)
        make_live_article(told(f"Quay{day}"), at=at, source=source, slug=f"quay-{day}")
    make_live_article(
        {
            "headline": "A lone buoy",
            "body": "<p>Bo Dale came.</p>",
            "byline": "Cy Poe",
            "bylines": [{"name": "Cy Poe", "title": "", "service": "", "affiliation": ""}],
        },
        at=datetime(2008, 1, 2, 12, tzinfo=UTC),
        slug="buoy",
    )


@pytest.fixture
def senior():
    return make_member("senior")


@pytest.fixture(autouse=True)
def no_cards(monkeypatch):
    """Drawing takes longer than all else."""
    monkeypatch.setattr("articles.file_views.card_picture", lambda item: b"PNG")


def bake(root, **options):
    done = Bake(root, **options)
    done.run()
    assert not done.failed
    return done


def state(root):
    """{name: (bytes, when written)} of every file."""
    files = [path for path in Path(root).rglob("*") if path.is_file()]
    return {
        str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files
    }


def changed(before, after):
    """The pages that were written, made or removed in between."""
    names = {name for name in before | after if before.get(name) != after.get(name)}
    return {name for name in names if not name.startswith((".bake/", "pagefind/"))}


def broken_links(root, base="http://site/archive/"):
    """[(page, link)] of links of pages that lead to no file."""
    found = []
    for page in Path(root).rglob("*.html"):
        here = urljoin(base, str(page.relative_to(root)).removesuffix("index.html"))
        for link in LINK.findall(page.read_text()):
            target = urljoin(here, link.replace("&amp;", "&"))
            if not target.startswith(base) or page.name == "404.html":
                continue
            name = unquote(urlsplit(target).path).removeprefix("/archive/")
            if not (
                Path(root) / (name + "index.html" if name.endswith("/") or not name else name)
            ).is_file():
                found.append((str(page), link))
    return found


def test_everything_public_is_baked_and_leads_somewhere_under_any_path(tmp_path):
    done = bake(tmp_path, url="http://site/archive/")
    names = set(state(tmp_path))
    paths = [name.removesuffix("index.html") for name in names]
    patterns = [
        pattern
        for resolver in get_resolver().url_patterns
        if not str(resolver.pattern).startswith("admin/")
        for pattern in getattr(resolver, "url_patterns", [resolver])
        if isinstance(pattern, URLPattern) and not NOT_BAKED.fullmatch(pattern.name)
    ]
    missing = [
        pattern.name
        for pattern in patterns
        if not any((match := pattern.pattern.match(path)) and not match[0] for path in paths)
    ]
    assert missing in ([], ["security_txt"])  # it has an address where a contact is set
    assert not broken_links(tmp_path)
    assert not done.lost
    second = (tmp_path / "topics/piers/page/2/index.html").read_text()
    assert "quay-1/" in second
    assert '<a href="../../" aria-label="Page 1">' in second
    assert 'rel="canonical" href="http://site/archive/topics/piers/page/2/"' in second
    assert "offices/mayor/holder/ann-roe/index.html" in names
    assert "filters" not in (tmp_path / "people/ann-roe/quotations/index.html").read_text()
    assert 'href="/archive/topics/"' in (tmp_path / "404.html").read_text()
    assert "http://site/archive/2008/01/02/buoy/" in (tmp_path / "feeds/latest.atom").read_text()
    assert {"index.html.gz", "index.html.br"} <= names


def test_a_second_bake_changes_nothing(tmp_path):
    bake(tmp_path)
    before = state(tmp_path)
    again = bake(tmp_path)
    assert state(tmp_path) == before
    assert again.written == again.removed == 0
    assert again.kept > again.pages  # only what has no token is made again


def test_the_same_archive_gives_the_same_bytes(tmp_path):
    bake(tmp_path / "one")
    bake(tmp_path / "two")
    one, two = (
        {name: data for name, (data, _) in state(tmp_path / at).items()} for at in ("one", "two")
    )
    assert one == two


def test_nothing_hidden_is_in_any_file_until_its_hour(tmp_path, senior, time_machine):
    bake(tmp_path)
    clean = state(tmp_path)
    make_article(told(WORD))
    lifts = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    held = make_live_article(told(WORD), slug="held")
    desk.embargo(held, by=senior, at=lifts.replace(tzinfo=None), zone="UTC", imposed_by="A court")
    out = StringIO()
    until = lifts + timedelta(days=1)
    call_command("bake", str(tmp_path), until=until, stdout=out, verbosity=0, processes=1)
    assert lifts.isoformat().replace("+00:00", "Z") in out.getvalue().split()
    assert not [name for name, (data, _) in state(tmp_path).items() if WORD.encode() in data]
    assert not changed(clean, state(tmp_path))
    time_machine.move_to(lifts + timedelta(seconds=1))
    bake(tmp_path)
    now = state(tmp_path)
    assert WORD.encode() in now["index.html"][0]
    assert WORD.encode() in now["2007/04/23/held/index.html"][0]
    assert WORD.encode() in now["topics/piers/index.html"][0]
    assert "2008/01/02/buoy/index.html" not in changed(clean, now)


def test_an_edit_makes_only_what_shows_it(tmp_path, senior):
    bake(tmp_path)
    before = state(tmp_path)
    story = Article.objects.get(slug="buoy")
    change(story, headline="A lone bell")
    desk.publish(story, by=senior, kind="update", line="The name.")
    bake(tmp_path)
    names = changed(before, state(tmp_path))
    assert {"index.html", "2008/01/02/buoy/index.html", "archive/2008/01/02/index.html"} <= names
    assert "2008/01/02/buoy/history/2/index.html" in names
    assert not [name for name in names if name.startswith(("2007/", "topics/piers", "people/ann"))]


def test_a_kill_leaves_its_notice_and_no_word(tmp_path, senior):
    story = make_live_article(told(WORD), slug="doomed")
    bake(tmp_path)
    assert WORD.encode() in state(tmp_path)["2007/04/23/doomed.txt"][0]
    desk.kill(story, by=senior, reason="Wrong.", taken_down_class="wrong")
    bake(tmp_path)
    now = state(tmp_path)
    assert not [name for name, (data, _) in now.items() if WORD.encode() in data]
    assert "Story removed" in now["2007/04/23/doomed/index.html"][0].decode()
    assert "2007/04/23/doomed.txt" not in now
    assert now[".bake/answers.txt"][0].decode() == "410 /2007/04/23/doomed/\n"


def test_an_old_address_leads_on(tmp_path):
    move("/topics/wharves/", "/topics/piers/")
    bake(tmp_path)
    page = (tmp_path / "topics/wharves/index.html").read_text()
    assert 'content="0; url=../piers/"' in page
    assert "301 /topics/wharves/ /topics/piers/" in (tmp_path / ".bake/answers.txt").read_text()


def test_a_bake_that_was_stopped_goes_on(tmp_path, monkeypatch):
    bake(tmp_path / "whole")
    work, done = running._work, []

    def stopped(family):
        done.append(family)
        if len(done) == 30:
            raise KeyboardInterrupt
        return work(family)

    monkeypatch.setattr(running, "_work", stopped)
    with pytest.raises(KeyboardInterrupt):
        Bake(tmp_path / "half").run()
    monkeypatch.setattr(running, "_work", work)
    again = bake(tmp_path / "half")
    assert again.kept > 0
    whole, half = (
        {name: data for name, (data, _) in state(tmp_path / at).items()} for at in ("whole", "half")
    )
    assert half == whole


def test_a_page_that_breaks_is_named_and_not_left_as_it_was(tmp_path, senior, monkeypatch, capsys):
    bake(tmp_path)
    monkeypatch.setattr("articles.views.page_context", lambda *told: 1 / 0)
    with pytest.raises(CommandError, match="not made"):
        call_command("bake", str(tmp_path), all=True, processes=1)
    assert "/2008/01/02/buoy/: ZeroDivisionError" in capsys.readouterr().err
    assert "2008/01/02/buoy/index.html" not in state(tmp_path)


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("all of it")
    with pytest.raises(NoPlace, match="not empty"):
        Bake(tmp_path).run()
    assert list(tmp_path.iterdir()) == [tmp_path / "thesis.txt"]


@pytest.mark.parametrize("path", ["/../etc/", "/topics/../x/", "/.bake/", "/a//b/", "/a/\0/"])
def test_no_address_leads_out_of_the_folder(path):
    with pytest.raises(NoFile):
        file_of(path)


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("/", "/", "./"),
        ("/", "/a/b/", "../../"),
        ("/a/b.txt", "/a/b/", "../b.txt"),
        ("/a/ü?/", "/a/", "%C3%BC%3F/"),
        ("/x:y/", "/", "x%3Ay/"),
    ],
)
def test_links_are_relative(target, here, link):
    assert relative(target, here) == link


def test_links_in_the_words_of_a_story_stay_words():
    page = Page("/a/", {"/a/", "/b/"})
    html = page.html(
        '<p>Write &lt;a href="/b/"> or <a href="/b/?x=1&amp;y=2">this</a> <a href="/c/">c</a>'
    )
    assert '&lt;a href="/b/">' in html
    assert '<a href="../b/x/1/y/2/">this</a> <a>c</a>' in html
    assert page.lost == {"/c/"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def served(tmp_path):
    """The address of the folder `site`, served under a path by a plain server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()
    server.server_close()


@pytest.mark.django_db(transaction=True)
def test_readers_walk_and_search_it_without_the_site(tmp_path, served, page):
    bake(tmp_path / "site")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{served}topics/piers/")
    page.get_by_role("link", name="Older stories").click()
    page.get_by_role("link", name="Roe opens Quay1 pier").click()
    page.wait_for_url("**/site/2007/04/01/quay-1/")
    page.get_by_role("searchbox").fill("lone buoy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site/search/?q=lone+buoy")
    found = page.locator("#found .record-text").first
    found.get_by_role("link", name="A lone buoy").wait_for()
    assert "lone buoy" in found.locator(".standfirst").inner_text().lower()  # a blank between marks
    assert page.locator("#found .record-day").first.inner_text() == "January 2, 2008"
    page.get_by_role("link", name="A lone buoy").click()
    page.wait_for_url("**/site/2008/01/02/buoy/")
    assert not complaints
