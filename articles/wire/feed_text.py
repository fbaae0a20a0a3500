"""XML as text, whatever it was written in and says of itself."""

import codecs
import re

from .items import WireError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HIGH = re.compile(rb"[\x80-\xff]+")
# What is often declared over bytes that are something else.
LATIN = {"iso8859-1", "ascii", "cp1252", "iso8859-15"}
LONG_RUN = 2.5  # bytes; in Latin scripts letters beyond ASCII stand alone, in others in words


def as_text(data: bytes) -> str:
    """The XML without its declaration. What is valid UTF-8 is UTF-8, if it is declared as Latin.

    Without a declaration: UTF-8, else Windows-1251 or KOI8-R where letters beyond ASCII stand in
    words, else Windows-1252. Raise WireError for bytes that are not what they are declared as.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WireError(
            f"Byte 0x{data[error.start]:02x} is not {encoding}; save the file as UTF-8.", line
        ) from error
    return DECLARATION.sub("", text.lstrip("\ufeff"), count=1)


def _encoding(data):
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    for begin, encoding in UNMARKED:
        if data.startswith(begin):
            return encoding
    found = DECLARED.match(data[:1024])
    declared = _known(found[1].decode("ascii")) if found else None
    if declared and declared not in LATIN:
        return declared if declared != "utf-8" or _is(data, "utf-8") else _guess(data)
    if _is(data, "utf-8"):
        return "utf-8"
    if declared == "iso8859-15":
        return declared
    return "cp1252" if declared and _is(data, "cp1252") else _guess(data)


def _known(name):
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    return found.name if found._is_text_encoding else None


def _is(data, encoding):
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _guess(data):
    """The encoding of bytes that are not UTF-8, told by how their high bytes stand."""
    runs = HIGH.findall(data[:200_000])
    high = b"".join(runs)
    if runs and len(high) / len(runs) >= LONG_RUN:
        lower = {
            "cp1251": sum(byte >= 0xE0 for byte in high),
            "koi8-r": sum(0xC0 <= byte < 0xE0 for byte in high),
        }
        return max(lower, key=lower.get)
    return "cp1252" if _is(data, "cp1252") else "latin-1"
