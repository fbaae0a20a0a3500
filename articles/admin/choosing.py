"""Stories to choose from while one is set beside another, and the words that tell them apart."""

import re
from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.urls import path
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from .. import desk
from ..models import Article
from ..reading.moments import print_days
from .listing import SEARCH_LENGTH, words_of
from .status import word_of
from .widgets import is_key

MOST = 12
SHORTEST = 2
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
TOLD = (
    "guid", "headline", "status", "source", "published_at", "published_on", "dateline_date",
    "embargo_until", "expires_at",
)  # fmt: skip


class Choosing:
    """The part of the story's admin that answers a search for other stories."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.stories_view))
        return [path("stories/", view, name="articles_article_stories"), *super().get_urls()]

    def stories_view(self, request):
        """At most `MOST` stories that the user may see, as Django's pickers read them.

        `term` are words of the headline, the slugline or the identifier, and days as 2026-03-31;
        `but` is the story that others are chosen for.
        """
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        term = request.GET.get("term", "").replace("\0", "").strip()[:SEARCH_LENGTH]
        but = request.GET.get("but", "")
        found = _stories_named(term, request.user, but) if len(term) >= SHORTEST else []
        results = [{"id": article.guid, "text": told(article)} for article in found]
        return JsonResponse({"results": results, "pagination": {"more": False}})


def _stories_named(term, user, but):
    """Stories alive with all the words, and of all the days, newest first."""
    articles = desk.seen_by(user, Article.objects.alive())
    if is_key(but):
        articles = articles.exclude(pk=but)
    words = words_of(term)
    days = [word for word in words if DAY.fullmatch(word)]
    for text in days:
        day = _day(text)
        if day is None:
            return []
        articles = articles.filter(Q(published_on=day) | Q(dateline_date=day))
    found = articles.with_words_in_name([word for word in words if word not in days])
    return to_tell(found).order_by("-saved_at", "-pk")[:MOST]


def identified(guids, user):
    """{identifier: its stories} of those that the user may see; two sources may use the same."""
    guids = {guid for guid in guids if guid and "\0" not in guid}
    found = defaultdict(list)
    if guids and user is not None:
        seen = desk.seen_by(user, Article.objects.identified(guids))
        for article in to_tell(seen).order_by("pk"):
            found[article.guid].append(article)
    return dict(found)


def to_tell(articles):
    """The articles with what `told` says of each, and no more."""
    return articles.select_related("source").only(*TOLD, "source__name", "source__slug")


def told(article):
    """“Ministers meet – April 23, 2007, Agency”: what tells stories of one headline apart."""
    day = article.published_on or article.dateline_date
    parts = [
        print_days(day, day) if day else "no day",
        article.source.name if article.source else "",
        "" if article.status == Article.Status.LIVE else word_of(article).lower(),
    ]
    return f"{article.headline or article.guid} – {', '.join(filter(None, parts))}"


def _day(text):
    try:
        return parse_date(text)
    except ValueError:
        return None
