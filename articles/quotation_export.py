"""Quotations as rows of a table."""

from django.conf import settings

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
