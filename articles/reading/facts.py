"""What reading finds in a piece of copy: plain values with positions, no database.

Positions in a Layout count characters of the whole input. Positions of mentions and quotations
count characters of the body's plain text, in which paragraphs are joined by a blank line.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

PARAGRAPH_BREAK = "\n\n"


class Role(StrEnum):
    """What a stretch of the input is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    SOURCE = "source"
    DATELINE = "dateline"
    DATE = "date"
    BODY = "body"
    SUBHEADING = "subheading"
    SIGNOFF = "signoff"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Piece(NamedTuple):
    """One stretch of the input, end exclusive, and the role it was read in."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Credit:
    """One credited author: `Sgt. Ann Roe, USA` is name "Ann Roe", title "Sgt.", service "USA"."""

    name: str
    title: str = ""
    service: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, its white space collapsed to single blanks."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A piece of copy taken apart. What was not found is None or empty, never guessed.

    `dropped` lists, in reading order, every line that is neither a field nor body: captions,
    navigation, banners, share and mailing-list lines.
    """

    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    credits: tuple[Credit, ...] = ()
    source: str | None = None
    dateline: str | None = None
    dateline_place: str | None = None
    dateline_date: date | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    signoff: str | None = None
    dropped: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = field(default=(), repr=False)

    @property
    def body(self) -> str:
        """The body's plain text."""
        return PARAGRAPH_BREAK.join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the body that names a person or an office.

    `person` is the index of the person in `People.persons`, or None while nobody is sure.
    `how` says by which rule: "full name", "alias", "title and surname", "surname", "office",
    "short title". `candidates` are the officials (slugs) among whom an editor must choose.
    `dated` are the words of the sentence that tell for which day an office phrase was read; empty
    where that is the story's own day.
    """

    start: int
    end: int
    text: str
    how: str
    person: int | None = None
    official: str | None = None
    office: str | None = None
    tenure: str | None = None
    candidates: tuple[str, ...] = ()
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One person named in the story.

    `name` is the fullest form printed, or the official's own name where the copy prints only a
    surname; `title` as printed at the first titled mention; `forms` every printed form, in order.
    `titles` are all that were printed: where the name they stand with starts, the title, its words
    in lower case. `official` is a slug, or None where no official of that name is known. `office`
    and `tenure` are what the official held on the story's day under that title, where that can be
    said.
    """

    name: str
    title: str | None = None
    forms: tuple[str, ...] = ()
    official: str | None = None
    office: str | None = None
    tenure: str | None = None
    gender: str = ""
    titles: tuple[tuple[int, str, tuple[str, ...]], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class People:
    """Everyone named in a story in order of appearance, and every stretch that names them."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted fragment: the exact characters between its marks.

    Fragments of one utterance share `utterance`, counted from 1 in the story; `paragraph` counts
    from 0. `speaker` is a full name or None; `person` its index in `People.persons`.
    """

    start: int
    end: int
    text: str
    paragraph: int
    utterance: int
    speaker: str | None = None
    person: int | None = None
