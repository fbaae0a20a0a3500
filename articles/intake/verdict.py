"""What becomes of an item: decided from what the site holds, the same for a dry run and a run."""

from dataclasses import dataclass, replace

from .. import versions
from ..models import Article, Version

STOPPED = {Article.Status.KILLED, Article.Status.WITHDRAWN}
UNNAMED = "somebody at the desk"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the site holds of a story, as far as the next text from its feed depends on it."""

    name: str = ""
    status: str = Article.Status.DRAFT
    latest: int = 0
    live: int | None = None
    supplied: str = ""  # the digest of the feed's last text
    supplied_number: int = 0  # the version which that became
    editor: str = ""  # who last saved a version at the desk, if it is the one readers see or later
    headline: str = ""
    has_time: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an item, before anything is written."""

    outcome: str
    publish: bool = False
    reason: str | None = None


def standing_of(article):
    """What the site holds of the article; of none, nothing."""
    if article is None:
        return Standing()
    supplied, supplied_number, editor = "", 0, ""
    rows = article.versions.order_by("number")
    for number, origin, told, by in rows.values_list(
        "number", "origin", "supplied_digest", "saved_by"
    ):
        if origin == Version.Origin.WIRE:
            supplied, supplied_number = told, number
        elif number >= (article.live_number or 1):
            editor = by or UNNAMED
    latest = versions.latest(article)
    return Standing(
        name=str(article),
        status=article.status,
        latest=article.latest_number,
        live=article.live_number,
        supplied=supplied,
        supplied_number=supplied_number,
        editor=editor,
        headline=latest.story["headline"] if latest else "",
        has_time=article.published_at is not None,
    )


def judge(held, item, supplied, publish):
    """The verdict on an item with that digest, the site holding that of its story."""
    if held.status in STOPPED:
        return Verdict("rejected", reason=was_stopped(held.name, held.status))
    same = held.latest > 0 and held.supplied == supplied
    outcome = "unchanged" if same else "updated" if held.latest else "created"
    if not publish or (same and held.supplied_number <= (held.live or 0)):
        return Verdict(outcome)
    reason = _why_not_published(held, item)
    return Verdict(outcome, reason is None, reason)


def was_stopped(name, status):
    return f"{name} was {Article.Status(status).label.lower()} and stays so."


def _why_not_published(held, item):
    if held.status == Article.Status.SPIKED:
        return f"Not published: {held.name} is spiked; make it a draft again to publish it."
    if held.editor:
        return f"Not published: {held.editor} changed the story since; compare the two."
    if not (held.has_time or item.published_at or item.published_on):
        return "Kept as a draft: the copy says no day of publication; set one and publish."
    if not (item.headline or held.headline).strip():
        return "Kept as a draft: the copy has no headline; enter one and publish."
    return None


def after(held, item, supplied, verdict):
    """What the site would hold once the verdict is carried out."""
    number = held.latest + (verdict.outcome != "unchanged")
    held = replace(
        held,
        latest=number,
        supplied=supplied,
        supplied_number=held.supplied_number if verdict.outcome == "unchanged" else number,
        headline=item.headline or held.headline,
        has_time=held.has_time or bool(item.published_at or item.published_on),
    )
    if verdict.publish:
        held = replace(held, status=Article.Status.LIVE, live=number, editor="")
    return held
