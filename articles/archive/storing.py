"""Records into the archive: nothing that exists is overwritten by an older or another text."""

import base64

from django.db import transaction

from .. import desk, findings, photos, related, versions
from ..models import Article, Photo, Source, Topic
from .contradictions import (
    another_at,
    held_parts,
    name_taken,
    news_of,
    no_such,
    refuse_address,
    refuse_what_is_over,
)
from .fields import ARTICLE_FIELDS, DESK_FIELDS, LATER_FIELDS, PHOTO_FIELDS, SOURCE_FIELDS
from .reading import check_photo, check_source, check_topic, line_of, read_article


def store(record):
    """Store one record. Return the outcome, and the article where the record is a story.

    "unchanged" where the same is there already. Raise WireError for a record that is damaged or
    that contradicts what is there: nothing that exists is overwritten by an older or another text,
    and no story that was killed or withdrawn comes back.
    """
    with line_of(record), transaction.atomic():
        return STORES[record.kind](record.fields)


def _store_source(fields):
    check_source(fields)
    return _store_simple(Source, "slug", {name: fields[name] for name in SOURCE_FIELDS})


def _store_topic(fields):
    check_topic(fields)
    fields = dict(fields)
    parent, old_slugs = fields.pop("parent"), fields.pop("old_slugs")
    fields["parent"] = found(Topic, parent)
    outcome = _store_simple(Topic, "slug", fields)
    if outcome[0] == "created":
        Topic.objects.get(slug=fields["slug"]).take_old_slugs(old_slugs)
    return outcome


def _store_simple(model, key, fields):
    """Make the row if there is none; one that is there already is the site's own and stays."""
    if model.objects.filter(**{key: fields[key]}).exists():
        return "unchanged", None
    if model.objects.with_name(fields["name"]).exists():
        raise name_taken(model._meta.verbose_name, fields["name"])
    row = model(**fields)
    row.full_clean(validate_unique=False)
    row.save(force_insert=True)
    return "created", None


def _store_photo(fields):
    check_photo(fields)
    if Photo.objects.filter(name=fields["name"]).exists():
        return "unchanged", None
    photos.store(
        data=base64.b64decode(fields["image"], validate=True),
        **{name: fields[name] for name in PHOTO_FIELDS},
    )
    return "created", None


def _store_article(fields):
    told, parts = read_article(fields)
    source = found(Source, fields["source"])
    article = Article.objects.locked().filter(source=source, guid=told.guid).first()
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
    filled(article, told, fields).save()
    store_parts([(article, news)])
    _show(article)
    return outcome, article


def filled(article, told, fields):
    """The article with what a record of these fields told of its row; nothing is stored."""
    told_too = [name for name in LATER_FIELDS + DESK_FIELDS["article"] if name in fields]
    for name in ARTICLE_FIELDS + told_too:
        setattr(article, name, getattr(told, name))
    return article


def store_parts(parts_of):
    """Store the rows beside stories: pairs of an article and {part: its rows}."""
    stored = {}
    for article, parts in parts_of:
        for part, rows in parts.items():
            for row in rows:
                row.article = article
            stored.setdefault(part, []).extend(rows)
    for rows in filter(None, stored.values()):
        type(rows[0]).objects.bulk_create(rows)


def found(model, slug):
    """The row with that slug; None where none is named."""
    row = model.objects.filter(slug=slug).first() if slug else None
    if slug and row is None:
        raise no_such(model._meta.verbose_name, slug)
    return row


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
