"""Feeds of the newest stories, in full: RSS 2.0, Atom and JSON Feed 1.1, all from one list.

The wire formats of these names write them. An entry keeps its identifier for ever, is dated anew
when readers are told of a change, and where a story was taken down, Atom says so (RFC 6721).
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import conditional_page

from people.models import Office, Official

from .models import Article, LedgerEntry, Source, Topic
from .printed import printed
from .templatetags.photos import story_body
from .wire import Channel, Gone, atom, jsonfeed, rss

STORIES = 30
DELETED = 30
WRITERS = {"rss": rss, "atom": atom, "json": jsonfeed}
LINKS_HERE = re.compile(r'((?:href|src|srcset)=")/(?!/)')


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds; `page` is the address of the page it follows."""

    title: str
    page: str
    stories: object
    deleted: tuple = ()


@conditional_page
def latest(request, format):
    """The newest stories of all."""
    gone = LedgerEntry.objects.filter(
        kind__in=(LedgerEntry.Kind.KILL, LedgerEntry.Kind.WITHDRAWAL),
        article__status__in=(Article.Status.KILLED, Article.Status.WITHDRAWN),
        article__published_at__lte=timezone.now(),
    ).select_related("article__source")
    deleted = tuple(gone.order_by("-entered_at")[:DELETED]) if format == "atom" else ()
    return _answer(request, Feed(settings.SITE_NAME, "/", _newest(), deleted), format)


@conditional_page
def of_topic(request, slug, format):
    """The newest stories of a topic that readers may know of."""
    topic = get_object_or_404(Topic, slug=slug)
    items = topic.items.order_by("-published_at", "-content_object")
    return _answer_of(request, topic, topic.name, items.values("content_object"), format)


@conditional_page
def of_official(request, slug, format):
    """The newest stories that name an official."""
    official = get_object_or_404(Official, slug=slug)
    return _answer_of(
        request, official, official.name, official.appearances.values("article"), format
    )


@conditional_page
def of_office(request, slug, format):
    """The newest stories that name a holder of an office as such."""
    office = get_object_or_404(Office, slug=slug)
    return _answer_of(request, office, office.title, office.appearances.values("article"), format)


@conditional_page
def of_source(request, slug, format):
    """The newest stories that a source supplied."""
    source = get_object_or_404(Source, slug=slug)
    rows = Article.objects.filter(source=source).values("pk")
    return _answer_of(request, source, source.name, rows, format)


def _answer_of(request, subject, name, keys, format):
    """The feed of a subject that has a page already; 404 for a topic or source without one.

    A topic or a source shows with its first published story: even that there is one tells of
    hidden ones.
    """
    stories = list(_newest(pk__in=keys))
    if not stories and isinstance(subject, Topic | Source):
        raise Http404(f"No published story belongs to '{subject.slug}'.")
    title = f"{settings.SITE_NAME}: {name}"
    return _answer(request, Feed(title, subject.get_absolute_url(), stories), format)


def _newest(**chosen):
    return (
        Article.objects.published()
        .filter(**chosen)
        .newest_first()
        .select_related("source")
        .prefetch_related(None)
        .defer("body", "body_text")[:STORIES]
    )


def _answer(request, feed, format):
    member = WRITERS[format]
    stories = [told(article) for article in feed.stories]
    gone = [deleted(entry) for entry in feed.deleted]
    moments = [max(story.published_at, story.updated_at) for story in stories]
    channel = Channel(
        feed.title,
        settings.SITE_NAME,
        address=settings.SITE_URL + feed.page,
        own_address=settings.SITE_URL + request.path,
        written_at=max([*moments, *(story.gone_at for story in gone)], default=None),
    )
    text = "".join(member.render([*gone, *stories], channel))
    response = HttpResponse(text, content_type=f"{member.MEDIA_TYPE}; charset=utf-8")
    # Every reader asks again: a kill must reach the next one who does.
    response["Cache-Control"] = "no-cache"
    return response


# Entries


def identifier(article):
    """The same on every site that holds the story, whatever becomes of its address."""
    source = article.source.slug if article.source else ""
    return uuid5(NAMESPACE_URL, f"{source}:{article.guid}").urn


def updated(article) -> datetime:
    """When readers were last told of a change."""
    return max(article.published_at, article.updated_at or article.published_at)


def told(article):
    """The story as feeds tell it: known by `identifier`, its text as its page has it."""
    return replace(
        printed(article),
        guid=identifier(article),
        updated_at=updated(article),
        body=content(article),
    )


def deleted(entry):
    """What those who hold a story that was taken down are told: nothing of its words."""
    article = entry.article
    source = article.source.name if article.source else ""
    address = settings.SITE_URL + article.get_absolute_url()
    return Gone(address, identifier(article), source, entry.number, entry.kind, entry.entered_at)


def content(article):
    """The story's text as its page has it; links and pictures lead here from anywhere."""
    return LINKS_HERE.sub(rf"\1{settings.SITE_URL}/", story_body(article))
