"""Stretches between quotation marks of every kind, paragraph by paragraph."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from articles.reading.facts import PARAGRAPH_BREAK

# Each begins with one kind of character, which is quick to find; what is before it comes after.
_MARK = re.compile(r"[“”„‟«»\"`'‘’](?:(?<=[“”„‟«»\"])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’)")
_SINGLE_OPENS = re.compile(r"[‘'](?<![\w’'].)(?=[\w“\"])")
_SINGLE_CLOSES = re.compile(r"[’'](?<=[^\s‘].)(?!\w)")
_ELIDED = re.compile(r"[‘'’](?:(?:em|til|cause|tis|twas|bout|round|n)\b|\d0s)", re.IGNORECASE)
_OPENERS = ("“", "„", "«", "‟", "``", "‘‘")
_CLOSED_BY = {"“": "”\"''’’", "„": '“”"', "«": "»", "‟": '”"', "``": "''”\"", "‘‘": "’’"}
_BEFORE_OPENING = " \n([{—–-/\u00a0‘'"
_AFTER_CLOSING = " \n)]},.;:?!—–-/’'\u00a0"
_NAME = r"[A-Z][\w.'’-]*"
_UNCLOSED = re.compile(
    rf"[,?!.](?= (?:(?:he|she|they|{_NAME}(?: {_NAME}){{0,3}}) (?:said|says|added|told|asked|noted"
    rf"|explained|continued)|said (?:he|she|{_NAME}))\b)"
)


@dataclass(slots=True)
class Fragment:
    """The characters `start` to `end` between two marks, marks excluded.

    `left_open`: no closing mark stands before the paragraph ends. `continues`: the paragraph
    before was left open, and this one takes it up with an opening mark.
    """

    start: int
    end: int
    paragraph: int
    left_open: bool = False
    continues: bool = False


def paragraph_spans(body):
    """The start and end of each paragraph of a body."""
    spans, start = [], 0
    for text in body.split(PARAGRAPH_BREAK):
        spans.append((start, start + len(text)))
        start += len(text) + len(PARAGRAPH_BREAK)
    return spans


def find_fragments(body, spans):
    """Every quoted stretch of a body in order.

    Single marks count where no double one is, or where every double one stands within them.
    """
    single = _between_single_marks(body, spans) if _SINGLE_OPENS.search(body) else []
    if not _leaves_out_a_mark(body, single):
        return single
    found, open_before = [], False
    for number, (start, end) in enumerate(spans):
        fragments = _in_paragraph(body, start, end, number)
        if open_before and fragments and _opens(body, start, fragments[0]):
            fragments[0].continues = True
        elif open_before:
            _close(body, found[-1])
        if fragments:
            open_before = fragments[-1].left_open
            found += fragments
        elif start < end:
            open_before = False
    if open_before:
        _close(body, found[-1])
    return [fragment for fragment in found if fragment.start < fragment.end]


def _opens(body, start, fragment):
    return not body[start : fragment.start].strip("“”„‟«»\"`'‘ ")


def _in_paragraph(body, start, end, number):
    fragments, opened, mark = [], None, ""
    marks = list(_MARK.finditer(body, start, end))
    depth = 0
    for place, match in enumerate(marks):
        char = match[0]
        opening = _looks_opening(body, match, start, end)
        closing = _looks_closing(body, match, start, end)
        if opened is None:
            if (
                char in _OPENERS
                or (opening and not closing)
                or (char == '"' and opening == closing and not _is_measure(body, match))
            ):
                opened, mark, depth = match.end(), char, 0
            continue
        if char in _OPENERS and not (mark == "„" and char == "“") and not (closing and not opening):
            if _closes_twice(marks, place):
                depth += 1
                continue
            fragments.append(_unclosed(body, opened, match.start(), number))
            opened, mark = match.end(), char
        elif char == '"' and mark == '"' and opening and not closing:
            fragments.append(_unclosed(body, opened, match.start(), number))
            opened = match.end()
        elif char == '"' and _is_measure(body, match) and _another_closes(body, marks, place, end):
            continue
        elif depth:
            depth -= 1
        elif char in _CLOSED_BY.get(mark, "”\"''»"):
            fragments.append(_fragment(body, opened, match.start(), number))
            opened = None
    if opened is not None:
        fragments.append(_fragment(body, opened, end, number, left_open=True))
    return fragments


def _looks_opening(body, match, start, end):
    before = match.start() == start or body[match.start() - 1] in _BEFORE_OPENING
    return before and match.end() < end and not body[match.end()].isspace()


def _looks_closing(body, match, start, end):
    after = match.end() == end or body[match.end()] in _AFTER_CLOSING
    return after and match.start() > start and not body[match.start() - 1].isspace()


def _is_measure(body, match):
    """Whether a straight mark may stand for inches: 16"."""
    return match.start() > 0 and body[match.start() - 1].isdigit()


def _another_closes(body, marks, place, end):
    if place + 1 >= len(marks):
        return False
    following = marks[place + 1]
    return not _looks_opening(body, following, 0, end)


def _closes_twice(marks, place):
    """Whether the next two marks both close, so that the one at hand is nested."""
    following = [match[0] for match in marks[place + 1 : place + 3]]
    return len(following) == 2 and all(char in "”»''’’" for char in following)


def _fragment(body, start, end, number, left_open=False):
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Fragment(start, end, number, left_open)


def _unclosed(body, start, limit, number):
    """A fragment whose closing mark is missing before another one opens."""
    fragment = _fragment(body, start, limit, number)
    _close(body, fragment)
    return fragment


def _close(body, fragment):
    """End a fragment without a closing mark where its attribution begins."""
    attribution = _UNCLOSED.search(body, fragment.start, fragment.end)
    if attribution:
        fragment.end = attribution.end()


def _leaves_out_a_mark(body, fragments):
    """Whether a double mark stands outside the fragments."""
    starts = [fragment.start for fragment in fragments]
    for match in _MARK.finditer(body):
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or match.start() >= fragments[place].end:
            return True
    return False


def _between_single_marks(body, spans):
    found, open_before = [], False
    for number, (start, end) in enumerate(spans):
        fragments = list(_singles(body, start, end, number))
        if open_before and fragments and not body[start : fragments[0].start].strip("‘' "):
            fragments[0].continues = True
        open_before = bool(fragments) and fragments[-1].left_open
        found += fragments
    return found


def _singles(body, start, end, number):
    """The stretches between single marks of a paragraph. A plural's apostrophe closes none."""
    closes = list(_SINGLE_CLOSES.finditer(body, start, end))
    place, done = 0, start
    for opening in _SINGLE_OPENS.finditer(body, start, end):
        if opening.start() < done or _ELIDED.match(body, opening.start()):
            continue
        while place < len(closes) and closes[place].start() <= opening.end():
            place += 1
        limit = place
        while limit < len(closes) and not _closes_single(body, closes, limit, end):
            limit += 1
        if limit < len(closes):
            yield _fragment(body, opening.end(), closes[limit].start(), number)
            place, done = limit + 1, closes[limit].end()
        elif opening.start() == start and body[opening.start()] == "‘":
            yield _fragment(body, opening.end(), end, number, left_open=True)
            return


def _closes_single(body, closes, place, end):
    """Whether a mark closes a quotation: a stop beside it, or no later mark that could."""
    at = closes[place].start()
    if body[at - 1] in ",.?!…" or at + 1 >= end or body[at + 1] in ",.;:?!)—–\n":
        return True
    return body[at - 1] != "s" or place + 1 == len(closes)
