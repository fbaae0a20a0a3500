"""Feeds as well-formed XML within bounds: mended where only signs are wrong, refused otherwise."""

import html
import re
from xml.parsers import expat

from .enclosed import ITEMS
from .items import WireError
from .values import CONTROLS

PROLOG_ENDS = {"<!--": "-->", "<?xm": "?>"}
LARGEST_LOOSE = 256 * 1024  # bytes of what only the tolerant, slow reader reads
MOST_REFERENCES = 500_000  # signs written as "&lt;" and the like; each takes a call
MOST_ITEMS = 5_000
MOST_PARTS = 1_000  # of an entry: elements that stand in it, not deeper
MOST_ELEMENTS = 150_000
DEEPEST = 500
LARGE_TAG = re.compile(r"<[A-Za-z][^<>]{100000}")
# feedparser looks for addresses of mail in these, for hours in long ones.
LONG_AUTHOR = re.compile(
    r"<(?:[\w.-]+:)?(?:author|creator|contributor|email|managingEditor|name|owner|publisher|webMaster)"
    r"\b[^<>]*>\s*(?:<!\[CDATA\[)?[^<]{2000}",
    re.IGNORECASE,
)
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
BARE = re.compile(r"&(?!#?\w{1,32};)")
XML_NAMES = {"amp", "lt", "gt", "quot", "apos"}


def begins(head: bytes) -> str:
    """The start of the file as text from its root element on, so far as it can be told."""
    found = head.replace(b"\0", b"").decode("latin-1")
    at = found.find("<")
    while at >= 0 and found.startswith(("<!", "<?"), at):
        end = PROLOG_ENDS.get(found[at : at + 4]) or ("]>" if "[" in found[at : at + 400] else ">")
        stop = found.find(end, at)
        at = found.find("<", stop + len(end)) if stop >= 0 else -1
    return found[at:] if at >= 0 else ""


def well_formed(text):
    """The text as well-formed XML. Raise WireError with the line where it cannot be mended."""
    if "<!ENTITY" in text:
        line_of = text.count("\n", 0, text.index("<!ENTITY")) + 1
        raise WireError("The feed declares entities of its own; no feed needs them.", line_of)
    fault = _fault(text)
    for mend in (_without_names, lambda told: BARE.sub("&amp;", told)):
        if fault is None:
            break
        text = mend(text)
        fault = _fault(text)
    if fault is None:
        return text
    if fault.code == expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX] and (
        len(text) < LARGEST_LOOSE
    ):
        return text
    reason = expat.ErrorString(fault.code)
    raise WireError(f"This is not well-formed XML ({reason}); was the file cut?", fault.lineno)


def _fault(text):
    """Why the text is not well-formed, or None. Raise WireError for more than a feed can hold."""
    if found := LARGE_TAG.search(text):
        line_of = text.count("\n", 0, found.start()) + 1
        raise WireError("An element has attributes of over 100,000 characters.", line_of)
    if found := LONG_AUTHOR.search(text):
        line_of = text.count("\n", 0, found.start()) + 1
        raise WireError("A name of over 2,000 characters is no name.", line_of)
    if text.count("&") > MOST_REFERENCES:
        raise WireError(
            f"The feed has more than {MOST_REFERENCES:,} signs as references; split it."
        )
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    depth = items = elements = within = parts = 0

    def start(name, attributes):
        nonlocal depth, items, elements, within, parts
        depth += 1
        elements += 1
        if name.rpartition(" ")[2] in ITEMS:
            items, within, parts = items + 1, depth, 0
        parts += depth == within + 1
        if depth > DEEPEST or items > MOST_ITEMS or parts > MOST_PARTS or elements > MOST_ELEMENTS:
            raise WireError(
                f"A feed may hold {MOST_ITEMS:,} entries of {MOST_PARTS:,} parts each and "
                f"{MOST_ELEMENTS:,} elements, nested {DEEPEST} deep; this is more. Split it.",
                parser.CurrentLineNumber,
            )

    def end(name):
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return error
    return None


def _without_names(text):
    """The text with HTML's names of characters as the characters, and without controls."""

    def sign(found):
        return found[0] if found[1] in XML_NAMES else html.unescape(found[0])

    return NAMED.sub(sign, CONTROLS.sub("", text))
