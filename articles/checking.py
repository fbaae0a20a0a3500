"""Whether what came from elsewhere can be kept: the story, the rows, the chain. Nothing is stored.

A record is trusted no more than wire copy: what is refused here would otherwise fail later, on a
reader's page.
"""

import json
from datetime import UTC, date, datetime
from itertools import pairwise
from reprlib import repr as shortened

from django.db.models import BigIntegerField, DateField, DateTimeField, JSONField

from .body import URL_SCHEMES
from .models import Article, Byline
from .models.version import LATER_FIELDS
from .versions import BLANK, canonical, digest

YEARS = range(1500, 2201)
# Of a whole number, in every database.
LARGEST = 2**31 - 1
LARGEST_OF_ALL = 2**63 - 1


def check(story):
    """Raise ValueError, naming the field, if this is not a whole story that a page can show."""
    if not isinstance(story, dict):
        raise ValueError(f"{shortened(story)} is not a story; a JSON object is.")
    story = LATER_FIELDS | story
    odd = story.keys() ^ BLANK.keys()
    if odd:
        raise ValueError(f"{', '.join(sorted(odd))}: missing, or not a field of a story.")
    for name, fits in FIELDS.items():
        if not fits(story[name]):
            raise ValueError(f"{name}: a story cannot have {shortened(story[name])} here.")


def _text(longest=None):
    """Fits text. PostgreSQL keeps no NUL."""
    return lambda value: (
        isinstance(value, str) and "\0" not in value and len(value) <= (longest or len(value))
    )


def _column(model, name):
    """Fits text that goes into that column."""
    return _text(model._meta.get_field(name).max_length)


def _list_of(fits):
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _object(**parts):
    """Fits an object of exactly these parts."""
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == parts.keys()
        and all(fits(value[name]) for name, fits in parts.items())
    )


def _or_none(fits):
    return lambda value: value is None or fits(value)


def _is_day(value):
    try:
        return isinstance(value, str) and date.fromisoformat(value).year in YEARS
    except ValueError:
        return False


def _is_urgency(value):
    return type(value) is int and 1 <= value <= 9


def _is_reference(value):
    if not isinstance(value, dict) or value.keys() - {"url", "title"}:
        return False
    if not all(map(_text(), value.values())):
        return False
    address = value.get("url", "")
    return not address or address.partition(":")[0].lower() in URL_SCHEMES


SLUGS = _list_of(_text())
FIELDS = {
    "body": _text(),
    "byline": _text(),
    "bylines": _list_of(
        _object(
            **{name: _column(Byline, name) for name in ("name", "title", "service", "affiliation")}
        )
    ),
    "dateline": _object(
        day=_or_none(_is_day),
        place=_or_none(_column(Article, "dateline_place")),
        printed=_or_none(_text()),
    ),
    "headline": _column(Article, "headline"),
    "keywords": _list_of(_text()),
    "language": _column(Article, "language"),
    "officials": _object(confirmed=SLUGS, rejected=SLUGS),
    "photos": _list_of(_object(photo=_text(), caption=_text(), credit=_text(), alt=_text())),
    "references": _list_of(_is_reference),
    "related": _object(
        banned=lambda value: isinstance(value, list), pinned=lambda value: isinstance(value, list)
    ),
    "signoff": _text(),
    "slugline": _column(Article, "slugline"),
    "source": _or_none(_text()),
    "standfirst": _text(),
    "supplied": lambda value: isinstance(value, dict),
    "topics": SLUGS,
    "urgency": _or_none(_is_urgency),
}


def row_of(model, fields, names, optional=(), may_be_empty=()):
    """An unsaved row of the model with these fields of a record.

    Raise ValueError or ValidationError, naming the field, for one that is missing, unknown or
    does not fit its column.
    """
    if not isinstance(fields, dict):
        raise ValueError(f"{shortened(fields)} is not a JSON object.")
    unknown = fields.keys() - {*names, *optional}
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: not known here.")
    told = [*names, *(name for name in optional if name in fields)]
    values = {name: _value(model._meta.get_field(name), fields[name]) for name in told}
    row = model(**values)
    empty = {name for name in may_be_empty if values[name] == ""}
    row.clean_fields(exclude={field.name for field in model._meta.fields} - values.keys() | empty)
    for name, value in values.items():
        if type(getattr(row, name)) is not type(value):
            raise ValueError(f"{name}: {shortened(value)} is of the wrong type.")
    return row


def rows_of(model, listed, names, optional=()):
    """The unsaved rows for a list in a record."""
    if not isinstance(listed, list):
        raise ValueError(f"{shortened(listed)} is not a list of {model._meta.verbose_name_plural}.")
    return [row_of(model, fields, names, optional) for fields in listed]


def _value(field, value):
    """What the record's value is in Python."""
    if value is None:
        if not field.null:
            raise ValueError(f"{field.name}: it cannot be null.")
        return None
    if isinstance(field, DateField):  # DateTimeField is one, too
        return _moment(field, value)
    if isinstance(field, JSONField):
        check_texts(field.name, value)
    largest = LARGEST_OF_ALL if isinstance(field, BigIntegerField) else LARGEST
    if isinstance(value, int) and value > largest:
        raise ValueError(f"{field.name}: {shortened(value)} is too large.")
    if isinstance(value, str):
        value.encode()  # a ValueError for half a character
        if "\0" in value:
            raise ValueError(f"{field.name}: {shortened(value)} has a NUL character.")
    return value


def check_texts(name, value):
    """Raise ValueError unless it is a list of texts, or of objects whose values are texts."""
    fits = _text()
    if not _list_of(
        lambda part: fits(part) or (isinstance(part, dict) and all(map(fits, part.values())))
    )(value):
        raise ValueError(f"{name}: {shortened(value)} is not a list of texts.")


def _moment(field, value):
    kind = datetime if isinstance(field, DateTimeField) else date
    try:
        moment = kind.fromisoformat(value)
    except (TypeError, ValueError):
        example = "2026-03-31T09:00:00+00:00" if kind is datetime else "2026-03-31"
        raise ValueError(
            f"{field.name}: {shortened(value)} is no {kind.__name__}; write it as {example}."
        ) from None
    if moment.year not in YEARS:
        raise ValueError(f"{field.name}: {value} is not in the years {YEARS[0]} to {YEARS[-1]}.")
    if kind is datetime and moment.tzinfo is None:
        raise ValueError(
            f"{field.name}: {value} has no zone; write {moment.isoformat()}+00:00 if it is UTC."
        )
    return moment


def check_versions(versions):
    """Raise ValueError for versions that were altered, do not follow one another or hold no story.

    A number may be missing: a public record tells only the versions that readers saw.
    """
    if len({version.number for version in versions}) < len(versions):
        raise ValueError("two versions have the same number.")
    for version in versions:
        where = f"version {version.number}"
        if version.digest != digest(version.content, version.previous_digest):
            raise ValueError(f"{where} does not agree with its digest; the file was altered.")
        try:
            story = json.loads(version.content)
            check(story)
            if canonical(story) != version.content:
                raise ValueError("its content is not written as it should be, to the byte.")
        except (ValueError, RecursionError) as error:
            raise ValueError(f"{where}: {error}") from error
    check_chain(versions)


def check_chain(versions):
    """Raise ValueError for a version that does not follow the one before it."""
    ordered = sorted(versions, key=lambda version: version.number)
    for version in ordered:
        if (version.number == 1) != (version.previous_digest == ""):
            raise ValueError(f"version {version.number}: all but the first have a predecessor.")
    for one, other in pairwise(ordered):
        if other.number == one.number + 1 and other.previous_digest != one.digest:
            raise ValueError(f"version {other.number} does not follow version {one.number}.")


def check_standing(article, numbers, entered):
    """Raise ValueError if where the story stands cannot be: its versions, its day, its address.

    `numbers` are those of its versions, `entered` those that its ledger names.
    """
    if article.latest_number != max(numbers, default=0):
        raise ValueError(f"latest_number: {article.latest_number} is not its latest version.")
    missing = entered | {article.live_number} - {None}
    if missing - numbers:
        raise ValueError(f"version {min(missing - numbers)} came before readers and is missing.")
    moment, day = article.published_at, article.published_on
    if article.status == Article.Status.LIVE and None in (moment, day, article.live_number):
        raise ValueError("a live story has published_at, published_on and live_number.")
    # The day is that of the newsroom's zone or of the story's, at most a day from UTC's.
    if moment and day and abs((moment.astimezone(UTC).date() - day).days) > 1:
        raise ValueError(f"published_on: {day} is not the day of {moment.isoformat()}.")
    if day and not article.slug:
        raise ValueError("slug: a story with a day has an address.")
