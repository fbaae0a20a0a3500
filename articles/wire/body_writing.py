"""A story's body, which is clean HTML, written as the elements of NITF or of XHTML."""

from lxml import etree

from .xml import add, get, holdable, html_tree, name_of, raw_text

XHTML = "http://www.w3.org/1999/xhtml"
_EM = {"strong": "bold", "b": "bold", "u": "underline", "s": "strike", "sub": "sub", "sup": "sup"}
_FLOW = {"p", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "pre", "hr", "figure"}


def tree_of(html: str):
    """The body element of a tree of the HTML."""
    root = html_tree(html)
    found = next((one for one in root.iter("body")), root)
    inner = list(found)
    return inner[0] if len(inner) == 1 and name_of(inner[0]) == "div" else found


def write_xhtml(parent, html):
    """Add the blocks of the HTML to the parent, in the namespace of XHTML."""
    for one in tree_of(html):
        _copy(parent, one)


def write_pictures(parent, pictures):
    """Add a figure for each picture to the parent, which is of XHTML or of HTML."""
    for picture in pictures:
        figure = add(parent, "figure")
        told = {"src": picture.href, "alt": picture.alt, "width": picture.width}
        told |= {"height": picture.height, "class": picture.role}
        told |= {"data-type": picture.media_type, "data-terms": picture.usage_terms}
        image = add(figure, "img")
        for name, value in told.items():
            if value or name == "alt":
                image.set(name, holdable(str(value)))
        if picture.caption or picture.credit:
            caption = add(figure, "figcaption", picture.caption)
            if picture.credit:
                add(caption, "span", picture.credit).set("class", "credit")


def _copy(parent, element):
    new = etree.SubElement(parent, f"{{{XHTML}}}{name_of(element)}")
    for key, value in element.attrib.items():
        if key in {"lang", "dir", "href", "colspan", "rowspan", "scope", "start"}:
            new.set(key, holdable(value))
    new.text, new.tail = element.text, element.tail
    for one in element:
        _copy(new, one)


class NitfBody:
    """Writes into an element of NITF; what NITF has no element for is written as the nearest."""

    def __init__(self, parent):
        self.parent = parent

    def write(self, html, pictures=()):
        for one in tree_of(html):
            self._block(self.parent, one)
        for picture in pictures:
            self._media(picture)

    def _media(self, picture):
        media = add(self.parent, "media")
        media.set("media-type", "image")
        reference = add(media, "media-reference", source=picture.href)
        told = {"mime-type": picture.media_type, "alternate-text": picture.alt}
        told |= {"copyright": picture.usage_terms}
        told |= {"width": picture.width, "height": picture.height}
        for name, value in told.items():
            if value:
                reference.set(name, holdable(str(value)))
        if picture.caption:
            add(media, "media-caption", picture.caption)
        if picture.credit:
            add(media, "media-producer", picture.credit)

    def _block(self, parent, element):
        name = name_of(element)
        if name in {"ul", "ol"}:
            items = [one for one in element if name_of(one) == "li"]
            if items:
                whole = add(parent, name)
                for one in items:
                    self._mixed(add(whole, "li"), one)
        elif name == "table":
            self._table(parent, element)
        elif name == "blockquote":
            block = add(add(parent, "bq"), "block")
            if (element.text or "").strip() or not len(element):
                self._mixed(add(block, "p"), element, inline=True)
            else:
                for one in element:
                    self._block(block, one)
        elif name == "hr":
            add(parent, "hr")
        elif name == "pre":
            add(parent, "pre", raw_text(element))
        elif name in {"h2", "h3", "h4"}:
            heading = add(parent, "hl2")
            if name != "h2":
                heading.set("class", name)
            self._mixed(heading, element, inline=True)
        elif name == "figure":
            for one in element:
                self._block(parent, one)
        else:
            self._mixed(add(parent, "p"), element, inline=True)

    def _mixed(self, new, element, inline=False):
        """Put the text and the inline elements of one element into another."""
        new.text = (new.text or "") + (element.text or "")
        last = None
        for one in element:
            name = name_of(one)
            if name in _FLOW and not inline:
                self._block(new, one)
                last = new[-1] if len(new) else None
            else:
                last = self._inline(new, one, name)
            if last is None:
                new.text += one.tail or ""
            else:
                last.tail = (last.tail or "") + (one.tail or "")

    def _inline(self, parent, element, name):
        if name == "br":
            return add(parent, "br")
        if name == "a":
            new = add(parent, "a", href=get(element, "href"))
        elif name == "span" and element.get("lang"):
            new = add(parent, "lang")
            new.set("{http://www.w3.org/XML/1998/namespace}lang", holdable(element.get("lang")))
        else:
            new = add(parent, "em")
            new.set("class", _EM.get(name, "")) if name in _EM else None
        self._mixed(new, element, inline=True)
        return new

    def _table(self, parent, element):
        groups = [one for one in element if name_of(one) in {"thead", "tbody"}]
        rows = [one for group in [element, *groups] for one in group if name_of(one) == "tr"]
        cells = [one for one in rows if any(name_of(cell) in {"td", "th"} for cell in one)]
        if not cells:
            return
        table = add(parent, "table")
        caption = next((one for one in element if name_of(one) == "caption"), None)
        if caption is not None:
            self._mixed(add(table, "caption"), caption, inline=True)
        heads = [one for one in cells if name_of(one.getparent()) == "thead"]
        if heads:
            self._rows(add(table, "thead"), heads)
        self._rows(add(table, "tbody"), [one for one in cells if one not in heads] or heads[:0])

    def _rows(self, group, rows):
        for row in rows:
            new = add(group, "tr")
            for cell in row:
                if name_of(cell) in {"td", "th"}:
                    made = add(new, name_of(cell), colspan=cell.get("colspan"))
                    if cell.get("rowspan"):
                        made.set("rowspan", cell.get("rowspan"))
                    self._mixed(made, cell)
