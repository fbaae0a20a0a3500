"""The desk's home: what waits for whom, each a count that leads to just those stories."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.contrib import admin
from django.db.models import Count, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from ..models import Article, Notice
from .status import mark, why_not_out
from .times import ago, at

ROOMS = (
    "articles.Article",
    "articles.Photo",
    "articles.Topic",
    "people.Official",
    "people.Office",
    "articles.Source",
)
READ = "articles_article_read_notices"
SHOWN_ROWS = 6
SHOWN_NOTICES = 5
COMING = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Way:
    """A question the desk asks every day; `choose` picks the stories for a user from the rows."""

    slug: str
    title: str
    choose: Callable
    is_fault: bool = False  # a number above nought asks for somebody to put it right


WAYS = (
    Way("my-drafts", "My drafts", lambda rows, user: rows.drafts_of(user)),
    Way(
        "my-review",
        "Waiting for my review",
        lambda rows, user: rows.waiting_for_review(user),
    ),
    Way(
        "claimed-by-others",
        "Claimed by others",
        lambda rows, user: rows.claimed_by_others(user),
    ),
    Way("due-today", "Due today", lambda rows, user: rows.due_on(timezone.localdate())),
    Way(
        "scheduled",
        "Scheduled in the next 24\N{NO-BREAK SPACE}h",
        lambda rows, user: rows.scheduled_within(COMING),
    ),
    Way("embargoed", "Under embargo", lambda rows, user: rows.embargoed()),
    Way("not-out", "Due but not out", lambda rows, user: rows.due_but_not_out(), is_fault=True),
    Way(
        "recently-published",
        "Published in the last 24\N{NO-BREAK SPACE}h",
        lambda rows, user: rows.recently_published(),
    ),
    Way("open-corrections", "Open corrections", lambda rows, user: rows.with_open_corrections()),
    Way(
        "repeated-errors",
        "Corrected elsewhere",
        lambda rows, user: rows.with_repeated_errors(),
        is_fault=True,
    ),
    Way(
        "unresolved-names",
        "Unresolved names",
        lambda rows, user: rows.with_unresolved_names(),
        is_fault=True,
    ),
    Way(
        "missing-words",
        "Missing credits or alt texts",
        lambda rows, user: rows.missing_credit_or_alt(),
        is_fault=True,
    ),
)
BY_SLUG = {way.slug: way for way in WAYS}


def rooms_of(request):
    """The lists most editors work in, each with its address and whether the page is one of its."""
    rooms = []
    for label in ROOMS:
        kind = admin.site.get_model_admin(apps.get_model(label))
        if not kind.has_view_or_change_permission(request):
            continue
        address = reverse(f"admin:{kind.opts.app_label}_{kind.opts.model_name}_changelist")
        name = kind.opts.verbose_name_plural.capitalize()
        is_here = request.path.startswith(address)
        rooms.append({"name": name, "address": address, "is_here": is_here})
    return rooms


def home_of(request):
    """What the home shows the request's user; only the notices for who may not see stories."""
    stories = admin.site.get_model_admin(Article)
    unread = Notice.objects.filter(reader=request.user, read_at=None)
    notices = _notices(request, unread, stories)
    home = {
        "notices": notices,
        "more_notices": unread.count() - len(notices),
        "mark_read": reverse(f"admin:{READ}"),
    }
    if not stories.has_view_or_change_permission(request):
        return home
    rows = stories.get_queryset(request)
    counts = count_ways(rows, request.user)
    home["tiles"] = [
        {"way": way, "count": counts[way.slug], "address": address_of(way)} for way in WAYS
    ]
    coming = rows.scheduled_within(COMING).order_by("published_at", "pk")
    late = rows.due_but_not_out().order_by(Coalesce("due_at", "published_at"), "pk")
    home["coming"] = [_line(article, at(article.published_at)) for article in _briefly(coming)]
    home["late"] = [
        _line(article, why_not_out(article), ago(article.due_at or article.published_at))
        for article in _briefly(late)
    ]
    home["may_add"] = stories.has_add_permission(request)
    return home


def count_ways(rows, user):
    """How many stories each way chooses, by its slug, in one query."""
    counted = [
        way.choose(rows, user)
        .order_by()
        .values(way=Value(way.slug))
        .annotate(stories=Count("pk"))
        .values_list("way", "stories")
        for way in WAYS
    ]
    found = dict(counted[0].union(*counted[1:], all=True))
    return {way.slug: found.get(way.slug, 0) for way in WAYS}


def address_of(way):
    """The list of just the stories the way chooses."""
    return f"{reverse('admin:articles_article_changelist')}?view={way.slug}"


def _briefly(rows):
    return rows.with_desk_data().prefetch_related(None)[:SHOWN_ROWS]


def _line(article, *notes):
    return {
        "article": article,
        "address": reverse("admin:articles_article_change", args=[article.pk]),
        "status": mark(article),
        "notes": notes,
    }


def _notices(request, unread, stories):
    """The newest of the notices; a story out of the user's sight goes without its name."""
    newest = unread.select_related("article").only("text", "sent_at", "article__headline")
    notices = list(newest[:SHOWN_NOTICES])
    in_sight = set(
        stories.get_queryset(request)
        .filter(pk__in=[notice.article_id for notice in notices])
        .values_list("pk", flat=True)
    )
    return [
        {
            "notice": notice,
            "name": str(notice.article)
            if notice.article_id in in_sight
            else f"Story {notice.article_id}",
            "address": reverse("admin:articles_article_change", args=[notice.article_id]),
            "when": ago(notice.sent_at),
        }
        for notice in notices
    ]
