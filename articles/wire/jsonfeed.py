"""JSON Feed 1.1, and 1.0 where it is read: https://www.jsonfeed.org/version/1.1/.

Not carried, as the format has no place for it: source, slugline, dateline, version, urgency,
signoff, rights, corrections and references; keywords and topics are both tags, and of pictures only
the address, the kind and, as a title, the caption.
"""

import json
import re

from . import bodies, guids
from .items import Picture, WireError, WireFault, WireItem
from .people import credited
from .pictures import guessed
from .story import one_of_each
from .times import beginning
from .values import LARGEST, line, load, objects, text, unescaped, without_blanks

NAME = "jsonfeed"
MEDIA_TYPE = "application/feed+json"
SUFFIX = ".feed.json"
ONE_PER_FILE = False
VERSION = "https://jsonfeed.org/version/1.1"
OURS = "_newsroom"  # the extension by which we know our own feeds

BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
NAMES_ITSELF = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')


def recognises(head):
    """Whether a file that begins so is a JSON Feed: it must name its version."""
    return bool(BEGINS.match(head) and NAMES_ITSELF.search(head))


# Reading


def parse(file):
    """Yield the stories in the feed, and a WireFault for each item that is none."""
    feed = load(file.read(LARGEST + 1))
    if not isinstance(feed, dict) or not isinstance(feed.get("items", []), list):
        raise WireError("A JSON Feed is an object with a list of items; this is none.")
    for number, told in enumerate(feed.get("items", []), start=1):
        try:
            yield _item(told, feed)
        except WireError as error:
            yield WireFault(1, f"item {number}: {error}")


def _item(told, feed):
    if not isinstance(told, dict):
        raise WireError(f"{str(told)[:40]!r} is no object; a story is one.")
    address = line(told.get("url")) or line(told.get("external_url"))
    base = address or line(feed.get("home_page_url"))
    headline = line(told.get("title"))
    headline = headline if OURS in feed else line(unescaped(headline))  # as WordPress sends it
    html, inside = bodies.as_body(text(told.get("content_html")), headline, base)
    html = html or bodies.from_text(text(told.get("content_text")))
    standfirst = line(told.get("summary"))
    if not html:
        html, standfirst = bodies.from_text(standfirst), ""
    if not (headline or html):
        raise WireError("It has neither a title nor a text.")
    byline, credits = credited(_authors(told) or _authors(feed))
    published, changed = beginning(told.get("date_published")), beginning(told.get("date_modified"))
    guid = line(told.get("id")) or address
    return WireItem(
        guid=guid or guids.made(None, published, headline, html),
        headline=headline or None,
        standfirst=standfirst or None,
        byline=byline,
        credits=credits,
        body=html,
        published_at=published or changed,
        version_created=changed or published,
        language=line(told.get("language")) or line(feed.get("language")) or None,
        topics=tuple(dict.fromkeys(filter(None, map(line, _list(told.get("tags")))))),
        pictures=one_of_each([*_pictures(told), *inside]),
        supplied=without_blanks({"links": _links(told)}),
    )


def _list(value):
    return value if isinstance(value, list) else [value]


def _authors(told):
    """The names of the authors of an item or of the feed; 1.0 has only one."""
    found = objects(told.get("authors")) or objects(told.get("author"))
    return [line(author.get("name")) or " " for author in found]


def _pictures(told):
    for href in (line(told.get("image")), line(told.get("banner_image"))):
        if href:
            yield Picture(href=href, media_type=guessed(href))
    for attachment in objects(told.get("attachments")):
        kind, href = line(attachment.get("mime_type")), line(attachment.get("url"))
        if href and kind.startswith("image/"):
            yield Picture(href=href, media_type=kind, caption=line(attachment.get("title")))


def _links(told):
    found = [
        {"rel": "alternate", "href": line(told.get("url"))},
        {"rel": "related", "href": line(told.get("external_url"))},
    ]
    found += [
        {
            "rel": "enclosure",
            "href": line(attachment.get("url")),
            "title": line(attachment.get("title")),
        }
        for attachment in objects(told.get("attachments"))
        if not line(attachment.get("mime_type")).startswith("image/")
    ]
    return [without_blanks(link) for link in found if link["href"]]


# Writing


def render(stories, channel):
    """Yield the pieces of the feed: its own fields, then story by story."""
    told = without_blanks(
        {
            "version": VERSION,
            "title": channel.title,
            "home_page_url": channel.address,
            "feed_url": channel.own_address,
            "language": channel.language,
            "authors": [{"name": channel.publisher}] if channel.publisher else [],
            OURS: {"titles": "text"},
        }
    )
    yield f'{json.dumps(told, ensure_ascii=False)[:-1]}, "items": ['
    parted = "\n"
    for story in stories:
        yield parted + json.dumps(_object(story), ensure_ascii=False)
        parted = ",\n"
    yield "\n]}\n"


def _object(story):
    updated = max(story.published_at, story.updated_at or story.published_at)
    names = story.authors or ((story.source,) if story.source else ())
    return without_blanks(
        {
            "id": story.guid or story.address,
            "url": story.address,
            "title": story.headline,
            "content_html": story.body,
            "summary": story.standfirst,
            "date_published": story.published_at.isoformat(),
            "date_modified": updated.isoformat(),
            "authors": [{"name": name} for name in names],
            "tags": list(dict.fromkeys([*(name for name, _ in story.topics), *story.keywords])),
            "language": story.language,
            "image": story.pictures[0].href if story.pictures else "",
            "attachments": [
                without_blanks(
                    {
                        "url": picture.href,
                        "mime_type": picture.media_type or guessed(picture.href) or "image/jpeg",
                        "title": picture.caption,
                    }
                )
                for picture in story.pictures
            ],
        }
    )
