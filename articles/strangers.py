"""People whom stories name and the directory does not know, for the archivist.

One click makes an official of a name, or another name of an official; or it says that the name is
nobody's. The stories that print it are then read again.
"""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils.text import slugify

from people.loader import load_directory
from people.models import Name, Official

from . import desk, findings, records, turns
from .models import Article, IgnoredName, Mention, Version
from .reading.vocabulary import SUFFIXES

ADD = "people.add_official"
READ_AT_ONCE = 200  # stories; of a name in more, the rest follow when read_articles runs next
CONTEXT = 90  # characters on either side
LETTERS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """A story that prints the name, and the words around it."""

    article: Article
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Stranger:
    """A full name that no official has: in how many stories, where, and who it may be."""

    name: str
    stories: int
    contexts: tuple[Context, ...]
    suggested: tuple[tuple[str, str], ...]  # (slug, name) of officials of like surname


def mentions():
    """The mentions of full names that nobody in the directory has, and nobody passed over."""
    return Mention.objects.filter(
        official=None, office=None, candidates=[], text__contains=" "
    ).exclude(text__in=IgnoredName.objects.values("name"))


def strangers(start=0, count=25):
    """The names in most stories first, from the given place on, with three queries."""
    named = (
        mentions()
        .order_by()
        .values("text")
        .annotate(stories=Count("article", distinct=True), first=Min("pk"), last=Max("pk"))
        .order_by("-stories", "text")
    )
    rows = list(named[start : start + count])
    shown = {key for row in rows for key in (row["first"], row["last"])}
    places = Mention.objects.select_related("article").in_bulk(shown)
    like = _surnames(load_directory())
    return [
        Stranger(
            row["text"],
            row["stories"],
            tuple(_context(places[key]) for key in sorted({row["first"], row["last"]})),
            like(row["text"]),
        )
        for row in rows
    ]


def make_official(name, *, by):
    """Give the directory an official of that name. Return (official, stories left to read)."""
    _require(by)
    with transaction.atomic():
        turns.take()
        _require_named(name)
        *given, family = _without_suffix(name.split())
        official = Official.objects.create(
            name=name,
            slug=_free_slug(name),
            given_name=given[0] if given else "",
            family_name=family,
            sort_name=f"{family}, {' '.join(given)}" if given else family,
        )
        records.record(by, "add official", official, detail="from stories that name them")
        return official, _read_again(name)


def make_alias(name, official, *, by):
    """Make the name another name of the official. Return how many stories are left to read."""
    _require(by)
    with transaction.atomic():
        turns.take()
        _require_named(name)
        Name.objects.create(official=official, name=name)
        records.record(by, "add other name", official, detail=name)
        return _read_again(name)


def ignore(name, *, by):
    """Say that the name is no official's; it is asked about no more."""
    _require(by)
    IgnoredName.objects.get_or_create(name=name)
    records.record(by, "pass over name", name)


def _require(by):
    if not isinstance(by, str) and not by.has_perm(ADD):
        raise desk.Refused("You may not add officials; ask an archivist.")


def _require_named(name):
    """Only what stories print becomes an entry here; anything else has its own form."""
    if not mentions().filter(text=name).exists():
        raise desk.Refused(f"No story names “{name}” without knowing who it is any more.")


def _read_again(name):
    """Find people anew in the newest stories that print the name; return how many are left."""
    naming = Article.objects.filter(pk__in=Mention.objects.filter(text=name).values("article"))
    keys = list(naming.order_by("-published_at", "-pk").values_list("pk", flat=True))
    for article in Article.objects.locked().filter(pk__in=keys[:READ_AT_ONCE]).order_by("pk"):
        number = article.live_number or article.latest_number
        findings.store(article, Version.objects.get(article=article, number=number))
    return max(0, len(keys) - READ_AT_ONCE)


def _free_slug(name):
    base = slugify(name, allow_unicode=True) or "official"
    taken = set(Official.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken
    )


def _context(mention):
    text, article = mention.article.body_text, mention.article
    return Context(
        article,
        text[max(0, mention.start - CONTEXT) : mention.start],
        text[mention.start : mention.end],
        text[mention.end : mention.end + CONTEXT],
    )


def _surnames(directory):
    """A function from a name to the officials whose surname begins and ends like its own."""
    found = defaultdict(dict)
    for official in directory.officials.values():
        for name in (official.name, *official.names):
            found[_key(name)][official.slug] = official.name
    return lambda name: tuple(sorted(found.get(_key(name), {}).items()))[:3]


def _key(name):
    """The surname's first letters and its last: enough to be shown, spelt one way or another."""
    surname = unicodedata.normalize("NFKD", _without_suffix(name.split())[-1]).casefold()
    plain = "".join(letter for letter in surname if letter.isalnum())
    return plain[:LETTERS], plain[-1:]


def _without_suffix(words):
    """The words of a name less "III" or "Jr." at the end."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].strip(".,").casefold() in SUFFIXES:
        kept.pop()
    return [word.strip(",") for word in kept]
