"""Values out of files that nobody promised to be right: JSON read within bounds, clean text."""

import html
import json
import re

from ..reading.characters import CopyError, collapse, decode
from .items import WireError

LARGEST = 12 * 1024 * 1024  # bytes of one document
MOST_VALUES = 250_000  # of one document; each takes far more memory than it takes space in a file
LONGEST_NUMBER = 19  # digits
BEYOND = 2**63  # what no database keeps as a whole number

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What feeds declare as Latin-1 and write as Windows-1252.
POINTS = {
    code: bytes([code]).decode("cp1252", "ignore") or None
    for code in range(0x80, 0xA0)
    if code != 0x85
}
HAS_POINTS = re.compile("[\x80-\x9f]")
TWICE_ESCAPED = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip);"
)
WHOLE = re.compile(rf"[+-]?[0-9]{{1,{LONGEST_NUMBER}}}")
HIGHEST_SURROGATES = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def load(data: bytes, line=1):
    """The JSON value in the bytes, which begin in that line. Raise WireError for what is none."""
    if len(data) > LARGEST:
        raise WireError(
            f"The document is larger than {LARGEST:,} bytes; split it, or write one object a line.",
            line,
        )
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise WireError(
            f"The document holds more than {MOST_VALUES:,} values; write one object a line.", line
        )
    try:
        return json.loads(decode(data), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = line + error.lineno - 1
        raise WireError(f"This is not JSON ({error.msg}); was the file cut?", where) from error
    except CopyError as error:
        raise WireError(str(error), line + (error.line or 1) - 1) from error
    except RecursionError as error:
        raise WireError("The objects are nested too deep for any news; mend the file.", line) from (
            error
        )
    except ValueError as error:  # a number of thousands of digits, NaN
        raise WireError(f"This is not JSON ({error}).", line) from error


def _refuse(name):
    raise ValueError(f"{name} is no number")


def text(value) -> str:
    """The value as text that databases and XML can hold; "" for what is no text.

    Of a list, its texts joined by "; "; of an object, its value or name.
    """
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if abs(value) < BEYOND else ""
    if isinstance(value, list):
        return "; ".join(filter(None, (text(part) for part in value if not _holds(part))))
    return next(
        (cleaned(value[key]) for key in ("value", "name") if isinstance(value.get(key), str)), ""
    )


def _holds(part):
    return isinstance(part, list | dict)


def cleaned(value: str) -> str:
    """The text without control characters, its Windows-1252 points as what they are meant for."""
    if value.isascii() and value.isprintable():
        return value
    if HIGHEST_SURROGATES.search(value):
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = CONTROLS.sub("", value)
    return value.translate(POINTS) if HAS_POINTS.search(value) else value  # slow, and rarely needed


def unescaped(words: str) -> str:
    """The words without what was escaped twice; what then would be markup stays as it is."""
    return TWICE_ESCAPED.sub(lambda found: html.unescape(found[0]), words)


def line(value) -> str:
    """The value as one line of text."""
    return collapse(text(value))


def whole(value, lowest=None, highest=None) -> int | None:
    """The whole number within the bounds; None for what is none. "04" is 4."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and WHOLE.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value) if abs(value) < BEYOND else None
    if not isinstance(value, int) or abs(value) >= BEYOND:
        return None
    if (lowest is not None and value < lowest) or (highest is not None and value > highest):
        return None
    return value


def objects(value) -> list[dict]:
    """The objects in a list, a lone object, or the members of an object of named ones."""
    if isinstance(value, dict):
        value = list(value.values()) if _is_of_objects(value) else [value]
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _is_of_objects(value):
    return bool(value) and all(part is None or isinstance(part, dict) for part in value.values())


def without_blanks(found: dict) -> dict:
    """The dictionary without what is None or empty."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {}, ())}
