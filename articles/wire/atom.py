"""Atom 1.0, read and written, with the entries that were taken down.

https://www.rfc-editor.org/rfc/rfc4287, https://www.rfc-editor.org/rfc/rfc6721. Not carried, as the
format has no place for it: slugline, dateline, version, urgency, signoff, corrections, references
and expiry; the byline is its authors; keywords are categories; of a picture only file and caption.
"""

import re
from datetime import UTC, datetime

from . import guids, syndication
from .elements import element, if_any, tag
from .items import Gone
from .pictures import guessed
from .wellformed import begins

NAME = "atom"
MEDIA_TYPE = "application/atom+xml"
SUFFIX = ".atom.xml"
ONE_PER_FILE = False
TELLS_GONE = True

ROOT = re.compile(r"\s*<(?:[\w.-]+:)?(?:feed|entry)\b[^>]*(?:2005/Atom|purl\.org/atom)", re.I)
ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)  # of a feed in which nothing has changed yet

parse = syndication.parse


def recognises(head):
    """Whether a file that begins so is Atom: by its root element and namespace."""
    return bool(ROOT.match(begins(head)))


def render(stories, channel):
    """Yield the pieces of the feed. A story that is gone is told as deleted."""
    own = channel.own_address or channel.address or guids.as_uri(channel.title)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield tag("feed", xmlns=ATOM, xmlns_at=TOMBSTONES, xml_lang=channel.language)
    yield "".join(
        (
            element("title", channel.title),
            element("id", own),
            element("updated", (channel.written_at or BEGINNING).isoformat()),
            f"<author>{element('name', channel.publisher or channel.title)}</author>",
            element("generator", syndication.GENERATOR),
            tag("link", "/", rel="alternate", href=channel.address) if channel.address else "",
            tag("link", "/", rel="self", href=channel.own_address) if channel.own_address else "",
            "\n",
        )
    )
    for story in stories:
        yield _deleted(story) if isinstance(story, Gone) else _entry(story, channel)
    yield "</feed>\n"


def _deleted(gone):
    ref = guids.as_uri(gone.guid or gone.address)
    return tag("at:deleted-entry", "/", ref=ref, when=gone.gone_at.isoformat()) + "\n"


def _entry(story, channel):
    names = story.authors or ((story.source,) if story.source else ())
    terms = {subject.get("name"): subject for subject in story.supplied.get("subjects", ())}
    updated = max(story.published_at, story.updated_at or story.published_at)
    parts = [
        element("title", story.headline),
        element("id", guids.as_uri(story.guid or story.address)),
        element("updated", updated.isoformat()),
        element("published", story.published_at.isoformat()),
        *(f"<author>{element('name', name)}</author>" for name in names),
        tag("link", "/", rel="alternate", href=story.address) if story.address else "",
        *map(_picture, story.pictures),
        *(_category(name, terms.get(name, {})) for name, _address in story.topics),
        *(tag("category", "/", term=word) for word in story.keywords),
        if_any("rights", story.supplied.get("rights", {}).get("notice")),
        if_any("summary", story.standfirst),
        if_any("content", story.body, type="html"),
        f"<source>{element('title', story.source)}</source>" if story.source else "",
    ]
    own = story.language if story.language != channel.language else ""
    return f"{tag('entry', xml_lang=own)}{''.join(parts)}</entry>\n"


def _category(name, subject):
    code = subject.get("code")
    return tag(
        "category", "/", term=code or name, scheme=subject.get("scheme"), label=code and name
    )


def _picture(picture):
    kind = picture.media_type or guessed(picture.href) or "image/jpeg"
    return tag("link", "/", rel="enclosure", href=picture.href, type=kind, title=picture.caption)
