"""What a story's page shows of a photo, and who may see its files."""

from django.db import transaction

from people.models import Official

from ..models import Article, Photo, Version

KILLED = Article.Status.KILLED


def on_page(photo, use):
    """The photo as a story's page keeps it; `use` has the story's own caption, credit and alt."""
    return {
        "photo": photo.name,
        "url": photo.image.url,
        "width": photo.width,
        "height": photo.height,
        "caption": use["caption"],
        "credit": use["credit"],
        "alt": use["alt"],
        "renditions": _with_address(photo),
    }


def as_portrait(photo):
    """The photo as an official keeps it, by its own words; `small` is the smallest cut there is."""
    own = {"caption": photo.caption, "credit": photo.credit, "alt": photo.alt}
    return on_page(photo, own) | {"small": small_address(photo)}


def small_address(photo):
    """The address of the smallest cut there is; of the photo itself until there are any."""
    if not photo.renditions:
        return photo.image.url
    name = f"{photo.renditions['stem']}-card-{photo.renditions['card_widths'][0]}.webp"
    return photo.image.storage.url(name)


def portrayed_by(photo):
    """The officials whose portrait the photo is."""
    return Official.objects.filter(portrait__photo=photo.name)


def versions_naming(photo):
    """The versions of stories, shown or not, that name the photo."""
    return Version.objects.filter(content__contains=f'"photo":"{photo.name}"')


def _with_address(photo):
    """The photo's renditions, the stem of their names as an address; empty until they are made."""
    if not photo.renditions:
        return {}
    return photo.renditions | {"stem": photo.image.storage.url(photo.renditions["stem"])}


@transaction.atomic
def refresh(photo):
    """Bring the photo's renditions onto all pages that show it; its words onto portraits."""
    photo = Photo.objects.get(pk=photo.pk)
    pages = Article.objects.locked().filter(pk__in=photo.uses.values("article")).order_by("pk")
    for article in pages.only("lead_photo", "page").iterator(chunk_size=100):
        for use in article.page.get("photos", []):
            if use.get("photo") == photo.name:
                use |= on_page(photo, use)
        article.lead_photo = next(iter(article.page.get("photos", [])), article.lead_photo)
        article.save(update_fields=["lead_photo", "page"])
    portrayed_by(photo).update(portrait=as_portrait(photo))


def is_public(photo):
    """Whether a story that readers may see now shows the photo, or an official's page."""
    shown = Article.objects.published().filter(photo_items__photo=photo)
    return shown.exists() or portrayed_by(photo).exists()


def may_see(user, photo):
    """Whether the user may see the photo before readers do, or after; None is no photo.

    A photo that only killed stories show is part of the legal archive. The user is looked at first:
    that leaves a trace in the answer, which may not tell whether there is such a photo.
    """
    if not (user.is_staff and user.has_perm("articles.view_photo")) or photo is None:
        return False
    if user.has_perm("articles.read_legal_archive"):
        return True
    if Article.objects.filter(photo_items__photo=photo).exclude(status=KILLED).exists():
        return True
    # A kill leaves nothing of a story but its versions.
    return not versions_naming(photo).filter(article__status=KILLED).exists()
