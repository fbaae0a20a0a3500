"""Quotations as files: CSV for spreadsheets, and JSON Lines to the character."""

import csv
import io
import json

from django.conf import settings

from .wire.tables import printed, unarmed

COLUMNS = (
    "anchor", "text", "speaker", "official", "office", "day", "headline", "address", "guid",
    "version", "start", "end", "paragraph", "utterance",
)  # fmt: skip


def record(quotation):
    """A quotation, loaded with `with_story`, as plain values. `start` and `end` count characters
    of the version's plain text."""
    story = quotation.article
    return {
        "anchor": quotation.anchor,
        "text": quotation.text,
        "speaker": quotation.speaker,
        "official": quotation.official.slug if quotation.official else None,
        "office": quotation.office.slug if quotation.office else None,
        "day": (story.dateline_date or story.published_on).isoformat(),
        "headline": story.headline,
        "address": f"{settings.SITE_URL}{quotation.get_absolute_url()}",
        "guid": story.guid,
        "version": quotation.version_number,
        "start": quotation.start,
        "end": quotation.end,
        "paragraph": quotation.paragraph,
        "utterance": quotation.utterance,
    }


def as_csv(records):
    """Yield the lines of a CSV file with a head (RFC 4180). No cell is a formula: one that would
    be begins with an apostrophe."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    yield line.getvalue()
    for told in records:
        line.seek(0)
        line.truncate()
        writer.writerow([unarmed(printed(told[column])) for column in COLUMNS])
        yield line.getvalue()


def as_jsonl(records):
    """Yield one JSON object a line."""
    for told in records:
        yield json.dumps(told, ensure_ascii=False) + "\n"


FORMATS = {"csv": as_csv, "jsonl": as_jsonl}
