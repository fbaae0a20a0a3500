"""The signed part of the links in our mails: it opens what one reader follows, and nothing else.

Signed is the reader's secret and not the number, which a database may give to somebody else when
an older state of it was restored.
"""

from django.core.signing import BadSignature, Signer

from .models import Follower

SIGNER = {"salt": "readers.follower", "sep": "."}


class NotOurs(Exception):
    """The text is not a token that we signed."""


def token_of(follower):
    """The token of a reader. It holds as long as the reader has alerts, or has asked for one."""
    return Signer(**SIGNER).sign(follower.secret)


def follower_of(token):
    """The reader of the token; None if we hold nothing of them any more. Raise NotOurs."""
    try:
        secret = Signer(**SIGNER).unsign(token)
    except BadSignature:
        raise NotOurs from None
    return Follower.objects.filter(secret=secret).first()
