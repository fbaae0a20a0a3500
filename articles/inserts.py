"""What editors set into a body: photos at their places, and decisions on who is named.

A photo's place is `<figure data-photo="NAME"></figure>`, by the name that a version knows the photo
by. A decision is `<span data-official="SLUG">words</span>`; without a slug the words name no
official, whatever reading finds. Neither changes the body's plain text.
"""

import re
from dataclasses import dataclass

from . import body
from .body import KEY, TOKEN, Mark
from .reading.facts import PARAGRAPH_BREAK

PLACE = re.compile(rf'<figure data-photo="({KEY.pattern})"></figure>')
OFFICIAL = re.compile(rf' data-official="((?:{KEY.pattern})?)"')
NOBODY = "not a person"


@dataclass(frozen=True, slots=True)
class Decision:
    """A stretch of the plain text and the official (slug) an editor says it names, or ""."""

    start: int
    end: int
    text: str
    official: str


def placed_photos(html: str) -> list[str]:
    """The names of the photos that have a place in the body, in order."""
    return PLACE.findall(html)


def with_photos(html: str, show) -> str:
    """The body with `show(name)` at the first place of each photo, and nothing at others."""
    shown = set()

    def figure(place):
        name = place[1]
        if name in shown:
            return ""
        shown.add(name)
        return show(name)

    return PLACE.sub(figure, html)


def decisions(html: str) -> tuple[Decision, ...]:
    """The decisions in the body, in order; of one within another the outer one.

    Words across two paragraphs name nobody; they decide nothing.
    """
    found = []
    spans = []  # of each open one, the texts within it if it decides
    deciding = None
    for piece in body.pieces(html) if "data-official" in html else ():
        if piece.start is not None:
            if deciding and piece.text:
                deciding[1].append(piece)
        elif piece.token.startswith("<span"):
            official = OFFICIAL.search(piece.token)
            spans.append(official is not None and deciding is None)
            if spans[-1]:
                deciding = (official[1], [])
        elif piece.token.startswith("</span") and spans and spans.pop():
            found += _decision(*deciding)
            deciding = None
    return tuple(found)


def _decision(official, texts):
    printed = "".join(piece.text for piece in texts)
    text = printed.strip()
    if text and PARAGRAPH_BREAK not in text:
        start = texts[0].start + printed.index(text)
        yield Decision(start, start + len(text), text, official)


def named(html: str) -> list[str]:
    """The slugs that the decisions name, each once, in order."""
    return list(dict.fromkeys(slug for slug in OFFICIAL.findall(html) if slug))


def without_decisions(html: str, officials=None) -> str:
    """The body without its decisions, all or those for the `officials`; their words stay."""
    if not OFFICIAL.search(html):
        return html
    output = []
    are_gone = []
    for token in TOKEN.findall(html):
        if token.startswith("<span"):
            official = OFFICIAL.search(token)
            if official and (officials is None or official[1] in officials):
                token = OFFICIAL.sub("", token)
                are_gone.append(token.removeprefix("<span") == ">")
            else:
                are_gone.append(False)
            if are_gone[-1]:
                continue
        elif token.startswith("</span") and are_gone and are_gone.pop():
            continue
        output.append(token)
    return "".join(output)


def from_outside(html: str) -> str:
    """Supplied copy as a clean body: it knows our photos and officials no better than a reader."""
    return without_decisions(PLACE.sub("", body.clean(html)))


def carried(before: str, html: str) -> str:
    """The body with the decisions of the one before it, where it has the same words.

    Each holds for the same occurrence of its words as before. Where the words now occur more or
    less often, only a decision on all of them holds, again for all. Words of which only some are
    emphasized or linked now are left undecided.
    """
    old, new = body.plain_text(before), body.plain_text(html)
    marks = []
    decided = {}  # {words: {start: official}}
    for decision in decisions(before):
        decided.setdefault(decision.text, {})[decision.start] = decision.official
    for words, officials in decided.items():
        answers = [officials.get(start) for start in _occurrences(words, old)]
        starts = _occurrences(words, new)
        if len(starts) != len(answers):
            answers = answers[:1] * len(starts) if len(set(answers)) == 1 else []
        marks += [
            Mark(start, start + len(words), "span", f'data-official="{official}"')
            for start, official in zip(starts, answers, strict=bool(answers))
            if official is not None
        ]
    marks = list(_apart(marks))
    whole = {(d.start, d.end) for d in decisions(body.marked(html, marks))}
    return body.marked(html, [mark for mark in marks if (mark.start, mark.end) in whole])


def _occurrences(words, text):
    """Where the text has the words, as words."""
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _apart(marks):
    """The marks that overlap none before them; of two from one place the longer."""
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def told(html: str) -> str:
    """The body's words for the desk, with what is set into it in brackets."""
    html = PLACE.sub(r"<p>[photo \1]</p>", html)
    output = []
    words = []  # to say at the end of each open span
    for token in TOKEN.findall(html):
        if token.startswith("<span"):
            official = OFFICIAL.search(token)
            words.append(f" [{official[1] or NOBODY}]" if official else "")
        elif token.startswith("</span") and words:
            output.append(words.pop())
        output.append(token)
    return body.plain_text("".join(output))
