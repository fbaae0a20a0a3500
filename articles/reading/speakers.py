"""Who speaks: the attributions of a sentence and the person, body or description each one means."""

import re
from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from articles.reading.antecedents import NOBODY, Antecedents, Speaker
from articles.reading.reported import REACH, Reported, is_title_word, last_word
from articles.reading.sayings import ADVERBS, BASE_FORMS, INVERTED, PARTICIPLES, THOUGHTS, VERBS
from articles.reading.sentences import HIDDEN
from articles.reading.subjects import Subjects
from articles.reading.wordlist import finder_of

_CUES = VERBS | PARTICIPLES | BASE_FORMS | {"according", "According", "words"}
_PRONOUNS = frozenset("he He she She".split())
_told_in = finder_of(_CUES | _PRONOUNS)
_OUTSIDE = re.compile(f"[^{HIDDEN}]+")
_TO = re.compile(r"(?<!declined )(?<!refused )(?<!not )\bto $")
_PASSIVE = frozenset("was were is are be been being get gets got".split())
_BEFORE_NOUNS = frozenset(
    "the a an his her its their my our these those any some of in with for".split()
)
_AGENT = re.compile(rf"\s(?:as\s)?(?:{HIDDEN}+\s)?(?P<by>by)\b")
_DASH = re.compile(r"\s*[—–-]{1,2}\s*")
_POINTS_BACK = re.compile(r"(?:That|Those|Such|This|So)\s(?:was|were|is|are|said|says|spoke)\b")
_LABEL = re.compile(rf"((?:[A-Z][\w.’'-]*,? ){{0,5}}[A-Z][\w.’'-]*):\s*{HIDDEN}*")
_QUOTED_HIM = re.compile(r" (him|her) as saying")
_NOMINATIVE = {"him": "he", "her": "she"}
_NEAR = 60
_SHORTEST_ADVERB = 4
_LONGEST_WORD = 40


class Cue(NamedTuple):
    """An attribution: where its verb and its subject stand, and who it says speaks."""

    start: int
    end: int
    verb: str
    speaker: Speaker


class Attributions:
    """Finds the cues of each sentence in order and remembers who was spoken of last."""

    def __init__(self, masked, people):
        self.masked = masked
        told = _told_in(masked, (match.span() for match in _OUTSIDE.finditer(masked)))
        self.reported = Reported(masked, people, [m for m in told if m[0] in _PRONOUNS])
        self.antecedents = Antecedents(self.reported, people)
        self.subjects = Subjects(self.reported, self.antecedents)
        self._cues = [match for match in told if match[0] not in _PRONOUNS]
        self._cue_starts = [match.start() for match in self._cues]

    def cues(self, sentence):
        """The cues of a sentence, left to right. Also notes whom the sentence is about.

        Of a sentence without quotations only the last cue is asked for.
        """
        first = bisect_left(self._cue_starts, sentence.start)
        verbs = self._cues[first : bisect_left(self._cue_starts, sentence.end)]
        found = self._all(sentence, verbs) if sentence.fragments else self._last(sentence, verbs)
        self._note_subject(sentence, verbs, found)
        self.subjects.previous = sentence
        return found

    def _all(self, sentence, verbs):
        found = []
        for match in verbs:
            if match[0] in THOUGHTS and self._within(found, match):
                continue
            cue = self._cue(sentence, match)
            if cue:
                found.append(cue)
                self.antecedents.just_told = cue.speaker
        self.antecedents.just_told = NOBODY
        return found

    def _last(self, sentence, verbs):
        verbs = [match for match in reversed(verbs) if match[0] not in PARTICIPLES]
        cues = (self._cue(sentence, match) for match in verbs)
        return list(islice((cue for cue in cues if cue), 1))

    def after_dash(self, position):
        """The cue of "“We will act.” — Sen. Jane Roe, in a statement", or None."""
        dash = _DASH.match(self.masked, position)
        if not dash or "\n" in dash[0]:
            return None
        for mention in self.reported.between(dash.end(), dash.end() + REACH)[:1]:
            between = self.masked[dash.end() : mention.start]
            if all(is_title_word(word) for word in between.split()):
                return Cue(dash.start(), mention.end, "—", self.subjects.of_mention(mention))
        return None

    def label(self, sentence, position):
        """The speaker of "Jane Roe: “We go.”" where a label alone stands before, or None."""
        label = _LABEL.fullmatch(self.masked, sentence.start, position)
        return self.subjects.described(label[1]) if label else None

    def may_mean(self, speaker, person):
        """Whether the words for a speaker may be of a person who is named only behind them."""
        return bool(speaker.text) and self.subjects.roles.may_mean(speaker.text, person)

    def is_named_before(self, person, position):
        """Whether the story names a person before a position."""
        first = self.reported.first_mention(person)
        return first is not None and first.start < position

    def newcomer(self, sentence):
        """The person a sentence is about, if the story names that person here first."""
        subject = next(self.reported.subjects(sentence.start, sentence.end, sentence), None)
        first = subject and self.reported.first_mention(subject.person)
        return Speaker(subject.person) if subject and subject is first else None

    def pointing_back(self, sentence):
        """Whom "That was the message of Jane Roe" names as the one who spoke, or None."""
        if not _POINTS_BACK.match(self.masked, sentence.start):
            return None
        for mention in self.reported.between(sentence.start, sentence.end)[:1]:
            return self.subjects.of_mention(mention)
        return None

    def possessor(self, sentence, position):
        """The person of "Jane Roe’s remark that" before a position, or None."""
        for mention in self.reported.before(sentence, position):
            if self.reported.is_possessor(mention):
                return self.subjects.of_mention(mention)
        return None

    def subject(self, sentence):
        """The person the sentence is about, or None."""
        return self.subjects.of_sentence(sentence)

    def _within(self, found, match):
        """Whether somebody is said to believe: "Roe says the board believes"."""
        return bool(found) and HIDDEN not in self.masked[found[-1].end : match.start()]

    def _cue(self, sentence, match):
        word = match[0]
        if word.lower() == "according":
            if not self.masked.startswith(" to ", match.end()):
                return None
            return self._after(match.start(), sentence, match.end() + 3, "according to")
        if word == "words":
            in_words_of = self.masked.startswith(" of ", match.end())
            return (
                self._after(match.start(), sentence, match.end() + 3, word) if in_words_of else None
            )
        quoted = _QUOTED_HIM.match(self.masked, match.end())
        if quoted:
            speaker = self.antecedents.resolve(_NOMINATIVE[quoted[1]], sentence, match.start())
            return Cue(match.start(), quoted.end(), word, speaker)
        if word == "quoted" and " as saying" in self.masked[match.end() : match.end() + _NEAR]:
            return self._after(match.start(), sentence, match.end(), word)
        if word in BASE_FORMS and self._is_infinitive(sentence, match):
            return self._of_sentence(match, sentence)
        if word in PARTICIPLES:
            return self._of_sentence(match, sentence)
        if word not in VERBS:
            return None
        if self.masked[match.start() - 1 : match.start()] == "-":
            return None  # "so-called"
        lead, last = self._without_adverbs(sentence.start, match.start())
        if last in _BEFORE_NOUNS or last.endswith(("'", "’", "'s", "’s")):
            return None  # "his comments", "Roe’s calls"
        if last in _PASSIVE or self._is_passive(match, lead):
            return self._by_agent(match, sentence)
        if word in INVERTED and self._follows_quotation(lead, sentence):
            inverted = self._after(match.start(), sentence, match.end(), word)
            if inverted:
                return inverted
        start, speaker = self.subjects.before(sentence, lead, last)
        return Cue(start, match.end(), word, speaker) if speaker else None

    def _is_infinitive(self, sentence, match):
        start = max(sentence.start, match.start() - 20)
        return bool(_TO.search(self.masked[start : match.start()]))

    def _of_sentence(self, match, sentence):
        """The cue of "Jane Roe left, saying": whoever the sentence is about says so."""
        speaker = self.subjects.any_before(sentence, match.start())
        return Cue(match.start(), match.end(), match[0], speaker) if speaker else None

    def _by_agent(self, match, sentence):
        """The cue of "was called “absurd” by Jane Roe", or None."""
        agent = _AGENT.match(self.masked, match.end(), sentence.end)
        return self._after(agent.start("by"), sentence, agent.end(), match[0]) if agent else None

    def _is_passive(self, match, lead):
        """Whether "by" follows without "was": "the terms, described by Jane Roe as"."""
        if match[0] in INVERTED or not self.masked.startswith(" by ", match.end()):
            return False
        return self.reported.ending(lead) is None

    def _without_adverbs(self, start, end):
        """Where the words before a verb end, its adverbs and auxiliaries left out, and the last
        of them in lower case."""
        while True:
            while end > start and self.masked[end - 1] in " \n":
                end -= 1
            first, word = last_word(self.masked, max(start, end - _LONGEST_WORD), end)
            word = word.lower()
            if word not in ADVERBS and not (word.endswith("ly") and len(word) > _SHORTEST_ADVERB):
                return end, word
            if self.reported.ending(end):
                return end, word
            end = first

    def _follows_quotation(self, lead, sentence):
        text = self.masked[max(sentence.start, lead - 40) : lead].rstrip(" ,—–-")
        return not text or text[-1] == HIDDEN

    def _after(self, first, sentence, start, verb):
        """The cue whose subject follows its verb: "said Jane Roe", "according to the ministry"."""
        end, speaker = self.subjects.after(sentence, start)
        return Cue(first, end, verb, speaker) if speaker else None

    def _note_subject(self, sentence, verbs, cues):
        """Remember whom a sentence is about, and who speaks in it.

        Somebody of whom another only tells ("officials said that Jane Roe had left") does not
        come before the one who spoke last.
        """
        subject = self.subjects.of_sentence(sentence)
        if subject and subject.person is not None and self._is_told_of(sentence, verbs, subject):
            subject = None
        if subject is None:
            role = self.subjects.roles.leading(sentence.start, sentence.end)
            subject = self.subjects.described(role) if role else None
        spoken = [cue.speaker for cue in cues if cue.speaker.is_known]
        for speaker in (subject, *spoken[-1:]):
            if speaker and speaker.is_known:
                self.antecedents.note(speaker)

    def _is_told_of(self, sentence, verbs, subject):
        """Whether a verb of saying stands before the first person that a sentence names."""
        if not verbs or verbs[0][0] not in VERBS or not self.antecedents.may_be_meant(subject):
            return False
        named = self.reported.between(sentence.start, sentence.end)[:1]
        return bool(named) and verbs[0].start() < named[0].start
