"""Records out of the archive, each source, topic and photo before the story that needs it."""

import base64
from datetime import UTC, date, datetime

from ..models import Photo, Source, Topic
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


def records(articles, private=False, delivered=None):
    """Yield the records of the articles in the order they came in, memory flat.

    Each source, topic and photo comes once, before the first story that needs it. Without
    `private`, versions that readers never saw and notes to the desk stay here. `delivered` is
    called with each article and the numbers of the versions its record holds, before it is given.
    """
    told = set()
    rows = articles.order_by("pk").select_related("source")
    rows = rows.prefetch_related("versions", "ledger", "corrections")
    for article in rows.iterator(chunk_size=CHUNK):
        kept = _versions_to_tell(article, private)
        yield from _needs(article, kept, told)
        if delivered:
            delivered(article, [version.number for version in kept])
        yield ArchiveRecord("article", _article(article, kept, private), 0)


def _versions_to_tell(article, private):
    stored = sorted(article.versions.all(), key=lambda version: version.number)
    if private:
        return stored
    public = {entry.number for entry in article.ledger.all()}
    return [version for version in stored if version.number in public]


def _needs(article, kept, told):
    """The records of the sources, topics and photos that the story is the first to name."""
    stories = [version.story for version in kept]
    sources = {article.source.slug} if article.source else set()
    sources |= {story["source"] for story in stories if story["source"]}
    topics = {slug for story in stories for slug in story["topics"]}
    photos = {use["photo"] for story in stories for use in story["photos"]}
    for kind, names, read in [
        ("source", sources, _sources),
        ("topic", topics, _topics),
        ("photo", photos, _photos),
    ]:
        for name, record in read(sorted(names - {n for k, n in told if k == kind})):
            if (kind, name) not in told:
                told.add((kind, name))
                yield ArchiveRecord(kind, record, 0)


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


def _article(article, kept, private):
    names = ARTICLE_FIELDS + LATER_FIELDS + (DESK_FIELDS["article"] if private else [])
    record = _fields(article, names)
    if not private:
        # What the desk holds beyond the published versions is not told.
        record["latest_number"] = max((version.number for version in kept), default=0)
        record["saved_at"] = _text(kept[-1].saved_at) if kept else None
    record["source"] = article.source.slug if article.source else None
    for part, rows, names in [
        ("versions", kept, VERSION_FIELDS),
        ("ledger", article.ledger.all(), LEDGER_FIELDS),
        ("corrections", article.corrections.all(), CORRECTION_FIELDS),
    ]:
        names = names + DESK_FIELDS[part] if private else names
        record[part] = [_fields(row, names) for row in rows]
    return record


def _fields(row, names):
    return {name: _text(getattr(row, name)) for name in names}


def _text(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
