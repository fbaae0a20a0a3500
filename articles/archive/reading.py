"""A record as rows that could be stored, or what is wrong with it; the database is not asked."""

import base64
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist, ValidationError

from .. import checking, guides, photos
from ..models import Article, Correction, LedgerEntry, Photo, Source, Topic, Version
from ..wire import WireError
from .fields import (
    ARTICLE_FIELDS,
    CORRECTION_FIELDS,
    DESK_FIELDS,
    LATER_FIELDS,
    LEDGER_FIELDS,
    PARTS,
    PHOTO_FIELDS,
    SOURCE_FIELDS,
    TOPIC_FIELDS,
    VERSION_FIELDS,
)


def check(record):
    """Raise WireError, naming the line, for a record that can never be stored. Reads nothing."""
    with line_of(record):
        CHECKS[record.kind](record.fields)


@contextmanager
def line_of(record):
    """What is wrong with the record, in words and with its line, as WireError."""
    try:
        yield
    except WireError as error:
        raise WireError(str(error), record.line) from error
    except ValidationError as error:
        told = "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error)
        raise WireError(f"the {record.kind} is damaged: {told}", record.line) from error
    except KeyError as error:
        raise WireError(
            f"the {record.kind} is damaged: {error} is missing.", record.line
        ) from error
    except (TypeError, ValueError, ObjectDoesNotExist) as error:
        raise WireError(f"the {record.kind} is damaged: {error}", record.line) from error


def check_source(fields):
    checking.row_of(Source, fields, SOURCE_FIELDS)


def check_topic(fields):
    fields.setdefault("key_stories", [])  # files from before topics had a timeline
    checking.row_of(Topic, _without(fields, {"parent", "old_slugs"}), TOPIC_FIELDS)
    checking.check_texts("old_slugs", fields["old_slugs"])
    for line in fields["key_stories"]:
        guides.read_line(line)
    if not isinstance(fields["parent"], str | None):
        raise ValueError(f"parent: {fields['parent']!r} is not the slug of a topic.")


def check_photo(fields):
    checking.row_of(Photo, _without(fields, {"image"}), PHOTO_FIELDS)
    photos.checked(base64.b64decode(fields["image"], validate=True))


def read_article(fields):
    """The unsaved rows of a story's record, checked: the article, and {part: its rows}."""
    article = checking.row_of(
        Article,
        _without(fields, PARTS),
        ARTICLE_FIELDS,
        LATER_FIELDS + DESK_FIELDS["article"],
        ["slug"],
    )
    if not isinstance(fields["source"], str | None):
        raise ValueError(f"source: {fields['source']!r} is not the slug of a source.")
    parts = {
        part: checking.rows_of(model, fields[part], names, DESK_FIELDS[part])
        for part, model, names in [
            ("versions", Version, VERSION_FIELDS),
            ("ledger", LedgerEntry, LEDGER_FIELDS),
            ("corrections", Correction, CORRECTION_FIELDS),
        ]
    }
    checking.check_versions(parts["versions"])
    numbers = {version.number for version in parts["versions"]}
    checking.check_standing(article, numbers, {entry.number for entry in parts["ledger"]})
    return article, parts


def _without(fields, names):
    return {name: value for name, value in fields.items() if name not in names}


CHECKS = {
    "source": check_source,
    "topic": check_topic,
    "photo": check_photo,
    "article": read_article,
}
