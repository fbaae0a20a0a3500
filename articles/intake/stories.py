"""From an item to what is kept of it: its source, its topics and its whole story."""

from dataclasses import asdict

from django.utils.text import slugify

from .. import inserts, versions
from ..models import Source, Topic, Version
from .arriving import plain


def story_of(item, source, before=None, *, topic_of=None, uses=(), pictures=()):
    """The item as a whole story, ready to be saved as a version.

    `topic_of` gives the topic of a name, `uses` are the photos it shows, `pictures` what became of
    those it came with. What the copy does not say is as it was in the story `before`; what an
    editor decided there on who is named holds for the same words of the new text.
    """
    topics = map(topic_of or topic_called, dict.fromkeys(item.topics))
    said = {
        "headline": item.headline,
        "standfirst": item.standfirst,
        "slugline": item.slugline,
        "source": source.slug if source else None,
        "body": _body_of(item, before),
        "signoff": item.signoff,
        "language": item.language,
        "urgency": item.urgency,
        "topics": [topic.slug for topic in topics],
        "keywords": list(item.keywords),
        "references": list(item.references),
        "photos": list(uses),
        "supplied": supplied_of(item, pictures),
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


def supplied_of(item, pictures):
    """What the item tells that we only hand on, with its pictures: each with the photo it became.

    The sender's own number of the version stands as it was printed, or as a number.
    """
    told = dict(item.supplied)
    if item.version is not None:
        told.setdefault("version", str(item.version))
    if item.correction:
        told["correction"] = item.correction
    taken = {one.href: one.photo for one in pictures if one.photo}
    if item.pictures:
        told["pictures"] = [
            plain(picture) | ({"photo": taken[picture.href]} if picture.href in taken else {})
            for picture in item.pictures
        ]
    return told


def notes_of(item, latest):
    """Notes to the desk: the sender's, after those that an editor wrote in the latest version."""
    notes = [item.note] if item.note else []
    if item.correction:
        notes.append(f"Correction, as its sender says: {item.correction}")
    if latest and latest.origin == Version.Origin.DESK and latest.desk_notes:
        notes = [latest.desk_notes, *(note for note in notes if note not in latest.desk_notes)]
    return "\n\n".join(notes)


def _body_of(item, before):
    supplied = inserts.from_outside(item.body)
    return inserts.carried(before["body"], supplied) if before and supplied else supplied


def known_source(name):
    """The source printed so, under its name or another form of it; None if there is none."""
    return Source.objects.called(name) if name else None


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


def topic_called(name):
    """The topic that is called so, whatever the case, made if it is new."""
    return Topic.objects.called(name) or Topic.objects.create(name=name)
