"""The addresses below /api/. They never break."""

from django.urls import path

import newsroom.addresses  # noqa: F401, for any_slug, year and two

from . import views

urlpatterns = [
    path("", views.index, name="api_index"),
    path("openapi.json", views.specification, name="api_openapi"),
    path("articles/", views.articles, name="api_articles"),
    path(
        "articles/<year:year>/<two:month>/<two:day>/<any_slug:slug>/",
        views.article,
        name="api_article",
    ),
    path("officials/", views.officials, name="api_officials"),
    path("officials/<any_slug:slug>/", views.official, name="api_official"),
    path("offices/", views.offices, name="api_offices"),
    path("offices/<any_slug:slug>/", views.office, name="api_office"),
    path("topics/", views.topics, name="api_topics"),
    path("topics/<any_slug:slug>/", views.topic, name="api_topic"),
    path("quotations/", views.quotations, name="api_quotations"),
    path("search/", views.search, name="api_search"),
]
