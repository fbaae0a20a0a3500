"""What wire formats read and write: plain values, no database."""

from dataclasses import dataclass
from datetime import date, datetime

from ..reading.facts import Credit


class WireError(ValueError):
    """A file, or a part of it, that cannot be read. The message says what and what would help."""

    def __init__(self, message, line=None):
        self.line = line
        super().__init__(f"line {line}: {message}" if line else message)


@dataclass(frozen=True, slots=True)
class WireItem:
    """One story as it was supplied. What the copy does not say is None or empty, never guessed.

    `guid` is the source's own identifier, or one made from the copy where it has none. `body` is
    HTML not cleaned yet. `published_at` is aware; where the copy gives only a day it is None and
    `published_on` is set. `dropped` are the lines that are no part of the story.
    """

    guid: str
    headline: str | None = None
    standfirst: str | None = None
    slugline: str | None = None
    byline: str | None = None
    credits: tuple[Credit, ...] = ()
    source: str | None = None
    dateline: str | None = None
    dateline_place: str | None = None
    dateline_date: date | None = None
    body: str = ""
    signoff: str | None = None
    published_at: datetime | None = None
    published_on: date | None = None
    language: str | None = None
    urgency: int | None = None
    status: str = "usable"
    embargo_until: datetime | None = None
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    references: tuple[dict, ...] = ()
    photos: tuple[dict, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WireFault:
    """A part of a file that cannot be read, between parts that can. The message as WireError's."""

    line: int
    message: str

    def __str__(self):
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One object of our own lossless export, as `articles.archive` writes and reads it."""

    kind: str
    fields: dict
    line: int


@dataclass(frozen=True, slots=True)
class Printed:
    """One story as readers see it. Addresses are absolute, moments aware.

    `authors` are persons; where the copy credits none, the source stands for them. `people` and
    `topics` are pairs of name and address.
    """

    address: str
    headline: str
    published_on: date
    published_at: datetime
    publisher: str
    standfirst: str = ""
    slugline: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    dateline: str = ""
    place: str = ""
    body: str = ""
    text: str = ""
    signoff: str = ""
    updated_at: datetime | None = None
    version: int = 1
    language: str = "en"
    urgency: int | None = None
    topics: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    corrections: tuple[dict, ...] = ()
