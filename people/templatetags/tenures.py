"""Dates as exactly as they are known, and the sources they rest on, for templates."""

import re
from urllib.parse import urlsplit

from django import template
from django.utils.formats import date_format

from people.directory import Span
from people.models.fields import object_fault

register = template.Library()

PATTERNS = {4: "Y", 7: "F Y", 10: "F j, Y"}


@register.filter
def known_date(span):
    """February 15, 2007; February 2007; 2007: no more than the span, or its text, says."""
    if not span:
        return ""
    if isinstance(span, str):
        span = Span.parse(span)
    pattern = PATTERNS.get(len(str(span)))
    if pattern:
        return date_format(span.first, pattern)
    return f"{date_format(span.first, 'F j, Y')} or later, until {date_format(span.last, 'F j, Y')}"


@register.filter
def years_of(tenure):
    """2007–2012, or "from 2012" where no end is known."""
    start = _year(tenure.start)
    if not tenure.end:
        return f"from {start}"
    end = _year(tenure.end)
    return start if start == end else f"{start}–{end}"


@register.filter
def latest_tenure(subject):
    """The last tenure of an official or an office, loaded with with_tenures(); None without one."""
    return next(reversed(subject.tenures.all()), None)


@register.filter
def readable(sources):
    """The sources a page can show; a row written before sources were checked may hold others."""
    return [s for s in sources if not object_fault(s)] if isinstance(sources, list) else []


@register.filter
def source_name(source):
    """What the source is, as its note says it; else the site it is on."""
    note = source.get("note") or ""
    _, found, name = note.partition("read in: ")
    if found:
        return re.split(r"[;(]", name, maxsplit=1)[0].strip()
    return urlsplit(source.get("url") or "").hostname or note


def _year(span):
    first, last = span.first.year, span.last.year
    return str(first) if first == last else f"{first} or {last}"
