"""Blocks of a body's HTML, and the small work on their words: blanks, breaks, columns."""

import html
import re
from dataclasses import dataclass, replace

from lxml import etree

from ..body import TOKEN
from .xml import BLANKS, collapse, get, name_of, raw_text, single_blanks

SPLIT = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)+")
_BREAKS = re.compile(r"\s*<br>\s*")
_EMPTY = re.compile(r"<(strong|em|b|i|u|s|sub|sup|span|a)(?: [^>]*)?>\s*</\1>")
_ENDED = re.compile(r"[.!?:…。！？»”\"')\]]$")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# For those who hear a page: labels such as "Image caption".
_FOR_READERS = frozenset(
    "visually-hidden sr-only screen-reader-text visuallyhidden element-invisible u-hidden".split()
)
_WRAPPED = 90  # signs of the longest line of a column
_COLUMNS = re.compile(r"\S {3,}\S")


@dataclass(slots=True)
class Block:
    """One block of the body: its tag, its HTML with the tag, its words."""

    tag: str
    html: str
    text: str

    @property
    def opening(self):
        return self.html[: self.html.index(">") + 1]

    @property
    def inner(self):
        return self.html[self.html.index(">") + 1 : self.html.rindex("<")]


def paragraph(text: str, tag: str = "p") -> Block:
    """The block of a plain text."""
    text = collapse(text)
    return Block(tag, f"<{tag}>{html.escape(text, quote=False)}</{tag}>", text)


def from_text(text: str) -> list[Block]:
    """The paragraphs of plain text: between blank lines, else by lines that are set in, else lines.

    Lines that only end where the column ends are parts of a paragraph.
    """
    text = text.replace("\r\n", "\n").replace("\t", "    ").strip("\n")
    lines = text.split("\n")
    if is_laid_out(lines):
        return [laid_out(part) for part in SPLIT.split(text) if part.strip()]
    parts = parted(text)
    if len(parts) == 1 and not _is_column([line.strip() for line in lines if line.strip()]):
        parts = [line for line in lines if line.strip()]
    return [paragraph(part) for part in parts]


def parted(text: str) -> list[str]:
    """The paragraphs of a text: between blank lines, and from each line that is set in."""
    lines = text.split("\n")
    inset = [line.startswith("  ") for line in lines if line.strip()]
    if any(inset[1:]) and not all(inset[1:]):
        text = "\n".join("\n" + line if line.startswith("  ") else line for line in lines)
    return [part for part in SPLIT.split(text) if part.strip()]


def _is_column(lines):
    """Whether the lines are all short and do not end sentences."""
    ended = sum(bool(_ENDED.search(line)) for line in lines)
    return len(lines) > 2 and max(map(len, lines)) <= _WRAPPED and ended * 2 < len(lines)


def escaped(text):
    return html.escape(text, quote=False) if text else ""


def paragraphs_in(inner):
    """The HTML of the paragraphs in an inline HTML: two breaks part them, blanks are collapsed."""
    if "<br>" not in inner:
        part = tidy(inner)
        return [part] if words_of(part) else []
    lines = inner.split("<br>")
    if _is_wrapped(lines):
        inner = " ".join(lines)
    parts = re.split(r"(?:\s*<br>){2,}\s*", inner) if _is_flat(inner) else [inner]
    tidied = (_BREAKS.sub("<br>", tidy(part)) for part in parts)
    tidied = (re.sub(r"^(?:<br>)+|(?:<br>)+$", "", part) for part in tidied)
    return [part for part in tidied if words_of(part)]


def _is_flat(inner):
    """Whether no element is open where the breaks stand, as far as a look tells."""
    return all(part.count("</") * 2 == part.count("<") for part in inner.split("<br>"))


def _is_wrapped(lines):
    """Whether breaks only end the lines of a narrow column: a blank before each, or lines alike."""
    lines = [line for line in lines if line.strip()]
    lengths = [len(words_of(line)) for line in lines[:-1]]
    if not lengths:
        return False
    blanks = all(line[-1] in BLANKS for line in lines[:-1])
    return (blanks and min(lengths) >= 40) or (
        len(lengths) >= 2 and min(lengths) >= 50 and max(lengths) <= 85
    )


def tidy(inner):
    """The inline HTML with each stretch of blanks as one, also across tags, none at its ends."""
    output = []
    after_blank = True
    for token in TOKEN.findall(inner):
        if not token.startswith("<"):
            token = single_blanks(token)
            token = token[1:] if after_blank and token.startswith(" ") else token
            after_blank = token.endswith(" ") if token else after_blank
        output.append(token)
    tidied = "".join(output)
    if "<" not in tidied:
        return tidied.rstrip(" ")
    while tidied != (tidied := _EMPTY.sub("", tidied)):
        pass
    return re.sub(r" ((?:</[a-z]+>)*)$", r"\1", tidied)


def tag_of(tag):
    """The name in an opening tag."""
    return tag.strip("</>").split(" ", 1)[0]


def words_of(inner):
    """The words of an inline HTML."""
    if "<" not in inner:
        return collapse(html.unescape(inner))
    return collapse(
        html.unescape(
            "".join(t if t[0] != "<" else "\n" * (t == "<br>") for t in TOKEN.findall(inner))
        )
    )


def lines_of(element):
    """The text of an element laid out by lines and blanks: breaks end lines, if there are any."""
    parts = []
    has_breaks = False
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and name_of(one) == "br":
            has_breaks = True
            parts.append("\0")
        parts.append((one.text if event == "start" else one is not element and one.tail) or "")
    text = "".join(parts)
    return text.replace("\n", " ").replace("\0", "\n") if has_breaks else text


def is_table(element):
    return "   " in raw_text(element) and is_laid_out(lines_of(element).split("\n"))


def is_hidden(element):
    """Whether browsers show nothing of the element: by its style, or by the usual classes."""
    if not element.attrib:
        return False
    style = get(element, "style")
    classes = get(element, "class")
    return bool(
        (style and _HIDING.search(style))
        or (classes and not _FOR_READERS.isdisjoint(classes.split()))
        or element.get("hidden") is not None
    )


def shown_text(element):
    """The text of the element without what is hidden in it."""
    parts = []

    def walk(one):
        parts.append(one.text or "")
        for inner in one:
            if name_of(inner) and not is_hidden(inner):
                walk(inner)
            parts.append(inner.tail or "")

    if element is not None:
        walk(element)
    return collapse("".join(parts))


def is_for_layout(table):
    """Whether a table has but one cell, as mails and old pages set their text in."""
    return sum(name_of(one) in {"td", "th"} for one in table.iter()) == 1 and any(
        name_of(one) == "td" for one in table.iter()
    )


def is_laid_out(lines):
    return sum(bool(_COLUMNS.search(line.strip())) for line in lines) >= 3


def laid_out(text):
    lines = [line.rstrip(BLANKS) for line in text.replace("\r", "").expandtabs().split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    text = "\n".join(lines)
    # HTML's parsers take a line end away that follows the tag.
    return Block("pre", f"<pre>{html.escape(text, quote=False)}</pre>", collapse(text))


def without(inner: str, start: int, end: int) -> str:
    """The inline HTML without the characters of its text from `start` to `end`."""
    output, at = [], 0
    for token in TOKEN.findall(inner):
        if token.startswith("<"):
            output.append(token)
            at += tag_of(token) == "br"
            continue
        text = html.unescape(token)
        kept = text[: max(0, start - at)] + text[max(0, end - at) :]
        output.append(html.escape(kept, quote=False))
        at += len(text)
    return _BREAKS.sub("<br>", tidy("".join(output)))


def cut(block, start, end):
    """The block without the letters from `start` to `end` of its text."""
    inner = without(block.inner, start, end)
    text = (block.text[:start] + block.text[end:]).strip()
    return replace(block, html=f"{block.opening}{inner}</{block.tag}>", text=text)
