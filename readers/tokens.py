"""The signed part of the links in our mails: it opens what one reader follows, and nothing else."""

from django.core.signing import BadSignature, Signer

from .models import Follower

SIGNER = {"salt": "readers.follower", "sep": "."}


class NotOurs(Exception):
    """The text is not a token that we signed."""


def token_of(follower):
    """The token of a reader. It holds as long as the reader has alerts, or has asked for one."""
    return Signer(**SIGNER).sign(follower.pk)


def follower_of(token):
    """The reader of the token; None if we hold nothing of them any more. Raise NotOurs."""
    try:
        key = int(Signer(**SIGNER).unsign(token))
    except (BadSignature, ValueError):
        raise NotOurs from None
    return Follower.objects.filter(pk=key).first()
