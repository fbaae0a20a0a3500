"""What a block is by itself, before its place in the story is known."""

import re

from . import agencies, captions, furniture, signoffs
from .bylines import read_byline
from .characters import holds_any
from .date_lines import is_date_line
from .facts import Role
from .lines import Block

_SOURCE_LABEL = re.compile(
    r"(?:source|agency|news source|from|submitted by|excerpts?|quelle|fuente|fonte|kaynak)\s*:\s*"
    r"|from\s+",
    re.I,
)
_BY = frozenset({"By ", "by ", "BY "})
_LONG = 220
_LONGEST_CREDIT = 120  # a longer line is none if it ends as a sentence
_LONGEST_HEADLINE = 200
_WORDY = 14  # so many words and a full stop are a sentence, however many are capitalised
_INTRODUCES = 7  # words of a sentence that ends in a colon
_NOTICE_WORDS = tuple(
    "copyright|©|all rights|may not be|cookie|reproduc|reprint|views expressed|subscri|newsletter"
    "|comment|originally|contact|agree".split("|")
)
_MARKED = re.compile(r"[.,;:!?…]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$")
_BROKEN_OFF = re.compile(r"[\w,](?: ?…| ?\.\.+)$")
_OPENING_MARKS = "\"“‘«„'`"
_BULLET = re.compile(r"[-•·*–—▪●]\s|\(?\d{1,2}[.)]\s")
_WORD = re.compile(r"[^\W\d_]{4,}")


def kind_of(block: Block) -> Role | None:
    """The role a block shows on its face, or None: then it is a headline, copy, or unknown."""
    text = block.text
    if len(text) > _LONG:
        return _kind_of_long(text)
    if len(text) < _LONGEST_CREDIT or not is_closed(text):
        is_signed = text[:3] in _BY and read_byline(text) is not None
        if not is_signed and is_date_line(text):
            return Role.DATE
        if is_signed or read_byline(text):
            return Role.BYLINE
        if source_of(text):
            return Role.SOURCE
    if signoffs.is_signoff(text):
        return Role.SIGNOFF
    if furniture.is_furniture(text):
        return Role.FURNITURE
    if captions.is_caption(text):
        return Role.CAPTION
    return None


def source_of(text: str) -> str | None:
    """The agency a line names and nothing else, with or without `Source:` or brackets."""
    if len(text) > 110:
        return None
    text = text.strip("/|–—-•·^=< ")
    if not text:
        return None
    label = _SOURCE_LABEL.match(text.lstrip("(["))
    if label:
        name = _without_marks(text.lstrip("([")[label.end() :])
        if "://" in name or name.startswith("www."):
            return None
        is_office = label[0].strip().endswith(":") or agencies.is_agency(name)
        return name if name and is_office and len(name.split()) <= 8 else None
    first, by, rest = text.partition(" By ")
    if by and rest.startswith(first) and agencies.is_agency(first):
        return first
    middle = len(text) // 2
    if text[middle : middle + 1] == " " and text[:middle] == text[middle + 1 :]:
        text = text[:middle]  # a logo and its description
    name = text.strip("()[]").rstrip(" .,") if text[0] in "([" else text.rstrip(" ,")
    return name if name and agencies.is_agency(name) else None


def is_labelled_source(text: str) -> bool:
    """Whether the line says itself that it names the source."""
    return _SOURCE_LABEL.match(text.lstrip("/|–—-([ ")) is not None and source_of(text) is not None


def _without_marks(name: str) -> str:
    """The name without marks around it; a bracket that it opens itself stays."""
    name = name.strip(" .,;[]")
    return name if "(" in name and name[-1] == ")" else name.strip("() ")


def is_sentence(text: str) -> bool:
    """Whether a block reads like running copy rather than like a heading."""
    if len(text) >= 160 and not (len(text) < _LONGEST_HEADLINE and is_title_cased(text)):
        return _MARKED.search(text) is not None
    words = text.split()
    if text[-1] == ":":
        is_prose = any(len(word) >= 5 and word.islower() for word in words)
        return len(words) >= _INTRODUCES and is_prose
    if _SENTENCE_END.search(text[-8:]) is None:
        return False
    if text[-1] == "." and len(words) >= _WORDY:
        return True
    return len(words) >= 4 and (text[-1] == "." or len(words) >= 8) and not is_title_cased(text)


def is_quotation(text: str) -> bool:
    """Whether a block opens with a quotation mark, as copy does and furniture does not."""
    return text[0] in _OPENING_MARKS and len(text.split()) >= 3


def is_closed(text: str) -> bool:
    """Whether a block ends as a sentence does."""
    return _SENTENCE_END.search(text[-8:]) is not None


def reads_on(text: str) -> bool:
    """Whether a block may be copy by itself: it is a sentence, or ends as one does."""
    return is_closed(text) or is_sentence(text)


def is_listed(text: str) -> bool:
    """Whether a line is an item of a list in the copy, or the line that opens one."""
    return text.endswith((":", ",", ";")) or _BULLET.match(text) is not None


def is_title_cased(text: str) -> bool:
    """Whether most words of four letters and more are capitalised."""
    words = _WORD.findall(text)
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def is_teaser(text: str) -> bool:
    """Whether a line breaks off as the beginnings of other stories do: `The council put off …`."""
    return _BROKEN_OFF.search(text[-8:]) is not None


def telling_words(text: str) -> set[str]:
    """The beginnings of the longer words, by which a headline and its story can be matched."""
    return {word[:5] for word in _WORD.findall(text.lower())}


def _kind_of_long(text: str) -> Role | None:
    if furniture.is_row_of_links(text):
        return Role.FURNITURE
    if text[0] in _OPENING_MARKS:
        return None
    if signoffs.is_signoff(text):
        return Role.SIGNOFF
    start = text[:700].lower()
    if holds_any(start, _NOTICE_WORDS) and furniture.is_furniture(text):
        return Role.FURNITURE
    if captions.is_caption(text):
        return Role.CAPTION
    return None
