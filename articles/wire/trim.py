"""What stands in marked-up copy and is no body: repeated heads, datelines, sign-offs, end marks."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from ..reading import agencies
from ..reading.bylines import read_byline
from ..reading.datelines import split_dateline
from ..reading.signoffs import biography_of, inline_signoff, is_signoff
from .blocks import Block, without

HEADINGS = {"h2", "h3", "h4"}
_HEAD = 4  # blocks among which the headline and the byline may be repeated
_MARK = re.compile(r"[\W_]*(?:©|\(c\))?[\W_]*\w{0,8}[\W_]*")
_RULE = re.compile(r"[-_*=~#•·.—–\s]{1,60}")
_BY = re.compile(r"by\s+|von\s+|av\s+|por\s+|par\s+|di\s+", re.I)
_DASHED = re.compile(r"[-–—:]$")
_CODES = re.compile(r"(?:[A-Za-z]{1,6}\d{0,3}[ /-]?){1,5}")
_CLOSING = 6  # lines at most after the last paragraph


@dataclass(slots=True)
class Trimmed:
    """The body's blocks, and what stood among them."""

    blocks: list[Block]
    byline: str = ""
    dateline: str = ""
    place: str = ""
    day: date | None = None
    signoff: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def html(self):
        return "\n".join(block.html for block in self.blocks)


def trim(blocks, headline="", byline="", dateline="") -> Trimmed:
    """The blocks without what the head of the document says already, or what closes the story."""
    found = Trimmed(list(blocks))
    _head_off(found, headline, byline)
    _dateline_off(found, dateline)
    _end_off(found)
    return found


def _head_off(found, headline, byline):
    names = _folded(_BY.sub("", byline, count=1))
    for block in list(found.blocks[:_HEAD]):
        text = _folded(block.text)
        is_headline = block.tag in HEADINGS and headline and text == _folded(headline)
        is_byline = (
            block.tag == "p"
            and len(found.blocks) > 1
            and names
            and _BY.sub("", text, count=1) == names
        )
        if is_headline or is_byline:
            found.blocks.remove(block)
        elif block.tag == "p" and not byline and text.startswith("by ") and len(text) < 120:
            if read_byline(block.text) is None:
                break
            found.byline = block.text
            found.blocks.remove(block)
            break
        elif block.tag == "p":
            break


def _dateline_off(found, dateline):
    """Take the dateline off the first paragraph."""
    at = next((at for at, one in enumerate(found.blocks) if one.tag == "p"), None)
    if at is None:
        return
    block = found.blocks[at]
    read = split_dateline(block.text)
    if read and read.is_sure and read.body_start < len(block.text):
        found.dateline, length = read.printed.strip(), read.body_start
        found.place, found.day = read.place or "", read.day
    elif _DASHED.search(dateline) and block.text.startswith(dateline):
        found.dateline, length = dateline, len(dateline)
    else:
        return
    found.blocks[at] = _cut(block, 0, length)


def _end_off(found):
    """Take off the lines that close the story, and the line that parts them from it."""
    closing = []
    while found.blocks and len(closing) < _CLOSING:
        last = found.blocks[-1]
        if last.tag == "hr" or (last.tag == "p" and _RULE.fullmatch(last.text)):
            found.blocks.pop()
        elif last.tag == "p" and len(found.blocks) > 1 and _closes(found, last.text):
            closing.insert(0, last.text)
            found.blocks.pop()
        else:
            break
    last = found.blocks[-1] if found.blocks else None
    cut = inline_signoff(last.text) if last and last.tag == "p" else None
    if cut:
        closing.insert(0, last.text[cut:].strip())
        found.blocks[-1] = _cut(last, cut, len(last.text))
    found.signoff = closing
    found.blocks = [
        Block("hr", "<hr>", "") if one.tag == "p" and _RULE.fullmatch(one.text) else one
        for one in found.blocks
    ]


def _closes(found, text):
    if len(text) > 600:
        return False
    if is_signoff(text) or _is_mark(text):
        return True
    before = found.blocks[-2]
    parted = before.tag == "hr" or _RULE.fullmatch(before.text)
    return bool(parted and biography_of(text))


def _is_mark(text):
    """Whether a short line is an agency's end mark: `AAP RTV`, `(©NTB)`, `dpa abc de xy`."""
    if len(text) > 40 or text[-1] in '?!:;,”"':
        return False
    if "©" in text and len(text) <= 24:
        return True
    end = agencies.at_start(text)
    first = text[:end].strip() if end else text.split()[0].strip("/()-")
    rest = text[len(first) :].strip(" /()-") if text.startswith(first) else text
    known = agencies.is_known(first) or first.lower() in _HOUSES
    return known and (not rest or (_CODES.fullmatch(rest) is not None and len(rest) <= 24))


# Agencies that sign with their own name and the initials of who wrote and edited.
_HOUSES = frozenset("aap pa dpa ntb stt efe ansa apa afp ap tt ritzau belga anp lusa cp".split())


def _cut(block, start, end):
    inner = without(block.inner, start, end)
    text = (block.text[:start] + block.text[end:]).strip()
    return replace(block, html=f"{block.opening}{inner}</{block.tag}>", text=text)


def _folded(text):
    return " ".join(text.casefold().split()).strip(" .")
