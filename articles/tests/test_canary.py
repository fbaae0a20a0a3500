"""A word planted in what readers may not see is found nowhere they can go.

Every public page is walked: the addresses of the URL resolver with every row, all links that the
pages hold, and the public export; before an act of the desk and after it.
"""

import re
from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from articles import desk, surfaces
from articles.models import Article
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.staff import change, make_member
from newsroom import standing
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

WORD = "Zyzzyva"
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
NOT_FOLLOWED = ("/static/", "/media/", "/admin/")
# Public addresses that hold no stories, and those that a signed token opens.
WITHOUT_STORIES = {"healthz", "security_txt", "photo_file", "preview", "follower", "stop_alerts"}


def story(word=WORD):
    """A story that would show on every kind of page, with the word in every field it has."""
    return {
        "headline": f"Roe Opens {word} Pier",
        "standfirst": f"The {word} pier is open.",
        "byline": f"{word} Writer",
        "bylines": [{"name": f"{word} Writer", "title": "", "service": "", "affiliation": ""}],
        "signoff": f"({word} contributed.)",
        "slugline": f"BC-{word}",
        "body": f"<p>Ann Roe came.</p><p>“The {word} pier is long,” Roe said of {word}.</p>",
        "topics": ["piers"],
        "keywords": [word],
    }


@pytest.fixture(autouse=True)
def archive():
    """Somebody, an office, a topic, and a plain story on each of their pages."""
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    make_topic(slug="piers", name="Piers")
    make_live_article(story("wooden"), source=make_source())
    # The site's own pages belong to an app that this one knows nothing of.
    pages = apps.get_model("readers", "Page").objects
    pages.create(slug="imprint", title="Imprint", body="<p>Us.</p>", is_shown=True)
    standing.forget()


@pytest.fixture
def slot():
    return make_member("slot")


@pytest.fixture
def senior():
    return make_member("senior")


def clock(days):
    return (timezone.now() + timedelta(days=days)).replace(tzinfo=None, microsecond=0)


# Pages repeat what is asked, so nothing asked holds the word: its beginning, a slip, other words.
SEARCHES = [
    f"/search/?{query}"
    for query in [
        "q=zyzzyv*",
        "q=zyzzyv",
        "q=zyzzyvv",
        "q=pier",
        "q=pier&sort=relevance",
        "q=pier&sort=oldest",
        "q=zyzzyv*&in=quotations",
        "q=zyzzyv*&in=quotations&official=ann-roe",
        "topic=piers",
        "official=ann-roe",
        "year=2007",
        "q=-wooden",
    ]
] + [
    "/api/search/?q=zyzzyv*",
    "/api/search/?topic=piers",
    "/api/quotations/?official=ann-roe",
    "/api/articles/?topic=piers&official=ann-roe",
]


def walk(client):
    """{address: text} of every page a stranger can reach, as raw HTML."""
    waiting = [*surfaces.addresses(), *SEARCHES, *own_addresses(), "/no-such-page/"]
    pages = {}
    while waiting:
        address = waiting.pop()
        if address in pages or address.startswith(NOT_FOLLOWED):
            continue
        pages[address] = client.get(address).text
        links = map(unescape, LINK.findall(pages[address]))
        # Each search links to narrower ones; the list above has one of every kind.
        waiting += [link for link in links if "?" not in link or "/search/" not in link]
    out = StringIO()
    call_command("export_articles", "--format=jsonl", stdout=out, verbosity=0)
    return pages | {"export": out.getvalue()}


def own_addresses():
    """The address of every story that has one, seen or not."""
    return [article.get_absolute_url() for article in Article.objects.exclude(published_on=None)]


def shows(client, word=WORD):
    """Where the word stands, or the slug that was made of it; the address itself is not told."""
    found = []
    for address, page in walk(client).items():
        told = page.casefold().replace(address.casefold(), "")
        if word.casefold() in told:
            found.append(address)
    return sorted(found)


def counts(client):
    """Every page's numbers: what is hidden is not counted either."""
    return {address: re.findall(r"\d+", page) for address, page in walk(client).items()}


def test_the_walk_reaches_every_kind_of_public_address(client):
    patterns = [
        pattern
        for resolver in get_resolver().url_patterns
        if not str(resolver.pattern).startswith("admin/")
        for pattern in getattr(resolver, "url_patterns", [resolver])
        if isinstance(pattern, URLPattern) and pattern.name not in WITHOUT_STORIES
    ]
    walked = [address.lstrip("/").partition("?")[0] for address in walk(client)]
    missed = [
        pattern.name
        for pattern in patterns
        if not any(
            match and not match[0] for match in (pattern.pattern.match(path) for path in walked)
        )
    ]
    assert not missed, "add them to articles.surfaces.addresses"


def test_the_walk_finds_the_word_of_a_live_story(client):
    make_live_article(story())
    found = shows(client)
    assert {"/", "/topics/piers/", "/people/ann-roe/", "/archive/2007/04/23/", "export"} <= set(
        found
    )
    assert set(SEARCHES) <= set(found)


@pytest.mark.parametrize("acts", [(), ("submit",), ("submit", "approve"), ("spike",)])
def test_readers_see_nothing_of_what_was_never_published(client, slot, acts):
    before = counts(client)
    article = make_article(story())
    for act in acts:
        assert not shows(client)
        getattr(desk, act)(article, by=slot)
    assert not shows(client)
    assert counts(client).items() >= before.items()


def test_readers_see_a_scheduled_story_from_its_hour_on(client, slot, time_machine):
    before = counts(client)
    article = make_article(story())
    desk.schedule(article, by=slot, at=clock(2), zone="UTC")
    assert not shows(client)
    assert counts(client).items() >= before.items()
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert "/" in shows(client)
    Article.objects.filter(pk=article.pk).update(expires_at=timezone.now())
    assert not shows(client)


def test_an_embargo_holds_on_every_page_until_it_is_broken(client, slot):
    article = make_live_article(story())
    assert shows(client)
    desk.embargo(article, by=slot, at=clock(2), zone="UTC", imposed_by="A court")
    assert not shows(client)
    change(article, headline=f"{WORD} Again")
    desk.publish(article, by=slot, kind="update", line=f"{WORD} again.")
    assert not shows(client)
    desk.break_embargo(article, by=slot, reason="Broken abroad.")
    assert shows(client)


def test_an_imported_embargo_lifts_by_the_clock(client, slot, time_machine):
    article = make_article(story())
    desk.embargo(article, by=slot, at=clock(2), zone="Asia/Tokyo", imposed_by="The sender")
    desk.publish(article, by="wire", at=timezone.now() - timedelta(days=1))
    assert not shows(client)
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert shows(client)


def test_readers_see_nothing_of_an_edit_before_it_is_published(client, slot):
    article = make_live_article(story("iron"))
    change(article, **story() | {"slugline": "BC-iron"})
    assert not shows(client)
    desk.publish(article, by=slot, kind="update", line="The name of the pier.")
    assert shows(client)


def test_readers_see_nothing_of_a_version_that_no_ledger_names(client, slot):
    article = make_article(story())
    change(article, **story("iron"))
    Article.objects.filter(pk=article.pk).update(slug="pier")
    article.refresh_from_db()
    desk.publish(article, by=slot)
    assert not shows(client)


def test_notes_comments_and_reasons_never_leave_the_desk(client, slot):
    article = make_live_article(story("iron"))
    desk.save(
        article,
        {**article.versions.get().story, "headline": "Other"},
        by=slot,
        desk_notes=WORD,
        reason=WORD,
    )
    article.comments.create(author=slot, text=WORD, number=1, written_at=timezone.now())
    desk.publish(article, by=slot, kind="update", line="The headline.")
    assert not shows(client)


@pytest.mark.parametrize("act", ["withdraw", "kill"])
def test_what_is_taken_down_is_gone_from_every_page_at_once(client, senior, act):
    make_live_article(story())
    article = Article.objects.get(headline__contains=WORD)
    assert shows(client)
    details = {"reason": WORD, "taken_down_class": "wrong"}
    getattr(desk, act)(article, by=senior, **details)
    assert not shows(client)
    for verdict in surfaces.verdicts(article):
        assert verdict.passes, verdict


def test_a_hidden_address_answers_as_one_that_never_was(client, slot):
    article = make_article(story())
    desk.schedule(article, by=slot, at=clock(2), zone="UTC")
    hidden = client.get(article.get_absolute_url())
    never = client.get("/2007/04/23/never-was/")
    assert (hidden.status_code, never.status_code) == (404, 404)
    assert hidden.text.replace(article.get_absolute_url(), "") == never.text.replace(
        "/2007/04/23/never-was/", ""
    )
