"""What a story says, where it shows, and what its pages cost a reader."""

from datetime import UTC, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def told(word, name="Ann Roe", topic="piers"):
    body = f"<p>{name} came to {word}.</p><p>“The pier at {word} is long,” {name} said.</p>"
    return {"headline": f"Roe opens {word} pier", "body": body, "topics": [topic]}


def addresses_of(story):
    """Of each kind of page that shows the story, one."""
    address = story.get_absolute_url()
    return [
        *("/", address, f"{address}history/", f"{address}history/1/", f"{address[:-1]}.ninjs.json"),
        *(
            "/topics/",
            "/topics/piers/",
            "/people/",
            "/people/ann-roe/",
            "/people/ann-roe/quotations/",
        ),
        *("/offices/", "/offices/mayor/", "/sources/harbor/", "/corrections/"),
        *("/archive/", "/archive/2026/", "/archive/2026/03/", "/archive/2026/03/02/"),
        *("/feeds/latest.atom", "/topics/piers/latest.rss", "/people/ann-roe/latest.json"),
        *("/offices/mayor/latest.atom", "/feeds/sources/harbor.atom", "/search/?q=pier"),
        *("/sitemap.xml", "/sitemap-2026-03.xml", "/sitemap-subjects.xml", "/sitemap-news.xml"),
    ]


def cost_of(client, address, **headers):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers=headers)
    return len(queries), answer


def is_kept(address):
    """Whether the next reader gets that page from the cache: in one query."""
    return cost_of(Client(), address)[0] == 1


def made_anew(address):
    """The page as somebody gets it for whom none is kept."""
    client = Client()
    client.cookies["sessionid"] = "of nobody"
    return client.get(address)
