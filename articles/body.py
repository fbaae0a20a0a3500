"""A story's body: clean HTML, its plain text, and marks set into the one by places in the other.

The body is kept as the HTML of `TAGS`, with every text escaped once. Its plain text joins the
blocks by a blank line; all positions of mentions and quotations count characters of that text.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from itertools import pairwise

import nh3

from .reading.facts import PARAGRAPH_BREAK, Paragraph

BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "td", "th", "caption", "pre", "figcaption"}
CONTAINERS = {"ul", "ol", "table", "thead", "tbody", "tr", "figure", "hr"}
INLINE = {"a", "strong", "em", "b", "i", "sub", "sup", "s", "u", "br", "span"}
TAGS = BLOCKS | CONTAINERS | INLINE
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "figure": {"data-photo"},
    "span": {"data-official"},
}
REMEMBERED, LONG = 256, 50_000  # texts, and characters of one
URL_SCHEMES = {"http", "https", "mailto"}

# The body is the serialiser's output: attributes are quoted, text holds no bare "<".
TOKEN = re.compile(r"""<(?:"[^"]*"|[^">])*>|[^<]+""")
TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
# The name of a photo, the slug of an official.
KEY = re.compile(r"[-\w]{1,200}")
PHOTO_KEY = re.compile(rf' data-photo="({KEY.pattern})"')


def remembered(function):
    """The function of one text, its answers for the last texts kept: a batch asks again and again.

    Of long texts nothing is kept, so that memory stays flat.
    """
    kept = lru_cache(maxsize=REMEMBERED)(function)

    @wraps(function)
    def asked(text):
        return kept(text) if len(text) <= LONG else function(text)

    asked.kept = kept
    return asked


@remembered
def clean(untrusted: str) -> str:
    """The body with nothing but the allowed tags, attributes and addresses.

    The place of a photo holds nothing; what stood in it comes after it.
    """
    cleaned = nh3.clean(
        untrusted,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=URL_SCHEMES,
        link_rel="noopener",
        clean_content_tags={"script", "style", "iframe", "object", "noscript", "template"},
    )
    return _photos_alone(cleaned) if "data-photo" in cleaned else cleaned


def _kept(_tag, name, value):
    """The value of an attribute; None takes one out that cannot be the key of anything."""
    if name == "data-photo" or (name == "data-official" and value):
        return value if KEY.fullmatch(value) else None
    return value


def _photos_alone(cleaned):
    output = []
    are_photos = []
    for token in TOKEN.findall(cleaned):
        if token.startswith("<figure"):
            key = PHOTO_KEY.search(token)
            are_photos.append(bool(key))
            output.append(f'<figure data-photo="{key[1]}"></figure>' if key else token)
        elif not token.startswith("</figure") or not (are_photos and are_photos.pop()):
            output.append(token)
    return "".join(output)


def from_paragraphs(paragraphs: Iterable[Paragraph]) -> str:
    """The body's HTML for paragraphs read from plain text."""
    return "\n".join(
        f"<{tag}>{html.escape(paragraph.text, quote=False)}</{tag}>"
        for paragraph in paragraphs
        for tag in ["h2" if paragraph.is_heading else "p"]
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag (start is None), or a text with its place in the plain text."""

    token: str
    text: str = ""
    start: int | None = None


def pieces(body: str) -> Iterator[Piece]:
    """The body's tags and texts in order; joined, the texts are its plain text."""
    length = 0
    new_block = False
    for token in TOKEN.findall(body):
        if token.startswith("<"):
            name = TAG_NAME.match(token)
            tag = name.group(1).lower() if name else ""
            new_block |= tag in BLOCKS or tag in CONTAINERS
            yield Piece(token)
            if tag == "br":
                yield Piece("", "\n", length)
                length += 1
            continue
        text = html.unescape(token).replace("\r\n", "\n").replace("\n", " ")
        if not text.strip() and (new_block or length == 0):
            yield Piece(token)
            continue
        if new_block and length:
            yield Piece("", PARAGRAPH_BREAK, length)
            length += len(PARAGRAPH_BREAK)
        new_block = False
        yield Piece(token, text, length)
        length += len(text)


@remembered
def plain_text(body: str) -> str:
    """The body's words, blocks joined by a blank line."""
    return "".join(piece.text for piece in pieces(body))


def paragraphs(body: str) -> list[str]:
    """The plain text of each block, in order."""
    text = plain_text(body)
    return text.split(PARAGRAPH_BREAK) if text else []


@dataclass(frozen=True, slots=True)
class Mark:
    """An element set around a stretch of the plain text. Lower layers enclose higher ones."""

    start: int
    end: int
    tag: str
    attributes: str = ""
    layer: int = 0


def marked(body: str, marks: Iterable[Mark]) -> str:
    """The body with the marks set as elements.

    A mark that crosses other elements is set piece by piece, its id on the first piece only; no
    link is set inside a link. Marks of one layer must not overlap.
    """
    waiting = sorted(marks, key=lambda mark: (mark.start, mark.layer))
    begun: set[Mark] = set()
    current: list[Mark] = []
    output: list[str] = []
    links_open = 0
    for piece in pieces(body):
        if piece.start is None or not piece.token:
            links_open += piece.token.startswith("<a") and piece.token[2:3] in " >"
            links_open -= piece.token.startswith("</a")
            output.append(piece.token)
            continue
        end = piece.start + len(piece.text)
        while waiting and waiting[0].start < end:
            current.append(waiting.pop(0))
        current = [mark for mark in current if mark.end > piece.start]
        usable = [mark for mark in current if not (links_open and mark.tag == "a")]
        output.append(_set_marks(piece, usable, begun))
    return "".join(output)


def _set_marks(piece: Piece, marks: list[Mark], begun: set[Mark]) -> str:
    """One text with its marks, outer ones closed as late as they can be."""
    if not marks:
        return piece.token
    first, last = piece.start, piece.start + len(piece.text)
    places = {first, last}
    for mark in marks:
        places |= {max(mark.start, first), min(mark.end, last)}
    cuts = sorted(places)
    output: list[str] = []
    stack: list[Mark] = []
    for start, end in pairwise(cuts):
        wanted = sorted(
            (mark for mark in marks if mark.start <= start and mark.end >= end),
            key=lambda mark: mark.layer,
        )
        shared = 0
        while shared < min(len(stack), len(wanted)) and stack[shared] is wanted[shared]:
            shared += 1
        while len(stack) > shared:
            output.append(f"</{stack.pop().tag}>")
        for mark in wanted[shared:]:
            output.append(_opening(mark, begun))
            stack.append(mark)
        output.append(html.escape(piece.text[start - first : end - first], quote=False))
    output.extend(f"</{mark.tag}>" for mark in reversed(stack))
    return "".join(output)


def _opening(mark: Mark, begun: set[Mark]) -> str:
    attributes = mark.attributes
    if mark in begun:
        attributes = re.sub(r"""\s*\bid="[^"]*"\s*""", " ", attributes).strip()
    begun.add(mark)
    return f"<{mark.tag} {attributes}>" if attributes else f"<{mark.tag}>"
