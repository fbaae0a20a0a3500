"""What a picture's file tells about itself: caption, credit and terms in IPTC, XMP and EXIF.

IPTC photo metadata: https://iptc.org/std/photometadata/specification/
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from PIL import IptcImagePlugin

LONGEST = 5000
LONGEST_LINE = 300
LONGEST_XMP = 1024 * 1024
# Field 1:90 of IPTC → the character set of the rest.
CHARACTER_SETS = {b"\x1b%G": "utf-8", b"\x1b.A": "latin-1", b"\x1b-A": "latin-1"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

# IPTC-IIM datasets.
CHARACTER_SET = (1, 90)
SPECIAL_INSTRUCTIONS, BYLINE, CREDIT, COPYRIGHT, CAPTION = (
    (2, number) for number in (40, 80, 110, 116, 120)
)
# EXIF tags.
IMAGE_DESCRIPTION, ARTIST, EXIF_COPYRIGHT = 0x010E, 0x013B, 0x8298

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"


@dataclass(frozen=True, slots=True)
class Told:
    """Plain texts, empty where the file says nothing."""

    caption: str = ""
    credit: str = ""
    usage_terms: str = ""
    alt: str = ""


def told_by(image):
    """What the opened picture's file tells; the first of IPTC, XMP and EXIF counts."""
    tellings = [_iptc(image), _xmp(image), _exif(image)]

    def first(name, length):
        text = next(filter(None, (getattr(told, name) for told in tellings)), "")
        return text if len(text) <= length else text[: length - 1].rstrip() + "…"

    return Told(
        caption=first("caption", LONGEST),
        credit=first("credit", LONGEST_LINE),
        usage_terms=first("usage_terms", LONGEST),
        alt=first("alt", LONGEST_LINE),
    )


def _iptc(image):
    fields = IptcImagePlugin.getiptcinfo(image) or {}
    character_set = CHARACTER_SETS.get(fields.get(CHARACTER_SET))

    def text(field):
        values = fields.get(field, b"")
        values = values if isinstance(values, list) else [values]
        return ", ".join(filter(None, (clean(decoded(value, character_set)) for value in values)))

    return Told(
        caption=text(CAPTION),
        credit=_credit(text(BYLINE), text(CREDIT)),
        usage_terms="\n".join(filter(None, [text(COPYRIGHT), text(SPECIAL_INSTRUCTIONS)])),
    )


def decoded(data, character_set=None):
    """The bytes as text in that character set; without one as UTF-8, or else as Latin-1."""
    if character_set:
        return data.decode(character_set, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _xmp(image):
    root = _xmp_root(image.info.get("xmp") or image.info.get("XML:com.adobe.xmp"))
    if root is None:
        return Told()

    def text(name):
        for description in root.iter(f"{RDF}Description"):
            if value := description.get(name) or _element_text(description.find(name)):
                return clean(value)
        return ""

    return Told(
        caption=text(f"{DC}description"),
        credit=_credit(text(f"{DC}creator"), text(f"{PHOTOSHOP}Credit")),
        usage_terms=text(f"{RIGHTS}UsageTerms") or text(f"{DC}rights"),
        alt=text(f"{IPTC_CORE}AltTextAccessibility"),
    )


def _xmp_root(packet):
    """The packet's XML; None where there is none that is small, whole and without entities."""
    if not packet or len(packet) > LONGEST_XMP:
        return None
    try:
        text = packet.decode("utf-8") if isinstance(packet, bytes) else packet
        text = text.strip("\x00\ufeff \r\n\t")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            return None
        return ElementTree.fromstring(text)  # noqa: S314 (no document type: no entities)
    except (UnicodeDecodeError, ElementTree.ParseError, RecursionError, ValueError):
        return None


def _element_text(element):
    """The element's text; of a list its items, of a choice of languages the default."""
    if element is None:
        return ""
    items = [item.text or "" for item in element.iter(f"{RDF}li")]
    if element.find(f"{RDF}Alt") is not None:
        return items[0] if items else ""
    return ", ".join(filter(None, items)) or element.text or ""


def _exif(image):
    exif = image.getexif()

    def text(tag):
        value = exif.get(tag, "")
        # Pillow reads these texts as Latin-1, whatever they are.
        return clean(decoded(value.encode("latin-1", "replace"))) if isinstance(value, str) else ""

    return Told(
        caption=text(IMAGE_DESCRIPTION), credit=text(ARTIST), usage_terms=text(EXIF_COPYRIGHT)
    )


def _credit(byline, credit):
    """`Ann Roe / Agency`, said once where one holds the other."""
    if not byline or byline in credit:
        return credit
    return byline if not credit or credit in byline else f"{byline} / {credit}"


def clean(text):
    """The text without control characters and blanks at its ends."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
