"""What a reader can follow: an official, an office, a topic, or a search.

A subject is the address of its page on this site. So a topic that is renamed or merged goes on
being followed through its old address, and a search is followed as its own address asks it.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.text import Truncator

from articles.models import Article, ArticleTopic, OldAddress, Topic
from articles.search_views import FACETS, asked_of, question_of
from people.models import Office, Official

from .models import Alert

SEARCHES = "/search/"  # the addresses of searches begin so
LONGEST = Alert._meta.get_field("subject").max_length
LONGEST_NAME = Alert._meta.get_field("name").max_length
NO_FILTERS = ("since", "until", "year", "sort")  # of days that are over nothing new comes


class Unknown(Exception):
    """There is nothing to follow at that address, or nothing that readers may know of."""


@dataclass(frozen=True, slots=True)
class Subject:
    address: str
    name: str


def subject_at(address):
    """The subject at that address of this site. Raise Unknown."""
    try:
        parts = urlsplit(address[: 2 * LONGEST])
    except ValueError:
        raise Unknown from None
    if parts.scheme or parts.netloc or "\0" in address:
        raise Unknown
    try:
        match = resolve(parts.path)
    except Resolver404:
        raise Unknown from None
    if match.url_name == "search":
        return _search(QueryDict(parts.query))
    if match.url_name not in NAMED:
        raise Unknown
    row = NAMED[match.url_name]().filter(slug=match.kwargs["slug"]).first()
    if row is None:
        raise Unknown
    name = row.title if isinstance(row, Office) else row.name
    return _checked(row.get_absolute_url(), name)


def search_for(words):
    """The search for these words as a subject. Raise Unknown where it would find anything."""
    return _search(QueryDict(mutable=True) | {"q": words})


def addresses_of(article):
    """Every address under which a follower may have asked for what the published story is on."""
    rows = [
        *Topic.objects.filter(items__content_object=article),
        *Official.objects.filter(appearances__article=article),
        *Office.objects.filter(appearances__article=article),
    ]
    addresses = {row.get_absolute_url() for row in rows}
    plain = OldAddress.objects.filter(target__in=addresses).values_list("path", flat=True)
    return addresses | set(plain)


def question_at(address):
    """The question of a search that is followed, as `articles.search.hits` asks it."""
    return question_of(asked_of(QueryDict(urlsplit(address).query)))


def _search(typed):
    asked = {name: value for name, value in asked_of(typed).items() if name not in NO_FILTERS}
    asks_words = bool(asked.get("q")) and bool(question_of(asked).query)
    filters = [f"{FACETS[name]}: {_called(name, asked[name])}" for name in FACETS if name in asked]
    if not asks_words and not filters:
        raise Unknown
    words = [f"“{asked['q']}”"] if asks_words else []
    within = [" in quotations"] if "in" in asked else []
    name = f"Search: {', '.join(words + filters)}{''.join(within)}"
    return _checked(reverse("search", query=asked), name)


def _checked(address, name):
    if len(address) > LONGEST:
        raise Unknown
    return Subject(address, Truncator(" ".join(name.split())).chars(LONGEST_NAME))


def _called(facet, value):
    """The name of a facet's value, where readers may know it; else the value itself."""
    row = NAMED[facet]().filter(slug=value).first() if facet in NAMED else None
    return row.name if row else value


def _topics():
    """A topic shows with its first published story."""
    published = Article.objects.published().filter(pk=OuterRef("content_object"))
    filed = ArticleTopic.objects.filter(Exists(published), tag=OuterRef("pk"))
    return Topic.objects.filter(Exists(filed))


NAMED = {
    "official": lambda: Official.objects.all(),
    "office": lambda: Office.objects.all(),
    "topic": _topics,
}
