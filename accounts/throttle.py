"""How often a login may fail, by account and by the network the tries come from.

The figures hold for every worker together, because the tries are rows of the database. A try is
counted before its password is looked at, so that a hundred at once are no way around the limit.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from unicodedata import normalize

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import FailedLogin

WINDOW = timedelta(minutes=15)
AN_ACCOUNT = 10  # failures of one account from one network
UNDER_ATTACK = 2  # the same, while the account fails that often from other networks
A_NETWORK = 100  # failures of any accounts from one network
TEXT = (
    "Too many logins failed. Wait 15 minutes; the account is not locked and can still log in "
    "from another place."
)


class TooManyFailures(Exception):
    """The try is refused whatever its password; it does not count either."""


def begin(name, address):
    """A try to log in, counted as failed until it is deleted. Raise TooManyFailures."""
    now = timezone.now()
    FailedLogin.objects.filter(failed_at__lte=now - WINDOW).delete()
    account, network = digest(name), network_of(address)
    this = FailedLogin.objects.create(account=account, network=network, failed_at=now)
    of_account, from_network = Q(account=account), Q(network=network)
    failures = FailedLogin.objects.filter(of_account | from_network).aggregate(
        here=Count("pk", filter=of_account & from_network),
        elsewhere=Count("pk", filter=of_account & ~from_network),
        network=Count("pk", filter=from_network),
    )
    limit = UNDER_ATTACK if failures["elsewhere"] >= AN_ACCOUNT else AN_ACCOUNT
    if failures["here"] > limit or failures["network"] > A_NETWORK:
        this.delete()
        raise TooManyFailures
    return this


def digest(name):
    """The account's name as the table keeps it, the same for every way to write it."""
    plain = normalize("NFKC", name).casefold()
    return salted_hmac("accounts.failed_login", plain, algorithm="sha256").hexdigest()


def network_of(address):
    """One address, or for IPv6 the 64 bits that a single household has: 2001:db8:0:1::/64."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "unknown"
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)


def address_of(request):
    """Where the request comes from, as the outermost of our own proxies saw it.

    Without declared proxies what visitors write into X-Forwarded-For is not read.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR", "")
