"""Pictures that come with copy: read from beside it, or fetched, and taken in as photos of ours.

A picture that is refused never stands in the way of its story. They are stored before the story's
transaction, each by itself, and known again by what they show: a run that was stopped finds them.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from .. import photos
from ..models import Photo
from .beside import NotBeside
from .fetching import Unfetched, fetch

MOST = 50  # pictures of one story
REMOTE = {"http", "https"}
LENGTHS = {name: Photo._meta.get_field(name).max_length for name in ("credit", "alt")}


@dataclass(slots=True)
class Taken:
    """What became of one picture: the photo's name, or why there is none, and how it is shown.

    `is_fault` tells what the sender should have done otherwise from what was left out on purpose.
    """

    href: str
    photo: str | None = None
    reason: str | None = None
    is_fault: bool = False
    use: dict | None = None


class Pictures:
    """Takes pictures of items in; with `fetch`, those at addresses, too. A dry run stores none."""

    def __init__(self, *, fetch=False, dry_run=False):
        self.fetch = fetch
        self.dry_run = dry_run

    def take(self, item, beside) -> list[Taken]:
        """What became of each picture of the item, in order."""
        return [
            self._take(picture, item, beside)
            if number < MOST
            else Taken(picture.href, reason=f"A story has at most {MOST} pictures.", is_fault=True)
            for number, picture in enumerate(item.pictures)
        ]

    def _take(self, picture, item, beside):
        taken = Taken(picture.href)
        kind = picture.media_type.partition("/")[0].lower()
        if kind not in {"", "image", "application"}:
            taken.reason = f"{picture.media_type} is no picture."
            return taken
        if urlsplit_or_none(picture.href) is None:
            taken.reason, taken.is_fault = "It is no address.", True
            return taken
        if urlsplit(picture.href).scheme.lower() in REMOTE and not self.fetch:
            taken.reason = "It is elsewhere; --fetch brings such pictures in."
            return taken
        try:
            data = self._read(picture.href, beside)
            self._store(taken, data, picture, item)
        except (NotBeside, Unfetched) as refusal:
            taken.reason, taken.is_fault = str(refusal), True
        except ValidationError as refusal:
            taken.reason, taken.is_fault = " ".join(refusal.messages), True
        return taken

    def _read(self, href, beside):
        parts = urlsplit(href)
        if parts.scheme.lower() in REMOTE:
            return fetch(href, photos.MAX_BYTES)
        if parts.scheme or parts.netloc:
            raise NotBeside(
                f"{parts.scheme or '//'} is no way to a picture; with --fetch http and https are."
            )
        if beside is None:
            raise NotBeside("There are no files beside it.")
        return beside.read(unquote(parts.path), photos.MAX_BYTES)

    def _store(self, taken, data, picture, item):
        texts = {
            "caption": picture.caption,
            "credit": _short("credit", picture.credit),
            "alt": _short("alt", picture.alt),
            "usage_terms": picture.usage_terms,
        }
        filename = PurePosixPath(unquote(urlsplit(picture.href).path)).name
        if self.dry_run:
            photos.checked(data)
            return
        photo = photos.take_supplied(data, filename, **texts)
        taken.photo = photo.name
        # Who sent it is who is credited where nobody else is; a caption tells what is seen.
        credit = texts["credit"] or photo.credit or _short("credit", item.source or "")
        caption = texts["caption"] or photo.caption
        alt = texts["alt"] or photo.alt or _short("alt", caption)
        if credit and alt:
            taken.use = {"photo": photo.name, "caption": caption, "credit": credit, "alt": alt}
        else:
            taken.reason = "It is in the archive; the story shows it once it has a caption."


def _short(name, text):
    return Truncator(" ".join(text.split())).chars(LENGTHS[name])


def urlsplit_or_none(href):
    """The parts of the address; None for what is none."""
    try:
        return urlsplit(href)
    except ValueError:
        return None


def told(taken):
    """Why pictures are missing that should not, in a sentence; None if none is."""
    faults = [
        f"Picture {one.href[:200]} was left out: {one.reason}" for one in taken if one.is_fault
    ]
    return " ".join(faults) or None
