"""Whom "he", "she" and "it" mean: those a story spoke of last, and who spoke last."""

import re
from typing import NamedTuple

from articles.reading.reported import REACH
from articles.reading.roles import gender_of_role, head_of, is_indefinite, is_person
from articles.reading.vocabulary import kind_of
from articles.reading.words import fold

_GENDERS = {"he": "male", "she": "female"}
_REMEMBERED = 8
_FAR_BACK = 4000
_FRONTED = re.compile(
    r"(?:After|Before|In|While|When|As|Asked|Speaking|Despite|Although|Though|Since|If|Once|Until"
    r"|During|At|On|For|With|By|Following|[A-Z][a-z]+ing)\b"
)


class Speaker(NamedTuple):
    """A person of the story by number, or the words the copy prints for whoever speaks."""

    person: int | None = None
    text: str | None = None

    @property
    def is_known(self):
        """Whether the copy names or describes anybody."""
        return self.person is not None or bool(self.text)


NOBODY = Speaker()


class Antecedents:
    """Subjects and speakers in the order in which the story came to them."""

    def __init__(self, reported, people):
        self.reported, self.people = reported, people
        self.genders = {number: person.gender for number, person in enumerate(people.persons)}
        self.recent: list[Speaker] = []
        self.last_speaker = self.just_told = NOBODY

    def note(self, speaker):
        """Remember that the story speaks of somebody."""
        if self.recent[-1:] != [speaker]:
            self.recent.append(speaker)

    def note_speaker(self, speaker):
        """Remember who spoke last."""
        self.last_speaker = speaker
        self.note(speaker)

    @property
    def persons(self):
        """The persons the story spoke of lately, by number, the latest last."""
        latest = self.recent[-_REMEMBERED:]
        return [speaker.person for speaker in latest if speaker.person is not None]

    def of_mention(self, mention):
        """The speaker a mention means; of several candidates the one who spoke last."""
        if mention.person is not None:
            return Speaker(mention.person)
        last = self.last_speaker.person
        if last is not None and self.people.persons[last].official in mention.candidates:
            return Speaker(last)
        return Speaker(text=mention.text)

    def resolve(self, pronoun, sentence, position):
        """The speaker a pronoun means: the latest subject or speaker whose gender agrees.

        In "After she spoke, Jane Roe left", it is the one named after the comma.
        """
        gender = _GENDERS.get(pronoun)
        if gender is None:
            return self._body() if pronoun == "it" else self._crowd()
        start = max(sentence.start, position - REACH)
        here = next(self.reported.subjects(start, position, sentence), None)
        if here is None and _FRONTED.match(self.reported.masked, sentence.start):
            here = self._named_later(sentence, position)
        latest = reversed(self.recent[-_REMEMBERED:])
        for speaker in (*([Speaker(here.person)] if here else ()), self.just_told, *latest):
            if speaker.is_known and self._agrees(speaker, gender):
                return speaker
        for mention in reversed(self.reported.between(position - _FAR_BACK, position)):
            if mention.person is not None and self._agrees(Speaker(mention.person), gender):
                return Speaker(mention.person)
        return NOBODY

    def speaker_again(self, head):
        """The person who spoke last, called "the general" or "the spokesman" now, or None.

        It is None where the story has let somebody without a name be called so before.
        """
        for speaker in self.recent[-_REMEMBERED:]:
            if speaker.text and is_indefinite(speaker.text) and head_of(speaker.text) == head:
                return None
        speaker, gender = self.last_speaker, gender_of_role(head)
        agrees = speaker.person is not None and (not gender or self._agrees(speaker, gender))
        return speaker.person if agrees else None

    def may_be_meant(self, speaker):
        """Whether the one who spoke last could be meant by the pronoun for another person."""
        last = self.last_speaker
        if last.person is None or speaker.person is None:
            return False
        one, other = self.genders[last.person], self.genders[speaker.person]
        return not one or not other or one == other

    def _named_later(self, sentence, position):
        later = self.reported.subjects(position, min(sentence.end, position + REACH), sentence)
        mention = next(later, None)
        if mention and "," in self.reported.masked[position : mention.start]:
            return mention
        return None

    def _body(self):
        """The body that the story spoke of last: "the ministry"."""
        for speaker in (self.last_speaker, *reversed(self.recent[-_REMEMBERED:])):
            if speaker.text and not is_person(speaker.text):
                return speaker
        return NOBODY

    def _crowd(self):
        return self.last_speaker if self.last_speaker.text else NOBODY

    def _agrees(self, speaker, gender):
        """Whether a speaker has the gender; one whose gender nothing told has it from now on."""
        if speaker.person is None:
            told = gender_of_role(speaker.text)
            return told == gender or (not told and _may_be_one(speaker.text))
        if not self.genders[speaker.person]:
            self.genders[speaker.person] = gender
        return self.genders[speaker.person] == gender


def _may_be_one(text):
    """Whether words without a gender may stand for one person: "the mayor", "Roe", not "NATO"."""
    if is_person(text):
        return True
    surname = text.isalpha() and text[0].isupper() and not text.isupper()
    return surname and not is_person(text.removesuffix("s")) and kind_of(fold(text)) == "name"
