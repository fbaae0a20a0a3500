"""Times as the desk reads them: how far off they are, and exactly when."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def span(seconds):
    """A length of time as it is said: "40 s", "10 min", "2 h 10 min", "3 days"."""
    seconds = int(seconds)
    if seconds < MINUTE:
        return f"{seconds} s"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    if seconds < DAY:
        minutes = seconds % HOUR // MINUTE
        return f"{seconds // HOUR} h {minutes} min" if minutes else f"{seconds // HOUR} h"
    days = seconds // DAY
    return "1 day" if days == 1 else f"{days} days"


def distance(moment, now=None):
    """How far off a moment is: "in 2 h 10 min", "3 days ago", "just now"."""
    seconds = (moment - (now or timezone.now())).total_seconds()
    if abs(seconds) < MINUTE:
        return "just now" if seconds <= 0 else "in less than a minute"
    return f"in {span(seconds)}" if seconds > 0 else f"{span(-seconds)} ago"


def exactly(moment):
    """November 18, 2026, 16:05 UTC, in the newsroom's zone."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'F j, Y, H:i')} {local.tzname()}"


def clock(moment, now=None):
    """16:05 UTC today, Nov. 18, 16:05 UTC on another day of this year, else with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now or timezone.now())
    if local.date() == today.date():
        form = "H:i"
    else:
        form = "N j, H:i" if local.year == today.year else "N j, Y, H:i"
    return f"{date_format(local, form)} {local.tzname()}"


def ago(moment):
    """How far off a moment is, as HTML; exactly when on hover and for screen readers."""
    return _element(moment, distance(moment))


def at(moment):
    """The clock and how far off: "16:05 UTC, in 2 h 10 min", as HTML."""
    return _element(moment, f"{clock(moment)}, {distance(moment)}")


def _element(moment, text):
    exact = exactly(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}<span class="unseen"> ({})</span></time>',
        moment.isoformat(timespec="seconds"),
        exact,
        text,
        exact,
    )
