"""WXR 1.2 written: an item for each story, behind it an attachment for each of its pictures."""

import html
import json
from datetime import UTC
from email.utils import format_datetime
from itertools import count
from xml.sax.saxutils import escape

from .items import Channel
from .xml import holdable

META = "_newsroom"
WORDPRESS = {"usable": "publish", "withheld": "draft", "canceled": "trash"}
_OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""


def render(stories, channel=None):
    """Yield the pieces of one file with all the stories."""
    channel = channel or Channel(title="", publisher="")
    yield _OPENING + "".join(
        [
            _text("title", channel.title),
            _text("link", channel.address),
            _text("description", ""),
            _text("language", channel.language),
            _text("wp:wxr_version", "1.2"),
            _text("wp:base_site_url", channel.address),
            _text("wp:base_blog_url", channel.address),
        ]
    )
    numbers = count(1)
    for story in stories:
        number = next(numbers)
        yield _item(story, number)
        for picture in story.pictures:
            yield _attachment(story, picture, next(numbers), number)
    yield "</channel>\n</rss>\n"


def _text(name, text):
    return f"<{name}>{escape(holdable(str(text)))}</{name}>\n"


def _cdata(name, text, attributes=""):
    safe = holdable(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{attributes}><![CDATA[{safe}]]></{name.split(' ')[0]}>\n"


def _item(story, number):
    moment = story.published_at.astimezone(UTC)
    changed = (story.updated_at or story.published_at).astimezone(UTC)
    parts = [
        "<item>\n",
        _cdata("title", html.escape(story.headline, quote=False)),
        _text("link", story.address),
        _text("pubDate", format_datetime(moment)),
        _cdata("dc:creator", story.byline or story.source or story.publisher),
        f'<guid isPermaLink="false">{escape(holdable(story.guid or story.address))}</guid>\n',
        _text("description", ""),
        _cdata("content:encoded", "<!-- wp:html -->" + story.body + "<!-- /wp:html -->"),
        _cdata("excerpt:encoded", html.escape(story.standfirst, quote=False)),
        _text("wp:post_id", number),
    ]
    for name, value in (("post_date", moment), ("post_modified", changed)):
        parts += [_cdata(f"wp:{name}{zone}", f"{value:%Y-%m-%d %H:%M:%S}") for zone in ("", "_gmt")]
    parts += [
        _cdata("wp:comment_status", "closed"),
        _cdata("wp:ping_status", "closed"),
        _cdata("wp:post_name", story.supplied.get("slug", "")),
        _cdata("wp:status", WORDPRESS[story.status]),
        _text("wp:post_parent", 0),
        _text("wp:menu_order", 0),
        _cdata("wp:post_type", "post"),
        _cdata("wp:post_password", ""),
        _text("wp:is_sticky", 0),
    ]
    parts += [_term("category", name) for name, _address in story.topics]
    parts += [_term("post_tag", name) for name in story.keywords]
    parts += [_meta(META, json.dumps(_told(story), ensure_ascii=False, sort_keys=True))]
    featured = [at for at, one in enumerate(story.pictures, 1) if one.role == "featuremedia"]
    parts += [_meta("_thumbnail_id", str(number + at)) for at in featured[:1]]
    return "".join([*parts, "</item>\n"])


def _told(story):
    """What WordPress has no field for. Moments keep the part of a second that WXR cuts off."""
    found = {
        "version": story.version,
        "source": story.source,
        "language": story.language,
        "slugline": story.slugline,
        "dateline": story.dateline,
        "place": story.place,
        "day": story.dateline_date.isoformat() if story.dateline_date else "",
        "signoff": story.signoff,
        "urgency": story.urgency,
        "expires_at": story.expires_at.isoformat() if story.expires_at else "",
        "supplied": story.supplied,
    }
    return {name: value for name, value in found.items() if value}


def _term(domain, name):
    nicename = escape(holdable("-".join(name.casefold().split())), {'"': "&quot;"})
    attributes = f' domain="{domain}" nicename="{nicename}"'
    return _cdata("category", html.escape(name, quote=False), attributes)


def _meta(key, value):
    inner = _cdata("wp:meta_key", key) + _cdata("wp:meta_value", value)
    return f"<wp:postmeta>\n{inner}</wp:postmeta>\n"


def _attachment(story, picture, number, parent):
    moment = f"{story.published_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    parts = [
        "<item>\n",
        _cdata("title", html.escape(picture.alt, quote=False)),
        f'<guid isPermaLink="false">{escape(holdable(picture.href))}</guid>\n',
        _cdata("content:encoded", html.escape(picture.credit, quote=False)),
        _cdata("excerpt:encoded", html.escape(picture.caption, quote=False)),
        _text("wp:post_id", number),
        _cdata("wp:post_date", moment),
        _cdata("wp:post_date_gmt", moment),
        _cdata("wp:status", "inherit"),
        _text("wp:post_parent", parent),
        _cdata("wp:post_type", "attachment"),
        _cdata("wp:attachment_url", picture.href),
    ]
    if picture.alt:
        parts.append(_meta("_wp_attachment_image_alt", picture.alt))
    return "".join([*parts, "</item>\n"])
