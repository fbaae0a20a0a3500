"""Identifiers: made for copy without one, and written where only an address may stand."""

import hashlib
import re
from urllib.parse import quote, unquote

# What is an absolute URI as it stands.
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[!$&-;=?-Z_a-z~#@]|\[|\]|%[0-9A-Fa-f]{2})+")
OURS = "urn:x-newsroom:"


def as_uri(guid: str) -> str:
    """The identifier as a URI: as it stands if it is one, else within a name of ours."""
    if URI.fullmatch(guid) and guid.count("#") < 2 and not guid.startswith(OURS):
        return guid
    return OURS + quote(guid, safe="")


def from_uri(uri: str) -> str:
    """The identifier that `as_uri` wrote so."""
    return unquote(uri[len(OURS) :]) if uri.startswith(OURS) else uri


def made(source, day, headline, body, kind="text"):
    """An identifier made of what stays when a story is refiled.

    Source, day and headline name a story; copy without a day or a headline is named by its text.
    """
    if headline and day:
        parts = [source or "", day.isoformat(), headline]
    else:
        parts = [source or "", headline or "", body]
    folded = "\n".join(" ".join(part.casefold().split()) for part in parts)
    return f"{kind}:{hashlib.sha256(folded.encode()).hexdigest()[:32]}"
