"""An item as it arrives: what it holds, its digest, its moments, its place among its versions."""

import hashlib
import logging
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from people.loader import load_directory

from .. import body, checking, desk, findings, versions
from ..models import Article, Byline, Source
from ..wire import ArchiveRecord, WireError, WireItem

MOMENTS = ("published_at", "version_created", "embargo_until", "expires_at")
UNSURE = {"version_created", "expires_at"}  # some senders write a far year and mean none
STATUSES = ("usable", "withheld", "canceled")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Arrival:
    """One item that was found, or the reason why none could be read; what became of it.

    `beside` reads the files that the item names, as those of `articles.intake.files` do. `uses`
    are photos of ours that the story shows, as in a version; `pictures` what became of the item's.
    """

    path: str
    item: int
    content: WireItem | ArchiveRecord | None = None
    outcome: str = ""
    reason: str | None = None
    article: Article | None = None
    version: int | None = None
    found: findings.Findings | None = None
    beside: object | None = None
    uses: tuple[dict, ...] = ()
    pictures: list = field(default_factory=list)
    digest: str = ""  # of the item as it came
    is_broken_off: bool = False  # nothing after it in its file was read


def refuse_what_does_not_fit(item):
    """Raise WireError for a field that is longer than the site keeps, or that no field can be."""
    if not item.guid or item.status not in STATUSES:
        raise WireError(f"An item has a guid, and a status of {', '.join(STATUSES)}.")
    told = [(Article, name, getattr(item, name)) for name in ("headline", "slugline", "language")]
    told += [(Article, "dateline_place", item.dateline_place), (Source, "name", item.source)]
    told += [
        (Byline, name, value) for credit in item.credits for name, value in asdict(credit).items()
    ]
    for model, name, value in told:
        limit = model._meta.get_field(name).max_length
        if value and len(value) > limit:
            what = name if model is Article else f"{model._meta.verbose_name} {name}"
            raise WireError(
                f"The {what} {value[:40]!r}… has {len(value):,} characters; shorten it to {limit}."
            )
    for name in ("published_at", "published_on"):
        value = getattr(item, name)
        if value and value.year not in checking.YEARS:
            first, last = checking.YEARS[0], checking.YEARS[-1]
            raise WireError(f"{name} {value} is not in the years {first} to {last}.")


def find_in(item, directory=None):
    """The people and quotations in the item's body."""
    text = body.plain_text(body.clean(item.body))
    return findings.find(text, day_of(item), directory or load_directory())


def digest(item):
    """The SHA-256 of everything the item says, in hexadecimal.

    What it does not say is left out, so that a field that items get one day changes no digest.
    """
    return hashlib.sha256(versions.canonical(said(item)).encode()).hexdigest()


def said(item):
    """The item, or a part of it, as plain JSON without what it does not say."""
    return {
        part.name: plain(value)
        for part in fields(item)
        if (value := getattr(item, part.name)) not in (_default(part), None, "", (), {})
    }


def _default(part):
    return part.default if part.default_factory is MISSING else part.default_factory()


def plain(value):
    """The value as JSON has it; days and moments in ISO 8601."""
    if is_dataclass(value):
        return said(value)
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def settled(item, source):
    """The item with all its moments aware: one that says no zone is in the source's.

    An expiry, or the making of a version, in a year that no calendar of ours has is left out.
    """
    zone = zone_of(source)
    changes = {}
    for name in MOMENTS:
        moment = getattr(item, name)
        if moment is None:
            continue
        if name in UNSURE and moment.year not in checking.YEARS:
            changes[name] = None
        elif timezone.is_naive(moment):
            changes[name] = moment.replace(tzinfo=zone)
    return replace(item, **changes) if changes else item


def zone_of(source):
    """The zone of the source's clocks; the site's where there is none."""
    return ZoneInfo(source.time_zone if source else settings.TIME_ZONE)


def moment_of(item, source):
    """(moment of publication, whether only its day is known); (None, False) if it is not known.

    A day begins at midnight in the source's zone.
    """
    if item.published_at:
        return settled(item, source).published_at, False
    if item.published_on is None:
        return None, False
    return datetime.combine(item.published_on, time(), zone_of(source)), True


def day_of(item):
    """The day the story's words are about: the dateline's, else that of publication."""
    return item.dateline_date or day_on_clocks(item)


def day_on_clocks(item):
    """The day of publication that a settled item says, else what clocks here showed then."""
    if item.published_on or not item.published_at:
        return item.published_on
    return timezone.localtime(item.published_at).date()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy of a story stands among all of them: the sender's number, and when it was made.

    The later has the higher number; where a number is missing on a side, the later moment.
    """

    number: int | None = None
    moment: datetime | None = None

    def after(self, held):
        """True or False where the two say whether this one is later than `held`, else None."""
        if None not in (self.number, held.number) and self.number != held.number:
            return self.number > held.number
        if None not in (self.moment, held.moment) and self.moment != held.moment:
            return self.moment > held.moment
        return None

    def has_number_of(self, held):
        return self.number is not None and self.number == held.number

    def over(self, held):
        """This place; what it does not say is as it was."""
        number = held.number if self.number is None else self.number
        return Place(number, self.moment or held.moment)

    def __str__(self):
        if self.number is not None:
            return f"version {self.number}"
        return f"the copy of {self.moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


NOWHERE = Place()


def place_of(item):
    """The place of a settled item. A number that no database keeps tells none."""
    fits = item.version is not None and 0 <= item.version <= checking.LARGEST_OF_ALL
    return Place(item.version if fits else None, item.version_created)


def reason_of(error):
    """Why the item was rejected, in a sentence."""
    if isinstance(error, WireError | desk.Refused):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    log.warning("An item was rejected: %r", error)
    if isinstance(error, DatabaseError):
        return "The database could not store it; import it again. The server's log says more."
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return f"It could not be taken in ({told}); was the file damaged?"
