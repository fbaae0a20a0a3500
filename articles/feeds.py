"""Feeds of the newest stories, in full: RSS 2.0, Atom and JSON Feed 1.1, all from one list.

The wire formats of these names write them. An entry keeps its identifier for ever, is dated anew
when readers are told of a change, and where a story was taken down, Atom says so (RFC 6721).
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from newsroom.page_cache import kept
from people.stamp import DIRECTORY

from .models import Appearance, Article, ArticleTopic, LedgerEntry, Source, Topic
from .printed import printed
from .querysets import Rows
from .templatetags.photos import story_body
from .wire import Channel, Gone, atom, jsonfeed, rss

STORIES = 30
DELETED = 30
WRITERS = {"rss": rss, "atom": atom, "json": jsonfeed}
TAKEN_DOWN = (Article.Status.KILLED, Article.Status.WITHDRAWN)
LINKS_HERE = re.compile(r'((?:href|src|srcset)=")/(?!/)')


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds; `page` is the address of the page it follows."""

    title: str
    page: str
    stories: object
    deleted: tuple = ()


@kept("stories", "sources")
def latest(request, format):
    """The newest stories of all."""
    stories, gone = _newest_and_gone() if format == "atom" else (_newest(), ())
    return _answer(request, Feed(settings.SITE_NAME, "/", stories, gone), format)


@kept("topic:{slug}", "sources")
def of_topic(request, slug, format):
    """The newest stories of a topic that readers may know of."""
    topic, stories = _listed(ArticleTopic, "tag", slug)
    return _answer_of(request, topic, topic.name, stories, format)


@kept("official:{slug}", "sources", DIRECTORY)
def of_official(request, slug, format):
    """The newest stories that name an official."""
    official, stories = _listed(Appearance, "official", slug)
    return _answer_of(request, official, official.name, stories, format)


@kept("office:{slug}", "sources", DIRECTORY)
def of_office(request, slug, format):
    """The newest stories that name a holder of an office as such."""
    office, stories = _listed(Appearance, "office", slug)
    return _answer_of(request, office, office.title, stories, format)


@kept("source:{slug}")
def of_source(request, slug, format):
    """The newest stories that a source supplied."""
    source = Source.objects.filter(slug=slug)
    stories = list(_newest(source=Subquery(source.values("pk")[:1])))
    source = stories[0].source if stories else get_object_or_404(source)
    return _answer_of(request, source, source.name, stories, format)


def _newest_and_gone():
    """(the newest stories, a Gone of each last taking down), in one query."""
    gone = LedgerEntry.objects.filter(
        kind__in=(LedgerEntry.Kind.KILL, LedgerEntry.Kind.WITHDRAWAL),
        article__status__in=TAKEN_DOWN,
        article__published_at__lte=timezone.now(),
    )
    last = gone.order_by("-entered_at").values("article")[:DELETED]
    of_each = gone.filter(article=OuterRef("pk")).order_by().values("article")
    entries = of_each.annotate(rows=Rows("entered_at", "number", "kind")).values("rows")
    published = Article.objects.published().newest_first().values("pk")[:STORIES]
    rows = _loaded(Article.objects.filter(Q(pk__in=published) | Q(pk__in=last)).newest_first())
    stories, went = [], []
    for article in rows.annotate(entries=Subquery(entries)):
        if article.status in TAKEN_DOWN:
            went += [deleted(article, *entry) for entry in article.entries or []]
        else:
            stories.append(article)
    return stories, sorted(went, key=lambda one: one.gone_at, reverse=True)[:DELETED]


def _listed(model, subject, slug):
    """(the subject of that address, the newest stories it lists): one query, or two for none."""
    subjects = model._meta.get_field(subject).related_model.objects.filter(slug=slug)
    story = model.STORY
    rows = (
        model.objects.published()
        .filter(**{subject: Subquery(subjects.values("pk")[:1])})
        .select_related(subject, f"{story}__source")
        .defer(f"{story}__body", f"{story}__body_text")
        .order_by("-published_at", f"-{story}")
    )
    # A story stands twice under an office that changed hands that day.
    rows = list(rows[: 2 * STORIES])
    stories = list({getattr(row, story).pk: getattr(row, story) for row in rows}.values())
    found = getattr(rows[0], subject) if rows else get_object_or_404(subjects)
    return found, stories[:STORIES]


def _answer_of(request, subject, name, stories, format):
    """The feed of a subject that has a page already; 404 for a topic or source without one.

    A topic or a source shows with its first published story: even that there is one tells of
    hidden ones.
    """
    if not stories and isinstance(subject, Topic | Source):
        raise Http404(f"No published story belongs to '{subject.slug}'.")
    title = f"{settings.SITE_NAME}: {name}"
    return _answer(request, Feed(title, subject.get_absolute_url(), stories), format)


def _newest(**chosen):
    return _loaded(Article.objects.published().filter(**chosen).newest_first())[:STORIES]


def _loaded(articles):
    """Load what entries tell, in the same query."""
    return articles.select_related("source").prefetch_related(None).defer("body", "body_text")


def _answer(request, feed, format):
    member = WRITERS[format]
    stories = [told(article) for article in feed.stories]
    gone = feed.deleted
    moments = [max(story.published_at, story.updated_at) for story in stories]
    channel = Channel(
        feed.title,
        settings.SITE_NAME,
        address=settings.SITE_URL + feed.page,
        own_address=settings.SITE_URL + request.path,
        written_at=max([*moments, *(story.gone_at for story in gone)], default=None),
    )
    text = "".join(member.render([*gone, *stories], channel))
    return HttpResponse(text, content_type=f"{member.MEDIA_TYPE}; charset=utf-8")


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


def deleted(article, entered_at, number, kind):
    """What those who hold a story that was taken down are told: nothing of its words.

    The moment is the database's text of it, in UTC where it does not say.
    """
    moment = datetime.fromisoformat(entered_at)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    source = article.source.name if article.source else ""
    address = settings.SITE_URL + article.get_absolute_url()
    return Gone(address, identifier(article), source, number, kind, moment)


def content(article):
    """The story's text as its page has it; links and pictures lead here from anywhere."""
    return LINKS_HERE.sub(rf"\1{settings.SITE_URL}/", story_body(article))
