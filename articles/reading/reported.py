"""The reporter's own words: who is named in them, and whether as the one who acts."""

import re
from bisect import bisect_left

from articles.reading.sayings import VERBS
from articles.reading.sentences import HIDDEN
from articles.reading.vocabulary import LOWER_TITLE, kind_of
from articles.reading.words import fold

# How far an attribution looks in a long sentence, in characters and in names.
REACH = 400
MOST_NAMES = 12
_WINDOW = 120
_WHOSE = frozenset("for of to from by with about".split())
PREPOSITIONS = frozenset(
    """of for to with by from at in on about against between under over after before than like
    including and or told thanked met urged asked reassured 's ’s""".split()
)
_OPEN_A_CLAUSE = frozenset("that when while as but because if".split())
_DETERMINERS = frozenset("the a an his her".split())
_TWO_NAMES = re.compile(r"\b([A-Z][\w.-]+) ([A-Z][\w-]+)\b(?! [A-Z])")
_ACTS = re.compile(r" [a-z]+ing\b")
_PART = ",;:)"


class Reported:
    """The mentions and pronouns of a masked body, those inside quotations left out.

    `pronouns` are the matches of "he" and "she", in order.
    """

    def __init__(self, masked, people, pronouns):
        self.masked = masked
        self.mentions = [m for m in people.mentions if masked[m.start] != HIDDEN]
        self._starts = [mention.start for mention in self.mentions]
        self._first = self._by_text = self._names = None
        self.pronouns = pronouns
        self._pronoun_starts = [match.start() for match in self.pronouns]

    def first_mention(self, person):
        """The first mention of a person in the reporter's words."""
        if self._first is None:
            self._first = {}
            for mention in self.mentions:
                self._first.setdefault(mention.person, mention)
        return self._first.get(person)

    def mentions_of(self, text):
        """The mentions that print just these words, at most one."""
        if self._by_text is None:
            self._by_text = {mention.text: mention for mention in reversed(self.mentions)}
        return [self._by_text[text]] if text in self._by_text else []

    def full_name(self, surname):
        """The words in capitals that end or begin with a surname: "Zork Quorl", or None."""
        if " " in surname or not surname[0].isupper():
            return None
        if self._names is None:
            self._names = {}
            for match in _TWO_NAMES.finditer(self.masked):
                self._names.setdefault(match[2], match)
                self._names.setdefault(match[1], match)
        match = self._names.get(surname)
        if match and kind_of(fold(match[1])) == kind_of(fold(match[2])) == "name":
            return match[0]
        return None

    def between(self, start, end):
        """The mentions that start in a stretch of the body."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, sentence, position):
        """The mentions of a sentence before a position, nearest first."""
        return reversed(self.between(max(sentence.start, position - REACH), position))

    def ending(self, end):
        """The mention that ends at a position, or None."""
        place = bisect_left(self._starts, end) - 1
        return self.mentions[place] if place >= 0 and self.mentions[place].end == end else None

    def pronoun(self, start, end):
        """The first "he" or "she" in a stretch of the body, or None."""
        place = bisect_left(self._pronoun_starts, start)
        found = self.pronouns[place : place + 1]
        return found[0] if found and found[0].start() < end else None

    def subjects(self, start, end, sentence):
        """The mentions of persons in a stretch who may be the ones who act."""
        return (
            mention
            for mention in self.between(start, end)[:MOST_NAMES]
            if mention.person is not None and not self.is_object(sentence, mention)
        )

    def is_possessor(self, mention):
        """Whether the name is followed by 's."""
        return self.masked[mention.end : mention.end + 2] in ("'s", "’s")

    def says_whose(self, sentence, mention):
        """Whether a name only says whose somebody is: "a spokesman for Jane Roe said"."""
        words = self._words_before(sentence, mention)
        while len(words) > 1 and _is_of_a_title(words[-1]) and words[-1][-1] not in _PART:
            words.pop()
        return bool(words) and words[-1].lower() in _WHOSE

    def is_object(self, sentence, mention):
        """Whether 's follows the mention, or a preposition or a verb stands before it."""
        if self.is_possessor(mention):
            return True
        words = self._words_before(sentence, mention)
        while words and words[-1][-1] not in _PART and _is_of_a_title(words[-1]):
            if len(words) == 1:
                return words[0].lower() in PREPOSITIONS
            words.pop()
        while words and words[-1].lower() in _DETERMINERS:
            words.pop()
        if not words or words[-1][-1] in _PART + "—–" + HIDDEN:
            return False
        last = words[-1].lower()
        if last in _OPEN_A_CLAUSE or self._opens_a_clause(words, mention):
            return False
        return last in PREPOSITIONS or last in VERBS or last.endswith(("ed", "ing"))

    def _opens_a_clause(self, words, mention):
        """Whether the name acts after a conjunction: "…, and Roe left", "with Roe hinting"."""
        if words[-1] == "and":
            return words[-2:-1] != [] and words[-2][-1] == ","
        return words[-1] == "with" and bool(_ACTS.match(self.masked, mention.end))

    def _words_before(self, sentence, mention):
        return self.masked[max(sentence.start, mention.start - _WINDOW) : mention.start].split()


def last_word(text, start, end):
    """Where the last word of a stretch begins, and the word; "" where a mark ends the stretch."""
    first = max(text.rfind(" ", start, end), text.rfind(HIDDEN, start, end), start - 1) + 1
    while first < end and text[first] in "([—–\n":
        first += 1
    word = text[first:end]
    return (first, word) if word and (word[-1].isalnum() or word[-1] in ".'’-") else (end, "")


def _is_of_a_title(word):
    return word[0].isupper() or word.lower() in LOWER_TITLE


def is_title_word(word):
    """Whether a word may stand in a title before a name: a capital, a title, "of"."""
    folded = fold(word.strip(",'’"))
    return (
        word[0].isupper()
        or folded in LOWER_TITLE
        or folded in ("of", "the", "for", "to", "and", "s")
    )
