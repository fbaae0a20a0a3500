"""From an item to what is kept of it: its digest, its moment, its source and its whole story."""

import hashlib
from dataclasses import asdict
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.text import slugify

from .. import inserts, versions
from ..models import Article, Byline, Source, Topic
from ..wire import WireError


def refuse_what_does_not_fit(item):
    """Raise WireError for a field that is longer than the site keeps."""
    fields = [(Article, name, getattr(item, name)) for name in ("headline", "slugline", "language")]
    fields += [(Source, "name", item.source)]
    fields += [
        (Byline, name, value) for credit in item.credits for name, value in asdict(credit).items()
    ]
    for model, name, value in fields:
        limit = model._meta.get_field(name).max_length
        if value and len(value) > limit:
            what = name if model is Article else f"{model._meta.verbose_name} {name}"
            raise WireError(
                f"The {what} {value[:40]!r}… has {len(value):,} characters; shorten it to {limit}."
            )


def digest(item):
    """The SHA-256 of everything the item holds, in hexadecimal."""
    return hashlib.sha256(versions.canonical(plain(asdict(item))).encode()).hexdigest()


def plain(value):
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def moment_of(item, source):
    """(moment of publication, whether only its day is known); (None, False) if it is not known.

    A day begins at midnight in the source's zone.
    """
    if item.published_at:
        return item.published_at, False
    if item.published_on is None:
        return None, False
    zone = ZoneInfo(source.time_zone if source else settings.TIME_ZONE)
    return datetime.combine(item.published_on, time(), zone), True


def story_of(item, source, before=None):
    """The item as a whole story, ready to be saved as a version.

    What the copy does not say is as it was in the story `before`; what an editor decided there on
    who is named holds for the same words of the new text.
    """
    said = {
        "headline": item.headline,
        "standfirst": item.standfirst,
        "slugline": item.slugline,
        "source": source.slug if source else None,
        "body": _body_of(item, before),
        "signoff": item.signoff,
        "language": item.language,
        "urgency": item.urgency,
        "topics": [_topic(name).slug for name in dict.fromkeys(item.topics)],
        "keywords": list(item.keywords),
        "references": list(item.references),
    }
    if item.byline or item.credits:
        said["byline"] = item.byline or ""
        said["bylines"] = [asdict(credit) for credit in item.credits]
    if item.dateline or item.dateline_place or item.dateline_date:
        said["dateline"] = {
            "printed": item.dateline,
            "place": item.dateline_place,
            "day": item.dateline_date.isoformat() if item.dateline_date else None,
        }
    if before is None:
        before = {"language": source.language if source else "en"}
    return versions.story_with(**before | {name: value for name, value in said.items() if value})


def _body_of(item, before):
    supplied = inserts.from_outside(item.body)
    return inserts.carried(before["body"], supplied) if before and supplied else supplied


def known_source(name):
    """The source printed so, under its name or another form of it; None if there is none."""
    if not name:
        return None
    by_name = Source.objects.filter(name__iexact=name).first()
    if by_name:
        return by_name
    return next(
        (
            source
            for source in Source.objects.exclude(other_names=[])
            if name.casefold() in {other.casefold() for other in source.other_names}
        ),
        None,
    )


def source_of(name):
    """The source of that name, made if it is new; None for copy that names none."""
    if not name:
        return None
    source = known_source(name)
    if source:
        return source
    base = slugify(name, allow_unicode=True)[:190] or "source"
    slug, number = base, 2
    while Source.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return Source.objects.create(name=name, slug=slug)


def _topic(name):
    """The topic that is called so, whatever the case, made if it is new."""
    return Topic.objects.called(name) or Topic.objects.create(name=name)
