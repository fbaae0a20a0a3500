"""Pictures as NITF and HTML tell of them."""

import re
from dataclasses import replace
from urllib.parse import urljoin

from .blocks import shown_text
from .items import Picture
from .pictures import guessed
from .xml import get, name_of, text_of

ROLES = {"featuremedia", "main", "thumbnail", "highRes"}
_NUMBER = re.compile(r"\d{1,5}")


def joined(base, href):
    """The address, led on from that of the page it stood in."""
    try:
        return urljoin(base, href) if base else href
    except ValueError:  # no address at all
        return href


def of_img(element, base=""):
    """The picture of an HTML img; None for a beacon, or without an address."""
    href = get(element, "src") or get(element, "data-src") or get(element, "source")
    width, height = (number(get(element, name)) for name in ("width", "height"))
    if not href or (width is not None and width <= 1) or (height is not None and height <= 1):
        return None  # a beacon
    return Picture(
        joined(base, href),
        media_type=get(element, "data-type") or guessed(href),
        role=role if (role := get(element, "class")) in ROLES else "",
        alt=get(element, "alt"),
        usage_terms=get(element, "data-terms"),
        width=width,
        height=height,
    )


def of_figure(element, base=""):
    """(the caption, the pictures with that caption and credit) of a figure."""
    caption = next((one for one in element.iter() if name_of(one) == "figcaption"), None)
    within = caption.iter() if caption is not None else ()
    credit = text_of(next((one for one in within if get(one, "class") == "credit"), None))
    said = shown_text(caption)
    said = said.removesuffix(credit).rstrip() if credit else said
    images = [of_img(one, base) for one in element.iter() if name_of(one) == "img"]
    return said, [replace(one, caption=said, credit=credit) for one in images if one]


def of_media(element, links):
    """The picture of a NITF media element; what is none goes to the links."""
    parts = {name_of(one): one for one in element if name_of(one) != "media-reference"}
    references = [one for one in element if name_of(one) == "media-reference"]
    if not references:
        return None
    best = max(references, key=lambda one: number(get(one, "width")) or 0)
    href = get(best, "source") or get(best, "data-location") or get(best, "name")
    kind, mime = get(element, "media-type").lower(), get(best, "mime-type")
    if not href:
        return None
    if kind not in {"image", "photo", "picture", "graphic", ""} and not mime.startswith("image/"):
        title = text_of(parts.get("media-caption"))
        links.append({"rel": "embedded", "href": href, "title": title})
        return None
    return Picture(
        href,
        media_type=mime,
        caption=text_of(parts.get("media-caption")),
        credit=text_of(parts.get("media-producer")) or get(best, "source-credit"),
        alt=get(best, "alternate-text"),
        usage_terms=get(best, "copyright"),
        width=number(get(best, "width")),
        height=number(get(best, "height")),
    )


def number(text):
    """The number of pixels that `text` writes, or None."""
    return int(text) if _NUMBER.fullmatch(text) else None
