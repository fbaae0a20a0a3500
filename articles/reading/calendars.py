"""The day the words of a sentence hold for: the nearest day that their clause tells."""

import re
from bisect import bisect_right

from .characters import holds_any
from .days import MONTHS
from .facts import PARAGRAPH_BREAK
from .moments import REACH, Sentences, read_moments

_BOUNDS = re.compile(
    r"\b(?:since|until|till|from|by|before|after|through|between|to)(?: (?:early|late))? $", re.I
)
_OPENS = re.compile(r"(?:(?:In|On|Early in|Late in|During) |[“\"])?")
_PAUSE = re.compile(r"[,;:—–()]")
_SIGNS = (
    *"0123456789",
    *(name[:3] for name in MONTHS),
    *("day", "night", "morning", "afternoon", "evening", "tomorrow", "week", "month", "year"),
)
_NEAR = 8  # moments before and after a word that may be the nearest


class Calendar:
    """The moments of a body, read paragraph by paragraph as somebody asks for them."""

    def __init__(self, body, day):
        self.body, self.day = body, day
        self._tops = [0] + [match.end() for match in re.finditer(PARAGRAPH_BREAK, body)]
        self._paragraphs = {}

    def _paragraph(self, number):
        """(text, moments, where each starts, sentences) of a paragraph."""
        if number not in self._paragraphs:
            ends = [*self._tops[number + 1 : number + 2], len(self.body)]
            text = self.body[self._tops[number] : ends[0]]
            moments = read_moments(text, self.day) if _may_tell(text) else ()
            starts = [moment.start for moment in moments]
            self._paragraphs[number] = text, moments, starts, Sentences(text)
        return self._paragraphs[number]

    def nearest(self, start, end):
        """The moment in the clause of the words from start to end, or None.

        A moment that opens the sentence holds for all of it: "In January 2007, …". One that only
        bounds a time ("since 2001") and one after the story's own day are passed over.
        """
        number = bisect_right(self._tops, start) - 1
        text, moments, starts, sentences = self._paragraph(number)
        if not moments:
            return None
        start, end = start - self._tops[number], end - self._tops[number]
        first, last = sentences.around(start)
        place = bisect_right(starts, start)
        near = [
            (max(moment.start - end, start - moment.end), moment.start, moment)
            for moment in moments[max(0, place - _NEAR) : place + _NEAR]
            if first <= moment.start < last and self._holds(text, moment, first, start, end)
        ]
        return min(near)[2] if near else None

    def _holds(self, text, moment, first, start, end):
        if self.day and moment.first > self.day:
            return False
        lead = text[max(first, moment.start - REACH) : moment.start]
        if _BOUNDS.search(lead):
            return False
        if _OPENS.fullmatch(lead):
            return True
        between = text[min(end, moment.end) : max(start, moment.start)]
        return len(between) <= REACH and not _PAUSE.search(between)


def _may_tell(text):
    """Whether any word is there that a day is told with; a cheap look before the careful one."""
    return holds_any(text, _SIGNS)
