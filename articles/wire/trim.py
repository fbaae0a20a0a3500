"""What stands in marked-up copy and is no body: repeated heads, datelines, sign-offs, end marks."""

import html
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..reading import agencies
from ..reading.bylines import read_byline
from ..reading.datelines import split_dateline
from ..reading.signoffs import biography_of, inline_signoff, is_signoff
from .blocks import Block, cut
from .trim_dateline import dateline_off, is_house

HEADINGS = {"h2", "h3", "h4"}
_HEAD = 4  # blocks among which the headline and the byline may be repeated
_ABOVE = 8  # paragraphs at most of what an agency tells editors above the story
_ADVICE = re.compile(
    r"\((?:adds?|adding|updates?|updating|recasts?|recrops|corrects?|refiles?|repeats?|rewrites?|"
    r"writethru|fixes|removes?|changes?|clarifies|restores?|replaces|releads|new throughout|with "
    r"(?:photos?|pictures?|graphics?|video)|for more|attn|eds?:|editors?:)\b[^()]{0,300}"
    r"(?:\([^()]{0,60}\)[^()]{0,200}){0,3}\)\.?",
    re.I,
)
_POINT = re.compile(r"[*•▪]\s+\S")
_RULE = re.compile(r"[-_*=~#•·.—–\s]{1,60}")
_END_MARK = re.compile(r"(?:# ?){2,6}|-\s?30\s?-|[-–—]\s?(?:end|ends|END|ENDS)\s?[-–—]")
_LINE = re.compile(r"_{2,}")  # as AP parts its notes on a story from the story
_ON_STORY = 300  # letters of such a note at most
_SIGNED = re.compile(r"\s*\((?:©\s?\w{1,12}|(?P<name>[^()]{2,20}))\)\.?$")
_REPORTED = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:,? and [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})? "
    r"(?:also )?reported from [A-Z][^.;:]{2,60}\.?"
)
_BY = re.compile(r"by\s+|von\s+|av\s+|por\s+|par\s+|di\s+", re.I)
_ROUTING = re.compile(r"(?=(?:.*?\d){4})(?:[A-Z0-9]{1,9}\s+){4,40}[A-Z0-9]{1,9}")
_CODES = re.compile(r"(?:[A-Za-z]{1,6}\d{0,3}[ /-]?){1,5}")
_CLOSING = 6  # lines at most after the last paragraph
_NEAR = timedelta(days=180)


@dataclass(slots=True)
class Trimmed:
    """The body's blocks, and what stood among them."""

    blocks: list[Block]
    byline: str = ""
    dateline: str = ""
    place: str = ""
    agency: str = ""
    day: date | None = None
    month_day: tuple[int, int] | None = None  # of a dateline without a year
    points: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    signoff: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def html(self):
        return "\n".join(block.html for block in self.blocks)

    def note_day(self, read):
        """Note the day of a dateline that was read, or None."""
        day = read.printed_day if read else None
        self.day = read.day if read else None
        self.month_day = (day.month, day.day) if day and day.month and day.day else None

    def day_near(self, moment):
        """The dateline's day; of one without a year, the one nearest to the moment."""
        if self.day or not self.month_day or not moment:
            return self.day
        on = moment.date()
        for year in (on.year, on.year - 1, on.year + 1):
            try:
                found = date(year, *self.month_day)
            except ValueError:  # 29 February, year 0
                continue
            if abs(found - on) < _NEAR:
                return found
        return None


def trim(blocks, headline="", byline="", dateline="", source="") -> Trimmed:
    """The blocks without what the head of the document says already, or what closes the story."""
    found = Trimmed(list(blocks))
    _heads_off(found, headline)
    _advice_off(found)
    _byline_off(found, byline)
    dateline_off(found, dateline, source)
    _end_off(found)
    return found


def without_end(blocks, address="") -> str:
    """The HTML of the blocks of a feed's entry without end marks and what leads to the entry."""
    found = Trimmed(list(blocks))
    last = found.blocks[-1] if len(found.blocks) > 1 else None
    if last and last.tag == "p" and _leads_back(last.html, address):
        found.dropped = [found.blocks.pop().text]
    while len(found.blocks) > 1 and is_end_mark(found.blocks[-1]):
        found.dropped.append(found.blocks.pop().text)
    return found.html


def _leads_back(paragraph, address):
    """Whether a paragraph tells where its entry was first printed: it leads there and further."""
    return (
        bool(address)
        and paragraph.count("<a ") == 2
        and f'href="{html.escape(address)}"' in (paragraph)
    )


def notes_behind(blocks) -> list[str]:
    """The notes on a story in the blocks behind it, as AP parts them from it by a line."""
    if not blocks or not _LINE.fullmatch(blocks[0].text):
        return []
    notes = [one.text for one in blocks[1:3] if one.tag == "p" and len(one.text) <= _ON_STORY]
    return [text for text in notes if _REPORTED.fullmatch(text) or is_signoff(text)]


def is_end_mark(block):
    """Whether a paragraph is nothing but an end mark: `###`, `-30-`."""
    return block.tag == "p" and _END_MARK.fullmatch(block.text) is not None


def _heads_off(found, headline):
    for block in list(found.blocks[:_HEAD]):
        if block.tag in HEADINGS and headline and _folded(block.text) == _folded(headline):
            found.blocks.remove(block)


def _advice_off(found):
    """Take off what an agency tells editors, and its points, above the byline or dateline."""
    above = []
    for block in found.blocks[:_ABOVE]:
        if block.tag != "p" or not (_ADVICE.fullmatch(block.text) or _POINT.match(block.text)):
            break
        above.append(block)
    points = [block for block in above if _POINT.match(block.text)]
    notes = [block for block in above if block not in points]
    if len(above) == len(found.blocks) or not above:
        return
    after = found.blocks[len(above)]
    if not (_is_byline(after) or _has_dateline(after)):
        points = []
    found.points = [block.text.lstrip("*•▪ ") for block in points]
    found.notes = [block.text.removeprefix("(").removesuffix(")") for block in notes]
    found.blocks = [block for block in found.blocks if block not in (*points, *notes)]


def _is_byline(block):
    text = block.text
    is_led = block.tag == "p" and text[:3].casefold() == "by " and len(text) < 120
    return is_led and read_byline(text) is not None


def _has_dateline(block):
    read = split_dateline(block.text) if block.tag == "p" else None
    return bool(read and read.is_sure)


def _byline_off(found, byline):
    names = _folded(_BY.sub("", byline, count=1))
    for block in list(found.blocks[:_HEAD]):
        if block.tag != "p":
            continue
        text = _folded(block.text)
        if len(found.blocks) > 1 and names and _BY.sub("", text, count=1) == names:
            found.blocks.remove(block)
        elif len(found.blocks) > 1 and _is_byline(block):
            found.byline = block.text
            found.blocks.remove(block)
            break
        else:
            break


def _end_off(found):
    """Take off the lines that close the story, and the line that parts them from it."""
    closing = []
    while found.blocks and len(closing) < _CLOSING:
        last = found.blocks[-1]
        if last.tag == "hr" or (last.tag == "p" and _RULE.fullmatch(last.text)):
            found.blocks.pop()
        elif last.tag == "p" and len(found.blocks) > 1 and _ROUTING.fullmatch(last.text):
            found.notes.append(found.blocks.pop().text)
        elif last.tag == "p" and len(found.blocks) > 1 and _closes(found, last.text):
            closing.insert(0, last.text)
            found.blocks.pop()
        else:
            break
    last = found.blocks[-1] if found.blocks else None
    start = _signed_at(found, last.text) if last and last.tag == "p" else None
    if start:
        closing.insert(0, last.text[start:].strip())
        found.blocks[-1] = cut(last, start, len(last.text))
    found.signoff = closing
    found.blocks = [
        Block("hr", "<hr>", "") if one.tag == "p" and _RULE.fullmatch(one.text) else one
        for one in found.blocks
    ]


def _signed_at(found, text):
    """Where the sign-off on the last line of a story starts; None for none."""
    sign = _SIGNED.search(text)
    is_own = sign and (sign["name"] is None or found.agency == sign["name"])
    return inline_signoff(text) or (sign.start() if is_own else None)


def _closes(found, text):
    if len(text) > 600:
        return False
    is_own = found.agency and text.strip("()/[] -–—.") == found.agency
    if is_own or is_signoff(text) or _is_mark(text) or _REPORTED.fullmatch(text):
        return True
    before = found.blocks[-2]
    if _LINE.fullmatch(before.text) and len(text) <= _ON_STORY:
        return True
    parted = before.tag == "hr" or _RULE.fullmatch(before.text)
    return bool(parted and biography_of(text))


def _is_mark(text):
    """Whether a short line is an agency's end mark: `AAP RTV`, `(©NTB)`, `dpa abc de xy`."""
    if len(text) > 40 or text[-1] in '?!:;,”"':
        return False
    if "©" in text and len(text) <= 24:
        return True
    bare = text.strip("/() -")
    end = agencies.at_start(bare)
    first = bare[:end].strip() if end else bare.split()[0].strip("/()-") if bare else ""
    rest = bare.removeprefix(first).strip(" /()-")
    return is_house(first) and (
        not rest or (_CODES.fullmatch(rest) is not None and len(rest) <= 24)
    )


def _folded(text):
    return " ".join(text.casefold().split()).strip(" .")
