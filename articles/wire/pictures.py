"""Whether something is a picture, and of which kind."""

import mimetypes
from urllib.parse import urlsplit

from .values import line

KINDS = {"picture", "graphic", "image", "photo"}


def is_picture(told):
    """Whether an object, its keys in lower case, is a picture."""
    kind = line(told.get("type")).lower()
    return kind in KINDS or kind.startswith("image/")


def media_type_of(told):
    """The media type that an object tells, or that the name of its file does; "" for neither."""
    kind = line(told.get("contenttype") or told.get("mimetype") or told.get("mime_type")).lower()
    return "image/jpeg" if kind == "image/jpg" else kind or guessed(line(told.get("href")))


def guessed(href):
    """The media type that the ending of an address tells; an image's where nothing tells it."""
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    return mimetypes.guess_type(path)[0] or ""
