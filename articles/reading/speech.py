"""Whether quoted words are speech: not a scare quote, the title of a work or a nickname."""

import re
from bisect import bisect_left
from operator import attrgetter

from articles.reading.sentences import HIDDEN

_NAMED = re.compile(
    r"\b(?:titled|entitled|headlined|subtitled|nicknamed|dubbed|named|known as|so-called|codenamed"
    r"|code-named|(?:book|film|movie|song|novel|play|album|magazine|series|show|program|memoir|poem"
    r"|essay|documentary|painting|hymn|anthem|sitcom|drama|opera|musical|the (?:word|words|term"
    r"|phrase|name|label|acronym|title)|meaning|means)),?\s*$",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(r"\b(?:is|are|was|were|be|been|being|[a-z]+s|[a-z]+t|so)\s+called\s*$")
_OF_A_WORK = re.compile(r"(?:\b(?:of|on|in|for|from|at|to)|\w[’']s?)\s*$")
_SMALL = frozenset("a an and as at but by de for from in into of on or the to with".split())
_WORK_FOLLOWS = re.compile(
    r"[\s\x01]+(?:(?:TV|radio|television|news) )?(?:program|show|series|broadcast|column|podcast"
    r"|album|magazine|novel|film|movie)\b"
)
_MARKED = re.compile("[\"“”'‘`«„]")
_SHORT = 3
_LONGEST_TITLE = 10
_LEAD = 80
_LONGEST_LEAD = 12  # characters of the words right before a title: "documentary,"


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
        if not any(char.isalnum() for char in text):
            return False
        if self._is_nickname(fragment):
            return False
        lead = self.masked[max(sentence.start, fragment.start - _LEAD) : fragment.start]
        lead = lead.rstrip(HIDDEN).rstrip()
        last = max(0, len(lead) - _LONGEST_LEAD)
        if _NAMED.search(lead, last) or lead[last:].lower().endswith("so-called"):
            return False
        if _OF_A_WORK.search(lead, last) and _is_title_of_a_work(text.rstrip(",.")):
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
