"""What search engines are told: robots.txt, the sitemap by months, and the news of two days.

https://www.sitemaps.org/protocol.html and Google's news extension of it.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from newsroom.page_cache import hold_until, kept
from people.models import Office, Official
from people.stamp import DIRECTORY

from .models import Appearance, Article, ArticleTopic, Byline, Source, Topic

LARGEST = 50_000  # addresses in one file, as the protocol allows
NEWS_DAYS = timedelta(days=2)
NEWS_STORIES = 1_000
OTHER_PARTS = ("/sitemap-subjects.xml", "/sitemap-pages.xml")
KEPT_OUT = ("/admin/", "/preview/", "/search/?")


def robots_txt(request):
    """What robots may fetch, and where the sitemaps are."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in KEPT_OUT),
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/sitemap-news.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@kept("stories")
def index(request):
    """One part for each month with stories, one for subjects, one for the site's own pages."""
    days = Article.objects.published().order_by().dates("published_on", "month", order="DESC")
    parts = [f"/sitemap-{day:%Y-%m}.xml" for day in days]
    return _xml(request, "sitemaps/index.xml", parts=[*OTHER_PARTS, *parts])


@kept("month:{year:04}-{month:02}")
def month(request, year, month):
    """The stories of a month, newest first."""
    try:
        first = date(year, month, 1)
    except ValueError:
        raise Http404(f"{year}-{month} is not a month.") from None
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    stories = Article.objects.published().published_between(first, last).newest_first()
    pages = [
        (story.get_absolute_url(), story.updated_at or story.published_at)
        for story in stories.only("published_on", "slug", "published_at", "updated_at")[:LARGEST]
    ]
    return _xml(request, "sitemaps/pages.xml", pages=pages)


@kept("stories", "topics", "sources", DIRECTORY)
def subjects(request):
    """The pages of topics, officials, offices, sources and authors with stories to be seen."""
    published = Article.objects.published()
    filed = ArticleTopic.objects.filter(
        Exists(published.filter(pk=OuterRef("content_object"))), tag=OuterRef("pk")
    )
    named = Appearance.objects.filter(Exists(published.filter(pk=OuterRef("article"))))
    rows = [
        *Topic.objects.filter(Exists(filed)).order_by("slug"),
        *Official.objects.filter(Exists(named.filter(official=OuterRef("pk")))).order_by("slug"),
        *Office.objects.filter(Exists(named.filter(office=OuterRef("pk")))).order_by("slug"),
        *Source.objects.filter(Exists(published.filter(source=OuterRef("pk")))).order_by("slug"),
    ]
    credits = Byline.objects.filter(Exists(published.filter(pk=OuterRef("article"))))
    authors = credits.exclude(slug="").order_by("slug").values_list("slug", flat=True).distinct()
    pages = [(row.get_absolute_url(), None) for row in rows]
    pages += [(reverse("author", args=[slug]), None) for slug in authors[:LARGEST]]
    pages = pages[:LARGEST]
    return _xml(request, "sitemaps/pages.xml", pages=pages)


@kept("stories")
def news(request):
    """The stories of the last two days; what came from an archive is older and never among them."""
    since = timezone.now() - NEWS_DAYS
    stories = Article.objects.published().filter(published_at__gte=since).newest_first()
    chosen = stories.only("published_on", "slug", "published_at", "headline", "language")
    stories = list(chosen[:NEWS_STORIES])
    answer = _xml(request, "sitemaps/news.xml", stories=stories)
    if stories:
        hold_until(answer, stories[-1].published_at + NEWS_DAYS)
    return answer


def _xml(request, template, **context):
    return render(request, template, context, content_type="application/xml; charset=utf-8")
