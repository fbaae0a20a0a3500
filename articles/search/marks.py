"""Where the words stand: a text with marks, cut to the stretch that shows them."""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import mark_safe

from .queries import Phrase
from .words import pieces

BEFORE, LENGTH = 80, 240


def places(text: str, phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """(start, end) of each stretch that one of the phrases asks for, in order, none twice."""
    spans, found = [], []
    for start, end, words in pieces(text):
        found += words
        spans += [(start, end)] * len(words)
    marked = []
    for phrase in phrases:
        for at in _candidates(phrase, found):
            if phrase.fits(found, at):
                marked.append((spans[at][0], spans[at + len(phrase.words) - 1][1]))
    return _apart(sorted(marked))


def _candidates(phrase, found):
    first = phrase.words[0]
    if len(phrase.words) == 1 and phrase.is_beginning:
        return [at for at, word in enumerate(found) if word.startswith(first)]
    return [at for at, word in enumerate(found) if word == first]


def _apart(marked):
    """The stretches without overlaps: one that begins inside another lengthens it."""
    apart = []
    for start, end in marked:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def marked(text, phrases, start=0, end=None):
    """The text, or that stretch of it, as HTML with the phrases marked."""
    return _set(text, places(text, phrases), start, len(text) if end is None else end)


def snippet(texts, phrases):
    """The first stretch of the texts that shows a phrase, marked; else how the texts begin."""
    paragraphs = [one for text in texts for one in text.split("\n") if one]
    for paragraph in paragraphs:
        found = places(paragraph, phrases)
        if found:
            return _set(paragraph, found, *_around(paragraph, *found[0]))
    text = paragraphs[0] if paragraphs else ""
    return _set(text, [], *_around(text, 0, 0))


def _around(text, first, last):
    """A stretch about the place, of whole words."""
    start, end = 0, len(text)
    if first > BEFORE:
        start = text.find(" ", first - BEFORE, first) + 1 or first
    if end - start > LENGTH:
        end = max(text.rfind(" ", last, start + LENGTH), last)
    return start, end


def _set(text, found, start, end):
    output = ["… " if start else ""]
    at = start
    for first, last in found:
        if first >= start and last <= end:
            output += [conditional_escape(text[at:first]), _mark(text[first:last])]
            at = last
    output.append(conditional_escape(text[at:end]))
    output.append(" …" if end < len(text) else "")
    return mark_safe("".join(output))  # noqa: S308 (each part is escaped)


@lru_cache(maxsize=1000)
def _mark(text):
    return format_html_join("", "<mark>{}</mark>", [(text,)])
