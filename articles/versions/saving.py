"""A story's next version, chained to the one before."""

import hashlib

from django.db import transaction
from django.utils import timezone

from ..models import Article, Version
from .story import canonical


class Conflict(Exception):
    """Somebody else saved the story since it was opened; nothing was saved."""

    def __init__(self, article, expected):
        self.article = article
        self.expected = expected
        super().__init__(
            f"{article} has version {article.latest_number}; you began from version {expected}. "
            "Compare the two and save again."
        )


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
