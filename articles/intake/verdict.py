"""What becomes of an item: decided from what the site holds, the same for a dry run and a run."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from .. import body, desk
from ..models import Article, Version
from .arriving import NOWHERE, Place, moment_of, place_of

Status = Article.Status
STOPPED = {Status.KILLED, Status.WITHDRAWN}
UNNAMED = "somebody at the desk"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the site holds of a story, as far as the next text from its feed depends on it."""

    name: str = ""
    status: str = Status.DRAFT
    latest: int = 0
    live: int | None = None
    supplied: str = ""  # the digest of the feed's last text
    supplied_number: int = 0  # the version which that became
    earlier: tuple[tuple[str, int], ...] = ()  # the same of its texts before
    place: Place = NOWHERE
    editor: str = ""  # who last saved a version at the desk, if it is the one readers see or later
    headline: str = ""
    has_text: bool = False
    published_at: datetime | None = None
    embargo_until: datetime | None = None
    was_seen: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an item, before anything is written. `stop` is the status of a take-down."""

    outcome: str
    publish: bool = False
    reason: str | None = None
    stop: str = ""


def standing_of(article):
    """What the site holds of the article; of none, nothing."""
    if article is None:
        return Standing()
    told, editor = [], ""
    latest = None
    for version in article.versions.order_by("number").defer("content"):
        latest = version
        if version.origin == Version.Origin.WIRE:
            told.append((version.supplied_digest, version.number))
        elif version.number >= (article.live_number or 1):
            editor = version.saved_by or UNNAMED
    supplied, supplied_number = told[-1] if told else ("", 0)
    story = latest.story if latest else {"headline": "", "body": ""}
    return Standing(
        name=str(article) if latest else name_of(article.guid),
        status=article.status,
        latest=article.latest_number,
        live=article.live_number,
        supplied=supplied,
        supplied_number=supplied_number,
        earlier=tuple(told[:-1]),
        place=Place(article.supplied_version, article.supplied_at),
        editor=editor,
        headline=story["headline"],
        has_text=has_text(story["body"]),
        published_at=article.published_at,
        embargo_until=article.embargo_until,
        was_seen=desk.readers_have_seen(article),
    )


def name_of(guid):
    """How a story is called of which no text ever came."""
    return f"Story {guid}"


def has_text(html):
    return bool(body.plain_text(body.clean(html)).strip())


def judge(held, item, supplied, publish):
    """The verdict on a settled item with that digest, the site holding that of its story."""
    is_same = held.latest > 0 and held.supplied == supplied
    is_cancel = item.status == "canceled"
    older = None if is_same else _why_not_later(held, item, supplied)
    if held.status in STOPPED:
        stays = was_stopped(held.name, held.status)
        is_old = is_same or is_cancel or older
        return Verdict("unchanged" if is_old else "rejected", reason=older or stays)
    if older:
        return Verdict("unchanged", reason=older)
    if is_cancel:
        stop = Status.WITHDRAWN if held.was_seen or not held.latest else Status.KILLED
        return Verdict("withdrawn", stop=stop)
    outcome = "unchanged" if is_same else "updated" if held.latest else "created"
    if not publish or (is_same and held.supplied_number <= (held.live or 0)):
        return Verdict(outcome)
    reason = _why_not_published(held, item)
    return Verdict(outcome, reason is None, reason)


def was_stopped(name, status):
    return f"{name} was {Status(status).label.lower()} and stays so."


def _why_not_later(held, item, supplied):
    """Why the item changes nothing: it is no later than the one that is held. None if it may be.

    Of two with one number and nothing else to tell them apart, what takes a story down holds.
    """
    place = place_of(item)
    is_later = place.after(held.place)
    if is_later is False:
        return f"Older than {held.place}, which came before; nothing was changed."
    if is_later or item.status == "canceled":
        return None
    if place.has_number_of(held.place):
        return (
            f"Version {place.number} came before with another text, and nothing says which of them "
            "is the later; nothing was changed."
        )
    number = dict(held.earlier).get(supplied)
    if number:
        return f"The same came before, as version {number}, and another since; nothing was changed."
    return None


def _why_not_published(held, item):
    if item.status == "withheld":
        return "Kept as a draft: its sender withholds it; publish it when the sender allows it."
    if held.status == Status.SPIKED:
        return f"Not published: {held.name} is spiked; make it a draft again to publish it."
    if held.editor:
        return f"Not published: {held.editor} changed the story since; compare the two."
    if not (held.published_at or item.published_at or item.published_on):
        return "Kept as a draft: the copy says no day of publication; set one and publish."
    if not (item.headline or held.headline).strip():
        return "Kept as a draft: the copy has no headline; enter one and publish."
    if not (held.has_text or has_text(item.body)):
        return "Kept as a draft: the copy has no text; enter it and publish."
    return None


def after(held, item, supplied, verdict, source):
    """What the site would hold once the verdict is carried out."""
    if verdict.outcome == "withdrawn":
        place = place_of(item).over(held.place)
        name = held.name or name_of(item.guid)
        return replace(held, name=name, status=verdict.stop, place=place)
    if verdict.outcome != "unchanged":
        held = _with_text_of(held, item, supplied, source)
    if verdict.publish:
        held = replace(held, status=Status.LIVE, live=held.latest, editor="")
        held = replace(held, name=held.headline, was_seen=held.was_seen or _is_out(held))
    return held


def _with_text_of(held, item, supplied, source):
    headline = item.headline or held.headline
    until = longer_embargo(item, held.embargo_until, held.was_seen)
    came = ((held.supplied, held.supplied_number),) if held.supplied else ()
    return replace(
        held,
        name=held.name if held.live else headline or str(Article()),
        latest=held.latest + 1,
        supplied=supplied,
        supplied_number=held.latest + 1,
        earlier=held.earlier + came,
        place=place_of(item).over(held.place),
        headline=headline,
        has_text=held.has_text or has_text(item.body),
        published_at=held.published_at or moment_of(item, source)[0],
        embargo_until=until,
    )


def longer_embargo(item, until, was_seen):
    """The embargo with the item's: none is lifted or shortened, nor hides what readers saw."""
    if item.embargo_until is None or was_seen:
        return until
    return max(item.embargo_until, until or item.embargo_until)


def _is_out(held):
    """Whether readers see the story now."""
    now = timezone.now()
    return (
        held.status == Status.LIVE
        and held.published_at <= now
        and (held.embargo_until is None or held.embargo_until <= now)
    )
