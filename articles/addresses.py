"""Addresses never break: one that has changed leads to where its page is now, for good.

A redirect is one hop, from an address of this site to another of this site. Addresses are kept as
people read them, not percent-encoded.
"""

from contextlib import contextmanager
from urllib.parse import unquote

from django.db import transaction
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.text import slugify

from . import desk, records, turns
from .desk.rules import PUBLISH, require_permission
from .models import Article, OldAddress

DEEPEST = 8  # parts of an address of this site


@transaction.atomic
def move(old, new):
    """Let the address `old` lead to `new`, with all that led to `old`.

    An address that is in use again leads nowhere any more.
    """
    old, new = plain(old), plain(new)
    if old == new:
        return
    forget(new)
    OldAddress.objects.filter(target=old).update(target=new)
    OldAddress.objects.update_or_create(
        path=old, defaults={"target": new, "moved_at": timezone.now()}
    )


def forget(path):
    """Let the address lead nowhere."""
    OldAddress.objects.filter(path=plain(path)).delete()


def leads_to(path):
    """The address that the old address leads to, or None."""
    return OldAddress.objects.filter(path=plain(path)).values_list("target", flat=True).first()


def target_of(path):
    """Where readers who ask for this address, or for one beneath it, find the page now; or None.

    Nobody is led to a story that readers may not know of.
    """
    places = beginnings(path)
    moved = OldAddress.objects.filter(path__in=places)
    best = max(moved, key=lambda old: len(old.path), default=None)
    if best is None or not is_of_this_site(best.target) or not is_known(best.target):
        return None
    return best.target + path[len(best.path) :]


def beginnings(path):
    """The address and those above it: /topics/arms/feed/ → /topics/, /topics/arms/, the same."""
    ends = [at for at, sign in enumerate(path) if sign == "/" and at]
    return [path[: at + 1] for at in ends[:DEEPEST]]


def is_of_this_site(path):
    return path.startswith("/") and not path.startswith(("//", "/\\"))


def is_known(path):
    """Whether readers may know of the page: for stories, that it is published or was."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.url_name != "article":
        return True
    day = "{year:04}-{month:02}-{day:02}".format(**match.kwargs)
    stories = Article.objects.filter(published_on=day, slug=match.kwargs["slug"])
    gone = stories.filter(
        status__in=[Article.Status.WITHDRAWN, Article.Status.KILLED],
        published_at__lte=timezone.now(),
    )
    return stories.published().exists() or gone.exists()


def readdress(article, slug, *, by):
    """Give the story another address in its day; where readers know the old one, it leads there.

    Raise Refused if `by` may not publish, or if the address is no slug or is taken.
    """
    with refusals_recorded(by, "readdress", article), transaction.atomic():
        turns.take()
        current = Article.objects.locked().get(pk=article.pk)
        require_permission(by, PUBLISH, "change the address of a story")
        if current.status == Article.Status.KILLED:
            raise desk.Refused(f"{current} was killed; its address stays.")
        check_slug(slug, Article)
        _refuse_a_taken_address(current, slug)
        old = current.get_absolute_url()
        current.slug = slug
        current.save(update_fields=["slug"])
        if desk.readers_have_seen(current) or current.status == Article.Status.WITHDRAWN:
            move(old, current.get_absolute_url())
        records.record(by, "readdress", current, detail=f"{plain(old)} → {slug}")
    article.refresh_from_db()


def _refuse_a_taken_address(article, slug):
    if slug == article.slug:
        raise desk.Refused(f"'{slug}' is the address already.")
    if article.published_on is None:
        return
    if Article.objects.filter(published_on=article.published_on, slug=slug).exists():
        raise desk.Refused(f"'{slug}' is the address of another story of that day; choose another.")
    day = article.published_on
    new = reverse("article", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}", slug])
    if leads_to(new) not in {None, plain(article.get_absolute_url())}:
        raise desk.Refused(
            f"'{slug}' was the address of another story of that day; choose another."
        )


def check_slug(slug, model):
    """Raise Refused unless the text can be the end of an address of such rows."""
    longest = model._meta.get_field("slug").max_length
    if not slug or slug != slugify(slug, allow_unicode=True) or len(slug) > longest:
        example = slugify(slug, allow_unicode=True)[:longest] or "gates-in-moscow"
        raise desk.Refused(f"'{slug}' cannot stand in an address; write it as {example}.")


def plain(address):
    """The address as people read it."""
    return unquote(address)


@contextmanager
def refusals_recorded(by, act, subject):
    """Leave a line in the audit log when the act is refused; it goes around the transaction."""
    try:
        yield
    except desk.Refused as refusal:
        records.record(by, act, subject, detail=str(refusal), refused=True)
        raise
