"""Two stories -> what differs, part by part, paragraph by paragraph, word by word.

Nothing is left out and nothing is made up: `applied` makes the later story of the earlier one and
the differences. Knows no database and no page; a story is the dictionary of a version's content.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..body import BLOCKS, CONTAINERS, TAG_NAME, TOKEN
from .alignment import aligned
from .runs import Run, runs_of

Kind = Literal["same", "changed", "cut", "new"]

# In the order in which a page shows them. A field that is not named here comes last.
LABELS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline as printed",
    "bylines": "Authors",
    "source": "Source",
    "dateline.printed": "Dateline as printed",
    "dateline.place": "Dateline place",
    "dateline.day": "Dateline day",
    "body": "Body",
    "signoff": "Sign-off",
    "photos": "Photos",
    "topics": "Topics",
    "officials.confirmed": "Officials: yes",
    "officials.rejected": "Officials: no",
    "references": "Sources listed",
    "related.pinned": "Related: pinned",
    "related.banned": "Related: banned",
    "language": "Language",
    "keywords": "Keywords",
    "slugline": "Slugline",
    "urgency": "Urgency",
    "supplied": "Supplied beside it",
    "desk_notes": "Notes to the desk",
}
# What of a story the public may compare.
READERS_SEE = frozenset(LABELS) - {
    "keywords",
    "slugline",
    "urgency",
    "supplied",
    "desk_notes",
    "officials.confirmed",
    "officials.rejected",
    "related.pinned",
    "related.banned",
}

# In which a photo, an author or a source tells its fields.
FIELDS = ("photo", "url", "title", "name", "service", "affiliation", "caption", "credit", "alt")
# Two paragraphs are one that was rewritten when they share this much of their words.
CLOSE = 0.4
SAME_RECORD = 0.6
WHOLE = {"supplied"}  # compared as one value, whatever a sender put into it
ABSENT = object()  # stands for a field that one side does not have; None is a value


@dataclass(frozen=True, slots=True)
class Row:
    """A text on both sides, or on one: a paragraph, a name, one field of a photo."""

    kind: Kind
    runs: tuple[Run, ...]
    label: str = ""
    is_text: bool = True  # else the text is JSON: a number, a yes or no

    def side(self, other: Literal["cut", "new"]) -> str:
        """The text without what is only on the other side."""
        return "".join(run.text for run in self.runs if run.kind != other)


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, an entry of a list, or a photo with its fields."""

    kind: Kind
    rows: tuple[Row, ...]
    old_number: int | None = None  # a body's paragraph, counted in the earlier version
    new_number: int | None = None  # and in the later


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the story. `shape` says how its value is put together."""

    name: str
    shape: Literal["text", "one", "list"]
    items: tuple[Item, ...]

    @property
    def label(self) -> str:
        return LABELS.get(self.name, self.name.replace(".", ": ").replace("_", " ").capitalize())

    @property
    def is_changed(self) -> bool:
        return any(item.kind != "same" for item in self.items)


def differences(before: Mapping, after: Mapping, only=None) -> tuple[Part, ...]:
    """Every part of the two stories, changed or not; `only` those named, such as READERS_SEE."""
    old, new = _flat(before), _flat(after)
    names = [name for name in LABELS if name in old or name in new]
    names += sorted((old.keys() | new.keys()) - LABELS.keys())
    return tuple(
        _part(name, old.get(name, _blank(new.get(name))), new.get(name, _blank(old.get(name))))
        for name in names
        if only is None or name in only
    )


def applied(parts, before: Mapping) -> dict:
    """The later story. Raise ValueError where the differences do not begin from `before`."""
    old = _flat(before)
    after: dict = {}
    for part in parts:
        value = _value(part, "new")
        if value != old.get(part.name, value):
            raise ValueError(f"{part.label}: the differences are not those of this story.")
        *outer, name = part.name.split(".", 1)
        holder = after.setdefault(outer[0], {}) if outer else after
        holder[name] = _value(part, "cut")
    return after


def _flat(story: Mapping) -> dict:
    """The story's fields, those of its dictionaries named as `dateline.place`."""
    flat = {}
    for name, value in story.items():
        if isinstance(value, Mapping) and name not in WHOLE:
            flat |= {f"{name}.{inner}": part for inner, part in value.items()}
        else:
            flat[name] = value
    return flat


def _blank(value):
    """What stands for a field that one of the versions did not have yet."""
    return type(value)() if isinstance(value, str | list | dict) else None


def _part(name, before, after) -> Part:
    if name == "body":
        return Part(name, "text", tuple(_numbered(_paragraphs(_blocks(before), _blocks(after)))))
    if isinstance(before, list) and isinstance(after, list):
        return Part(name, "list", tuple(_entries(before, after)))
    if isinstance(before, str) and isinstance(after, str):
        lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
        return Part(name, "text", tuple(_paragraphs(*lines)))
    return Part(name, "one", (_item(_field("", before, after)),))


def _value(part: Part, other):
    """The part's value on the side that lacks the `other` runs."""
    if part.shape == "text":
        return "".join(row.side(other) for item in part.items for row in item.rows)
    values = [_item_value(item, other) for item in part.items if item.kind != other]
    return values[0] if part.shape == "one" else values


def _item_value(item: Item, other):
    fields = {
        row.label: row.side(other) if row.is_text else json.loads(row.side(other))
        for row in item.rows
        if row.kind != other
    }
    return fields.get("", fields)


# Texts: paragraphs before words


def _blocks(body: str) -> list[str]:
    """The body's HTML cut before each paragraph, heading or entry; joined they are the body."""
    blocks = [""]
    for token in TOKEN.findall(body):
        name = TAG_NAME.match(token)
        if name and name[1].lower() in BLOCKS | CONTAINERS and not token.startswith("</"):
            blocks.append("")
        blocks[-1] += token
    return [block for block in blocks if block]


def _paragraphs(before: list[str], after: list[str]) -> list[Item]:
    words = {text: frozenset(re.findall(r"\w+", text)) for text in {*before, *after}}

    def closeness(one, other):
        mine, theirs = words[one], words[other]
        share = 2 * len(mine & theirs) / (len(mine) + len(theirs) or 1)
        return share if share >= CLOSE else 0

    return [_item((_row("", *pair),)) for pair in aligned(before, after, closeness)]


def _numbered(items: list[Item]):
    """The items, each that holds words with its number as a paragraph, before and after."""
    counts = {"cut": 0, "new": 0}
    for item in items:
        numbers = []
        for side, other in [("cut", "new"), ("new", "cut")]:
            is_here = item.kind != other and plain(item.rows[0].side(other)).strip()
            counts[side] += bool(is_here)
            numbers.append(counts[side] if is_here else None)
        yield Item(item.kind, item.rows, *numbers)


def plain(markup: str) -> str:
    """The words of a stretch of a body's HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


# Lists: topics, authors, photos with their fields


def _entries(before: list, after: list) -> list[Item]:
    items = []
    for pair in aligned(_written(before), _written(after), _sameness):
        old, new = (ABSENT if side is None else json.loads(side) for side in pair)
        if isinstance(old, dict) or isinstance(new, dict):
            kind = "cut" if new is ABSENT else "new" if old is ABSENT else None
            items.append(_item(_record(old, new), kind))
        else:
            items.append(_item(_field("", old, new)))
    return items


def _written(entries: list) -> list[str]:
    return [json.dumps(entry, sort_keys=True, ensure_ascii=False) for entry in entries]


def _sameness(one: str, other: str) -> float:
    """How surely two entries with fields are one that was edited; other entries never are."""
    old, new = json.loads(one), json.loads(other)
    if not isinstance(old, dict) or not isinstance(new, dict):
        return 0
    if any(key in old and old[key] == new.get(key) for key in ("photo", "url", "name")):
        return 1
    mine, theirs = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    share = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    return share if share >= SAME_RECORD else 0


def _record(old, new) -> tuple[Row, ...]:
    """A row a field, the known ones first."""
    old, new = ({} if side is ABSENT else side for side in (old, new))
    known = [label for label in FIELDS if label in old or label in new]
    return tuple(
        row
        for label in dict.fromkeys([*known, *old, *new])
        for row in _field(label, old.get(label, ABSENT), new.get(label, ABSENT))
    )


def _field(label, old, new) -> tuple[Row, ...]:
    """The rows of one value; two where a text became something else than a text."""
    texts = [value if isinstance(value, str) else _json(value) for value in (old, new)]
    are_text = [isinstance(value, str) for value in (old, new) if value is not ABSENT]
    if len(set(are_text)) == 2:
        return (_row(label, texts[0], None, are_text[0]), _row(label, None, texts[1], are_text[1]))
    return (_row(label, *texts, are_text[0]),)


def _json(value) -> str | None:
    return None if value is ABSENT else json.dumps(value, sort_keys=True, ensure_ascii=False)


def _item(rows, kind=None) -> Item:
    kinds = {row.kind for row in rows} or {"same"}
    return Item(kind or (kinds.pop() if len(kinds) == 1 else "changed"), tuple(rows))


def _row(label, old, new, is_text=True) -> Row:
    """The two texts as a row; None where a side has none. Only texts are compared by word."""
    if old is None or new is None:
        kind = "new" if old is None else "cut"
        return Row(kind, (Run(kind, new if old is None else old),), label, is_text)
    if old == new:
        return Row("same", (Run("same", old),), label, is_text)
    runs = runs_of(old, new) if is_text else (Run("cut", old), Run("new", new))
    return Row("changed", tuple(runs), label, is_text)
