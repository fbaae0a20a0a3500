"""Feeds of the newest stories, in full: RSS 2.0, Atom and JSON Feed 1.1, all from one list.

An entry keeps its identifier for ever, is dated anew when readers are told of a change, and where a
story was taken down, Atom says so (RFC 6721).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db.models import Subquery
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date

from newsroom.page_cache import kept
from people.stamp import DIRECTORY

from .models import Appearance, Article, ArticleTopic, LedgerEntry, Source, Topic
from .printed import authors
from .templatetags.photos import story_body

STORIES = 30
DELETED = 30
BEGIN = datetime(2000, 1, 1, tzinfo=UTC)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XML has no way to write them
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
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
    gone = LedgerEntry.objects.filter(
        kind__in=(LedgerEntry.Kind.KILL, LedgerEntry.Kind.WITHDRAWAL),
        article__status__in=(Article.Status.KILLED, Article.Status.WITHDRAWN),
        article__published_at__lte=timezone.now(),
    ).select_related("article__source")
    deleted = tuple(gone.order_by("-entered_at")[:DELETED]) if format == "atom" else ()
    return _answer(request, Feed(settings.SITE_NAME, "/", _newest(), deleted), format)


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
    return (
        Article.objects.published()
        .filter(**chosen)
        .newest_first()
        .select_related("source")
        .prefetch_related(None)
        .defer("body", "body_text")[:STORIES]
    )


def _answer(request, feed, format):
    return WRITERS[format](request, feed)


# Entries


def identifier(article):
    """The same on every site that holds the story, whatever becomes of its address."""
    source = article.source.slug if article.source else ""
    return uuid5(NAMESPACE_URL, f"{source}:{article.guid}").urn


def updated(article) -> datetime:
    """When readers were last told of a change."""
    return max(article.published_at, article.updated_at or article.published_at)


def content(article):
    """The story's text as its page has it; links and pictures lead here from anywhere."""
    return CONTROLS.sub("", LINKS_HERE.sub(rf"\1{settings.SITE_URL}/", story_body(article)))


def _authors(article):
    """The names of the byline; without one, of the source."""
    return authors(article) or ((article.source.name,) if article.source else ())


# Formats


class _Dated:
    """A feed without stories is dated, too, and not anew each second."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEGIN


class _Rss(_Dated, Rss201rev2Feed):
    pass


class _Atom(_Dated, Atom1Feed):
    """Atom with the text as content instead of summary, and with what was deleted."""

    def __init__(self, *args, deleted=(), **options):
        super().__init__(*args, **options)
        self.deleted = deleted

    def root_attributes(self):
        return super().root_attributes() | ({"xmlns:at": TOMBSTONES} if self.deleted else {})

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for entry in self.deleted:
            when = rfc3339_date(entry.entered_at)
            handler.addQuickElement(
                "at:deleted-entry", "", {"ref": identifier(entry.article), "when": when}
            )

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item | {"description": item["summary"] or None})
        handler.addQuickElement("content", item["description"], {"type": "html"})


def _xml(request, feed, maker, **options):
    made = maker(
        title=feed.title,
        link=settings.SITE_URL + feed.page,
        description=f"The newest stories of {feed.title}, in full.",
        feed_url=settings.SITE_URL + request.path,
        feed_guid=settings.SITE_URL + request.path,
        author_name=settings.SITE_NAME,
        language="en",
        **options,
    )
    for article in feed.stories:
        address = settings.SITE_URL + article.get_absolute_url()
        made.add_item(
            title=CONTROLS.sub("", article.headline),
            link=address,
            description=content(article),
            summary=CONTROLS.sub("", article.standfirst),
            author_name=CONTROLS.sub("", ", ".join(_authors(article))),
            pubdate=article.published_at,
            updateddate=updated(article),
            unique_id=identifier(article),
            unique_id_is_permalink=False,
        )
    text = made.writeString("utf-8")
    return HttpResponse(text, content_type=f"{maker.content_type.partition(';')[0]}; charset=utf-8")


def _rss(request, feed):
    return _xml(request, feed, _Rss)


def _atom(request, feed):
    return _xml(request, feed, _Atom, deleted=feed.deleted)


def _json(request, feed):
    """JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""
    items = [
        {
            "id": identifier(article),
            "url": settings.SITE_URL + article.get_absolute_url(),
            "title": article.headline,
            "content_html": content(article),
            **({"summary": article.standfirst} if article.standfirst else {}),
            "date_published": article.published_at.isoformat(),
            "date_modified": updated(article).isoformat(),
            "authors": [{"name": name} for name in _authors(article)],
            "language": article.language,
        }
        for article in feed.stories
    ]
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": settings.SITE_URL + feed.page,
        "feed_url": settings.SITE_URL + request.path,
        "items": items,
    }
    return JsonResponse(found, content_type="application/feed+json")


WRITERS = {"rss": _rss, "atom": _atom, "json": _json}
