"""The version is the truth: snapshot, digest, save, apply, verify.

A story is a dictionary of the fields of `BLANK`; its canonical JSON (sorted keys, no blanks, UTF-8)
is a version's content. The digest is the SHA-256 of the predecessor's digest, a line end and the
content, in hexadecimal, so that an altered version shows. What `faults` finds, and what it cannot
find, stands there.
"""

import hashlib
import json
from datetime import date

from django.db import transaction
from django.utils import timezone

from . import body
from .models import Article, ArticlePhoto, ArticleTopic, Byline, Photo, Topic, Version
from .photos import on_page

BLANK = {
    "body": "",
    "byline": "",
    "bylines": [],
    "dateline": {"day": None, "place": None, "printed": None},
    "headline": "",
    "keywords": [],
    "language": "en",
    "officials": {"confirmed": [], "rejected": []},
    "photos": [],
    "references": [],
    "related": {"banned": [], "pinned": []},
    "signoff": "",
    "slugline": "",
    "source": None,
    "standfirst": "",
    "supplied": {},  # what its sender told beside it (`wire.items`), and its pictures
    "topics": [],
    "urgency": None,
}


_BLANK = json.dumps(BLANK)


class Conflict(Exception):
    """Somebody else saved the story since it was opened; nothing was saved."""

    def __init__(self, article, expected):
        self.article = article
        self.expected = expected
        super().__init__(
            f"{article} has version {article.latest_number}; you began from version {expected}. "
            "Compare the two and save again."
        )


def story_with(**fields):
    """A whole story with these fields and the rest blank. ValueError names an unknown field."""
    unknown = fields.keys() - BLANK.keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: not a field of a story.")
    story = json.loads(_BLANK) | fields  # no two stories share a list
    story["body"] = body.clean(story["body"])
    return story


def canonical(story):
    """The one way to write a story down, to the byte."""
    return json.dumps(story, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(content, previous_digest=""):
    """The SHA-256 that chains a version's content to its predecessor, in hexadecimal."""
    return hashlib.sha256(f"{previous_digest}\n{content}".encode()).hexdigest()


@transaction.atomic
def save(
    article,
    story,
    *,
    expected=None,
    **details,
):
    """Save the story as the article's next version, and return it; details as `made` takes them.

    Nothing a reader sees changes. With `expected`, the number of the version the editor began
    from, a later version of somebody else's raises Conflict.
    """
    current = Article.objects.locked().only("latest_number").get(pk=article.pk)
    if expected is not None and current.latest_number != expected:
        raise Conflict(current, expected)
    previous = latest(current)
    before = (current.latest_number, previous.digest if previous else "")
    version = made(article, story, *before, **details)
    version.save(force_insert=True)
    article.save(update_fields=["latest_number", "saved_at"])
    return version


def made(
    article,
    story,
    number_before=0,
    digest_before="",
    *,
    saved_by="",
    reason="",
    origin=Version.Origin.DESK,
    supplied_digest="",
    desk_notes="",
    dropped=(),
):
    """The article's next version, not stored; the article, not stored either, knows of it."""
    content = canonical(story)
    version = Version(
        article=article,
        number=number_before + 1,
        content=content,
        previous_digest=digest_before,
        digest=digest(content, digest_before),
        origin=origin,
        supplied_digest=supplied_digest,
        saved_at=timezone.now(),
        saved_by=saved_by,
        reason=reason,
        desk_notes=desk_notes,
        dropped=list(dropped),
    )
    article.latest_number = version.number
    article.saved_at = version.saved_at
    return version


def latest(article):
    """The version the desk works on; None before the first."""
    if not article.latest_number:
        return None
    return article.versions.filter(number=article.latest_number).first()


def shown(article, version, photos=None, corrections=None):
    """{field of the row: its value when readers see this version}; nothing is written.

    `photos` are those of `photos_used`, `corrections` those of the article, in its order, where
    they are known already.
    """
    story = as_shown(version.story)
    dateline = story["dateline"]
    text = body.plain_text(story["body"])
    used = photos_used(story) if photos is None else photos
    photos = [on_page(photo, use) for photo, use in used]
    if corrections is None:
        corrections = article.corrections.all() if article.pk else ()
    return {
        "headline": story["headline"],
        "standfirst": story["standfirst"],
        "slugline": story["slugline"],
        "byline": story["byline"],
        "dateline": dateline["printed"] or "",
        "dateline_place": dateline["place"] or "",
        "dateline_date": date.fromisoformat(dateline["day"]) if dateline["day"] else None,
        "language": story["language"],
        "urgency": story["urgency"],
        "body": story["body"],
        "body_text": text,
        "word_count": len(text.split()),
        "lead_photo": photos[0] if photos else None,
        "page": {
            "bylines": story["bylines"],
            "photos": photos,
            "references": story["references"],
            "signoff": story["signoff"],
            "corrections": [
                {
                    "kind": correction.kind,
                    "wrong": correction.wrong,
                    "right": correction.right,
                    "at": correction.corrected_at.isoformat(),
                }
                for correction in corrections
            ],
        },
    }


@transaction.atomic
def apply(article, version):
    """Copy one version into the fields and rows that lists, pages and searches read.

    Called when a version is published, and when a story that was never published is saved.
    """
    for field, value in shown(article, version).items():
        setattr(article, field, value)
    story = version.story
    article.bylines.all().delete()
    article.photo_items.all().delete()
    file_around({article: story}, {article: photos_used(story)})
    article.save()


def bylines_of(article, bylines):
    """The rows of the credits, not yet stored. Who is credited twice has the story listed once."""
    credited = set()
    for position, byline in enumerate(bylines):
        slug = Byline.slug_of(byline["name"])
        yield Byline(
            article=article,
            position=position,
            slug="" if slug in credited else slug,
            published_at=article.published_at,
            **byline,
        )
        credited.add(slug)


def file_around(stories, photos):
    """Store what stands around stories: {article: its story}, {article: photos as it uses them}.

    Of bylines and photos it must have none yet; topics are replaced. Return the rows of the latter.
    """
    Byline.objects.bulk_create(
        row for article, story in stories.items() for row in bylines_of(article, story["bylines"])
    )
    ArticlePhoto.objects.bulk_create(
        ArticlePhoto(
            article=article,
            photo=photo,
            position=position,
            caption=use["caption"],
            credit=use["credit"],
            alt=use["alt"],
        )
        for article, used in photos.items()
        for position, (photo, use) in enumerate(used)
    )
    return file_under_topics({article: story["topics"] for article, story in stories.items()})


def file_under_topics(slugs_of):
    """Replace the topics of stories: {article: the slugs its version names}; return the rows.

    Two slugs may have become one topic since; the story is filed under it once.
    """
    topics = Topic.objects.named(slug for slugs in slugs_of.values() for slug in slugs)
    ArticleTopic.objects.filter(content_object__in=slugs_of).delete()
    return ArticleTopic.objects.bulk_create(
        ArticleTopic(
            content_object=article,
            tag=topic,
            position=position,
            published_at=article.published_at,
        )
        for article, slugs in slugs_of.items()
        for position, topic in enumerate(
            dict.fromkeys(topics[slug] for slug in slugs if slug in topics)
        )
    )


def photos_used(story):
    """[(photo, how the story uses it)], in order, of those that exist."""
    return photos_of([story])[0]


def photos_of(stories):
    """What `photos_used` gives, of each of the stories, in one query."""
    names = {use["photo"] for story in stories for use in story["photos"]}
    photos = Photo.objects.in_bulk(names, field_name="name") if names else {}
    return [
        [(photos[use["photo"]], use) for use in story["photos"] if use["photo"] in photos]
        for story in stories
    ]


def as_shown(story):
    """The story with nothing in it that a page must not show, whoever wrote the version."""
    return story | {
        "body": body.clean(story["body"]),
        "references": [
            reference
            for reference in story["references"]
            if not reference.get("url")
            or reference["url"].lower().startswith(("http://", "https://"))
        ],
    }


def faults(article):
    """What is wrong with the article's chain of versions, in sentences.

    Found: a version that does not agree with its digest or with its predecessor; a latest version,
    a live one or one the ledger names that is missing; a version missing before one that readers
    never saw; a row that does not show the live version. Not found: that versions between two
    published ones are missing (a story restored from a public export has none), and a whole chain
    that was written anew. Against the latter, keep the digest of the latest version elsewhere.
    """
    where = f"story {article.pk} ({article})"
    entered = {entry.number for entry in article.ledger.all()}
    found = []
    numbers = set()
    previous = None
    for version in article.versions.order_by("number").iterator(chunk_size=100):
        found += [
            f"{where}, version {version.number}: {fault}"
            for fault in _faults_of(version, previous, numbers <= entered, entered)
        ]
        if version.number == article.live_number and article.status == Article.Status.LIVE:
            found += [f"{where}: {fault}" for fault in _faults_of_row(article, version)]
        numbers.add(version.number)
        previous = version
    if article.latest_number != max(numbers, default=0):
        found.append(
            f"{where}: its latest version is {article.latest_number}, "
            f"but the last one that is here is {max(numbers, default=0)}."
        )
    missing = (entered | {article.live_number}) - {None} - numbers
    found += [f"{where}: version {number} is missing." for number in sorted(missing)]
    return found


def _faults_of(version, previous, only_published_before, entered):
    if version.digest != digest(version.content, version.previous_digest):
        yield "its content does not agree with its digest."
    before = previous.number if previous else 0
    if before == version.number - 1:
        if version.previous_digest != (previous.digest if previous else ""):
            yield (
                f"it does not follow version {before}."
                if before
                else ("a first version has no predecessor.")
            )
    elif not (only_published_before and version.number in entered):
        yield f"version {version.number - 1} before it is missing."


def _faults_of_row(article, version):
    """What readers see otherwise than the live version has it."""
    try:
        story = as_shown(version.story)
        if (article.headline, article.body) != (story["headline"], story["body"]):
            yield f"what readers see is not version {version.number}."
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        yield f"version {version.number}, which readers see, is no story."
