"""Records out of the archive, each source, topic and photo before the story that needs it."""

import base64
import json
from datetime import UTC, date, datetime

from ..models import Correction, LedgerEntry, Photo, Source, Topic, Version
from ..wire import ArchiveRecord
from .fields import (
    ARTICLE_FIELDS,
    CORRECTION_FIELDS,
    DESK_FIELDS,
    LATER_FIELDS,
    LEDGER_FIELDS,
    PHOTO_FIELDS,
    SOURCE_FIELDS,
    TOPIC_FIELDS,
    VERSION_FIELDS,
)

CHUNK = 200
PARTS = {  # model, fields, order within a story
    "versions": (Version, VERSION_FIELDS, ["number"]),
    "ledger": (LedgerEntry, LEDGER_FIELDS, ["entered_at", "pk"]),
    "corrections": (Correction, CORRECTION_FIELDS, ["-corrected_at", "pk"]),
}


def records(articles, private=False, delivered=None):
    """Yield the records of the articles in the order they came in, memory flat.

    Each source, topic and photo comes once, before the first story that needs it. Without
    `private`, versions that readers never saw and notes to the desk stay here. `delivered` is
    called with each article and the numbers of the versions its record holds, before it is given.
    """
    told = {"source": set(), "topic": set(), "photo": set()}
    # Texts stand in the versions; the row's own are not loaded.
    rows = articles.only("source", *ARTICLE_FIELDS, *LATER_FIELDS, *DESK_FIELDS["article"])
    for batch in rows.prefetch_related("source").in_batches(CHUNK):
        keys = [article.pk for article in batch]
        held = {part: _part(part, keys, private) for part in PARTS}
        for article in batch:
            parts = {part: rows.get(article.pk, []) for part, rows in held.items()}
            if not private:
                public = {entry["number"] for entry in parts["ledger"]}
                parts["versions"] = [v for v in parts["versions"] if v["number"] in public]
            yield from _needs(article, parts["versions"], told)
            if delivered:
                delivered(article, [version["number"] for version in parts["versions"]])
            yield ArchiveRecord("article", _article(article, parts, private), 0)


def _part(part, keys, private):
    """{story's key, one of these: what its record tells of that part, in order}."""
    model, names, order = PARTS[part]
    names = names + DESK_FIELDS[part] if private else names
    rows = model.objects.filter(article__in=keys).order_by("article", *order)
    found = {}
    for row in rows.values("article_id", *names):
        key = row.pop("article_id")
        found.setdefault(key, []).append({name: _text(value) for name, value in row.items()})
    return found


def _needs(article, kept, told):
    """The records of the sources, topics and photos that the story is the first to name."""
    stories = [json.loads(version["content"]) for version in kept]
    sources = {article.source.slug} if article.source else set()
    sources |= {story["source"] for story in stories if story["source"]}
    topics = {slug for story in stories for slug in story["topics"]}
    photos = {use["photo"] for story in stories for use in story["photos"]}
    for kind, names, read in [
        ("source", sources, _sources),
        ("topic", topics, _topics),
        ("photo", photos, _photos),
    ]:
        if names <= told[kind]:
            continue
        for name, record in read(sorted(names - told[kind])):
            if name not in told[kind]:
                told[kind].add(name)
                yield ArchiveRecord(kind, record, 0)
        told[kind] |= names  # one that is gone, or another's old name, is not looked for again


def _sources(slugs):
    for source in Source.objects.filter(slug__in=slugs).order_by("slug"):
        yield source.slug, {name: getattr(source, name) for name in SOURCE_FIELDS}


def _topics(slugs):
    """The topics, each after its parents; for a slug of before, the topic of now."""
    for topic in sorted(set(Topic.objects.named(slugs).values()), key=lambda topic: topic.slug):
        parent = topic.parent
        if parent:
            yield from _topics([parent.slug])
        yield (
            topic.slug,
            _fields(topic, TOPIC_FIELDS)
            | {"old_slugs": topic.old_slugs(), "parent": parent.slug if parent else None},
        )


def _photos(names):
    for photo in Photo.objects.filter(name__in=names).order_by("name"):
        with photo.image.open("rb") as file:
            image = base64.b64encode(file.read()).decode("ascii")
        yield photo.name, {"image": image} | _fields(photo, PHOTO_FIELDS)


def _article(article, parts, private):
    names = ARTICLE_FIELDS + LATER_FIELDS + (DESK_FIELDS["article"] if private else [])
    record = _fields(article, names)
    if not private:
        # What the desk holds beyond the published versions is not told.
        kept = parts["versions"]
        record["latest_number"] = kept[-1]["number"] if kept else 0
        record["saved_at"] = kept[-1]["saved_at"] if kept else None
    record["source"] = article.source.slug if article.source else None
    return record | parts


def _fields(row, names):
    return {name: _text(getattr(row, name)) for name in names}


def _text(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
