"""The addresses of stories, topics and the archive. They never break."""

from django.urls import path, re_path, register_converter

import newsroom.addresses  # noqa: F401, for any_slug

from . import photo_files, preview_views, search_views, views


class Year:
    regex = "[0-9]{4}"

    def to_python(self, text):
        return int(text)

    def to_url(self, number):
        return f"{int(number):04}"


class TwoDigits(Year):
    """A month or a day."""

    regex = "[0-9]{2}"

    def to_url(self, number):
        return f"{int(number):02}"


register_converter(Year, "year")
register_converter(TwoDigits, "two")

urlpatterns = [
    path("", views.front, name="front"),
    path("<year:year>/<two:month>/<two:day>/<any_slug:slug>/", views.article, name="article"),
    path("preview/<any_slug:token>/", preview_views.preview, name="preview"),
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
