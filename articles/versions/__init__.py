"""The version is the truth: snapshot, digest, save, apply, verify.

A story is a dictionary of the fields of `BLANK`; its canonical JSON (sorted keys, no blanks, UTF-8)
is a version's content. The digest is the SHA-256 of the predecessor's digest, a line end and the
content, in hexadecimal, so that an altered version shows. What `faults` finds, and what it cannot
find, stands there.
"""

from .applying import apply, file_around, file_under_topics, photos_of, shown
from .chain import faults
from .saving import Conflict, digest, latest, made, save
from .story import BLANK, as_shown, canonical, story_with

__all__ = [
    "BLANK",
    "Conflict",
    "apply",
    "as_shown",
    "canonical",
    "digest",
    "faults",
    "file_around",
    "file_under_topics",
    "latest",
    "made",
    "photos_of",
    "save",
    "shown",
    "story_with",
]
