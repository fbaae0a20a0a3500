"""Titles in print that their bearer did not hold on the day the sentence speaks of."""

from dataclasses import dataclass
from datetime import date

from articles.reading.calendars import Calendar
from articles.reading.offices import covers, office_index, offices_titled
from articles.reading.titles import changes_meaning

_THEN = frozenset({"then", "then-"})


@dataclass(frozen=True, slots=True)
class Mistitled:
    """A title that the official did not hold on any day from `first` to `last`.

    `start` and `end` are those of the name; `told` are the words of the sentence that give the
    day, empty where it is the story's own. `held` are the tenures that certainly held all the
    time, and so tell the right title.
    """

    start: int
    end: int
    title: str
    official: str
    first: date
    last: date
    told: str
    held: tuple = ()


def find_mistitled(body, day, people, directory):
    """The Mistitled of a story, in order. Without a day nothing is said.

    A title is judged by the nearest date in its clause; else by the story's day. After "then" any
    day before the story's will do where no date is printed. Titles that say their bearer does not
    hold the office ("former", "-elect") are left alone, and so are those the directory knows
    nothing of.
    """
    if day is None:
        return ()
    judge = _Judge(body, day, directory)
    ends = {mention.start: mention.end for mention in people.mentions}
    found = []
    for person in people.persons:
        if person.official is None:
            continue
        for start, title, words in person.titles:
            wrong = start in ends and judge.wrong(person.official, start, ends[start], title, words)
            if wrong:
                found.append(wrong)
    return tuple(sorted(found, key=lambda wrong: wrong.start))


class _Judge:
    def __init__(self, body, day, directory):
        self.day, self.directory = day, directory
        self.calendar = Calendar(body, day)
        self.index = office_index(directory)

    def wrong(self, official, start, end, title, words):
        """The Mistitled of one printed title, or None."""
        plain = tuple(word.removeprefix("then-") for word in words if word not in _THEN)
        is_then = plain != tuple(words)
        if changes_meaning(plain):
            return None
        offices = offices_titled(self.index, plain)
        moment = self.calendar.nearest(start - len(title), end)
        first, last = (moment.first, moment.last) if moment else (self.day, self.day)
        if self._may_bear(official, offices, first, last):
            return None
        if is_then and moment is None and self._held_before(official, offices):
            return None
        if not self._is_known(official, offices, first, last):
            return None
        held = self._held(official, first, last)
        told = moment.text if moment and (first, last) != (self.day, self.day) else ""
        return Mistitled(start, end, title, official, first, last, told, held)

    def _may_bear(self, official, offices, first, last):
        return any(
            covers(tenure, first) or covers(tenure, last) or first <= tenure.start.first <= last
            for tenure in self.directory.tenures_of_official(official)
            if tenure.office in offices
        )

    def _held_before(self, official, offices):
        return any(
            tenure.office in offices and tenure.start.first <= self.day
            for tenure in self.directory.tenures_of_official(official)
        )

    def _is_known(self, official, offices, first, last):
        """Whether the records can tell: he held the office at another time, or somebody else did.

        Somebody else counts where it is an office of a country the official served that day.
        """
        tenures = self.directory.tenures_of_official(official)
        if any(tenure.office in offices for tenure in tenures):
            return True
        areas = {self._area(tenure.office) for tenure in self._held(official, first, last)} - {""}
        return any(
            self._area(office) in areas
            and not self.directory.offices[office].many
            and self.directory.holders(office, first).certain
            for office in offices
        )

    def _held(self, official, first, last):
        certain = self.directory.held_by(official, first).certain
        return tuple(t for t in certain if t in self.directory.held_by(official, last).certain)

    def _area(self, office):
        return self.directory.offices[office].area
