"""A photo as a story's page keeps it, in the sizes a browser may choose from."""

from django import template

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
