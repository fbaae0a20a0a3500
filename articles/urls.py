"""The addresses of stories, topics and the archive. They never break."""

import re

from django.conf import settings
from django.urls import include, path, re_path, register_converter

import newsroom.addresses  # noqa: F401, for any_slug, year and two

from . import (
    feeds,
    file_views,
    ledger_views,
    oembed,
    patterns,
    photo_files,
    preview_views,
    quotation_views,
    search_views,
    sitemaps,
    views,
)


class Format:
    """What a feed is written in."""

    regex = "rss|atom|json"

    def to_python(self, text):
        return text

    def to_url(self, text):
        return text


class StoryForm(Format):
    """What a story is written in beside its page."""

    regex = "|".join(re.escape(form) for form in file_views.FORMS)


register_converter(Format, "format")
register_converter(StoryForm, "form")

urlpatterns = [
    path("", views.front, name="front"),
    path("api/", include("articles.api.urls")),
    path("<year:year>/<two:month>/<two:day>/<any_slug:slug>/", views.article, name="article"),
    path(
        "<year:year>/<two:month>/<two:day>/<any_slug:slug>/history/",
        ledger_views.history,
        name="history",
    ),
    path(
        "<year:year>/<two:month>/<two:day>/<any_slug:slug>/history/<int:number>/",
        ledger_views.version,
        name="version",
    ),
    path(
        "<year:year>/<two:month>/<two:day>/<any_slug:slug>.<form:form>",
        file_views.story_file,
        name="story_file",
    ),
    path("sources/<any_slug:slug>/", views.source_detail, name="source"),
    path("authors/<any_slug:slug>/", views.author_detail, name="author"),
    path("corrections/", ledger_views.corrections, name="corrections"),
    path("feeds/latest.<format:format>", feeds.latest, name="feed"),
    path("topics/<any_slug:slug>/latest.<format:format>", feeds.of_topic, name="topic_feed"),
    path("people/<any_slug:slug>/latest.<format:format>", feeds.of_official, name="official_feed"),
    path("offices/<any_slug:slug>/latest.<format:format>", feeds.of_office, name="office_feed"),
    path("feeds/sources/<any_slug:slug>.<format:format>", feeds.of_source, name="source_feed"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("robots.txt", sitemaps.robots_txt, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<year:year>-<two:month>.xml", sitemaps.month, name="sitemap_month"),
    path("sitemap-subjects.xml", sitemaps.subjects, name="sitemap_subjects"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("preview/<any_slug:token>/", preview_views.preview, name="preview"),
    path(
        "people/<any_slug:slug>/quotations/",
        quotation_views.official_quotations,
        name="official_quotations",
    ),
    path("topics/", views.topic_list, name="topics"),
    path("topics/<any_slug:slug>/", views.topic_detail, name="topic"),
    re_path(
        r"^media/photos/(?P<path>[\w.-]+(?:/[\w.-]+)?)\Z", photo_files.photo_file, name="photo_file"
    ),
    path("search/", search_views.search, name="search"),
    path("archive/", views.archive, name="archive"),
    path("archive/<year:year>/", views.archive_year, name="archive_year"),
    path("archive/<year:year>/<two:month>/", views.archive_month, name="archive_month"),
    path("archive/<year:year>/<two:month>/<two:day>/", views.archive_day, name="archive_day"),
]
if settings.DEBUG:
    urlpatterns.append(path("patterns/", patterns.patterns, name="patterns"))
