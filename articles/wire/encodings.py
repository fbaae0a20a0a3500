"""From the bytes of XML and HTML to their text, whatever encoding a sender declares."""

import codecs
import re

from .items import WireError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
# What is often declared over bytes that are UTF-8.
_ONE_BYTE = re.compile(r"ascii|cp125|iso8859|koi8|mac")
# What is sent under the older name is the newer (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_LONG_RUN = 2.5  # bytes; in Latin scripts letters beyond ASCII stand alone, in others in words


def decode(data: bytes, declared="", errors="strict") -> str:
    """The text of an XML or HTML document in bytes, without byte order mark.

    The encoding is that of the first bytes, else the one named in `declared` or in the XML
    declaration; what is valid UTF-8 is UTF-8, if an encoding of one byte a letter is declared, or
    none. Of other bytes without a true declaration: Windows-1251 or KOI8-R where letters beyond
    ASCII stand in words, else Windows-1252. Raise WireError, naming the line, for what is none.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, errors).removeprefix("\ufeff")
    encoding = _encoding(data, declared)
    if encoding == "cp1252":
        data = data.translate(None, _NOT_IN_CP1252)
    return _decoded(data, encoding, errors)


def without_declaration(text: str) -> str:
    """The document without the XML declaration, which is about its bytes."""
    return _DECLARATION.sub("", text, count=1) if _DECLARATION.match(text) else text


def head_text(head: bytes) -> str:
    """The first bytes of a file as text, as far as they can be read, to tell its format by."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "replace").removeprefix("\ufeff")
    return head.decode("utf-8", "replace")


def _encoding(data, declared):
    if not declared and (found := _DECLARED.match(data[:1024])):
        declared = found[1].decode()
    name = _known(declared) if declared else ""
    if name and name != "utf-8" and not _ONE_BYTE.match(name):
        return _MEANT.get(name, name)
    if _is_utf8(data) or (name == "utf-8" and _SEQUENCE.search(data)):
        return "utf-8"
    return _guess(data) if name in {"", "utf-8"} else _MEANT.get(name, name)


def _is_utf8(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _known(declared):
    """Python's name of the encoding; "" for UTF-16, which files begin with a mark of their own."""
    try:
        found = codecs.lookup(declared)
    except LookupError:
        found = None
    if found is None or not found._is_text_encoding:
        raise WireError(f"The file declares the encoding {declared!r}, which is none.", 1)
    return "" if found.name.startswith(("utf-16", "utf-32")) else found.name


def _decoded(data, encoding, errors):
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise _not(error, data, encoding.upper()) from error


def _not(error, data, encoding):
    line = data.count(b"\n", 0, error.start) + 1
    return WireError(f"The file says that it is {encoding} and is not; save it as UTF-8.", line)


def _guess(data):
    """The encoding of bytes that are not UTF-8, told by how their high bytes stand."""
    runs = _HIGH.findall(data[:200_000])
    high = b"".join(runs)
    if not runs or len(high) / len(runs) < _LONG_RUN:
        return "cp1252"
    lower = {
        "cp1251": sum(byte >= 0xE0 for byte in high),
        "koi8-r": sum(0xC0 <= byte < 0xE0 for byte in high),
    }
    return max(lower, key=lower.get)
