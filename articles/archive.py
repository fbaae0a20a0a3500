"""The archive as records, without loss, and back: what the jsonl format carries.

A public export holds the stories readers may see, each with the versions its ledger names; a
private one holds everything: drafts, desk notes, who saved what and why. Records carry no database
keys, so that an export, imported into an empty site and exported again, is the same to the byte.
"""

import base64
from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction

from . import checking, desk, findings, photos, related, versions
from .models import Article, Correction, LedgerEntry, Photo, Source, Topic, Version
from .wire import ArchiveRecord, WireError

SOURCE_FIELDS = (
    "name slug other_names dateline_style earlier_dateline_styles time_zone language homepage "
    "rights"
).split()
ARTICLE_FIELDS = (
    "guid slug status latest_number live_number published_at_is_a_day published_at published_on "
    "updated_at embargo_until expires_at created_at saved_at"
).split()
VERSION_FIELDS = "number content digest previous_digest origin supplied_digest saved_at".split()
LEDGER_FIELDS = "number kind tag line entered_at".split()
CORRECTION_FIELDS = "kind wrong right version_before version_after corrected_at".split()
TOPIC_FIELDS = "slug name introduction other_names".split()
PHOTO_FIELDS = "name caption credit alt usage_terms focal_x focal_y".split()
PARTS = {"source", "versions", "ledger", "corrections"}
# Who did it, why, and notes: told only by a private export.
DESK_FIELDS = {
    "article": "embargo_zone embargo_by schedule_zone taken_down_class followed_up_at".split(),
    "versions": "saved_by reason desk_notes dropped".split(),
    "ledger": ["entered_by"],
    "corrections": ["corrected_by"],
}
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
    names = ARTICLE_FIELDS + DESK_FIELDS["article"] if private else ARTICLE_FIELDS
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


def check(record):
    """Raise WireError, naming the line, for a record that can never be stored. Reads nothing."""
    with line_of(record):
        CHECKS[record.kind](record.fields)


def store(record):
    """Store one record. Return the outcome, and the article where the record is a story.

    "unchanged" where the same is there already. Raise WireError for a record that is damaged or
    that contradicts what is there: nothing that exists is overwritten by an older or another text,
    and no story that was killed or withdrawn comes back.
    """
    with line_of(record), transaction.atomic():
        return STORES[record.kind](record.fields)


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


def _check_source(fields):
    checking.row_of(Source, fields, SOURCE_FIELDS)


def _check_topic(fields):
    checking.row_of(Topic, _without(fields, {"parent", "old_slugs"}), TOPIC_FIELDS)
    checking.check_texts("old_slugs", fields["old_slugs"])
    if not isinstance(fields["parent"], str | None):
        raise ValueError(f"parent: {fields['parent']!r} is not the slug of a topic.")


def _check_photo(fields):
    checking.row_of(Photo, _without(fields, {"image"}), PHOTO_FIELDS)
    photos.checked(base64.b64decode(fields["image"], validate=True))


def read_article(fields):
    """The unsaved rows of a story's record, checked: the article, and {part: its rows}."""
    article = checking.row_of(
        Article, _without(fields, PARTS), ARTICLE_FIELDS, DESK_FIELDS["article"], ["slug"]
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


def _store_source(fields):
    _check_source(fields)
    return _store_simple(Source, "slug", {name: fields[name] for name in SOURCE_FIELDS})


def _store_topic(fields):
    _check_topic(fields)
    fields = dict(fields)
    parent, old_slugs = fields.pop("parent"), fields.pop("old_slugs")
    fields["parent"] = _found(Topic, parent)
    outcome = _store_simple(Topic, "slug", fields)
    if outcome[0] == "created":
        Topic.objects.get(slug=fields["slug"]).take_old_slugs(old_slugs)
    return outcome


def _store_simple(model, key, fields):
    """Make the row if there is none; one that is there already is the site's own and stays."""
    if model.objects.filter(**{key: fields[key]}).exists():
        return "unchanged", None
    if model.objects.filter(name__iexact=fields["name"]).exists():
        raise name_taken(model._meta.verbose_name, fields["name"])
    row = model(**fields)
    row.full_clean(validate_unique=False)
    row.save(force_insert=True)
    return "created", None


def _store_photo(fields):
    _check_photo(fields)
    if Photo.objects.filter(name=fields["name"]).exists():
        return "unchanged", None
    photos.store(
        data=base64.b64decode(fields["image"], validate=True),
        **{name: fields[name] for name in PHOTO_FIELDS},
    )
    return "created", None


def _store_article(fields):
    told, parts = read_article(fields)
    source = _found(Source, fields["source"])
    article = Article.objects.select_for_update().filter(source=source, guid=told.guid).first()
    outcome = "updated" if article else "created"
    if article is None:
        article = Article(source=source, guid=told.guid)
        news = parts
    else:
        news = news_of(article, held_parts(article), parts)
        if not any(news.values()):
            return "unchanged", article
        refuse_what_is_over(article, told)
    told.pk = article.pk
    if another_at(told) is not None:
        refuse_address(told)
    for name in [*ARTICLE_FIELDS, *(name for name in DESK_FIELDS["article"] if name in fields)]:
        setattr(article, name, getattr(told, name))
    article.save()
    for rows in news.values():
        for row in rows:
            row.article = article
        if rows:
            type(rows[0]).objects.bulk_create(rows)
    _show(article)
    return outcome, article


def _found(model, slug):
    """The row with that slug; None where none is named."""
    row = model.objects.filter(slug=slug).first() if slug else None
    if slug and row is None:
        raise no_such(model._meta.verbose_name, slug)
    return row


def no_such(kind, slug):
    return WireError(f"no {kind} has the slug {slug!r}.")


def name_taken(kind, name):
    return WireError(f"another {kind} is named {name!r} already.")


def another_at(told):
    """The key of another story at the address that the record tells; None if it is free."""
    if told.published_on is None:
        return None
    others = Article.objects.filter(published_on=told.published_on, slug=told.slug)
    return others.exclude(pk=told.pk).values_list("pk", flat=True).first()


def refuse_address(told):
    raise WireError(f"another story of {told.published_on} has the address {told.slug!r}.")


def held_parts(article):
    """{part: the rows that the site holds of the story}, the versions without their content."""
    return {
        "versions": list(article.versions.defer("content")),
        "ledger": list(article.ledger.all()),
        "corrections": list(article.corrections.all()),
    }


def news_of(article, held_rows, parts):
    """{part: the told rows that are not held}. Raise WireError for another history."""
    held = {version.number: version for version in held_rows["versions"]}
    for version in parts["versions"]:
        if version.number in held and held[version.number].digest != version.digest:
            raise WireError(
                f"version {version.number} of {article} differs from the one the site holds; "
                "two histories cannot be joined."
            )
    new = [version for version in parts["versions"] if version.number not in held]
    checking.check_chain([*held.values(), *new])
    entered = {(entry.number, entry.kind, entry.entered_at) for entry in held_rows["ledger"]}
    corrected = {
        (row.version_after, row.kind, row.corrected_at) for row in held_rows["corrections"]
    }
    return {
        "versions": new,
        "ledger": [
            entry
            for entry in parts["ledger"]
            if (entry.number, entry.kind, entry.entered_at) not in entered
        ],
        "corrections": [
            row
            for row in parts["corrections"]
            if (row.version_after, row.kind, row.corrected_at) not in corrected
        ],
    }


def refuse_what_is_over(article, told):
    """Raise WireError where the site's own word on the story is the later one."""
    if article.status in {Article.Status.KILLED, Article.Status.WITHDRAWN}:
        raise WireError(f"{article} was {article.get_status_display().lower()} and stays so.")
    for name, what in [("latest_number", "holds"), ("live_number", "shows")]:
        held, offered = getattr(article, name) or 0, getattr(told, name) or 0
        if offered < held:
            raise WireError(
                f"the site {what} version {held} of {article}, the record only {offered or 'none'};"
                " an older record changes nothing."
            )


def _show(article):
    """Bring the row and what was read from the text in line with the version it should show."""
    number = article.live_number or article.latest_number
    version = article.versions.filter(number=number).first()
    if version is None:
        return
    versions.apply(article, version)
    findings.store(article, version)
    if article.status in {Article.Status.KILLED, Article.Status.WITHDRAWN}:
        desk.remove_from_surfaces(article)
    elif article.live_number is not None:
        related.learn(article)
        related.relate(article)


STORES = {
    "source": _store_source,
    "topic": _store_topic,
    "photo": _store_photo,
    "article": _store_article,
}
CHECKS = {
    "source": _check_source,
    "topic": _check_topic,
    "photo": _check_photo,
    "article": read_article,
}
