"""A Popolo file taken apart into single objects, nothing looked up or stored yet."""

import json
import math
from dataclasses import dataclass, field

from people.popolo.collections import COLLECTIONS, shown

EMBEDDED = {
    "person": "persons",
    "organization": "organizations",
    "post": "posts",
    "area": "areas",
}
MEMBER_OF = {"persons": "person_id", "posts": "post_id", "organizations": "organization_id"}
TELLING = {
    "memberships": {"person_id", "person", "post_id", "post"},
    "posts": {
        "role",
        "other_label",
        "start_date",
        "memberships",
        "organization",
        "organization_id",
    },
    "persons": {
        "family_name",
        "given_name",
        "sort_name",
        "gender",
        "birth_date",
        "death_date",
        "biography",
        "national_identity",
    },
    "organizations": {"founding_date", "dissolution_date", "posts"},
    "areas": {"adjective", "geometry", "identifier"},
}


class PopoloError(Exception):
    """A file that cannot be read at all; the text says why."""


@dataclass(frozen=True)
class Problem:
    """An object that was left out, and why."""

    path: str
    id: str
    reason: str

    def __str__(self):
        return f"{self.path}: {self.id}: {self.reason}"


@dataclass(frozen=True)
class Item:
    """An object of a file. One embedded in another is only an outline of itself."""

    id: str
    content: dict
    is_outline: bool = False


@dataclass
class Batch:
    """What a file holds: items by collection, and the problems met."""

    path: str
    items: dict[str, list[Item]] = field(default_factory=lambda: {name: [] for name in COLLECTIONS})
    problems: list[Problem] = field(default_factory=list)

    def reject(self, id, reason):
        self.problems.append(Problem(self.path, f"{id:.100}", reason))


def read_popolo(file, path):
    """The Batch in a binary file: collections by name, one object, or a list of objects.

    Raise PopoloError, naming the line, if the file is not JSON in UTF-8.
    """
    batch = Batch(path)
    try:
        document = json.loads(file.read().decode("utf-8-sig"), parse_constant=_refuse_constant)
        _sort_document(document, batch)
    except UnicodeDecodeError as error:
        raise PopoloError(
            f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        raise PopoloError(
            f"{path}: line {error.lineno}, column {error.colno}: not JSON ({error.msg})."
        ) from None
    except RecursionError:
        raise PopoloError(f"{path}: its objects are nested too deep.") from None
    except ValueError as error:
        raise PopoloError(f"{path}: {error}") from None
    return batch


def _refuse_constant(text):
    raise ValueError(f"'{text}' is not a JSON number; leave it out.")


def _sort_document(document, batch):
    if isinstance(document, dict) and COLLECTIONS.keys() & document.keys() and "id" not in document:
        for name in document.keys() - COLLECTIONS.keys():
            batch.reject(name, f"'{name}' is no collection; we take {', '.join(COLLECTIONS)}.")
        for name in COLLECTIONS:
            _sort_list(name, document.get(name) or [], batch)
    elif isinstance(document, list):
        for place, content in enumerate(document, 1):
            _sort_lone(content, f"item {place}", batch)
    else:
        _sort_lone(document, "the object", batch)


def _sort_list(name, contents, batch):
    if not isinstance(contents, list):
        batch.reject(name, f"'{name}' is not a list.")
        return
    for place, content in enumerate(contents, 1):
        _add(name, content, f"{name}, item {place}", batch)


def _sort_lone(content, place, batch):
    name = _collection_of(content) if isinstance(content, dict) else None
    if name:
        _add(name, content, place, batch)
    else:
        batch.reject(
            place,
            "cannot tell what it is; put it into a list named " + ", ".join(COLLECTIONS) + ".",
        )


def _collection_of(content):
    """The one collection that an object's properties point to, if they do."""
    if TELLING["memberships"] & content.keys():
        return "memberships"
    if "name" in content:
        candidates = ["persons", "organizations", "areas"]
    else:
        candidates = ["posts"] if "label" in content else []
    found = [name for name in candidates if TELLING[name] & content.keys()]
    return found[0] if len(found) == 1 else None


def _add(name, content, place, batch, is_outline=False):
    """Put an object into the batch, the objects embedded in it first."""
    if not isinstance(content, dict):
        batch.reject(place, "it is not an object.")
        return
    id = content.get("id")
    if not isinstance(id, str) or not id:
        batch.reject(place, "it has no id; give it a text that stays the same for ever.")
        return
    if fault := _unstorable(content):
        batch.reject(id, fault)
        return
    content = dict(content)
    embedded_in = EMBEDDED if name in ("memberships", "posts") else {}
    for key in embedded_in.keys() & content.keys():
        _lift(content, key, place, batch)
    members = [
        *_embedded_list("posts", "organizations", "organization_id", name, content),
        *_embedded_list("memberships", name, MEMBER_OF.get(name), name, content),
    ]
    batch.items[name].append(Item(id, content, is_outline))
    for number, (collection, member) in enumerate(members, 1):
        _add(collection, member, f"{place}, {collection} {number}", batch)


def _lift(content, key, place, batch):
    """Replace the object embedded under key by a reference to it."""
    other = content.pop(key)
    if isinstance(other, dict):
        content.setdefault(f"{key}_id", other.get("id"))
        _add(EMBEDDED[key], other, f"{place}, {key}", batch, is_outline=True)


def _embedded_list(key, owner, reference, name, content):
    """The (collection, object) pairs listed under key, each referring back to its owner."""
    if name != owner or not reference or not isinstance(content.get(key), list):
        return
    for member in content.pop(key):
        if isinstance(member, dict):
            member = {reference: content["id"]} | member
        yield key, member


def _unstorable(value):
    """Why no database could keep the value; None if it can."""
    if isinstance(value, str):
        if "\0" in value:
            return f"{shown(value)} holds a NUL character; remove it."
        try:
            value.encode()
        except UnicodeEncodeError:
            return f"{shown(value)} holds half a character; write the whole one."
    if isinstance(value, float) and not math.isfinite(value):
        return "it holds a number too large to keep; write it as text."
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    if isinstance(value, (dict, list)):
        return next((fault for part in parts if (fault := _unstorable(part))), None)
    return None
