"""From the bytes of a file to its text, and what counts as white space in copy."""

import codecs
from collections.abc import Iterable

MAX_BYTES = 20 * 1024 * 1024

# Invisible characters that only say where a line may break.
ZERO_WIDTH = "\u200b\u2060\ufeff"
WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + ZERO_WIDTH

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f")
_DELETE_ZERO_WIDTH = {ord(character): None for character in ZERO_WIDTH}


class CopyError(ValueError):
    """A file that cannot be read as copy; `line` is where reading stopped, or None."""

    def __init__(self, message: str, line: int | None = None):
        super().__init__(message)
        self.line = line


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    A mark is not part of the text. Everything else is kept as it stands, line ends included.
    """
    _refuse_what_is_no_text(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decode_marked(data[len(mark) :], encoding)
            break
    else:
        _refuse_control_characters(data)
        text = _decode_unmarked(data)
    if "\0" in text:
        raise _binary(text.count("\n", 0, text.index("\0")) + 1, "a NUL character")
    if not text.strip(WHITE_SPACE):
        raise CopyError("The file holds only white space; give one with a story in it.", 1)
    return text


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of the parts stands in the text; `any` takes several times longer."""
    for part in parts:  # noqa: SIM110
        if part in text:
            return True
    return False


def collapse(text: str) -> str:
    """`text` with every stretch of white space as one blank, and none at its ends."""
    if not text.isascii() and holds_any(text, ZERO_WIDTH):
        text = text.translate(_DELETE_ZERO_WIDTH)
    return " ".join(text.split())


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data:
        raise CopyError("The file is empty; give one with a story in it.", 1)
    if len(data) > MAX_BYTES:
        raise CopyError(
            f"The file is larger than the {MAX_BYTES:,} bytes a story may have; "
            "split it into one file a story."
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise CopyError(f"The file is {kind}, not text; save it as plain text in UTF-8.", 1)


def _refuse_control_characters(data: bytes) -> None:
    nul = data.find(b"\0")
    if nul >= 0:
        raise _binary(data.count(b"\n", 0, nul) + 1, "a NUL byte")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 100 > len(data):
        first = next(at for at, byte in enumerate(data) if byte in _CONTROLS)
        raise _binary(data.count(b"\n", 0, first) + 1, f"the control byte 0x{data[first]:02x}")


def _binary(line: int, what: str) -> CopyError:
    return CopyError(
        f"Line {line} holds {what}, so this is not plain text; save the copy as UTF-8.", line
    )


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise CopyError(
            f"Line {line} is not valid {encoding.upper()}, which the file's first bytes announce; "
            "save it again as UTF-8.",
            line,
        ) from error


def _decode_unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CopyError(
            f"Byte 0x{data[error.start]:02x} in line {line} is neither UTF-8 nor Windows-1252; "
            "save the copy as UTF-8.",
            line,
        ) from error
