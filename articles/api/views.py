"""The addresses of the API. Every story comes through `published()`."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch
from django.http import Http404
from django.urls import reverse

from newsroom.paging import page_of
from people.loader import load_directory
from people.models import Office, Official

from ..models import Appearance, Article, ArticleTopic, Quotation, Relation, Source, Topic
from ..search import hits, queries
from . import parameters as asks
from . import shapes
from .answers import BadQuestion, api
from .specification import openapi

PAGE_SIZE = 50
NAMES_PAGE_SIZE = 100
RELATED = 30
LINE_FIELDS = (
    *("guid", "slug", "headline", "standfirst", "byline", "dateline_place", "dateline_date"),
    *("published_on", "published_at", "published_at_is_a_day", "updated_at", "live_number"),
    *("language", "urgency", "source__name", "source__slug"),
)


@api()
def index(request, asked):
    """Where everything is."""
    lists = ("articles", "officials", "offices", "topics", "quotations", "search")
    return {name: shapes.absolute(reverse(f"api_{name}")) for name in (*lists, "openapi")}


@api()
def specification(request, asked):
    """This API, in OpenAPI 3.1."""
    return openapi()


@api(
    *(asks.TOPIC, asks.OFFICIAL, asks.OFFICE, asks.SOURCE, asks.SINCE, asks.UNTIL),
    *(asks.BEFORE, asks.AFTER),
)
def articles(request, asked):
    """Stories, newest first."""
    stories = Article.objects.published().published_between(asked.get("since"), asked.get("until"))
    if "source" in asked:
        stories = stories.filter(source=_asked_for(Source, "source", asked))
    if "topic" in asked:
        filed = ArticleTopic.objects.filter(tag=_asked_for(Topic, "topic", asked))
        stories = stories.among(filed, "content_object")
    for name, model in (("official", Official), ("office", Office)):
        if name in asked:
            row = _asked_for(model, name, asked)
            stories = stories.among(Appearance.objects.filter(**{name: row}))
    page = page_of(_with_lines(stories), asked, size=PAGE_SIZE)
    return _list(request, asked, page, [shapes.story_line(story) for story in page])


@api()
def article(request, year, month, day, slug, asked):
    """One story with its text, what was said in it and what belongs with it."""
    chosen = Article.objects.published().filter(published_on=_day(year, month, day), slug=slug)
    story = _with_filing(chosen.select_related("source")).first()
    if story is None:
        raise Http404("No published story has this address.")
    related = (
        Article.objects.published()
        .filter(related_from__article=story, related_from__kind__in=Relation.SHOWN)
        .annotate(kind=F("related_from__kind"), reasons=F("related_from__reasons"))
        .order_by("-related_from__score", "-pk")
        .only("slug", "published_on", "headline")
    )
    return shapes.story(story, related[:RELATED])


@api(asks.AFTER_SLUG)
def officials(request, asked):
    """Officials with the offices they held, in the order of their slugs."""
    rows = Official.objects.with_tenures().prefetch_related("other_names")
    return _names(request, rows, asked, shapes.official)


@api()
def official(request, slug, asked):
    """One official with the offices held."""
    rows = Official.objects.with_tenures().prefetch_related("other_names")
    return shapes.official(_named(rows, slug, "official"))


@api(asks.AFTER_SLUG)
def offices(request, asked):
    """Offices with the line of their holders, in the order of their slugs."""
    return _names(request, _offices(), asked, shapes.office)


@api(asks.ON)
def office(request, slug, asked):
    """One office with the line of its holders; with `on`, who held it on that day.

    Where the dates on record cannot say who did, those who may have are `possible`.
    """
    row = _named(_offices(), slug, "office")
    told = shapes.office(row)
    if "on" in asked:
        directory = load_directory()
        holding = directory.holders(slug, asked["on"])
        tenures = {held.slug: held for held in row.tenures.all()}
        told["on"] = {"day": asked["on"].isoformat()} | {
            name: [shapes.named(tenures[held.slug].official) for held in getattr(holding, name)]
            for name in ("certain", "possible")
        }
    return told


@api(asks.AFTER_SLUG)
def topics(request, asked):
    """Topics with published stories, in the order of their slugs."""
    return _names(request, _shown_topics(), asked, shapes.topic)


@api()
def topic(request, slug, asked):
    """One topic; it shows with its first published story."""
    return shapes.topic(_named(_shown_topics(), slug, "topic"))


@api(asks.OFFICIAL, asks.SINCE, asks.UNTIL, asks.BEFORE, asks.AFTER)
def quotations(request, asked):
    """What was said in print, newest first, each with the office of that day."""
    said = Quotation.objects.published()
    said = said.published_between(asked.get("since"), asked.get("until"))
    if "official" in asked:
        said = said.filter(official=_asked_for(Official, "official", asked))
    page = page_of(said.with_story(), asked, size=PAGE_SIZE)
    return _list(request, asked, page, [shapes.quotation(row) for row in page])


@api(
    *(asks.WORDS, asks.TOPIC, asks.OFFICIAL, asks.SOURCE, asks.PLACE, asks.SINCE, asks.UNTIL),
    asks.BEFORE_NUMBER,
)
def search(request, asked):
    """The stories that hold the words, newest first."""
    query = queries.parse(asked.get("q", ""))
    filed = {name: value for name, value in asked.items() if name not in {"q", "before"}}
    if not query and not filed:
        raise BadQuestion("Say what to look for: q=, or one of the other parameters.")
    finder = hits.finder(hits.Question(query, **filed))
    before = asked.get("before", hits.HIGHEST)
    found = finder.newest(PAGE_SIZE + 1, below=before) if finder else []
    page = found[:PAGE_SIZE]
    stories = _with_lines(Article.objects.published()).in_bulk([hit.article for hit in page])
    older = {"before": page[-1].place} if found[PAGE_SIZE:] else None
    return {
        "items": [
            shapes.story_line(stories[hit.article]) for hit in page if hit.article in stories
        ],
        "older": _address(request, asked, older),
    }


def _asked_for(model, name, asked):
    """The row that a parameter names. Raise BadQuestion for a slug that is none."""
    row = model.objects.filter(slug=asked[name]).only("pk").first()
    if row is None:
        raise BadQuestion(f"'{asked[name][:80]}' is not the slug of any {name}.")
    return row


def _with_lines(stories):
    return _with_filing(stories.select_related("source").only(*LINE_FIELDS))


def _with_filing(stories):
    return stories.prefetch_related(
        Prefetch("topic_items", ArticleTopic.objects.select_related("tag").order_by("position")),
        Prefetch("appearances", Appearance.objects.select_related("official").order_by("position")),
    )


def _offices():
    return Office.objects.select_related("area").with_tenures()


def _shown_topics():
    published = Article.objects.published().filter(pk=OuterRef("content_object"))
    filed = ArticleTopic.objects.filter(Exists(published), tag=OuterRef("pk"))
    return Topic.objects.filter(Exists(filed))


def _named(rows, slug, kind):
    row = rows.filter(slug=slug).first()
    if row is None:
        raise Http404(f"'{slug[:80]}' is not the slug of any {kind}.")
    return row


def _names(request, rows, asked, shape):
    """A page of things in the order of their slugs, which is the same on both databases."""
    rows = rows.order_by("slug")
    if "after" in asked:
        rows = rows.filter(slug__gt=asked["after"])
    found = list(rows[: NAMES_PAGE_SIZE + 1])
    page = found[:NAMES_PAGE_SIZE]
    newer = {"after": page[-1].slug} if found[NAMES_PAGE_SIZE:] else None
    return {
        "items": [shape(row) for row in page],
        "next": _address(request, asked, newer),
    }


def _list(request, asked, page, items):
    return {
        "items": items,
        "older": _address(request, asked, {"before": page.older} if page.older else None),
        "newer": _address(request, asked, {"after": page.newer} if page.newer else None),
    }


def _address(request, asked, place):
    """The address of a neighbor: the same question at another place; None without one."""
    if place is None:
        return None
    kept = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asked.items()
        if name not in {"before", "after"}
    }
    return shapes.absolute(reverse(request.resolver_match.view_name, query=kept | place))


def _day(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        raise Http404(f"{year:04}-{month:02}-{day:02} is not a day.") from None
