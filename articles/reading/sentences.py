"""Sentences of a body with its quoted stretches hidden: only the reporter's words count."""

import re
from dataclasses import dataclass, field

from articles.reading.fragments import Fragment
from articles.reading.sayings import VERBS

HIDDEN = "\x01"
# A stop or a quotation, and white space. It begins with one character, as that is quick to find.
_BREAK = re.compile(rf"[.?!\s](?:(?<=[.?!])[)\]’”]*\s+|(?<={HIDDEN}\s)\s*)(?=[A-Z{HIDDEN}(\[À-Þ])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Prof|St|Jr|Sr|vs|Jan|Feb|Aug"
    r"|Sept|Oct|Nov|Dec|No|Brig|Cmdr|Spc|Pfc|Pvt|Cpl|Amb|Inc|Corp|Co|Ltd|Calif|Ariz|Mass|Conn|Fla"
    r"|Va|Pa|Ill|Mich|Minn|Wash|Tenn|Ga|Ala|Md|Del|Colo|Okla|Ore|Wis)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_SPEAKS_NEXT = re.compile(
    r"(?:(?:the|The|[A-Z][\w.'’-]*)\s){1,5}(?:" + "|".join(sorted(VERBS)) + r")\b[^.]{0,60}[.,]"
)
_ONLY_SPEAKS_NEXT = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){1,4}(?:said|says|told reporters|added|asked)\."
)


@dataclass(slots=True)
class Sentence:
    """The characters `start` to `end` of the body, and the fragments that begin in them."""

    start: int
    end: int
    paragraph: int
    fragments: list[Fragment] = field(default_factory=list)


def hidden(body, fragments):
    """The body with every quoted stretch and its marks covered, so that positions stay."""
    parts, done = [], 0
    for fragment in fragments:
        start, end = fragment.start, fragment.end
        while start > done and body[start - 1] in "“”„‟«»\"`‘' " and body[start - 1] != " ":
            start -= 1
        while end < len(body) and body[end] in "“”„‟«»\"`’'":
            end += 1
        parts += [body[done:start], HIDDEN * (end - start)]
        done = end
    parts.append(body[done:])
    return "".join(parts)


def sentences(body, masked, spans, fragments):
    """The sentences of every paragraph in order. A fragment belongs to one sentence."""
    found, place = [], 0
    for number, (start, end) in enumerate(spans):
        for first, last in _split(body, masked, start, end):
            sentence = Sentence(first, last, number)
            while place < len(fragments) and fragments[place].start < last:
                sentence.fragments.append(fragments[place])
                place += 1
            found.append(sentence)
    return found


def _split(body, masked, start, end):
    first = start
    for match in _BREAK.finditer(masked, start, end):
        if _ends_here(body, masked, match, first, end):
            yield first, match.end()
            first = match.end()
    if first < end:
        yield first, end


def _ends_here(body, masked, match, first, end):
    if not match[0][0].isspace():
        window = masked[max(first, match.start() - 12) : match.start() + 1]
        return not _ABBREVIATED.search(window)
    inner = body[max(first, match.end() - 20) : match.end()].rstrip(" \n“”„‟«»\"`’'")
    if not inner or inner[-1] not in ".?!…":
        return False
    if masked[match.end()] == HIDDEN:
        return True
    speaks = _ONLY_SPEAKS_NEXT if inner[-1] == "." else _SPEAKS_NEXT
    return not speaks.match(masked, match.end(), end)
