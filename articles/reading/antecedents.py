"""Whom "he", "she" and "it" mean: the people a story spoke of last, and who spoke last."""

from dataclasses import dataclass

from articles.reading.reported import REACH

_GENDERS = {"he": "male", "she": "female"}
_REMEMBERED = 8
_FAR_BACK = 4000


@dataclass(frozen=True, slots=True)
class Speaker:
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
        self.recent: list[int] = []
        self.last_speaker = NOBODY

    def note(self, person):
        """Remember that the story speaks of a person."""
        if self.recent[-1:] != [person]:
            self.recent.append(person)

    def note_speaker(self, speaker):
        """Remember who spoke last."""
        self.last_speaker = speaker
        if speaker.person is not None:
            self.note(speaker.person)

    def of_mention(self, mention):
        """The speaker a mention means; of several candidates the one who spoke last."""
        if mention.person is not None:
            return Speaker(mention.person)
        last = self.last_speaker.person
        if last is not None and self.people.persons[last].official in mention.candidates:
            return Speaker(last)
        return Speaker(text=mention.text)

    def resolve(self, pronoun, sentence, position):
        """The speaker a pronoun means: the latest subject or speaker whose gender agrees."""
        gender = _GENDERS.get(pronoun)
        if gender is None:
            return self.last_speaker if self.last_speaker.text else NOBODY
        start = max(sentence.start, position - REACH)
        here = [m.person for m in self.reported.subjects(start, position, sentence)]
        for person in (*here[:1], *reversed(self.recent[-_REMEMBERED:])):
            if self._agrees(person, gender):
                return Speaker(person)
        for mention in reversed(self.reported.between(position - _FAR_BACK, position)):
            if mention.person is not None and self._agrees(mention.person, gender):
                return Speaker(mention.person)
        return NOBODY

    def _agrees(self, person, gender):
        """Whether the person has the gender; one whose gender nothing told has it from now on."""
        if not self.genders[person]:
            self.genders[person] = gender
        return self.genders[person] == gender
