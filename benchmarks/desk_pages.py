"""The pages of the desk, at 100,000 stories, as the superuser `chief` opens them."""

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from make_desk import make_desk
from run import Measurement

from articles.models import Article

STORIES = 100_000
BUSY = "desk:busy"
LIST = "/admin/articles/article/"
LISTS = {
    "list, newest first": "",
    "list, page 1,000": "p=1000",
    "list, by headline": "o=1",
    "list, drafts": "status=draft",
    "list, published": "status=published",
    "list, corrected": "status=corrected",
    "list, expired": "status=expired",
    "list, one desk": "desk=1",
    "list, one source": "source=agency-3",
    "list, a topic of many": "topic=topic-0",
    "list, a topic of few": "topic=topic-599",
    "list, topics with a word": "topic=radar",
    "list, an official of many": "official=official-0",
    "list, an official of few": "official=official-2999",
    "list, officials with a name": "official=berit",
    "list, since a day": "since=2020-01-01",
    "list, one month": "since=2022-05-01&until=2022-05-31",
    "list, one day": "since=2022-05-05&until=2022-05-05",
    "list, mine": "mine=1",
    "list, corrected ones": "corrected=1",
    "list, no picture": "no-picture=1",
    "search, a common word": "q=radar",
    "search, none found": "q=zeppelin",
    "search, three common words": "q=radar+treaty+summit",
    "search in texts, a common word": "q=body:radar",
    "search in texts, none found": "q=body:zeppelin",
}


def measurements():
    """The home, the list with each of its filters, and the pages of a draft and a busy story."""
    if not Article.objects.exists():
        print(f"Making a desk of {STORIES:,} stories, once …")
        make_desk(STORIES)
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    client.force_login(User.objects.get(username="chief"))
    yield _page(client, "home", "/admin/")
    for name, query in LISTS.items():
        yield _page(client, name, f"{LIST}?{query}")
    yield _page(client, "form, new", reverse("admin:articles_article_add"))
    for word, article in [
        ("a draft", Article.objects.filter(status=Article.Status.DRAFT).latest("pk")),
        ("a busy story", Article.objects.get(guid=BUSY)),
    ]:
        for page, name in [
            ("form", "change"),
            ("history", "history"),
            ("compare", "compare"),
            ("preview", "preview"),
        ]:
            address = reverse(f"admin:articles_article_{name}", args=[article.pk])
            query = f"?from=1&to={article.latest_number}" if name == "compare" else ""
            yield _page(client, f"{page}, {word}", address + query)
        shown = reverse(
            "admin:articles_article_preview_page", args=[article.pk, article.latest_number]
        )
        yield _page(client, f"the page in the preview, {word}", shown)


def _page(client, name, address):
    def act():
        status = client.get(address).status_code
        if status != 200:
            raise SystemExit(f"{address} answers {status}; nothing is measured.")

    return Measurement(name, act)
