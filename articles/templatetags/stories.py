"""What templates say about stories: their times, their openings, how far apart they are."""

import re
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from newsroom.addresses import address

from ..models import Byline

register = template.Library()

NUMBERS = "no one two three four five six seven eight nine".split()
DESCRIPTION_LENGTH = 200
REFERENCE_LENGTH = 60
# A whole tag with its attributes: what only looks like a tag inside one of them is none.
TAG = re.compile(r'<(/?\w+)(?:"[^"]*"|[^">])*>')
SCROLLING = '<div class="table" role="group" aria-label="Table" tabindex="0">'


@register.filter
def day(date):
    """April 23, 2007."""
    return _time(date, "F j, Y")


@register.filter
def month_and_day(date):
    """April 23, where the year stands above."""
    return _time(date, "F j")


@register.filter
def moment(when):
    """April 23, 2007, 16:05 UTC, in the newsroom's zone; also of an ISO 8601 text."""
    local = timezone.localtime(datetime.fromisoformat(when) if isinstance(when, str) else when)
    return format_html(
        '<time datetime="{}">{} {}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, "F j, Y, H:i"),
        local.tzname(),
    )


@register.filter
def by_year(articles):
    """[(year, its stories)] of stories in the order of their days."""
    by_years = groupby(articles, key=lambda article: article.published_on.year)
    return [(year, list(found)) for year, found in by_years]


@register.filter
def published(article):
    """When the story was published, as exactly as it is known."""
    if article.published_at_is_a_day:
        return day(article.published_on)
    return moment(article.published_at)


@register.filter
def credited(article):
    """The byline as it is printed, each author's name the way to their stories."""
    parts, rest = [], article.byline
    for credit in article.page.get("bylines", []):
        before, name, after = rest.partition(credit["name"])
        slug = Byline.slug_of(name)
        if slug:
            parts.append((before, address("author", slug), name))
            rest = after
    links = format_html_join("", '{}<a href="{}" rel="author">{}</a>', parts)
    return format_html("{}{}", links, rest)


@register.filter
def entered(entry, article):
    """When a version came before readers; of the first, as exactly as it is known."""
    return published(article) if entry.kind == entry.Kind.FIRST else moment(entry.entered_at)


@register.filter
def opening(article, length=DESCRIPTION_LENGTH):
    """The standfirst, or without one the first words of the body."""
    return shortened(article.standfirst or article.opening.partition("\n")[0], length)


@register.filter
def distance_from(date, other):
    """How far one day lies from another: "the same day", "three days later", "a year earlier"."""
    days = (date - other).days
    if days == 0:
        return "the same day"
    return f"{_length(abs(days))} {'later' if days > 0 else 'earlier'}"


@register.filter
def initials(name):
    """RG of Robert M. Gates."""
    words = name.split()
    return "".join(word[0] for word in dict.fromkeys([words[0], words[-1]])) if words else ""


@register.filter
def reference_name(reference):
    """The title of a source, or without one its address in short."""
    address = reference["url"].partition("://")[2].removeprefix("www.").rstrip("/")
    return reference.get("title") or Truncator(address).chars(REFERENCE_LENGTH, truncate="…")


@register.filter
def shortened(text, length):
    """The text, or as many of its first words as the length allows."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(" ,;:–—") + "…"


@register.filter
def with_scrolling_tables(html):
    """Cleaned HTML, each table in a box that scrolls by itself, also by keyboard."""
    return mark_safe(TAG.sub(_boxed, html))  # noqa: S308 – cleaned when it was saved


def _boxed(tag):
    if tag[1] == "table":
        return SCROLLING + tag[0]
    return f"{tag[0]}</div>" if tag[1] == "/table" else tag[0]


def _time(date, pattern):
    if isinstance(date, datetime):  # of a moment, the newsroom's day
        date = timezone.localdate(date)
    return _day(date, pattern)


@lru_cache(maxsize=2000)
def _day(date, pattern):
    return format_html(
        '<time datetime="{}">{}</time>', date.isoformat(), date_format(date, pattern)
    )


def _length(days):
    for limit, unit, length in [(14, "day", 1), (60, "week", 7), (700, "month", 30.44)]:
        if days < limit:
            return _counted(round(days / length), unit)
    return _counted(round(days / 365.25), "year")


def _counted(number, unit):
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {unit}" if number == 1 else f"{word} {unit}s"
