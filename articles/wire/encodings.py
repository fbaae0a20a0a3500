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
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_ONE_BYTE = {"iso8859-1", "cp1252", "ascii"}


def decode(data: bytes) -> str:
    """The text of an XML or HTML document in bytes. Raise WireError, naming the line, if none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding).removeprefix("\ufeff")
    declared = _declared(data)
    if declared is None or declared in _ONE_BYTE or declared == "utf-8":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if declared == "utf-8" and re.search(rb"[\xc3-\xf4][\x80-\xbf]", data):
                raise _not(error, data, "UTF-8") from error
        declared = "cp1252"
        data = data.translate(None, b"\x81\x8d\x8f\x90\x9d")  # which Windows-1252 does not have
    return _strictly(data, declared)


def _declared(data):
    found = _DECLARED.search(data[:1024])
    if found is None:
        return None
    name = found[1].decode()
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise WireError(f"The file declares the encoding {name!r}, which is none.", 1) from error


def _strictly(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not(error, data, encoding.upper()) from error
    except (LookupError, ValueError) as error:
        raise WireError(
            f"The file declares the encoding {encoding!r}, which is none.", 1
        ) from error


def _not(error, data, encoding):
    line = data.count(b"\n", 0, error.start) + 1
    return WireError(f"The file says that it is {encoding} and is not; save it as UTF-8.", line)


def head_text(head: bytes) -> str:
    """The first bytes of a file as text, as far as they can be read, to tell its format by."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "replace").removeprefix("\ufeff")
    return head.decode("utf-8", "replace")
