"""A photo as a story's page keeps it, in the sizes a browser may choose from."""

from django import template
from django.template.loader import render_to_string

from ..inserts import placed_photos, with_photos

register = template.Library()

WHOLE, CARD = "widths", "card_widths"
OFTEN_LARGE_ENOUGH = 960
CARD_SIZE = (960, 640)


@register.inclusion_tag("components/picture.html")
def picture(photo, sizes, is_lead=False, is_card=False):
    """The photo for a place that is as wide as `sizes` says, whole or cut to a card's shape.

    `is_lead` is for the one picture that is seen first: it is loaded before anything else.
    """
    part = CARD if is_card else WHOLE
    small = source_sets(photo, part)
    return {
        "photo": photo,
        "sizes": sizes,
        "is_lead": is_lead,
        "sources": [(f"image/{suffix}", small[suffix]) for suffix in ("avif", "webp") if small],
        "srcset": small.get("jpg", ""),
        "url": fallback(photo, part),
        "width": CARD_SIZE[0] if is_card else photo["width"],
        "height": CARD_SIZE[1] if is_card else photo["height"],
    }


@register.simple_tag
def story_body(article):
    """The text's HTML with its photos at their places; one it no longer has shows nothing."""
    photos = {photo.get("photo"): photo for photo in reversed(_photos_of(article))}

    def figure(name):
        context = {"photo": photos.get(name)}
        return render_to_string("components/figure.html", context) if name in photos else ""

    return with_photos(article.body_html, figure)


@register.simple_tag
def photos_around(article):
    """(the first photo or None, the others) that have no place in the story's text."""
    placed = set(placed_photos(article.body_html))
    photos = [None if photo.get("photo") in placed else photo for photo in _photos_of(article)]
    return (photos[0] if photos else None), [photo for photo in photos[1:] if photo]


def _photos_of(article):
    return article.page.get("photos", [])


def source_sets(photo, part):
    """{format: the value of srcset}; empty while the photo has no renditions."""
    renditions = photo.get("renditions") or {}
    stem = _stem(renditions, part)
    return {
        suffix: ", ".join(f"{stem}-{width}.{suffix} {width}w" for width in renditions[part])
        for suffix in ("avif", "webp", "jpg")
        if renditions
    }


def fallback(photo, part):
    """The address for browsers that do not choose: a JPEG, or the photo as it is kept."""
    renditions = photo.get("renditions")
    if not renditions:
        return photo["url"]
    fitting = [width for width in renditions[part] if width <= OFTEN_LARGE_ENOUGH]
    return f"{_stem(renditions, part)}-{(fitting or renditions[part])[-1]}.jpg"


def _stem(renditions, part):
    return f"{renditions.get('stem')}-card" if part == CARD else renditions.get("stem")
