"""RSS: 0.9x, 1.0 and 2.0 read, 2.0 written, with content:encoded, dc:creator and media:content.

https://www.rssboard.org/rss-specification. Not carried, as the format has no place for it:
slugline, dateline, version, urgency, signoff, corrections, references and expiry; the byline is its
authors; of a picture nothing but file, size, caption, credit, alternative text and terms. Titles
are text: RSS says of none whether "&lt;b&gt;" is a tag or the word for one.
"""

import re
from email.utils import format_datetime

from . import guids, syndication
from .elements import element, escaped, if_any, tag
from .pictures import guessed
from .wellformed import begins

NAME = "rss"
MEDIA_TYPE = "application/rss+xml"
SUFFIX = ".rss.xml"
ONE_PER_FILE = False

ROOT = re.compile(
    r"\s*<(?:[\w.-]+:)?(?:rss\b|(?:rdf:)?RDF\b[^>]*(?:purl\.org/rss/|netscape\.com))", re.I
)
NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom",
    "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
    "xmlns_media": "http://search.yahoo.com/mrss/",
}

parse = syndication.parse


def recognises(head):
    """Whether a file that begins so is RSS: by its root element."""
    found = begins(head)
    is_export = "wordpress.org/export" in found  # WXR, which has a module of its own
    return bool(ROOT.match(found)) and not is_export


def render(stories, channel):
    """Yield the pieces of the feed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + tag("rss", version="2.0", **NAMESPACES)
    yield "".join(
        (
            "<channel>",
            element("title", channel.title),
            element("link", channel.address),
            element("description", channel.title),
            if_any("language", channel.language),
            if_any("lastBuildDate", channel.written_at and format_datetime(channel.written_at)),
            element("generator", syndication.GENERATOR),
            element("atom:link", rel="self", href=channel.own_address, type=MEDIA_TYPE)
            if channel.own_address
            else "",
            "\n",
        )
    )
    for story in stories:
        yield _item(story, channel)
    yield "</channel></rss>\n"


def _item(story, channel):
    guid = story.guid or story.address
    names = story.authors or ((story.source,) if story.source else ())
    terms = {subject.get("name"): subject for subject in story.supplied.get("subjects", ())}
    other = story.language if story.language != channel.language else ""
    parts = [
        element("title", story.headline),
        if_any("link", story.address),
        if_any("description", escaped_html(story.standfirst)),
        if_any("content:encoded", story.body),
        element("guid", guids.as_uri(guid), isPermaLink="false"),
        *(element("dc:creator", name) for name in names),
        if_any("dc:source", story.source),
        if_any("dc:language", other),
        if_any("dc:rights", story.supplied.get("rights", {}).get("notice")),
        element("pubDate", format_datetime(story.published_at)),
        if_any("atom:updated", story.updated_at and story.updated_at.isoformat()),
        *(
            element("category", name, domain=terms.get(name, {}).get("scheme"))
            for name, _address in story.topics
        ),
        if_any("media:keywords", ", ".join(story.keywords)),
        *map(_picture, story.pictures),
    ]
    return f"<item>{''.join(parts)}</item>\n"


def escaped_html(words):
    """The words as the HTML that a description is."""
    return escaped(words)


def _picture(picture):
    inner = "".join(
        (
            if_any("media:description", picture.caption, type="plain"),
            if_any("media:credit", picture.credit),
            if_any("media:text", picture.alt, type="plain"),
            if_any("media:copyright", picture.usage_terms),
        )
    )
    start = tag(
        "media:content",
        url=picture.href,
        type=picture.media_type or guessed(picture.href),
        medium="image",
        width=picture.width,
        height=picture.height,
    )
    return f"{start}{inner}</media:content>"
