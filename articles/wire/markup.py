"""From the marked-up copy of NITF, XHTML and HTML to blocks of a body's HTML, and what is no body.

What only lays out is unwrapped, text that stands bare becomes a paragraph, blanks are collapsed.
Pictures, embedded media, notes and the names that senders mark are taken out and kept apart.
"""

import html
from dataclasses import dataclass, field

from .blocks import (
    SPLIT,
    Block,
    escaped,
    is_for_layout,
    is_hidden,
    is_table,
    laid_out,
    lines_of,
    paragraph,
    paragraphs_in,
    parted,
    tidy,
    words_of,
)
from .heads import without_possessive
from .media import joined, of_figure, of_img, of_media
from .tags import (
    BREAKING,
    CONTAINERS,
    EMBEDDED,
    HEADINGS,
    INLINE,
    INLINE_AS,
    LISTS,
    MARKED,
    NAMED,
    PARAGRAPHS,
    SKIPPED,
)
from .xml import get, name_of, raw_text, text_of

DEEPEST = 50  # elements within each other; of what lies deeper only the text is kept


@dataclass(slots=True)
class Copy:
    """What a piece of markup holds."""

    blocks: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    links: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    named: dict = field(default_factory=dict)
    known: set = field(default_factory=set)
    dropped: list = field(default_factory=list)
    signoffs: list = field(default_factory=list)
    base: str = ""
    dateline: str = ""  # as it was marked, apart from the blocks
    standfirst: str = ""
    byline: str = ""

    @property
    def html(self):
        return "\n".join(block.html for block in self.blocks)


def read_markup(element, base="") -> Copy:
    """The blocks of all that the element holds; addresses lead on from `base`, if it is known."""
    copy = Copy(base=base)
    if element is not None:
        _Walk(copy, copy.blocks).flow(element, 0)
    return copy


class _Walk:
    """Walks through one level of blocks; what stands bare is gathered until a block comes."""

    def __init__(self, copy, blocks):
        self.copy = copy
        self.blocks = blocks
        self.bare = []

    def flow(self, element, depth):
        """The blocks of what the element holds."""
        self._bare_text(element.text)
        for child in element:
            name = name_of(child).lower()
            if name and not self._block(child, name, depth + 1):
                self.bare.append(self.inline_of(child, name, depth + 1))
            self._bare_text(child.tail)
        self._close()

    def _bare_text(self, text):
        if not text:
            return
        first, *more = SPLIT.split(text)
        self.bare.append(escaped(first))
        for part in more:
            self._close()
            self.bare.append(escaped(part))

    def _close(self):
        inner = "".join(self.bare)
        self.bare = []
        self._paragraphs("p", inner)

    def _paragraphs(self, tag, inner, element=None):
        attributes = _attributes(element)
        for part in paragraphs_in(inner):
            self.blocks.append(Block(tag, f"<{tag}{attributes}>{part}</{tag}>", words_of(part)))

    def _block(self, element, name, depth):
        """Whether the element was a block, or no text at all, and has been dealt with."""
        if name in SKIPPED or is_hidden(element):
            return True
        if name in EMBEDDED:
            self._embedded(element)
            return True
        if name in {"media", "img"}:
            self._picture(element, name)
            return True
        if name == "p" and get(element, "class") == "signoff":
            self.copy.signoffs.append(text_of(element))
            return True
        if name == "note":
            self.copy.notes.append(text_of(element))
            return True
        known = name in CONTAINERS or name in PARAGRAPHS or name in HEADINGS or name in LISTS
        if not known and name not in {"pre", "table", "hr", "dt", "li", "tr"}:
            if not any(name_of(one).lower() in BREAKING for one in element.iter()):
                return False
            name = "div"  # an unknown element around blocks
        self._close()
        if depth > DEEPEST:
            self._paragraphs("p", escaped(raw_text(element)))
            return True
        self._set(element, name, depth)
        return True

    def _set(self, element, name, depth):
        if name in HEADINGS:
            marked = get(element, "class")
            tag = marked if name == "hl2" and marked in {"h3", "h4"} else HEADINGS[name]
            self._paragraphs(tag, self._inner(element, depth), element)
        elif name == "table" and is_for_layout(element):
            self.flow(next(one for one in element.iter() if name_of(one) == "td"), depth)
        elif name in LISTS or name == "table":
            self._whole(element, name, depth)
        elif name == "pre" or (name == "p" and is_table(element)):
            self.blocks.append(laid_out(lines_of(element)))
        elif name == "p" and not len(element) and len(parts := parted(element.text or "")) > 1:
            self.blocks += map(paragraph, parts)
        elif name == "hr":
            self.blocks.append(Block("hr", "<hr>", ""))
        elif name == "dt":
            self._paragraphs("p", f"<strong>{self._inner(element, depth)}</strong>")
        elif name in {"blockquote", "bq"}:
            self._quote(element, depth)
        elif name == "figure" and get(element, "data-photo"):
            place = _attributes(element, "data-photo")
            self.blocks.append(Block("figure", f"<figure{place}></figure>", ""))
        elif name == "figure" and any(name_of(one) == "img" for one in element.iter()):
            self._figure(element)
        elif name in PARAGRAPHS and not any(
            name_of(one).lower() in BREAKING for one in element.iterdescendants()
        ):
            self._paragraphs("p", self._inner(element, depth), element)
        else:
            self.flow(element, depth)

    def _inner(self, element, depth):
        parts = [escaped(element.text)]
        for child in element:
            name = name_of(child).lower()
            is_apart = name in EMBEDDED or name in {"media", "img", "note"}
            if name in SKIPPED or is_apart or is_hidden(child):
                self._block(child, name, depth)
            elif name:
                parts.append(self.inline_of(child, name, depth + 1))
            parts.append(escaped(child.tail))
        return "".join(parts)

    def inline_of(self, element, name, depth):
        """The HTML of an inline element; of one that nobody knows, what it holds."""
        if name == "br":
            return "<br>"
        inner = escaped(raw_text(element)) if depth > DEEPEST else self._inner(element, depth)
        if name in NAMED:
            self._name(element, NAMED[name])
        if name == "q":
            return inner if inner[:1] in '“"«„' and inner else f"“{inner}”"
        if name == "a" and get(element, "href"):
            return (
                f'<a href="{html.escape(joined(self.copy.base, get(element, "href")))}">{inner}</a>'
            )
        if name == "span" or name == "lang":
            attributes = _attributes(element, "data-official")
            return f"<span{attributes}>{inner}</span>" if attributes else inner
        tag = MARKED.get(name, {}).get(get(element, "class")) or INLINE_AS.get(name, name)
        return f"<{tag}>{inner}</{tag}>" if tag in INLINE and inner else inner

    def _name(self, element, kind):
        name = without_possessive(text_of(element), kind)
        found = {"name": name, "code": get(element, "value"), "scheme": get(element, "idsrc")}
        found = {key: value for key, value in found.items() if value}
        key = kind, *found.items()
        if name and key not in self.copy.known:
            self.copy.known.add(key)
            self.copy.named.setdefault(kind, []).append(found)

    def _within(self, element, depth):
        """What a cell, an item or a quotation holds, as blocks of its own."""
        blocks = []
        _Walk(self.copy, blocks).flow(element, depth)
        return blocks

    def _held(self, element, depth):
        """The HTML in a cell or an item; its first paragraph stands bare, if it is the only one."""
        blocks = self._within(element, depth)
        if [block.tag for block in blocks].count("p") == 1 and blocks[0].tag == "p":
            return blocks[0].inner + "".join(block.html for block in blocks[1:])
        return "".join(block.html for block in blocks)

    def _whole(self, element, name, depth):
        inner = self._list(element, depth) if name in LISTS else self._rows(element, depth)
        if inner:
            attributes = _attributes(element, *["start"] * (name == "ol"))
            self.blocks.append(
                Block(name, f"<{name}{attributes}>{inner}</{name}>", text_of(element))
            )

    def _list(self, element, depth):
        parts = []
        if element.text and element.text.strip():
            parts.append(f"<li>{tidy(escaped(element.text))}</li>")
        for child in element:
            name = name_of(child).lower()
            if name in LISTS and depth < DEEPEST:
                parts.append(f"<li><{name}>{self._list(child, depth + 1)}</{name}></li>")
            elif name:
                parts.append(f"<li{_attributes(child)}>{self._held(child, depth + 1)}</li>")
            if child.tail and child.tail.strip():
                parts.append(f"<li>{tidy(escaped(child.tail))}</li>")
        return "".join(parts)

    def _rows(self, element, depth):
        parts = []
        for child in element:
            name = name_of(child).lower()
            if depth > DEEPEST:
                parts.append(f"<tr><td>{tidy(escaped(raw_text(child)))}</td></tr>")
            elif name in {"thead", "tbody", "tr"}:
                parts.append(f"<{name}>{self._rows(child, depth + 1)}</{name}>")
            elif name == "tfoot":
                parts.append(f"<tbody>{self._rows(child, depth + 1)}</tbody>")
            elif name in {"td", "th"}:
                attributes = _attributes(child, "colspan", "rowspan", "scope")
                parts.append(f"<{name}{attributes}>{self._held(child, depth + 1)}</{name}>")
            elif name == "caption":
                parts.append(f"<caption>{self._held(child, depth + 1)}</caption>")
        return "".join(parts)

    def _quote(self, element, depth):
        blocks = self._within(element, depth)
        inner = "".join(block.html for block in blocks)
        if inner:
            text = " ".join(block.text for block in blocks)
            self.blocks.append(Block("blockquote", f"<blockquote>{inner}</blockquote>", text))

    def _picture(self, element, name):
        base = self.copy.base
        picture = of_img(element, base) if name == "img" else of_media(element, self.copy.links)
        if picture:
            self.copy.pictures.append(picture)

    def _figure(self, element):
        caption, images = of_figure(element, self.copy.base)
        self.copy.pictures += images
        if caption and not images:
            self.blocks.append(paragraph(caption))

    def _embedded(self, element):
        href = get(element, "src") or get(element, "data") or get(element, "href")
        if href:
            self.copy.links.append(
                {"rel": "embedded", "href": href, "title": get(element, "title")}
            )


def _attributes(element, *names):
    """The attributes of these names, and language and direction, as HTML."""
    if element is None or not element.attrib:
        return ""
    values = {name: get(element, name) for name in ("lang", "dir", *names)}
    return "".join(f' {name}="{html.escape(value)}"' for name, value in values.items() if value)
