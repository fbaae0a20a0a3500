"""The parts of addresses that several apps read."""

from django.urls import register_converter


class Slug:
    """A slug of any script; a NUL character, which PostgreSQL takes in no text, finds no page."""

    regex = r"[^/\0]+"

    def to_python(self, text):
        return text

    def to_url(self, slug):
        return slug


register_converter(Slug, "any_slug")
