"""Quotations of a story: each quoted fragment, the utterance it belongs to, and who speaks."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice, takewhile

from articles.reading.antecedents import NOBODY
from articles.reading.facts import Quotation
from articles.reading.fragments import find_fragments, paragraph_spans
from articles.reading.reported import REACH
from articles.reading.sentences import HIDDEN, hidden, sentences
from articles.reading.speakers import Attributions
from articles.reading.speech import Speech

# Behind a quotation that has a speaker already, these only tell where it was read.
_REPORTS = frozenset(["according to", "reported", "reports"])
_TURN = re.compile(r"(?:but|and|while|although|though|as|which|who)\b")
_TELLS = re.compile(rf"[^{HIDDEN} .,\n]")
_HIDDEN = re.compile(f"{HIDDEN}+")
_NEAR = 60
_SOON = 3  # paragraphs in which the opening's speaker is named


def read_quotations(body, people, directory=None):
    """The quoted fragments of a body in order, without scare quotes, titles of works, nicknames.

    `people` are those read_people found in the same body. `directory` is not needed: what it
    knows is in `people` already.
    """
    spans = paragraph_spans(body)
    fragments = find_fragments(body, spans)
    if not fragments:
        return ()
    masked = hidden(body, fragments)
    attributions = Attributions(masked, people)
    reader = _Reader(body, masked, people, attributions)
    for sentence in sentences(body, masked, spans[: fragments[-1].paragraph + 2], fragments):
        reader.read(sentence)
    return reader.quotations()


class _Spoken:
    """A fragment with its own cue, its speaker and its utterance.

    `is_guess`: nothing in its sentence says who speaks, and the next sentence may tell better.
    """

    __slots__ = ("cue", "fragment", "is_guess", "sentence", "speaker", "utterance")

    def __init__(self, fragment, sentence, cue, speaker):
        self.fragment, self.sentence, self.cue, self.speaker = fragment, sentence, cue, speaker
        self.utterance, self.is_guess = 0, False


class _Reader:
    def __init__(self, body, masked, people, attributions):
        self.body, self.masked, self.people = body, masked, people
        self.attributions = attributions
        self.spoken: list[_Spoken] = []
        self.unnamed: list[_Spoken] = []
        self.utterance = self.opening_end = 0
        self.previous, self.previous_cues, self.introducer = None, (), None
        self.hidden_ends = [match.end() for match in _HIDDEN.finditer(masked)]
        self.speech = Speech(body, masked, people)

    def read(self, sentence):
        """Attribute the fragments of one sentence."""
        cues = self.attributions.cues(sentence)
        ends = [cue.end for cue in cues]
        self.outside = bool(sentence.fragments) and self._outside(sentence)
        self._correct_guess(sentence, cues)
        self.introducer = self._introducer(sentence)
        for fragment in sentence.fragments:
            cue = self._cue_of(fragment, cues, ends)
            adjoins = cue is not None and cue.start >= fragment.end and self._adjoins(fragment, cue)
            if self.speech.is_speech(fragment, sentence, cue, adjoins, self.outside):
                self._take(fragment, sentence, cue)
        self.previous, self.previous_cues = sentence, cues
        self._name_opening(sentence, cues)
        if cues and not sentence.fragments:
            speaker = cues[-1].speaker
            if speaker.is_known:
                self.attributions.antecedents.note_speaker(speaker)

    def _correct_guess(self, sentence, cues):
        """Let the sentence after a bare quotation name its speaker, as feature stories do."""
        guessed = self.spoken[-1] if self.spoken and self.spoken[-1].is_guess else None
        if guessed is None:
            return
        guessed.is_guess = False
        told = None if sentence.fragments else self.attributions.pointing_back(sentence)
        if told:
            self._tell(told)
            return
        if guessed.fragment.paragraph != sentence.paragraph:
            return
        speaker = cues[0].speaker if cues and sentence.fragments else None
        newcomer = self.attributions.newcomer(sentence)
        if speaker and speaker.is_known and sentence.start < cues[0].start:
            guessed.speaker = speaker
        elif newcomer:
            guessed.speaker = newcomer

    def _name_opening(self, sentence, cues):
        """Name whom the opening paragraph only described, once the next ones do.

        “…, the top commander said today.” Then: “…,” Gen. Jane Roe told reporters.
        """
        if sentence.paragraph == 0:
            self.opening_end = sentence.end
        if not self.unnamed or not sentence.paragraph or not cues:
            return
        unnamed, self.unnamed = self.unnamed, []
        speaker = next((cue.speaker for cue in cues if cue.speaker.person is not None), None)
        if speaker is None or sentence.paragraph > _SOON:
            return
        if self.attributions.is_named_before(speaker.person, self.opening_end):
            return
        for spoken in unnamed:
            if self.attributions.may_mean(spoken.speaker, speaker.person):
                spoken.speaker = speaker

    def _tell(self, speaker):
        """Give a speaker to every fragment of the latest utterance."""
        for spoken in takewhile(lambda s: s.utterance == self.utterance, reversed(self.spoken)):
            spoken.speaker = speaker
        self.attributions.antecedents.note_speaker(speaker)

    def _introducer(self, sentence):
        """Who is said to speak next by a sentence that ended a paragraph with a colon, or None."""
        before = self.previous
        if before is None or not self.masked[before.start : before.end].rstrip().endswith(":"):
            return None
        if self.previous_cues and _known(self.previous_cues[-1].speaker):
            return self.previous_cues[-1].speaker
        return self.attributions.subject(before) or self.attributions.possessor(before, before.end)

    def _take(self, fragment, sentence, cue):
        before = self.spoken[-1] if self.spoken else None
        same_paragraph = before and before.fragment.paragraph == fragment.paragraph
        spoken = _Spoken(fragment, sentence, cue, cue.speaker if cue else None)
        if before and fragment.continues:
            spoken.speaker = _known(before.speaker) or spoken.speaker
            joins = True
        elif same_paragraph and cue is None:
            spoken.speaker = before.speaker
            joins = True
        elif same_paragraph and before.sentence is sentence:
            joins = before.speaker == spoken.speaker or not _known(before.speaker)
        else:
            joins = bool(same_paragraph) and not _known(before.speaker)
        if spoken.speaker is None:
            spoken.speaker = self._unattributed(sentence, fragment)
            spoken.is_guess = not self.outside and not fragment.continues
        if not joins:
            self.utterance += 1
        spoken.utterance = self.utterance
        self.spoken.append(spoken)
        if fragment.paragraph == 0 and spoken.speaker and spoken.speaker.text:
            self.unnamed.append(spoken)
        self._fill_back(spoken)
        if _known(spoken.speaker) and cue:
            self.attributions.antecedents.note_speaker(spoken.speaker)

    def _unattributed(self, sentence, fragment):
        """Who speaks where no words say so: whom the sentence is about, else the latest speaker.

        A quotation that stands alone at the beginning of a paragraph may be attributed by the
        sentence after it, so nobody is named yet.
        """
        told = self.introducer or self.attributions.label(sentence, fragment.start)
        if told:
            return told
        if self.outside:
            subject = self.attributions.subject(sentence)
            if subject and subject.person is not None:
                return subject
            possessor = self.attributions.possessor(sentence, fragment.start)
            if possessor:
                return possessor
        if self.attributions.antecedents.recent:
            return self.attributions.antecedents.recent[-1]
        return self.attributions.antecedents.last_speaker

    def _fill_back(self, spoken):
        """Give the fragments of the same utterance that had no speaker the one now found."""
        if spoken.cue is None or not _known(spoken.speaker):
            return
        for earlier in islice(reversed(self.spoken), 1, None):
            if earlier.utterance != spoken.utterance:
                break
            if earlier.cue is None or not _known(earlier.speaker):
                earlier.speaker = spoken.speaker
            elif earlier.speaker == spoken.speaker:
                break  # it has given its speaker to all before it

    def _outside(self, sentence):
        """Whether the reporter says anything in a sentence."""
        return _TELLS.search(self.masked, sentence.start, sentence.end) is not None

    def _cue_of(self, fragment, cues, ends):
        """The cue that attributes a fragment: one right after it, else before it, else any."""
        following = bisect_left(ends, fragment.end)
        after = next(
            (cue for cue in cues[following : following + 3] if cue.start >= fragment.end), None
        )
        preceding = bisect_right(ends, fragment.start)
        if after and self._adjoins(fragment, after):
            if preceding and after.verb in _REPORTS and cues[preceding - 1].speaker.is_known:
                return cues[preceding - 1]
            return after
        dashed = self.attributions.after_dash(self._behind(fragment)) if not preceding else None
        if dashed:
            return dashed
        return cues[preceding - 1] if preceding else after

    def _behind(self, fragment):
        """The position after a fragment's closing mark."""
        if self.masked[fragment.end : fragment.end + 1] != HIDDEN:
            return fragment.end
        return self.hidden_ends[bisect_right(self.hidden_ends, fragment.end)]

    def _adjoins(self, fragment, cue):
        if cue.start - fragment.end > REACH:
            return False
        between = self.masked[fragment.end : cue.start].replace(HIDDEN, "").strip(" ,—–-\n")
        if not between:
            return True
        near = len(between) < _NEAR and not any(mark in between for mark in ",.;")
        return near and self.body[fragment.end - 1] in ",?!—–-" and not _TURN.match(between)

    def quotations(self):
        """What was read, as Quotations numbered by utterance."""
        found, numbers = [], {}
        for spoken in self.spoken:
            fragment, speaker = spoken.fragment, spoken.speaker or NOBODY
            person = speaker.person
            name = self.people.persons[person].name if person is not None else None
            name = name or self._full_name(speaker.text)
            number = numbers.setdefault(spoken.utterance, len(numbers) + 1)
            text = self.body[fragment.start : fragment.end]
            found.append(
                Quotation(
                    fragment.start, fragment.end, text, fragment.paragraph, number, name, person
                )
            )
        return tuple(found)

    def _full_name(self, text):
        """The words that describe a speaker; a surname with the given name the copy prints."""
        return (text and self.attributions.reported.full_name(text)) or text


def _known(speaker):
    """The speaker, unless it names nobody."""
    return speaker if speaker and speaker.is_known else None
