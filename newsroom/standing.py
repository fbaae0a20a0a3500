"""What stands around every page: site notices above it, the site's own pages in its footer.

The readers' app loads it (`settings.STANDING`); whoever makes a page asks here, because the other
apps know nothing of that one. It is kept in the memory of each process, so pages cost no query for
it, until the site's token is another one (`people.stamp`), of which `newsroom.page_cache` tells for
each page that is kept; for pages that are not, a few seconds. The clock decides at each reading
which notices are current.
"""

import math
import time
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

KEPT_SECONDS = 5  # so long another process may show what was changed or taken back here


@dataclass(frozen=True, slots=True)
class Notice:
    """A line above every page; from and until are moments, None: without a limit."""

    text: str
    link: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def is_current(self, now):
        return (self.starts_at is None or self.starts_at <= now) and (
            self.ends_at is None or now < self.ends_at
        )


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site's own, such as /about/; `policy` is schema.org's word for it, or empty."""

    title: str
    address: str
    policy: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The notices that are not over yet, and the pages that readers may see, in order."""

    notices: tuple[Notice, ...] = ()
    pages: tuple[SitePage, ...] = ()


_kept: tuple[Standing, float] | None = None
_tokens = frozenset()


def notices():
    """The notices that are current now, in order."""
    now = timezone.now()
    return [notice for notice in _standing().notices if notice.is_current(now)]


def pages():
    """The site's own pages that readers may see, in order."""
    return _standing().pages


def policies():
    """{schema.org's name of a policy: the address of its page}."""
    return {page.policy: page.address for page in pages() if page.policy}


def as_of(tokens):
    """Show nothing older than the site was when it had these tokens."""
    global _tokens
    if tokens != _tokens and not (_kept and _kept[1] == math.inf):
        forget()
        _tokens = tokens


def changed():
    """Call this when a notice or a page was stored or deleted: the one place that hears of it.

    This process shows the change as soon as the transaction is through, others within seconds.
    """
    transaction.on_commit(forget)


def forget():
    """Load what stands around pages anew at the next reading."""
    global _kept, _tokens
    _kept, _tokens = None, frozenset()


def keep(standing, seconds=KEPT_SECONDS):
    """Show this for so many seconds; tests keep what they want to see."""
    global _kept
    _kept = standing, time.monotonic() + seconds


def _standing():
    kept = _kept
    if kept and time.monotonic() < kept[1]:
        return kept[0]
    loaded = import_string(settings.STANDING)()
    keep(loaded)
    return loaded
