"""Hours on a clock somewhere, made into moments; a missing or double hour is not guessed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from .rules import Refused


def moment_in(zone, local, fold=None):
    """The moment, in UTC, when clocks in the named zone show the hour `local`.

    Raise Refused for a zone that does not exist, for an hour that the clocks skip, and for an hour
    that comes twice unless `fold` says which: 0 the first, 1 the second.
    """
    if timezone.is_aware(local):
        raise TypeError(f"{local} says its own zone; give the hour as clocks in {zone} show it.")
    place = _zone(zone)
    first, second = (local.replace(tzinfo=place, fold=number) for number in (0, 1))
    if _shown_at(first) != local:
        raise Refused(
            f"{_words(local)} does not exist in {zone}, where the clocks skip it; "
            f"write {_shown_at(first):%H:%M}, or an hour before the change."
        )
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if fold not in {0, 1}:
        raise Refused(
            f"{_words(local)} comes twice in {zone}: first at {first.astimezone(UTC):%H:%M} UTC, "
            f"again at {second.astimezone(UTC):%H:%M} UTC. Choose the first or the second."
        )
    return (second if fold else first).astimezone(UTC)


def future_moment_in(zone, local, fold=None):
    """As `moment_in`; Refused for a moment that is past."""
    moment = moment_in(zone, local, fold)
    if moment <= timezone.now():
        raise Refused(f"{_words(local)} in {zone} is past; choose a later hour.")
    return moment


def in_words(moment, zone):
    """The moment as the desk writes it, with the zone named."""
    return f"{_words(moment.astimezone(_zone(zone)).replace(tzinfo=None))} in {zone}"


def _zone(name):
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(f"{name!r} is not a time zone; write one such as Europe/Moscow.") from None


def _shown_at(moment: datetime):
    """What the clocks of the moment's zone show then."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None)


def _words(local):
    return f"{local:%H:%M} on {local:%B} {local.day}, {local.year}"
