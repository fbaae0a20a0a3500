"""TT's own markup of a story, older than its ninjs: its elements under the names of HTML."""

from lxml import etree

from .markup import Copy, read_markup
from .xml import child, children, name_of, text_of

NAMES = {"RUBRIK": "h2", "MELLIS": "h3", "CITAT": "p", "INGRESS": "div", "BRODTEXT": "div"}
NAMES |= {"TEXT": "div", "FAKTA": "div"}


def is_one(document) -> bool:
    """Whether the element is a story in that markup."""
    return name_of(document) == "BODY" and bool(children(document, "TEXT"))


def read(document) -> Copy:
    """What the story holds, its byline apart."""
    said = []
    bylines = [text_of(one) for one in document.iter("BYLINE")]
    for one in list(document.iter()):
        name = name_of(one)
        if name in NAMES:
            one.tag = NAMES[name]
        elif name in {"BYLINE", "DAT"}:
            said += [text_of(one)] if name == "DAT" else []
            one.clear(keep_tail=True)
        elif name == "BILD":
            _as_figure(one)
    copy = read_markup(document)
    copy.byline = "; ".join(filter(None, bylines))
    copy.dropped = [text for text in said if text]
    return copy


def _as_figure(picture):
    told = {name: text_of(child(picture, name)) for name in ("BILDFIL", "BILDTEXT", "BILDSKAPARE")}
    picture.clear(keep_tail=True)
    picture.tag = "figure"
    etree.SubElement(picture, "img", src=told["BILDFIL"])
    caption = etree.SubElement(picture, "figcaption")
    caption.text = f"{told['BILDTEXT']} "
    etree.SubElement(caption, "span", {"class": "credit"}).text = told["BILDSKAPARE"]
