"""Who speaks: the attributions of a sentence and the person, body or description each one means."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from articles.reading.antecedents import Antecedents, Speaker
from articles.reading.descriptions import described, shortened
from articles.reading.reported import PREPOSITIONS, REACH, Reported, is_title_word
from articles.reading.sayings import ADVERBS, INVERTED, PARTICIPLES, VERBS
from articles.reading.sentences import HIDDEN
from articles.reading.vocabulary import DAYS

_WORD = re.compile(r"\b[A-Za-z]+\b")
_CUES = VERBS | PARTICIPLES | {"according", "According", "words"}
_PRONOUN = re.compile(r"\b(he|she|they|it|who|i|we)$", re.IGNORECASE)
_PRONOUN_NEXT = re.compile(r"\s+(he|she|they)\b")
_LAST_WORD = re.compile(r"[\w'’.-]+$")
_CLAUSE = re.compile(rf"[,;:—–({HIDDEN})]|\b(?:that|but|while|when|because|as|if|after|before)\b")
_DESCRIPTION = re.compile(r"\s*((?:(?:an?|the|one|another|his|her|its)\s)?[\w'’.-][\w'’. -]{1,70})")
_DASH = re.compile(r"\s*[—–-]{1,2}\s*")
_NEAR = 60
_FAR = 160
_MANY = 6
_LONGEST_PLACE = 8
_CONNECTIVES = frozenset("and but or then".split())
_OF_PLACE = frozenset("of from in on at with for here".split())
_DETERMINERS = frozenset("the his her a its".split())
_NOT_OF_A_TITLE = PREPOSITIONS | frozenset("it which that there this what to not who".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution: where its verb and its subject stand, and who it says speaks."""

    start: int
    end: int
    verb: str
    speaker: Speaker


class Attributions:
    """Finds the cues of each sentence in order and remembers who was spoken of last."""

    def __init__(self, masked, people):
        self.masked = masked
        self.reported = Reported(masked, people)
        self.antecedents = Antecedents(self.reported, people)
        self._cues = [match for match in _WORD.finditer(masked) if match[0] in _CUES]
        self._cue_starts = [match.start() for match in self._cues]

    def cues(self, sentence):
        """The cues of a sentence, left to right. Also notes whom the sentence is about."""
        found = []
        first = bisect_left(self._cue_starts, sentence.start)
        for match in self._cues[first : bisect_left(self._cue_starts, sentence.end)]:
            cue = self._cue(sentence, match)
            if cue:
                found.append(cue)
        self._note_subject(sentence, found)
        return found

    def after_dash(self, position):
        """The cue of "“We will act.” — Sen. Jane Roe, in a statement", or None."""
        dash = _DASH.match(self.masked, position)
        if not dash or "\n" in dash[0]:
            return None
        for mention in self.reported.between(dash.end(), dash.end() + REACH)[:1]:
            between = self.masked[dash.end() : mention.start]
            if all(is_title_word(word) for word in between.split()):
                return Cue(dash.start(), mention.end, "—", self.antecedents.of_mention(mention))
        return None

    def newcomer(self, sentence):
        """The person a sentence is about, if the story names that person here first."""
        subject = next(self.reported.subjects(sentence.start, sentence.end, sentence), None)
        first = subject and next(m for m in self.reported.mentions if m.person == subject.person)
        return Speaker(subject.person) if subject and subject is first else None

    def possessor(self, sentence, position):
        """The person of "Jane Roe’s remark that" before a position, or None."""
        for mention in self.reported.before(sentence, position):
            if self.reported.is_possessor(mention):
                return self.antecedents.of_mention(mention)
        return None

    def subject(self, sentence, before=None):
        """The person the sentence is about, as far as its words before a position tell."""
        end = sentence.end if before is None else before
        start = max(sentence.start, end - REACH)
        pronoun = self.reported.pronoun(start, end)
        mention = next(self.reported.subjects(start, end, sentence), None)
        if mention and not (pronoun and pronoun.start() < mention.start):
            return Speaker(mention.person)
        if pronoun:
            return self.antecedents.resolve(pronoun[0].lower(), sentence, pronoun.start())
        return None

    def _cue(self, sentence, match):
        word = match[0]
        if word.lower() == "according":
            if not self.masked.startswith(" to ", match.end()):
                return None
            return self._after(match, sentence, match.end() + 3, "according to")
        if word == "words":
            in_words_of = self.masked.startswith(" of ", match.end())
            return self._after(match, sentence, match.end() + 3, word) if in_words_of else None
        if word == "quoted" and " as saying" in self.masked[match.end() : match.end() + _NEAR]:
            return self._after(match, sentence, match.end(), word)
        if word in PARTICIPLES:
            speaker = self.subject(sentence, match.start()) or self._last(sentence, match.start())
            return Cue(match.start(), match.end(), word, speaker) if speaker else None
        lead = self._without_adverbs(sentence.start, match.start())
        if word in INVERTED and self._follows_quotation(lead, sentence):
            inverted = self._after(match, sentence, match.end(), word)
            if inverted:
                return inverted
        start, speaker = self._before(sentence, lead)
        return Cue(start, match.end(), word, speaker) if speaker else None

    def _without_adverbs(self, start, end):
        """The position where the words before a verb end, its adverbs and auxiliaries left out."""
        while True:
            while end > start and self.masked[end - 1] in " \n":
                end -= 1
            match = _LAST_WORD.search(self.masked, max(start, end - 30), end)
            if not match:
                return end
            word = match[0].lower()
            if word not in ADVERBS and not (word.endswith("ly") and len(word) > 4):
                return end
            if self.reported.ending(end):
                return end
            end = match.start()

    def _follows_quotation(self, lead, sentence):
        text = self.masked[max(sentence.start, lead - 40) : lead].rstrip(" ,—–-")
        return not text or text[-1] == HIDDEN

    def _before(self, sentence, lead):
        """The subject whose words end at `lead`: where it starts, and who it is."""
        if lead <= sentence.start:
            return lead, None
        pronoun = _PRONOUN.search(self.masked, max(sentence.start, lead - 5), lead)
        if pronoun:
            word = pronoun[1].lower()
            if word == "who":
                return pronoun.start(), self._last(sentence, pronoun.start())
            return pronoun.start(), self.antecedents.resolve(word, sentence, pronoun.start())
        mention = self.reported.ending(lead)
        if mention and not self.reported.says_whose(sentence, mention):
            return mention.start, self.antecedents.of_mention(mention)
        last = _LAST_WORD.search(self.masked, max(sentence.start, lead - 20), lead)
        connective = last[0].lower() if last else ""
        if connective == "to":
            return lead, None
        if connective in _CONNECTIVES:
            return last.start(), self.subject(sentence, last.start())
        if self.masked[lead - 1] in ",)—–":
            return self._before_apposition(sentence, lead - 1)
        return self._in_clause(sentence, lead)

    def _before_apposition(self, sentence, end):
        """The subject of "Jane Roe, who leads the institute, said"."""
        comma = end
        first_place = max(sentence.start, end - REACH)
        for _ in range(4):
            comma = max(self.masked.rfind(mark, first_place, comma) for mark in ",(—–")
            if comma <= first_place:
                break
            place = comma - 1 if self.masked[comma - 1] == " " else comma
            mention = self.reported.ending(place)
            if mention and not self.reported.says_whose(sentence, mention):
                return mention.start, self.antecedents.of_mention(mention)
        subject = self.subject(sentence, end)
        if subject:
            return first_place, subject
        first = self.masked.find(",", first_place, end)
        return first_place, self._described(self.masked[first_place : first if first > 0 else end])

    def _in_clause(self, sentence, lead):
        """The subject of the clause that ends at `lead`."""
        start = max(sentence.start, lead - REACH)
        for match in _CLAUSE.finditer(self.masked, start, lead):
            start = match.end()
        for mention in self.reported.between(start, lead):
            if mention.person is None:
                continue
            if not self.reported.is_object(sentence, mention) and self._leads(mention, lead):
                return mention.start, Speaker(mention.person)
        text = self._described(self.masked[start:lead])
        if text:
            return start, text
        subject = self.subject(sentence, lead)
        return start, subject

    def _leads(self, mention, lead):
        """Whether a mention opens its clause and only place or time part it from the verb."""
        between = self.masked[mention.end : lead].split()
        if not between:
            return True
        first = between[0].lower()
        return len(between) <= _LONGEST_PLACE and (first in _OF_PLACE or first in DAYS)

    def _described(self, text):
        """The speaker that words describe. A statement is that of the body that spoke last."""
        text = described(text)
        if text is None:
            return None
        if (
            text.endswith(("statement", "release", "document"))
            and self.antecedents.last_speaker.text
        ):
            return self.antecedents.last_speaker
        return Speaker(text=text)

    def _after(self, match, sentence, start, verb):
        """The cue whose subject follows its verb: "said Jane Roe", "according to the ministry"."""
        pronoun = _PRONOUN_NEXT.match(self.masked, start)
        if pronoun:
            speaker = self.antecedents.resolve(pronoun[1], sentence, start)
            return Cue(match.start(), pronoun.end(), verb, speaker)
        mention = next(iter(self.reported.between(start, min(sentence.end, start + _FAR))), None)
        if mention and self._may_introduce(self.masked[start : mention.start]):
            speaker = self.antecedents.of_mention(mention)
            return Cue(match.start(), mention.end, verb, speaker)
        description = _DESCRIPTION.match(self.masked, start, sentence.end)
        speaker = self._described(shortened(description[1])) if description else None
        return Cue(match.start(), description.end(), verb, speaker) if speaker else None

    def _may_introduce(self, text):
        """Whether the words between a verb and a name only say what the person is."""
        words = text.split()
        if all(is_title_word(word) for word in words):
            return True
        if text.rstrip().endswith(",") and text.count(",") == 1:
            return words[0] in _DETERMINERS
        plain = not any(word in _NOT_OF_A_TITLE for word in words)
        return len(words) < _MANY and plain and not any(mark in text for mark in ",;:" + HIDDEN)

    def _last(self, sentence, position):
        for mention in self.reported.before(sentence, position):
            if mention.person is not None:
                return Speaker(mention.person)
        return None

    def _note_subject(self, sentence, cues):
        subject = self.subject(sentence)
        spoken = [cue.speaker for cue in cues if cue.speaker.person is not None]
        for speaker in (subject, *spoken[-1:]):
            if speaker and speaker.person is not None:
                self.antecedents.note(speaker.person)
