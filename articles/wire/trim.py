"""What stands in marked-up copy and is no body: repeated heads, datelines, sign-offs, end marks."""

import html
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ..reading import agencies
from ..reading.bylines import read_byline
from ..reading.datelines import split_dateline
from ..reading.signoffs import biography_of, inline_signoff, is_signoff
from .blocks import Block, without

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
_SIGNED = re.compile(r"\s*\(©\s?\w{1,12}\)$")
_REPORTED = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:,? and [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})? "
    r"(?:also )?reported from [A-Z][^.;:]{2,60}\.?"
)
_BY = re.compile(r"by\s+|von\s+|av\s+|por\s+|par\s+|di\s+", re.I)
_DASHED = re.compile(r"[-–—:]$")
# `Lisboa, 2 jan (LUSA).- …` and `København /ritzau/: …`: the house parts place and story.
_HOUSE = re.compile(
    r"(?P<place>[^\W\d_][^\d,:()/]{1,40}?)(?:,\s*(?P<day>[^()/:]{3,20}))?\s*"
    r"(?:\((?P<one>[^()]{2,20})\)|/(?P<other>[^/]{2,20})/)\s*(?:\.\s*[-–—]+|:)\s+(?=\S)"
)
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
    _dateline_off(found, dateline, source)
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


def _dateline_off(found, dateline, source):
    """Take the dateline off the first paragraph."""
    at = next((at for at, one in enumerate(found.blocks) if one.tag == "p"), None)
    if at is None:
        return
    block = found.blocks[at]
    read = split_dateline(block.text)
    house = _HOUSE.match(block.text)
    if read and _is_sure(read) and read.body_start < len(block.text):
        found.dateline, length = read.printed.strip(), read.body_start
        found.place, found.agency = read.place or "", read.agency or ""
        found.note_day(read)
    elif house and _is_house(house["one"] or house["other"]):
        found.dateline, length = house[0].strip(), house.end()
        found.place = house["place"].strip()
        found.note_day(split_dateline(f"{found.place}, {house['day']} (AP) - x"))
    elif _DASHED.search(dateline) and block.text.startswith(dateline):
        found.dateline, length = dateline, len(dateline)
    else:
        return
    found.blocks[at] = _cut(block, 0, length)
    _source_off(found, at, source)


def _is_sure(read):
    """Whether it is a dateline: also a city in capitals with the land or state behind it."""
    city, comma, _rest = (read.place or "").partition(",")
    return read.is_sure or bool(comma and city.isupper())


def _source_off(found, at, source):
    """Take off the agency's name, where it stands between the dateline's dash and the story."""
    block = found.blocks[at]
    after = block.text.removeprefix(source).lstrip() if source else block.text
    if after != block.text and after[:1] in {".", ":"} and len(after) > 1:
        found.dateline = f"{found.dateline} {source}{after[0]}"
        found.blocks[at] = _cut(block, 0, len(block.text) - len(after[1:].lstrip()))


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
    cut = None
    if last and last.tag == "p":
        sign = _SIGNED.search(last.text)
        cut = inline_signoff(last.text) or (sign and sign.start())
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
    return _is_house(first) and (
        not rest or (_CODES.fullmatch(rest) is not None and len(rest) <= 24)
    )


def _is_house(name):
    return agencies.is_known(name) or name.lower() in _HOUSES


# Agencies that sign with their own name and the initials of who wrote and edited.
_HOUSES = frozenset("aap pa dpa ntb stt efe ansa apa afp ap tt ritzau belga anp lusa cp".split())


def _cut(block, start, end):
    inner = without(block.inner, start, end)
    text = (block.text[:start] + block.text[end:]).strip()
    return replace(block, html=f"{block.opening}{inner}</{block.tag}>", text=text)


def _folded(text):
    return " ".join(text.casefold().split()).strip(" .")
