"""The parts of addresses that several apps read, and how addresses are written."""

from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.urls import (
    NoReverseMatch,
    get_resolver,
    get_script_prefix,
    register_converter,
)
from django.utils.http import RFC3986_SUBDELIMS

UNQUOTED = RFC3986_SUBDELIMS + "/~:@"  # as reverse() has it


def address(name, *parts):
    """The address of that name, as reverse() writes it, which looks for it anew each time.

    The parts are taken as they are: numbers in their digits, slugs without a slash. Raise
    NoReverseMatch for a name that no address of so many parts has.
    """
    form, names = _form(name, len(parts), settings.ROOT_URLCONF)
    quoted = [
        part if part.isdigit() and part.isascii() else quote(part, UNQUOTED) for part in parts
    ]
    return get_script_prefix() + form % dict(zip(names, quoted, strict=True))


@lru_cache(maxsize=200)
def _form(name, number, urlconf):
    """("topics/%(slug)s/", ["slug"]) of the address of that name with so many parts."""
    for forms, *_ in get_resolver(urlconf).reverse_dict.getlist(name):
        for form, names in forms:
            if len(names) == number:
                return form, names
    raise NoReverseMatch(f"No address named '{name}' has {number} parts; see the urls.py.")


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
