"""The people of one story while it is read: who is who, by what forms, under which titles."""

from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import NamedTuple

from articles.reading.bearers import Bearers, agree
from articles.reading.calendars import Calendar
from articles.reading.facts import Mention
from articles.reading.names import Name, surnames
from articles.reading.offices import fits_short_title, holder
from articles.reading.titles import changes_meaning
from articles.reading.vocabulary import BY_GIVEN_NAME
from people.directory import Tenure

_CHOICES = 12  # people among whom an editor can still choose
_NAMESAKES = 50  # people of one surname who are told apart


@dataclass(slots=True)
class Sighting:
    """A name in the text with the title printed beside it, before they are matched to a person.

    `after` are the words of a title that stands after the name, where it does not show whose
    surname it is.
    """

    name: Name
    title: str | None = None
    title_words: tuple[str, ...] = ()
    title_first: int = 0
    after: tuple[int, int] | None = None

    @property
    def first(self):
        return self.name.first


class Place(NamedTuple):
    """A stretch of the body that names somebody, before it is known who that is."""

    start: int
    end: int
    text: str
    how: str
    tenure: Tenure | None
    candidates: tuple[str, ...]
    dated: str


@dataclass(eq=False, slots=True)
class Figure:
    """One person of the story, gathered from everything that names them; `start` is the first."""

    parts: tuple[str, ...] = ()
    official: str | None = None
    names: list[str] = field(default_factory=list)
    titles: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)
    mentions: list[Place] = field(default_factory=list)
    start: float = inf

    def titles_before(self, position):
        """The words of each title printed before a position."""
        return [words for start, _, words in self.titles if start < position]


class Cast:
    """Everyone met so far. Mentions nobody can be sure of are kept in `open_mentions`."""

    def __init__(self, words, day, directory, offices, known):
        self.words, self.day, self.directory = words, day, directory
        self.offices, self.known = offices, known
        self.figures: list[Figure] = []
        self.open_mentions: list[Mention] = []
        self.bearers = Bearers(day, directory, offices, known)
        self._by_official: dict[str, Figure] = {}
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_middle: dict[str, list[Figure]] = {}
        self._by_given: dict[str, list[Figure]] = {}
        self._by_title: dict[tuple[str, ...], list[tuple[int, Figure]]] = {}

    def add_full(self, sighting):
        """Take in a full name: a known official, somebody met before, or somebody new."""
        name = sighting.name
        official, candidates = self.bearers.of_name(sighting, self._by_official)
        if candidates:
            figure = self._named_alike(name.parts) or self._new(name.parts)
            self._mention(figure, name, self._how_full(name, None), candidates=candidates)
        else:
            figure = self._by_official.get(official) or self._named_alike(name.parts, official)
            figure = figure or self._new(name.parts, official)
            self._mention(figure, name, self._how_full(name, official))
        if len(name.parts) > len(figure.parts):
            figure.parts = name.parts
        figure.names.append(self.words.text(name.first, name.last))
        self._take_title(figure, sighting)

    def add_short(self, sighting):
        """Take in a surname, with or without a title before it."""
        name = sighting.name
        figures = self._bearers(name.parts) or self._crowned(sighting)
        how = "title and surname"
        if not sighting.title_words or sighting.after:
            if len(figures) == 1:
                self._mention(figures[0], name, "surname")
                self._take_title(figures[0], sighting)
            elif figures:
                self._leave_open(name, "surname", figures)
            return
        fitting = self.bearers.of_surname(name.parts[-1], sighting.title_words)
        if len(figures) > 1 and not fitting:
            figures = [f for f in figures if self._shares_title(f, sighting)] or figures
        if len(fitting) == 1:
            figure = self._by_official.get(fitting[0])
            if figure is None and len(figures) == 1 and figures[0].official is None:
                figure = figures[0] if len(figures[0].parts) == 1 else None
            figure = figure or self._new(name.parts, fitting[0])
            figure.official = fitting[0]
            self._by_official[fitting[0]] = figure
        elif fitting and not figures:
            figure = self._new(name.parts)
            self._mention(figure, name, how, candidates=tuple(fitting))
            self._take_title(figure, sighting)
            return
        elif len(figures) > 1:
            self._leave_open(name, how, figures)
            return
        else:
            figure = figures[0] if figures else self._new(name.parts)
        self._mention(figure, name, how)
        self._take_title(figure, sighting)

    def add_phrase(self, phrase):
        """Take in an office phrase: its holder that day, or who was introduced with that title."""
        start, end = self.words.starts[phrase.first], self.words.ends[phrase.last - 1]
        if not phrase.offices:
            self._add_short_title(phrase, start, end)
            return
        tenure, candidates, dated = self._holder(phrase, start, end)
        office = phrase.offices[0] if len(phrase.offices) == 1 else None
        if tenure is None and not candidates:
            # Vacant, as far as we know: whoever was introduced so, or the office alone.
            if not self._add_short_title(phrase, start, end) and office:
                self._open(start, end, "office", office, (), dated)
            return
        if tenure is None:
            self._open(start, end, "office", office, candidates, dated)
            return
        figure = self._by_official.get(tenure.official)
        if figure is None:
            figure = self._new((), tenure.official)
            self._title(figure, start, self._without_article(phrase), phrase.words)
        self._add(figure, start, end, "office", tenure=tenure, dated=dated)

    def _holder(self, phrase, start, end):
        """Who held the office, or among whom to choose, and the words that tell another day.

        The day is the story's, or the nearest in the sentence. Of a month or a year, all of it
        must have one holder.
        """
        moment = self.calendar.nearest(start, end) if self.day else None
        if moment is None or moment.first == moment.last == self.day:
            return *self._holder_on(phrase, self.day), ""
        first, choice = self._holder_on(phrase, moment.first)
        last, others = self._holder_on(phrase, moment.last)
        if first and first is last:
            return first, (), moment.text
        found = [tenure.official for tenure in (first, last) if tenure]
        return None, tuple(dict.fromkeys((*found, *choice, *others))), moment.text

    def _holder_on(self, phrase, day):
        return holder(self.directory, phrase.offices, day, self._by_official.keys())

    @cached_property
    def calendar(self):
        """The days the body tells."""
        return Calendar(self.words.body, self.day)

    def _add_short_title(self, phrase, start, end):
        """Whether somebody introduced before with that title was found, if only in doubt."""
        fitting = self._fitting(phrase, start)
        if len(fitting) == 1:
            self._add(fitting[0], start, end, "short title")
        elif fitting:
            officials = tuple(figure.official for figure in fitting if figure.official)
            self._open(start, end, "short title", candidates=officials)
        return bool(fitting)

    def _fitting(self, phrase, start):
        """Who was named before, with that title or in an office of it; no more than are of use."""
        if phrase.offices and self.day is None:
            return []
        found = {}
        for words, entries in self._by_title.items():
            if fits_short_title(phrase.words, words):
                for place, figure in entries:
                    if place < start and figure.start < start:
                        found[figure] = None
                    if len(found) > _CHOICES:
                        return list(found)
        for figure in self._by_official.values():
            if (
                figure.start < start
                and figure not in found
                and self._in_office(figure, phrase, start)
            ):
                found[figure] = None
        return sorted(found, key=lambda figure: figure.start)

    def _in_office(self, figure, phrase, start):
        if self.day is None or any(map(changes_meaning, figure.titles_before(start))):
            return False
        title = tuple(word for word in phrase.words if word != "the")
        offices = self.offices.titles.get(title, ())
        return any(
            self.directory.could_hold(figure.official, office, self.day) for office in offices
        )

    def _shares_title(self, figure, sighting):
        said = set(sighting.title_words)
        return any(said <= set(words) or set(words) <= said for _, _, words in figure.titles)

    def _named_alike(self, parts, official=None):
        """Somebody met before whose full name agrees with this one: "Ann Roe", "Ann M. Roe"."""
        for figure in self._by_surname.get(parts[-1], ())[:_NAMESAKES]:
            if official is None and figure.parts[-len(parts) :] == parts:
                return figure
            same = figure.official == official or official is None or figure.official is None
            if same and len(figure.parts) > 1 and agree(figure.parts[0], parts[0]):
                if official and figure.official is None:
                    continue
                return figure
        return None

    def _bearers(self, parts):
        """Who may be meant by a surname, or by the last words of a longer one."""
        figures = self._by_surname.get(parts[-1]) or self._by_middle.get(parts[-1], ())
        named = figures[:_NAMESAKES]
        return [f for f in named if len(parts) == 1 or f.parts[-len(parts) :] == parts]

    def _crowned(self, sighting):
        """Who was introduced with a title whose bearers go by their given name."""
        figures = self._by_given.get(sighting.name.parts[0], ())[:_NAMESAKES]
        said = BY_GIVEN_NAME.intersection(sighting.title_words)
        return [f for f in figures if any(said & set(words) for _, _, words in f.titles)]

    def _new(self, parts, official=None):
        figure = Figure(parts, official)
        self.figures.append(figure)
        if official:
            self._by_official[official] = figure
            keys = (self.known.family[official],) if official in self.known.family else ()
        else:
            keys = surnames(parts)
        for key in dict.fromkeys((*keys, *parts[-1:])):
            self._by_surname.setdefault(key, []).append(figure)
        for key in parts[:1]:
            self._by_given.setdefault(key, []).append(figure)
        for key in parts[1:-1]:
            self._by_middle.setdefault(key, []).append(figure)
        return figure

    def _take_title(self, figure, sighting):
        if sighting.title:
            start = self.words.starts[sighting.name.first]
            self._title(figure, start, sighting.title, sighting.title_words)

    def _title(self, figure, start, title, words):
        figure.titles.append((start, title, words))
        self._by_title.setdefault(words, []).append((start, figure))

    def _how_full(self, name, official):
        is_own = official is None or name.parts == self.known.parts[official]
        return "full name" if is_own else "alias"

    def _without_article(self, phrase):
        first = phrase.first + (self.words.folded[phrase.first] == "the")
        return self.words.text(first, phrase.last)

    def _mention(self, figure, name, how, candidates=()):
        start, end = self.words.starts[name.first], self.words.ends[name.last - 1]
        self._add(figure, start, end, how, candidates=candidates)

    def _add(self, figure, start, end, how, tenure=None, candidates=(), dated=""):
        text = self.words.body[start:end]
        figure.start = min(figure.start, start)
        figure.mentions.append(Place(start, end, text, how, tenure, candidates, dated))

    def _leave_open(self, name, how, figures):
        start, end = self.words.starts[name.first], self.words.ends[name.last - 1]
        officials = tuple(figure.official for figure in figures if figure.official)
        self._open(start, end, how, candidates=officials)

    def _open(self, start, end, how, office=None, candidates=(), dated=""):
        text = self.words.body[start:end]
        self.open_mentions.append(
            Mention(start, end, text, how, office=office, candidates=candidates, dated=dated)
        )
