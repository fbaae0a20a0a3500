"""Saving a story, and bringing a version of it before readers, now or at a later hour."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from .. import checks, findings, records, related, ripple, versions
from ..models import Article, LedgerEntry, Source
from ..reading.datelines import print_dateline
from . import corrections, differences
from .acts import Done, act, tell
from .moments import future_moment_in, in_words
from .rules import LIVE, WAITING, Refused, state_of

SLUG_LENGTH = 80
Kind = LedgerEntry.Kind


def save(article, story, *, by=None, **details):
    """Save the story as the article's next version; details as in `versions.save`.

    Readers of a live story see no change until the version is published. A story that was never
    published has its row kept up to date, so that the desk's lists and searches show it. With `by`,
    the user who saves, Refused says why they may not edit it, and the save enters the audit log.
    """
    if by is None:
        return _save(article, story, **details)
    return _edit(article, by=by, story=story, **details)


@act("edit")
def _edit(article, *, by, story, **details):
    version = _save(article, story, saved_by=records.name_of(by), **details)
    return Done(version.reason, version.number, version)


@transaction.atomic
def _save(article, story, **details):
    version = versions.save(article, story, **details)
    show_on_desk(article)
    return version


@transaction.atomic
def show_on_desk(article):
    """Bring the row of a story that was never published in line with its latest version.

    The row is read anew under its lock: the story may have gone live since the caller read it.
    """
    current = Article.objects.locked().get(pk=article.pk)
    version = versions.latest(current)
    if current.live_number is None and version is not None:
        versions.apply(current, version)
        findings.store(current, version)
    article.refresh_from_db()


@act("publish", in_turn=True)
def publish(article, *, by, at=None, on=None, kind=None, line="", wrong="", right="", series=None):
    """Bring the article's latest version before readers, enter it in the ledger, and return it.

    `at` is the moment of first publication (default: the article's own, else now), `on` the day
    in the address (default: that moment's day in the site's zone). Neither changes once readers
    have seen the story. From then on `kind` and `line` say what a further version changes, `wrong`
    and `right` what a correction corrects, and `series` how an update is called on the wire.
    """
    version = versions.latest(article)
    is_change = state_of(article) == LIVE
    _refuse_what_cannot_be_published(article, version)
    if is_change:
        _publish_change(article, version, by, kind, line, wrong, right, series)
    else:
        _publish_first(article, version, by, at=_first_moment(article, at, by), on=on)
    words = f"{kind}: {line}" if is_change else ""
    tell(article, "publish", by, f"published version {version.number}.")
    return Done(words, version.number, version)


@act("schedule", in_turn=True)
def schedule(article, *, by, at, zone, fold=None):
    """Let the latest version come before readers at that hour in that zone, without a job.

    `at` is what the clocks of the zone show, and `fold` which of two such hours is meant.
    """
    moment = future_moment_in(zone, at, fold)
    version = versions.latest(article)
    _refuse_what_cannot_be_published(article, version, again=True)
    article.schedule_zone = zone
    _publish_first(article, version, by, at=moment)
    words = in_words(moment, zone)
    tell(article, "schedule", by, f"scheduled it for {words}.")
    return Done(words, version.number, version)


def _first_moment(article, at, by):
    """The moment of first publication.

    A person who publishes what waits for its hour wants it out now; copy that a feed sends
    meanwhile does not change the hour.
    """
    now = timezone.now()
    if state_of(article) == WAITING:
        is_person = not isinstance(by, str)
        return min(article.published_at, now) if is_person else article.published_at
    return at or article.published_at or now


def _publish_first(article, version, by, *, at, on=None):
    set_first(article, at, on)
    article.slug = free_slug(article, version.story["headline"])
    _show(article, version)
    LedgerEntry.objects.update_or_create(
        article=article, kind=Kind.FIRST, defaults=first_entry(article, version, by)
    )


def first_entry(article, version, by):
    """The fields of the first entry of a story's ledger."""
    return {
        "number": version.number,
        "entered_at": max(timezone.now(), article.published_at),
        "entered_by": records.name_of(by),
    }


def set_first(article, at, on=None):
    """Set the row's moment and day of first publication; nothing is stored."""
    if article.published_at != at:
        article.published_at_is_a_day = False
    if not on and not _is_begin_of_its_day(article, at):
        on = timezone.localtime(at).date()
    article.published_on = on or article.published_on
    article.published_at = at


def _is_begin_of_its_day(article, at):
    """Whether the moment is only the day of the address, as supplied copy gives it."""
    day = article.published_on
    zone = article.source.time_zone if article.source else settings.TIME_ZONE
    return day is not None and at == datetime.combine(day, time(), ZoneInfo(zone))


def _publish_change(article, version, by, kind, line, wrong, right, series):
    is_supplied = isinstance(by, str) and version.origin == version.Origin.WIRE
    kind = corrections.checked_kind(kind, line, wrong, right, by, is_supplied)
    before = article.versions.get(number=article.live_number).story
    if not isinstance(by, str):
        corrections.check_slugline(kind, before, version.story)
    series = series or differences.series_between(before, version.story)
    tag = corrections.next_tag(article, kind, series)
    name = records.name_of(by)
    corrections.note(article, kind, line, wrong, right, version.number, name)
    if kind != Kind.REFILE:  # a mended typo is no news to readers; the ledger has it
        article.updated_at = timezone.now()
    _show(article, version)
    LedgerEntry.objects.create(
        article=article,
        number=version.number,
        kind=kind,
        tag=tag,
        line=line.strip(),
        entered_at=timezone.now(),
        entered_by=name,
    )


def _show(article, version):
    """Make the version the one that readers see as soon as the clock lets them."""
    set_live(article, version)
    versions.apply(article, version)
    findings.store(article, version)
    related.learn(article)
    related.relate(article)
    ripple.settle_mended(article)


def set_live(article, version):
    """Set in the row that readers see the version from its moment on; nothing is stored."""
    article.status = article.Status.LIVE
    article.live_number = version.number
    article.followed_up_at = timezone.now() if article.is_published else None


def _refuse_what_cannot_be_published(article, version, again=False):
    if version is None:
        raise Refused("The story has no text yet; save it first.")
    if state_of(article) == LIVE and article.live_number == version.number and not again:
        raise Refused(f"Version {version.number} of {article} is what readers see already.")
    refuse_errors(version.story)


def refuse_errors(story):
    """Raise Refused for a story with errors that forbid publishing it."""
    errors = checks.errors(story)
    if errors:
        raise Refused(" ".join(error.text for error in errors))


def printed_dateline(place, day, source):
    """The dateline in the source's house style; None where there is neither place nor day."""
    if not place and not day:
        return None
    style = source.dateline_style_on(day) if source else Source.DatelineStyle.PLACE_AND_DAY
    return print_dateline(place, day, style, source.name if source else "")


def free_slug(article, headline):
    """The address for a headline, numbered where another story of that day has it already.

    It stays free as long as the turn is ours.
    """
    base = article.slug or slug_of(headline)
    return _numbered(base, _taken(article, base))


def free_slugs(articles):
    """Give each of these articles, which are not stored yet, in turn an address that is free."""
    dated = [article for article in articles if article.published_on]
    wanted = {"published_on__in": {each.published_on for each in dated}}
    wanted["slug__in"] = {article.slug for article in dated}
    taken = set(Article.objects.filter(**wanted).values_list("published_on", "slug"))
    given = {}  # {day: slugs of this batch}
    for article in dated:
        day = article.published_on
        if (day, article.slug) in taken or article.slug in given.get(day, ()):
            theirs = _taken(article, article.slug) | given.get(day, set())
            article.slug = _numbered(article.slug, theirs)
        given.setdefault(day, set()).add(article.slug)


def _taken(article, base):
    """The addresses of other stories of that day that begin so."""
    same_day = Article.objects.filter(published_on=article.published_on, slug__startswith=base)
    return set(same_day.exclude(pk=article.pk).values_list("slug", flat=True))


def _numbered(base, taken):
    slug = base
    number = 2
    while slug in taken:
        slug = f"{base}-{number}"
        number += 1
    return slug


def slug_of(headline):
    """The headline as part of an address: whole words, of any script."""
    slug = slugify(headline, allow_unicode=True)
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug.strip("-") or "story"
