"""The one way in which wire formats read and write XML.

Nothing is fetched, no entity is expanded, and what would grow without measure is refused. Names are
told without their namespaces: senders write the same element with one, with another, with none.
"""

import io
import re
from html.entities import html5

from lxml import etree

from .encodings import decode, head_text
from .items import WireError

MAX_BYTES = 4 * 1024 * 1024
MAX_TAGS = 100_000  # opening and closing ones; more take seconds to read
BLANKS = " \t\r\n"
_BLANKS = re.compile(f"[{BLANKS}]+")

# How lxml reads what comes from outside.
SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
# What XML 1.0 cannot hold, not even written as a number.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(r"<(?!!)[^<>]{100000}")
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r")
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]{0,2000}(?P<subset>\[.{0,100000}?\]\s*)?>", re.S | re.I)
_ENTITY = re.compile(r"<!ENTITY", re.I)


def parse_document(file) -> etree._Element:
    """The root of the XML document in the file. Raise WireError, naming the line, if there is none.

    The encoding is that of the first bytes, else the declared one; UTF-8 under another name is
    still read as UTF-8. Control characters that XML forbids are taken out.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise WireError(
            f"The file is larger than the {MAX_BYTES:,} bytes that one document may have; "
            "ask for one file a story."
        )
    text = _FORBIDDEN.sub("", decode(data))
    if text.count("<") > MAX_TAGS:
        raise WireError(f"The file has more than {MAX_TAGS:,} tags; no story has.")
    if _LONG_TAG.search(text):
        raise WireError("A tag has more than 100,000 characters; no story has.")
    refuse_entities(text)
    parser = etree.XMLParser(
        encoding="utf-8", dtd_validation=False, attribute_defaults=False, **SAFE
    )
    try:
        root = etree.fromstring(text.lstrip().encode(), parser)
    except etree.XMLSyntaxError as error:
        blank_lines = text[: len(text) - len(text.lstrip())].count("\n")
        raise refusal(error, blank_lines) from error
    _put_characters(root)
    return root


def _put_characters(root):
    """Put the characters in place of HTML's names for them, which a DOCTYPE lets stand."""
    for entity in list(root.iter(etree.Entity)):
        text = html5.get(f"{entity.name};", entity.text) + (entity.tail or "")
        parent, before = entity.getparent(), entity.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + text
        else:
            parent.text = (parent.text or "") + text
        entity.tail = None
        parent.remove(entity)


def stream(file, parent, tags):
    """Yield the elements of these local names in the one called `parent`, each as it ends.

    For files that hold many stories: one is emptied when the next is asked for. Raise WireError,
    naming the line, where the file breaks.
    """
    begun = _Begun(file)
    events = etree.iterparse(
        begun,
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        **SAFE,
    )
    try:
        for _event, element in events:
            if name_of(element.getparent()) != parent:
                continue
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise refusal(error, begun.blank_lines) from error


class _Begun(io.RawIOBase):
    """The file without blank lines before its declaration, which pages let slip in.

    Control bytes that WordPress lets through and XML forbids are taken out.
    """

    def __init__(self, file):
        self.file = file
        self.blank_lines = 0
        self.is_begun = False

    def read(self, size=-1):
        data = self.file.read(size).translate(None, _CONTROL_BYTES)
        while data and not self.is_begun:
            text = data.lstrip(b" \t\r\n")
            self.is_begun = bool(text)
            self.blank_lines += data[: len(data) - len(text)].count(b"\n")
            data = text or self.file.read(size).translate(None, _CONTROL_BYTES)
        return data


def refusal(error, blank_lines=0):
    """The WireError of a document that is not well-formed."""
    told = re.sub(r",? ?line \d+, column \d+.*", "", error.msg or "not well-formed")
    line = (error.lineno or 1) + blank_lines
    return WireError(f"The XML is broken here ({told}); was the file cut? Ask for it again.", line)


def refuse_entities(text):
    """Raise WireError for a document whose DOCTYPE declares entities: they may grow or fetch."""
    at = 0
    while space := _PROLOG.match(text, at):
        at = space.end()
    head = _DOCTYPE.match(text, at)
    declares = head is not None and _ENTITY.search(text, head.start(), head.end())
    if declares or (head is None and text[at : at + 9].upper() == "<!DOCTYPE"):
        line = text.count("\n", 0, declares.start() if declares else at) + 1
        raise WireError("The DOCTYPE declares entities; send the copy without a DOCTYPE.", line)


_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")


def root_name(head: bytes) -> str:
    """The local name of the root element of a file that begins so, or ""."""
    text = head_text(head)
    at = 0
    while space := _PROLOG.match(text, at) or _DOCTYPE.match(text, at):
        at = space.end()
    found = _ROOT.match(text, at)
    return found[1] if found else ""


_PAGE = re.compile(r"<(?:html|head|body)\b", re.I)


def html_tree(text: str) -> etree._Element:
    """The root of an HTML document or of a piece of one, however broken; its body may be empty."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    is_piece = not _PAGE.search(text, 0, 4096)
    whole = f"<div>{text}</div>" if is_piece else text
    if whole.count("<") > MAX_TAGS:
        raise WireError(f"The copy has more than {MAX_TAGS:,} tags; no story has.")
    root = etree.fromstring(_FORBIDDEN.sub("", whole).encode(), parser)
    return etree.Element("html") if root is None else root


# --- Looking into a tree ---


def name_of(element) -> str:
    """The local name; "" for what is no element."""
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element, *names):
    """The child elements of these local names, in order; all without names."""
    if element is None:
        return []
    return [one for one in element if (name_of(one) in names if names else name_of(one))]


def child(element, *path):
    """The first element under it along the path of local names, or None."""
    for step in path:
        element = next(iter(children(element, step)), None)
    return element


def descendants(element, *names):
    """The elements under it of these local names, in order of the document."""
    return [] if element is None else [one for one in element.iter() if name_of(one) in names]


def get(element, name: str) -> str:
    """The attribute of that local name, its blanks collapsed; "" if there is none."""
    if element is None:
        return ""
    value = element.get(name)
    if value is None:
        value = next((v for key, v in element.attrib.items() if key.endswith("}" + name)), "")
    return collapse(value)


def raw_text(element) -> str:
    """All text in the element as it stands; "" for None."""
    return "" if element is None else "".join(element.itertext())


def text_of(element) -> str:
    """All text in the element, each stretch of blanks as one, none at its ends."""
    return collapse(raw_text(element))


def collapse(text: str) -> str:
    """As `text_of`. Only XML's own blanks: what a sender set between words by purpose stays."""
    return single_blanks(text or "").strip(" ")


def single_blanks(text: str) -> str:
    """The text with each stretch of blanks as one."""
    has_stretch = "  " in text or "\n" in text or "\t" in text or "\r" in text
    return _BLANKS.sub(" ", text) if has_stretch else text


# --- Writing ---


def holdable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text or "")


def add(parent, name, text="", /, **attributes):
    """A new last child with the text and the attributes that are not empty.

    Names are in the parent's namespace; `_` in an attribute's name stands for a full stop.
    """
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name)
    if text:
        element.text = holdable(str(text))
    for key, value in attributes.items():
        if value not in (None, ""):
            element.set(key.rstrip("_").replace("_", "."), holdable(str(value)))
    return element


def document(root) -> str:
    """The text of the whole document, with its declaration and a line end."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'
