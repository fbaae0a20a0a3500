"""Checks and fields that several models share."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models

from people.directory import Span


def validate_partial_date(text):
    """Refuse what is not a year, a month or a day."""
    try:
        if "/" in text:
            raise ValueError(
                f"'{text:.40}' is two dates; write one, as 2007-02-15, 2007-02 or 2007."
            )
        Span.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def partial_date(verbose_name):
    """A text field for a date that may be known to the month or the year only."""
    return models.CharField(
        verbose_name,
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text="As exactly as it is known: 1962-02-15, 1962-02 or 1962.",
    )


def is_web_address(text):
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def object_fault(item):
    """Why the item is no source, link or identifier as readers see them; None if it is one."""
    if not isinstance(item, dict):
        return f'{item!r:.60} is not an object; write it as {{"url": "https://…"}}.'
    for name in ("url", "note"):
        value = item.get(name)
        if value is not None and not isinstance(value, str):
            return f"{name}: {value!r:.60} is not text; put it in quotation marks."
    url = item.get("url")
    if url and not is_web_address(url):
        return f"url: {url!r:.60} is no address of the web; begin it with https://."
    return None


def validate_objects(value):
    """Refuse what is not a list of objects, or holds a `url` or `note` no page can show."""
    if not isinstance(value, list):
        raise ValidationError(f"{value!r:.60} is not a list; put it in brackets, or write [].")
    faults = [fault for item in value if (fault := object_fault(item))]
    if faults:
        raise ValidationError(faults)


def text_list(verbose_name, help_text=""):
    return models.JSONField(verbose_name, default=list, blank=True, help_text=help_text)


class ObjectList(models.JSONField):
    """A list of objects as Popolo files hold them; what a file says in them is kept."""

    default_validators = [validate_objects]
    empty_values = ()  # so that null and {} are checked too


def object_list(verbose_name):
    return ObjectList(verbose_name, default=list, blank=True)


class FileRecord(models.Model):
    """A record that Popolo files bring and take; nothing in such a file is lost."""

    extras = models.JSONField(
        "further properties",
        default=dict,
        blank=True,
        editable=False,
        help_text="What a file said beyond the fields here; an export says it again.",
    )

    class Meta:
        abstract = True
