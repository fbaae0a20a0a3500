"""Whether quoted words are speech: not a scare quote, the title of a work or a nickname."""

import re
from bisect import bisect_left
from operator import attrgetter

from articles.reading.sentences import HIDDEN

# What the name of a thing stands behind: "the film “…”", "titled “…”".
_NAMING = frozenset(
    """titled entitled headlined subtitled nicknamed dubbed named codenamed book film movie song
    novel play album magazine series show program memoir poem essay documentary painting hymn
    anthem sitcom drama opera musical meaning means called""".split()
)
_NAMED_AS = re.compile(
    r"\b(?:known as|the (?:words?|term|phrase|name|label|acronym|title)),?$", re.IGNORECASE
)
_NAMED_AS_ENDS = frozenset("as word words term phrase name label acronym title".split())
_ABOUT = frozenset("of on in for from at to".split())
_IS_CALLED = re.compile(r"\b(?:is|are|was|were|be|been|being|[a-z]+s|[a-z]+t|so)\s+called\s*$")
_SMALL = frozenset("a an and as at but by de for from in into of on or the to with".split())
_WORK_FOLLOWS = re.compile(
    r"[\s\x01]+(?:(?:TV|radio|television|news) )?(?:program|show|series|broadcast|column|podcast"
    r"|album|magazine|novel|film|movie)\b"
)
_SPOKEN = re.compile(r"[^\W_]")
_MARKED = re.compile("[\"“”'‘`«„]")
_SHORT = 3
_LONGEST_TITLE = 10
_LEAD = 80


class Speech:
    """Tells the speech among the fragments of one body."""

    def __init__(self, body, masked, people):
        self.body, self.masked = body, masked
        self._nicknamed = [m for m in people.mentions if _MARKED.search(m.text)]

    def is_speech(self, fragment, sentence, cue, adjoins, outside):
        """Whether somebody says a fragment.

        `cue` attributes it, or None; it `adjoins` where it stands right behind. `outside` tells
        that the reporter says anything in the sentence.
        """
        text = self.body[fragment.start : fragment.end]
        if not _SPOKEN.search(text):
            return False
        if self._is_nickname(fragment):
            return False
        lead = self.masked[max(sentence.start, fragment.start - _LEAD) : fragment.start]
        lead = lead.rstrip(HIDDEN).rstrip()
        if self._names(lead, text):
            return False
        if _WORK_FOLLOWS.match(self.masked, fragment.end) and text.istitle():
            return False
        length = len(text.split())
        if not adjoins and cue is None and _IS_CALLED.search(lead):
            return False
        if adjoins or fragment.continues or lead.endswith((",", ":")):
            return cue is not None or length > _SHORT or text[-1] in ".?!,"
        if _is_title_of_a_work(text):
            return False
        if cue is None and length <= _SHORT:
            return not outside and text[-1] in ".?!,"
        return True

    def _names(self, lead, text):
        """Whether the words before a fragment say that it is what something is called."""
        word = lead.rstrip(" ,").rpartition(" ")[2].lower()
        last = word.rpartition("-")[2].lstrip("(—–")
        if last in _NAMING and (last != "called" or word.endswith("so-called")):
            return True
        if last in _NAMED_AS_ENDS and _NAMED_AS.search(lead):
            return True
        of_a_work = word in _ABOUT or word.endswith(("’s", "'s", "’", "'"))
        return of_a_work and lead[-1:] != "," and _is_title_of_a_work(text.rstrip(",."))

    def _is_nickname(self, fragment):
        """Whether the marks stand inside a name: Jane “Ace” Roe."""
        place = bisect_left(self._nicknamed, fragment.start, key=attrgetter("start")) - 1
        return place >= 0 and fragment.end < self._nicknamed[place].end


def _is_title_of_a_work(text):
    printed = text.split(maxsplit=_LONGEST_TITLE)
    if text[-1] in ".?!" or len(printed) > _LONGEST_TITLE:
        return False
    words = [word for word in printed if word.lower() not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)
