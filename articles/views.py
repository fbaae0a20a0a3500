"""What readers see of stories, topics and the archive. Every story comes through `published()`."""

from calendar import Calendar, monthrange
from contextlib import suppress
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from django.db.models import (
    BigAutoField,
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Subquery,
)
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from newsroom.addresses import address
from newsroom.page_cache import hold_until, kept
from newsroom.paging import Pages, page_of
from newsroom.prepared import Prepared
from people.loader import load_directory
from people.stamp import DIRECTORY

from . import addresses, citing, related
from .front import Person, Subject, arrange
from .guides import guide_of
from .models import Article, ArticleTopic, Byline, Relation, Source, Topic
from .printed import printed
from .querysets import Rows
from .strip import then_and_now
from .structured import breadcrumbs, json_ld, news_article, publisher, website

FRONT_STORIES = 60
LEAD_RELATED = 3
RELATED = 30  # a story has no more: the pinned, and what was found
TOPIC_PEOPLE = 8
LATEST_ON_ERRORS = 5
MATERIAL_UPDATE = timedelta(minutes=15)
OLD = timedelta(days=365)
STORY = "story:{year:04}-{month:02}-{day:02}/{slug}"
WEEKDAYS_FROM_SUNDAY = Calendar(firstweekday=6)


@kept("stories", "topics", DIRECTORY)
def front(request):
    """The newest stories, by weight, by time, by topic and by person."""
    page = arrange(NEWEST.rows(now=timezone.now()))
    beside = RELATED_TO.rows(story=page.lead.pk, now=timezone.now()) if page.lead else []
    context = {
        "front": replace(page, people=_portrayed(page.people, request)),
        "lead_related": beside[:LEAD_RELATED],
        "json_ld": json_ld(publisher(), website()),
    }
    return render(request, "articles/front.html", context)


@kept(STORY, reads=[DIRECTORY])
def article(request, year, month, day, slug):
    """One story with its people, its topics and what it belongs with."""
    story, gone = published_story(request, year, month, day, slug)
    if gone:
        return gone
    directory = load_directory(request.tokens.get(DIRECTORY))
    context = page_context(story, topics_of(story), directory)
    answer = render(request, "articles/article.html", context)
    if not context["is_old"]:
        hold_until(answer, story.published_at + OLD)
    return answer


def published_story(request, year, month, day, slug):
    """(the story at that address, None), or (None, the answer for one that was taken down)."""
    on = _day(year, month, day)
    for story in STORY_AT.rows(day=on, slug=slug, now=timezone.now()):
        return story, None
    return None, _gone(request, Article.objects.filter(published_on=on, slug=slug))


def topics_of(story):
    """The topics of a story from `with_page_data`, in its order, by name and address."""
    return [Subject("topic", slug, name) for _, slug, name in sorted(story.topic_rows or [])]


# What a story may have beside its text: a template looks long for what is not there.
NOTHING_BESIDE = {"corrections": (), "quotations": (), "references": (), "signoff": ""}


def page_context(story, topics, directory=None):
    """What the page of a story shows, in a preview of a version as well."""
    people = then_and_now(story, timezone.localdate(), directory)
    return {
        "article": story,
        "topics": topics,
        "people": people,
        "page": NOTHING_BESIDE | story.page,
        "citation": citing.in_words(printed(story)) if story.published_on else "",
        "file_stem": story.get_absolute_url().removesuffix("/"),
        "json_ld": json_ld(news_article(story, topics, people), breadcrumbs(story, topics)),
        "related": related.groups(story, RELATED_TO.rows(story=story.pk, now=timezone.now())),
        "is_old": _is_old(story),
        "is_updated": _is_materially_updated(story),
    }


@kept("stories", "topics")
def topic_list(request):
    """Every topic with published stories."""
    topics = (
        Topic.objects.filter(_item_is_published("items__content_object"))
        .annotate(story_count=Count("items"))
        .order_by("name")
    )
    return render(request, "articles/topic_list.html", {"topics": topics})


@kept("topic:{slug}", DIRECTORY)
def topic_detail(request, slug):
    """One topic: its stories, newest first, and the people most of them name.

    A topic shows with its first published story: a name and an introduction tell of hidden ones.
    """
    now = timezone.now()
    topic = next(iter(TOPIC.rows(slug=slug, now=now)), None)
    if topic is None:
        raise Http404(f"No published story is filed under {slug}.")
    stories = FILED_UNDER.page(request.GET, topic=topic.pk, now=now)
    people = _portrayed(_people_of(stories), request)
    context = {"topic": topic, "stories": stories, "people": people}
    if stories.is_first:
        subtopics = [Topic(name=name, slug=slug) for name, slug in sorted(topic.below or [])]
        context |= {"guide": guide_of(topic), "subtopics": subtopics}
    return render(request, "articles/topic_detail.html", context)


@kept("source:{slug}")
def source_detail(request, slug):
    """The stories that a source supplied, newest first. It shows with the first of them."""
    source = get_object_or_404(Source, slug=slug)
    stories = page_of(source.articles.published().with_card_data(), request.GET)
    if not stories and stories.is_first:
        raise Http404(f"No published story is from {slug}.")
    return render(request, "articles/source_detail.html", {"source": source, "stories": stories})


@kept("author:{slug}")
def author_detail(request, slug):
    """The stories that credit somebody of this name, newest first, and the name they print."""
    credits = Byline.objects.filter(slug=slug).published().with_card_data()
    stories = page_of(credits, request.GET, key="article_id")
    if not stories and stories.is_first:
        raise Http404(f"No published story is by {slug}.")
    name = stories.rows[0].name if stories else slug
    context = {"name": name, "stories": stories}
    return render(request, "articles/author_detail.html", context)


@kept("stories")
def archive(request):
    """The years there are stories of."""
    years = Article.objects.published().counts_by_year()
    return render(request, "articles/archive.html", {"years": years})


@kept("stories")
def archive_year(request, year):
    """The months of a year; one without a story is no link."""
    _day(year, 1, 1)
    years = Article.objects.published().counts_by_year()
    counts = Article.objects.published().counts_by_month(year)
    context = {
        "year": year,
        "months": [(date(year, month, 1), counts.get(month, 0)) for month in range(1, 13)],
        "story_count": years.get(year, 0),
        "older": max((other for other in years if other < year), default=None),
        "newer": min((other for other in years if other > year), default=None),
    }
    return render(request, "articles/archive_year.html", context)


@kept("month:{year:04}-{month:02}")
def archive_month(request, year, month):
    """The days of a month, and its stories, newest first."""
    first = _day(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    now = timezone.now()
    days = DAYS_OF.rows(first=first, last=last, now=now)
    counts = {day: number for day, number, *_ in days}
    # The moments say nothing new to readers; they let the database start in the index of moments.
    earliest = min((moment for *_, moment, _ in days), default=None)
    latest = max((moment for *_, moment in days), default=None)
    asked = {"first": first, "last": last, "earliest": earliest, "latest": latest, "now": now}
    weeks = tuple(
        tuple(_cell(day, counts.get(day, 0)) if day.month == month else None for day in week)
        for week in WEEKDAYS_FROM_SUNDAY.monthdatescalendar(year, month)
    )
    context = {
        "month": first,
        "weeks": weeks,
        "story_count": sum(counts.values()),
        "stories": STORIES_OF.page(request.GET, **asked),
    }
    return render(request, "articles/archive_month.html", context)


@kept("day:{year:04}-{month:02}-{day:02}")
def archive_day(request, year, month, day):
    """Every story of a day."""
    chosen = _day(year, month, day)
    stories = Article.objects.published().published_on(chosen).newest_first().with_card_data()
    return render(request, "articles/archive_day.html", {"day": chosen, "stories": stories})


def _cell(day, count):
    """(day, number of its stories, its address) of the calendar of a month."""
    return day, count, address("archive_day", *day.isoformat().split("-"))


def not_found(request, exception):
    """The way to where an old address leads now; else 404, with the latest stories."""
    is_text = "\0" not in request.path  # PostgreSQL keeps no NUL and refuses to look for one
    target = addresses.target_of(request.path) if is_text else None
    if target and request.method in {"GET", "HEAD"}:
        query = request.META.get("QUERY_STRING")
        answer = HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
        answer["Cache-Control"] = "max-age=3600"  # a merge may be undone
        return answer
    latest = Article.objects.published().newest_first().with_card_data()[:LATEST_ON_ERRORS]
    return render(request, "404.html", {"latest": latest}, status=404)


def _day(year, month, day):
    # The weeks of the first and the last year reach beyond the calendar.
    if MINYEAR < year < MAXYEAR:
        with suppress(ValueError):
            return date(year, month, day)
    raise Http404(f"{year:04}-{month:02}-{day:02} is not a day.")


def _gone(request, chosen):
    """What took the place of a story that readers once saw; 404, and no other word, for others.

    A withdrawn story's address says that it was withdrawn; a killed one's answers 410. Both print
    the class and nothing of the story.
    """
    was_seen = chosen.filter(
        status__in=[Article.Status.WITHDRAWN, Article.Status.KILLED],
        published_at__lte=timezone.now(),
    )
    story = was_seen.only("status", "taken_down_class").first()
    if story is None:
        raise Http404("No published story has this address.")
    context = {"reason": story.get_taken_down_class_display()}
    if story.status == Article.Status.WITHDRAWN:
        return render(request, "articles/withdrawn.html", context)
    return render(request, "410.html", context, status=410)


def _at(day, slug, now):
    return Article.objects.filter(published_on=day, slug=slug).published(now).with_page_data()


def _related_to(story, now=None):
    """Published stories that belong with this one, closest first, with their kind and reasons."""
    return (
        Article.objects.published(now)
        .filter(related_from__article=story, related_from__kind__in=Relation.SHOWN)
        .annotate(kind=F("related_from__kind"), reasons=F("related_from__reasons"))
        .order_by("-related_from__score", "-pk")
        .teasers("kind", "reasons")
    )


def _topic(slug, now):
    filed = ArticleTopic.objects.published(now)
    shown = Topic.objects.filter(Exists(filed.filter(tag=OuterRef("pk"))))
    below = shown.filter(parent=OuterRef("pk")).order_by().values("parent")
    return (
        shown.filter(slug=slug)
        .select_related("parent")
        .annotate(
            shows_parent=Exists(filed.filter(tag=OuterRef("parent"))),
            below=Subquery(below.annotate(rows=Rows("name", "slug")).values("rows")),
        )
    )


def _stories_of(first, last, earliest, latest, now):
    # First of all: of two bounds SQLite begins at the one it read first, which must not be `now`.
    stories = Article.objects.filter(published_at__gte=earliest, published_at__lte=latest)
    return stories.published(now).published_between(first, last).teasers()


NEWEST = Prepared(
    lambda now: Article.objects.published(now).newest_first().with_front_data()[:FRONT_STORIES],
    now=DateTimeField(),
)
STORY_AT = Prepared(
    lambda day, slug, now: _at(day, slug, now)[:1],
    day=DateField(),
    slug=CharField(),
    now=DateTimeField(),
)
RELATED_TO = Prepared(
    lambda story, now: _related_to(story, now)[:RELATED],
    story=BigAutoField(),
    now=DateTimeField(),
)


TOPIC = Prepared(_topic, slug=CharField(), now=DateTimeField())
FILED_UNDER = Pages(
    lambda topic, now: (
        ArticleTopic.objects.filter(tag=topic).published(now).with_people().teasers("people_rows")
    ),
    key="content_object_id",
    known_as="pk",
    topic=BigAutoField(),
    now=DateTimeField(),
)
DAYS_OF = Prepared(
    lambda first, last, now: Article.objects.published(now).by_day(first, last),
    first=DateField(),
    last=DateField(),
    now=DateTimeField(),
)
STORIES_OF = Pages(
    _stories_of,
    first=DateField(),
    last=DateField(),
    earliest=DateTimeField(),
    latest=DateTimeField(),
    now=DateTimeField(),
)


def _item_is_published(path):
    return Exists(Article.objects.published().filter(pk=OuterRef(path)))


def _people_of(stories):
    """The officials most of the page's stories name, with the title of the newest of them."""
    titles = {}
    for story in stories:
        for _, slug, name, title in sorted(story.people_rows or []):
            titles.setdefault(Subject("official", slug, name), []).append(title)
    by_count = sorted(titles.items(), key=lambda item: -len(item[1]))
    return [Person(who, found[0], len(found)) for who, found in by_count[:TOPIC_PEOPLE]]


def _portrayed(people, request):
    """The same with the small pictures of whom we have one."""
    officials = load_directory(request.tokens.get(DIRECTORY)).officials
    known = (person for person in people if person.official.slug in officials)
    return [replace(one, portrait=officials[one.official.slug].portrait) for one in known]


def _is_old(article):
    return timezone.now() - article.published_at > OLD


def _is_materially_updated(article):
    return bool(article.updated_at and article.updated_at - article.published_at >= MATERIAL_UPDATE)
