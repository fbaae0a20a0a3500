"""Asking for an alert, and confirming it: nothing is sent to an address whose owner did not ask.

Whoever asks gets one answer, whatever we know of the address: no mail is sent while they wait.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.throttle import network_of

from .models import Alert, Ask, Follower

WINDOW = timedelta(hours=1)
A_NETWORK = 20  # asks within the window, whatever for
MOST_PENDING = 10  # alerts of an address that wait to be confirmed; more are not stored
MOST_ALERTS = 100  # of an address
CONFIRM_WITHIN = timedelta(days=2)


class TooMany(Exception):
    """So many asked from that network within the hour that no more are taken."""


def count(ip):
    """Count somebody who asks from that IP address. Raise TooMany; it does not count then."""
    now = timezone.now()
    network = salted_hmac("readers.ask", network_of(ip), algorithm="sha256").hexdigest()
    this = Ask.objects.create(network=network, asked_at=now)
    if Ask.objects.filter(network=network, asked_at__gt=now - WINDOW).count() > A_NETWORK:
        this.delete()
        raise TooMany


@transaction.atomic
def ask(address, subject, frequency):
    """Keep that the address is to follow the subject and wants a link by mail; return its reader.

    An alert that is confirmed already stays as it is: only the link in a mail changes it.
    """
    now = timezone.now()
    follower, _ = Follower.objects.update_or_create(
        address=address.strip().lower(), defaults={"asked_at": now}
    )
    wanted = {"name": subject.name, "frequency": frequency, "asked_at": now}
    held = follower.alerts.filter(subject=subject.address)
    if held.exists():
        held.filter(confirmed_at=None).update(**wanted)
    elif pending(follower).count() < MOST_PENDING and follower.alerts.count() < MOST_ALERTS:
        follower.alerts.create(subject=subject.address, **wanted)
    return follower


def pending(follower):
    """The alerts that wait to be confirmed and still may be."""
    since = timezone.now() - CONFIRM_WITHIN
    return follower.alerts.filter(confirmed_at=None, asked_at__gt=since)


def confirm(follower, keys):
    """Start the pending alerts of these keys, and forget the other ones that were asked for."""
    asked = pending(follower)
    asked.filter(pk__in=keys).update(confirmed_at=timezone.now())
    asked.exclude(pk__in=keys).delete()
    Follower.objects.filter(pk=follower.pk).update(asked_at=None)


def followed(follower):
    """The alerts of a reader that are confirmed."""
    return follower.alerts.exclude(confirmed_at=None)


def set_frequency(follower, key, frequency):
    """Send that alert as often from now on; False if the reader has no such alert."""
    if frequency not in Alert.Frequency:
        return False
    return bool(followed(follower).filter(pk=key).update(frequency=frequency))


def stop(follower, key):
    """End one alert of the reader."""
    follower.alerts.filter(pk=key).delete()
    if not follower.alerts.exists():
        forget(follower)


def forget(follower):
    """End all alerts of the reader and delete the address."""
    Follower.objects.filter(pk=follower.pk).delete()
