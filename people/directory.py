"""Who held which office on which day, as plain data: no database, no Django.

This is the one module that knows the boundary rule: a tenure holds from its first day up to, not
including, the day its successor starts; with no successor on that day, through its last day.
"""

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Span:
    """A date known only to lie from `first` to `last`. A known day has first == last."""

    first: date
    last: date

    def __post_init__(self):
        if self.last < self.first:
            raise ValueError(
                f"'{self.first}/{self.last}' runs backward; put the earlier day first."
            )

    @classmethod
    def parse(cls, text):
        """The span of "2007", "2007-02", "2007-02-15" or "2007-02-13/2007-02-27".

        Raise ValueError, saying how to write it, for anything else.
        """
        if text.count("/") == 1:
            first, last = text.split("/")
            return cls(cls.parse(first).first, cls.parse(last).last)
        match = PARTIAL_DATE.fullmatch(text)
        try:
            year, month, day = (part and int(part) for part in match.groups())
            first = date(year, 1 if month is None else month, 1 if day is None else day)
        except (AttributeError, ValueError):
            raise ValueError(
                f"'{text:.40}' is not a day, month or year;"
                " write it as 2007-02-15, 2007-02 or 2007."
            ) from None
        if day:
            return cls(first, first)
        last_month = month or 12
        return cls(first, date(year, last_month, monthrange(year, last_month)[1]))

    def __str__(self):
        if self.first == self.last:
            return self.first.isoformat()
        for precision in (7, 4):
            text = self.first.isoformat()[:precision]
            if self == Span.parse(text):
                return text
        return f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Official:
    slug: str
    name: str
    names: tuple[str, ...] = ()
    family_name: str = ""
    given_name: str = ""
    gender: str = ""
    birth: str = ""
    portrait: str = ""  # the address of a small one


@dataclass(frozen=True, slots=True)
class Office:
    """An office. `title` stands before a name, `long_title` after it or alone.

    `many` offices, such as that of a deputy minister, have several holders side by side.
    """

    slug: str
    title: str
    long_title: str = ""
    phrases: tuple[str, ...] = ()
    area: str = ""
    adjectives: tuple[str, ...] = ()
    classification: str = ""
    organization: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """One official in one office. No `end` means that none is known."""

    slug: str
    official: str
    office: str
    start: Span
    end: Span | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """The tenures that hold on a day, and those of which the dates cannot say."""

    certain: tuple[Tenure, ...] = ()
    possible: tuple[Tenure, ...] = ()


class Standing(Enum):
    OUT = "out"
    POSSIBLE = "possible"
    CERTAIN = "certain"


class Directory:
    """Officials, offices and tenures by slug, and the answers to who held what on a day."""

    def __init__(self, officials=(), offices=(), tenures=()):
        self.officials = {official.slug: official for official in officials}
        self.offices = {office.slug: office for office in offices}
        in_order = sorted(tenures, key=_date_order)
        self.tenures = {tenure.slug: tenure for tenure in in_order}
        self._of_office = _grouped(in_order, "office")
        self._of_official = _grouped(in_order, "official")
        self._successors = {
            tenure.slug: () if self.offices[slug].many else tenures_of_office[place + 1 :]
            for slug, tenures_of_office in self._of_office.items()
            for place, tenure in enumerate(tenures_of_office)
        }

    def tenures_of_office(self, slug):
        """The tenures of an office, in date order."""
        return self._of_office.get(slug, ())

    def tenures_of_official(self, slug):
        """The tenures of an official, in date order."""
        return self._of_official.get(slug, ())

    def holders(self, office_slug, day):
        """Who held the office on the day. On a hand-over day that is the successor.

        An empty answer means that the office was vacant or that nothing is known of the day.
        """
        return self._holding(self.tenures_of_office(office_slug), day)

    def held_by(self, official_slug, day):
        """What the official held on the day, by the same rule as `holders`."""
        return self._holding(self.tenures_of_official(official_slug), day)

    def could_hold(self, official_slug, office_slug, day):
        """Whether a text of that day may print the official with the office's title.

        True as well for both people of a hand-over day and wherever a date is uncertain.
        """
        return any(
            tenure.office == office_slug and self._could_span(tenure, day)
            for tenure in self.tenures_of_official(official_slug)
        )

    def _holding(self, tenures, day):
        standings = [(tenure, self._standing(tenure, day)) for tenure in tenures]
        return Holding(
            certain=tuple(t for t, standing in standings if standing is Standing.CERTAIN),
            possible=tuple(t for t, standing in standings if standing is Standing.POSSIBLE),
        )

    def _standing(self, tenure, day):
        standing = self._standing_alone(tenure, day)
        if standing is Standing.POSSIBLE and self._has_another_holder(tenure, day):
            return Standing.OUT
        return standing

    def _has_another_holder(self, tenure, day):
        """Whether somebody certainly holds the office, which leaves no room for a second."""
        return not self.offices[tenure.office].many and any(
            self._standing_alone(other, day) is Standing.CERTAIN
            for other in self.tenures_of_office(tenure.office)
        )

    def _standing_alone(self, tenure, day):
        """What the tenure's own dates and its successors' first days say of the day."""
        if not self._could_span(tenure, day):
            return Standing.OUT
        doubtful = day < tenure.start.last
        end = self._end(tenure)
        if end and day >= end.first:
            successors = self._successors[tenure.slug]
            if any(successor.start.last <= day for successor in successors):
                return Standing.OUT
            doubtful |= day > end.first
            doubtful |= any(successor.start.first <= day for successor in successors)
        return Standing.POSSIBLE if doubtful else Standing.CERTAIN

    def _could_span(self, tenure, day):
        end = self._end(tenure)
        return tenure.start.first <= day and (end is None or day <= end.last)

    def _end(self, tenure):
        """The end on record; without one, the start of the next tenure of the office."""
        if tenure.end:
            return tenure.end
        successors = self._successors[tenure.slug]
        return successors[0].start if successors else None


def _date_order(tenure):
    end = tenure.end.first if tenure.end else date.max
    return tenure.start.first, tenure.start.last, end, tenure.slug


def _grouped(tenures, field):
    groups = defaultdict(list)
    for tenure in tenures:
        groups[getattr(tenure, field)].append(tenure)
    return {slug: tuple(group) for slug, group in groups.items()}
