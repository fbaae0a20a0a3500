"""The parts of addresses that several apps read."""

from django.urls import register_converter


class Slug:
    """A slug of any script; a NUL character, which PostgreSQL takes in no text, finds no page."""

    regex = r"[^/\0]+"

    def to_python(self, text):
        return text

    def to_url(self, slug):
        return slug


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


register_converter(Slug, "any_slug")
register_converter(Year, "year")
register_converter(TwoDigits, "two")
