"""How a page shows what differs: words that are gone, words that are new, and what stayed."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, zip_longest

from django import template
from django.utils.html import format_html, format_html_join

from ..body import CONTAINERS, PHOTO_KEY
from ..compare import Item, Row
from ..compare.stories import plain
from ..inserts import NOBODY, OFFICIAL

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")
NAMES = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "heading, level 3",
    "h4": "heading, level 4",
    "li": "entry of a list",
    "ul": "list",
    "ol": "numbered list",
    "blockquote": "block quotation",
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "br": "line break",
    "td": "cell",
    "th": "heading cell",
    "tr": "row",
}
INLINE_ENDS = {"a": "link", "strong": "bold", "b": "bold", "em": "italic", "i": "italic"}
ELEMENTS = {"cut": "del", "new": "ins"}
# As many unchanged paragraphs as are shown before and after a changed one.
NEIGHBORS = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighboring items of a part that are shown, or that are folded away as unchanged."""

    is_folded: bool
    items: list[Item]


@register.filter
def stretches(part):
    """The part's items, those far from any change folded away."""
    changed = [place for place, item in enumerate(part.items) if item.kind != "same"]
    near = {place + step for place in changed for step in range(-NEIGHBORS, NEIGHBORS + 1)}
    found = []
    for place, item in enumerate(part.items):
        is_folded = place not in near
        if not found or found[-1].is_folded != is_folded:
            found.append(Stretch(is_folded, []))
        found[-1].items.append(item)
    return found


@register.filter
def is_shown(item):
    """Whether the item has anything to read: the bare tags around a list do not."""
    return item.kind != "same" or any(plain(row.side("new")).strip() for row in item.rows)


@register.filter
def beside(items):
    """(old, new) for two columns: one item on both sides, or what came where another went."""
    pairs = []
    for is_alone, group in groupby(filter(is_shown, items), lambda item: item.kind in ELEMENTS):
        group = list(group)
        if is_alone:
            gone = [item for item in group if item.kind == "cut"]
            pairs += zip_longest(gone, [item for item in group if item.kind == "new"])
        else:
            pairs += zip(group, group, strict=True)
    return pairs


@register.filter
def is_told(row):
    """Whether the field of an entry says anything; one that came or went empty does not."""
    return row.kind == "changed" or not row.label or any(run.text.strip() for run in row.runs)


@register.simple_tag
def inline(row, part):
    """Both versions in one text, what is gone before what is new."""
    return _set(row, part, {"same", "cut", "new"})


@register.simple_tag
def before(row, part):
    """The earlier text with what is gone since marked in it."""
    return _set(row, part, {"same", "cut"})


@register.simple_tag
def after(row, part):
    """The later text with what is new in it marked."""
    return _set(row, part, {"same", "new"})


def _set(row: Row, part, kinds):
    is_markup = part.name == "body"
    moved = _moved_photos(row, part) if is_markup else ()
    return _joined(
        _marked(
            run.text if row.is_text else _in_words(run.text), run.kind, is_markup, row.kind, moved
        )
        for run in row.runs
        if run.kind in kinds
    )


def _moved_photos(row, part):
    """The photos whose places in this row have another place in the other text."""
    if not any(PHOTO_KEY.search(run.text) for run in row.runs):
        return ()
    runs = [run for item in part.items for row in item.rows for run in row.runs]
    cut, new = (
        {name for run in runs if run.kind == kind for name in PHOTO_KEY.findall(run.text)}
        for kind in ("cut", "new")
    )
    return cut & new


def _marked(text, kind, is_markup, row_kind, moved):
    """The words of a run in their element; blanks at its edges stay outside."""
    words = text.strip()
    lead, _, tail = text.partition(words) if words else (text, "", "")
    if is_markup:
        words = _words(words, kind, row_kind != "changed", moved)
    if kind == "same":
        return format_html("{}{}{}", lead, words, tail)
    if not words and not text.strip():
        words = format_html('<span class="sign">{}</span>', "blank")
    element = ELEMENTS[kind]
    return format_html("{}<{}>{}</{}>{}", lead, element, words, element, tail) if words else ""


def _words(markup, kind, is_whole, moved):
    """The words of a stretch of the body; tags that came or went are told by name."""
    pieces = TAG.split(markup)
    if kind == "same":
        return plain("".join(pieces[::2]))
    return _joined(
        _sign(piece, kind, is_whole, moved) if place % 2 else plain(piece)
        for place, piece in enumerate(pieces)
    )


def _joined(pieces):
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _sign(tag, kind, is_whole, moved):
    """What a tag that came or went does, in a word or two; nothing where the words say it."""
    name = re.match(r"</?([a-z0-9]*)", tag)[1]
    photo, official = PHOTO_KEY.search(tag), OFFICIAL.search(tag)
    if photo:
        done = "moved" if photo[1] in moved else "removed" if kind == "cut" else "placed here"
        word = f"photo {photo[1]} {done}"
    elif official:
        word = f"marked as {official[1] or NOBODY}: "
    elif tag.startswith("</"):
        word = f"end of {INLINE_ENDS[name]}" if name in INLINE_ENDS else ""
    elif name == "a":
        address = re.search(r'href="([^"]*)"', tag)
        word = f"link to {plain(address[1])}" if address else "link"
    elif is_whole and (name == "p" or name in CONTAINERS):
        word = ""
    else:
        word = NAMES.get(name, name)
    return format_html('<span class="sign">{}</span>', word) if word else ""


def _in_words(json_text):
    return {"null": "none", "true": "yes", "false": "no"}.get(json_text, json_text)


@register.filter
def told(part):
    """How much of the part differs: `2 changed, 1 new`; of parts with several items only."""
    if sum(map(is_shown, part.items)) < 3:
        return ""
    counts = Counter(item.kind for item in part.items)
    words = {"changed": "changed", "new": "new", "cut": "gone"}
    return ", ".join(f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind])


@register.filter
def field_label(row):
    """The name of a field of a photo or another record."""
    return row.label.replace("_", " ").capitalize()
