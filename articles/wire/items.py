"""What wire formats read and write: plain values, no database."""

from dataclasses import dataclass, field
from datetime import date, datetime

from ..reading.facts import Credit


class WireError(ValueError):
    """A file, or a part of it, that cannot be read. The message says what and what would help."""

    def __init__(self, message, line=None):
        self.line = line
        super().__init__(f"line {line}: {message}" if line else message)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with a story, or is told of there.

    `href` is where its file is: an address, or a path beside the file that names it. `role` is the
    sender's word for its place, such as featuremedia.
    """

    href: str
    media_type: str = ""
    role: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    usage_terms: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class WireItem:
    """One story as it was supplied. What the copy does not say is None or empty, never guessed.

    `guid` is the source's own identifier, or one made from the copy where it has none. `body` is
    HTML not cleaned yet. A moment without a zone is in the source's. Where the copy gives only a
    day, `published_at` is None and `published_on` is set. `dropped` are the lines that are no part
    of the story.

    Of two items with one guid the later is the one of the higher `version`, the sender's number;
    where there is none, of the later `version_created`. `status` is usable, withheld or canceled
    (take it down). `correction` is the sender's line on what this version corrects, `note` what it
    tells editors and no reader.

    `supplied` holds what we only carry on, as plain JSON, moments in ISO 8601:
    version (as printed), created, thread (what ties the versions of one event), replaces (a guid),
    genre, service, priority, located, slug (of its page there), correction (as first told),
    headlines {short, seo, sub}, rights {holder, year, notice, terms, credit}, links [{rel, href,
    title}], and, each a list of {name, code, scheme}: subjects, people, organisations, places,
    events. One whose address does not end in its code has it as uri.
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
    version: int | None = None
    version_created: datetime | None = None
    language: str | None = None
    urgency: int | None = None
    status: str = "usable"
    embargo_until: datetime | None = None
    expires_at: datetime | None = None
    correction: str | None = None
    note: str | None = None
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    references: tuple[dict, ...] = ()
    pictures: tuple[Picture, ...] = ()
    supplied: dict = field(default_factory=dict)
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
class Channel:
    """What stories are written under in a format that holds many: a feed, a package, a book.

    `address` is the page that shows the same, `own_address` the file's own; both absolute or "".
    `written_at` is the moment of the latest change in it, so that the same stories give the same
    bytes.
    """

    title: str
    publisher: str
    address: str = ""
    own_address: str = ""
    language: str = "en"
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """One story as readers see it. Addresses are absolute, moments aware.

    `authors` are persons; where the copy credits none, the source stands for them. `people` and
    `topics` are pairs of name and address. `body` is clean HTML, `text` its plain text. `supplied`
    is what its sender said beside it, as in WireItem. `guid` is its source's identifier of it;
    `version` our number of the version; `status` as in WireItem, for notices that take it down.
    """

    address: str
    headline: str
    published_on: date
    published_at: datetime
    publisher: str
    guid: str = ""
    standfirst: str = ""
    slugline: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    source: str = ""
    dateline: str = ""
    place: str = ""
    dateline_date: date | None = None
    body: str = ""
    text: str = ""
    signoff: str = ""
    updated_at: datetime | None = None
    expires_at: datetime | None = None
    version: int = 1
    status: str = "usable"
    language: str = "en"
    urgency: int | None = None
    topics: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    corrections: tuple[dict, ...] = ()
    references: tuple[dict, ...] = ()
    pictures: tuple[Picture, ...] = ()
    supplied: dict = field(default_factory=dict)


TAKE_DOWN = "Do not use it. Remove it wherever it was published or stored."


@dataclass(frozen=True, slots=True)
class Gone:
    """A story that readers saw and see no more, for those who hold it: its words are not told.

    `kind` is kill, withdrawal, embargo or expiry; `gone_at` an aware moment; `version` our number
    of the last version that readers saw.
    """

    address: str
    guid: str
    source: str
    version: int
    kind: str
    gone_at: datetime

    @property
    def status(self):
        """What it is to those who hold it, as in WireItem."""
        return "withheld" if self.kind == "embargo" else "canceled"
