"""A version as a reader would see it, without touching a row; and the links that show one."""

import hashlib
import secrets
from copy import copy
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from . import desk, findings, notices, records, versions
from .models import Article, PreviewLink, Topic

OPENING_LENGTH = 400
CHANNEL = "preview"
LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page of a story needs: a copy of the row that is never saved, and lists."""

    story: Article
    topics: list
    people: list
    quotations: list


def preview(article, version):
    """The article as readers would see it with this version, published now if it never was."""
    story = copy(article)
    for field, value in versions.shown(article, version).items():
        setattr(story, field, value)
    story.published_at = article.published_at or timezone.now()
    story.published_on = article.published_on or timezone.localdate(story.published_at)
    if article.live_number not in {None, version.number}:
        story.updated_at = timezone.now()
    story.opening = story.body_text[:OPENING_LENGTH]
    story.body_html, people, quotations = findings.page(story, version)
    topics = Topic.objects.named(version.story["topics"]).values()
    return Preview(story, list(dict.fromkeys(topics)), people, quotations)


# Links for somebody without an account


@transaction.atomic
def make_link(article, number, *, by, recipient, lasts):
    """(the link, its token); the token is nowhere kept. Refused says why it cannot be made."""
    why_not = desk.may(by, "edit", article)
    recipient = " ".join(recipient.split())
    if not why_not and not (recipient and recipient.isprintable()):
        why_not = "Write whom the link is for; a kill must reach them."
    if not why_not and not timedelta(0) < lasts <= LONGEST:
        why_not = f"A link lasts from 1 to {LONGEST.days} days."
    if why_not:
        raise desk.Refused(why_not)
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    link = PreviewLink.objects.create(
        article=article,
        number=number,
        token=digest(token),
        recipient=recipient[:300],
        made_by=by.get_username(),
        made_at=now,
        expires_at=now + lasts,
    )
    records.delivered(article, number, link.recipient, CHANNEL)
    detail = f"to {link.recipient}, until {link.expires_at:%Y-%m-%d %H:%M} UTC"
    records.record(by, "make preview link", article, detail, number=number)
    return link, token


@transaction.atomic
def revoke(link, *, by):
    """End the link now; its address answers as one that never was."""
    ended = PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    if ended:
        detail = f"to {link.recipient}"
        records.record(by, "revoke preview link", link.article, detail, number=link.number)


def open_links():
    """Links that show their version now; a killed story's show nothing."""
    return PreviewLink.objects.filter(
        ~Q(article__status=Article.Status.KILLED), revoked_at=None, expires_at__gt=timezone.now()
    ).select_related("article", "article__source")


@transaction.atomic
def approve(link, name):
    """Keep the name of who approves the version. Refused without a name, or a second time."""
    name = " ".join(name.split())
    if not name or len(name) > 200 or not name.isprintable():
        raise desk.Refused("Write your name, in at most 200 letters, to approve the story.")
    approved = (
        open_links()
        .filter(pk=link.pk, approved_at=None)
        .update(approved_by=name, approved_at=timezone.now())
    )
    if not approved:
        raise desk.Refused("This version was approved already; ask the newsroom for a new link.")
    records.record(
        f"{name} (by preview link)"[:150],
        "approve preview",
        link.article,
        f"link made for {link.recipient}",
        number=link.number,
    )
    makers = get_user_model().objects.filter(username=link.made_by)
    notices.notify(makers, link.article, f"{name} approved version {link.number} by preview link.")


def digest(token):
    """What is kept of a token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def shows_photo(links, photo):
    """Whether one of the links, given by their keys, shows a version with that photo."""
    return any(
        photo.name in {use["photo"] for use in version.story["photos"]}
        for link in open_links().filter(pk__in=links)
        for version in link.article.versions.filter(number=link.number)
    )
