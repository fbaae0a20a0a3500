"""WXR, the export of WordPress: posts and pages of any of its versions are read.

Not stories, and left out: attachments (they become the pictures of their posts), menus, revisions,
templates, comments, and meta of plug-ins, which may hold serialised objects and is never unpacked.
Written is 1.2. WordPress has no place for what only newsrooms know (version, source, dateline,
urgency, rights, subjects with codes); it travels as JSON in the meta `_newsroom`, which WordPress
keeps and nobody shows. Lost are corrections and where photos stand.
"""

import json
import shutil
import tempfile
from dataclasses import replace
from html import unescape

from . import times
from .autop import with_paragraphs
from .bodies import plain
from .encodings import head_text
from .items import Picture, WireError, WireFault
from .markup import read_markup
from .story import put_together, unique
from .wxr_writing import META, render
from .xml import (
    child,
    children,
    collapse,
    get,
    html_tree,
    name_of,
    refuse_entities,
    stream,
    text_of,
)

NAME = "wxr"
MEDIA_TYPE = "application/rss+xml"
SUFFIX = ".wxr.xml"
ONE_PER_FILE = False
STATUSES = {"publish": "usable", "future": "usable", "trash": "canceled"}  # others: withheld
NO_STORIES = {
    *("attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset"),
    *("oembed_cache", "user_request", "wp_block", "wp_template", "wp_template_part"),
    *("wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "acf-field"),
    *("acf-field-group", "feedback"),
}
ENTRIES = {"subjects", "people", "organisations", "places", "events", "links"}
CHANNEL = ("author", "language", "base_blog_url", "link", "item")
_HEAD = 64 * 1024

__all__ = ["MEDIA_TYPE", "NAME", "ONE_PER_FILE", "SUFFIX", "parse", "recognises", "render"]


def recognises(head):
    """Whether a file that begins so is an export of WordPress."""
    text = head_text(head)
    return "<rss" in text and "wordpress.org/export/" in text


def parse(file):
    """Yield the posts and pages in the file, and a WireFault for one that holds no story.

    The file is read twice: a post may name pictures that come behind it. Raise WireError, naming
    the line, where the file breaks; what stood before it has been yielded.
    """
    with tempfile.TemporaryFile() as copy:
        if not file.seekable():
            shutil.copyfileobj(file, copy)
            file = copy
        start = file.seek(0)
        refuse_entities(head_text(file.read(_HEAD)))
        file.seek(start)
        site = _Site(file)
        file.seek(start)
        for item in stream(file, "channel", ["item"]):
            line = item.sourceline
            try:
                story = site.story(item)
            except WireError as error:
                yield WireFault(line, str(error))
            else:
                if story:
                    yield story


class _Site:
    """What posts refer to: authors by their login, attachments by their number."""

    def __init__(self, file):
        self.authors = {}
        self.attachments = {}
        self.of_post = {}
        self.language = self.address = ""
        broken = None
        try:
            for element in stream(file, "channel", CHANNEL):
                self._learn(element, name_of(element))
        except WireError as error:
            broken = error  # told again when the stories before it have been read
        self.broken = broken

    def _learn(self, element, name):
        if name == "author":
            login = text_of(child(element, "author_login"))
            shown = text_of(child(element, "author_display_name"))
            names = [text_of(child(element, f"author_{part}_name")) for part in ("first", "last")]
            self.authors[login] = shown or " ".join(filter(None, names)) or login
        elif name == "language":
            self.language = self.language or text_of(element)
        elif name in {"base_blog_url", "link"}:
            self.address = text_of(element) or self.address
        elif name == "item" and text_of(child(element, "post_type")) == "attachment":
            self._learn_attachment(element)

    def _learn_attachment(self, element):
        href = text_of(child(element, "attachment_url"))
        number = text_of(child(element, "post_id"))
        if not href or not number:
            return
        caption = _texts(element, "encoded")[1]
        alt = _meta(element).get("_wp_attachment_image_alt", "")
        self.attachments[number] = Picture(href, caption=_plain(caption), alt=alt)
        parent = text_of(child(element, "post_parent"))
        if parent not in {"", "0"}:
            self.of_post.setdefault(parent, []).append(number)

    def story(self, item):
        """The WireItem of an item; None for what is no story."""
        kind = text_of(child(item, "post_type")) or "post"
        status = text_of(child(item, "status")) or "publish"
        if kind in NO_STORIES or status in {"inherit", "auto-draft"}:
            return None
        content, excerpt = _texts(item, "encoded")
        html, pictures, dropped = with_paragraphs(content, self.attachments)
        meta = _meta(item)
        told = _told(meta)
        topics, keywords, subjects = _terms(item)
        supplied = told.pop("supplied", {})
        fields = self._times(item, status) | {
            "guid": next(filter(None, (text_of(one) for one in children(item, "guid"))), "")
            or text_of(child(item, "link"))
            or self._made(item),
            "headline": _plain(text_of(child(item, "title"))),
            "standfirst": _plain(excerpt) or _plain(text_of(child(item, "description"))),
            "byline": self._author(item),
            "language": self.language,
            "status": self._status(item, status),
            "topics": topics,
            "keywords": keywords,
            "pictures": unique([*self._pictures(item, meta), *pictures]),
            "dropped": dropped,
            "supplied": supplied
            | {
                "subjects": unique([*supplied.get("subjects", []), *subjects]),
                "slug": text_of(child(item, "post_name")),
                "links": supplied.get("links")
                or [{"rel": "alternate", "href": text_of(child(item, "link"))}],
            },
        }
        place = {name: told.pop(name, "") for name in ("dateline", "place")}
        day = times.day(told.pop("day", ""))
        is_ours = bool(told)
        copy = read_markup(html_tree(html)) if html.strip() else read_markup(None)
        return put_together("wxr", fields | told, copy, **place, day=day, is_ours=is_ours)

    def _made(self, item):
        return f"{self.address.rstrip('/')}/?p={text_of(child(item, 'post_id'))}"

    def _author(self, item):
        login = text_of(child(item, "creator"))
        return self.authors.get(login, login)

    def _status(self, item, status):
        if text_of(child(item, "post_password")) and STATUSES.get(status) == "usable":
            return "withheld"
        return STATUSES.get(status, "withheld")

    def _times(self, item, status):
        """`…_gmt` is UTC; the same without it, and no zone, is the site's own time."""
        told = {}
        for name in ("date", "modified"):
            gmt = text_of(child(item, f"post_{name}_gmt"))
            told[name] = times.moment(f"{gmt}Z") if gmt else None
            told[name] = told[name] or times.moment(text_of(child(item, f"post_{name}")))
        published = told["date"] or times.moment(text_of(child(item, "pubDate")))
        return {
            "published_at": published,
            "version_created": told["modified"] or published,
            "embargo_until": published if status == "future" else None,
        }

    def _pictures(self, item, meta):
        featured = meta.get("_thumbnail_id", "")
        numbers = [featured, *self.of_post.get(text_of(child(item, "post_id")), [])]
        found = {number: self.attachments.get(number) for number in unique(numbers)}
        return [
            replace(picture, role="featuremedia") if number == featured else picture
            for number, picture in found.items()
            if picture
        ]


def _texts(item, name):
    """The text of content:encoded and of excerpt:encoded, as they stand."""
    found = {"content": "", "excerpt": ""}
    for one in children(item, name):
        kind = "excerpt" if "excerpt" in one.tag else "content"
        found[kind] = found[kind] or "".join(one.itertext())
    return found["content"], found["excerpt"]


def _meta(item):
    return {
        text_of(child(one, "meta_key")): "".join(child(one, "meta_value").itertext())
        for one in children(item, "postmeta")
        if child(one, "meta_value") is not None
    }


def _told(meta):
    """What we told in our own meta, where the file is ours and nobody broke it."""
    try:
        told = json.loads(meta.get(META, "{}"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict) or not isinstance(told.get("supplied", {}), dict):
        return {}
    texts = ("source", "slugline", "dateline", "place", "day", "signoff", "language")
    kept = {name: told[name] for name in texts if isinstance(told.get(name), str)}
    numbers = ("version", "urgency")
    kept |= {name: told[name] for name in numbers if type(told.get(name)) is int}
    expires = times.moment(str(told.get("expires_at", "")))
    supplied = {name: one for name, one in told.get("supplied", {}).items() if _is_told(name, one)}
    return kept | {"expires_at": expires, "supplied": supplied} if told else {}


def _is_told(name, part):
    """Whether a part of `supplied` has the shape that this part has."""
    if name in ENTRIES:
        return isinstance(part, list) and all(map(_is_entry, part))
    return _is_entry(part) if name in {"rights", "headlines"} else isinstance(part, str | int)


def _is_entry(one):
    return isinstance(one, dict) and all(isinstance(text, str) for text in one.values())


def _terms(item):
    """(categories, tags, terms of other taxonomies as subjects) of an item."""
    topics, tags, others, bare = [], [], [], []
    for one in children(item, "category"):
        domain, name = get(one, "domain"), _plain(text_of(one))
        if domain == "category":
            topics.append(name)
        elif domain in {"tag", "post_tag"}:
            tags.append(name)
        elif domain:
            others.append({"name": name, "code": get(one, "nicename"), "scheme": domain})
        else:
            bare.append(name)
    topics += [name for name in bare if name not in tags]
    return unique(topics), unique(tags), unique(others)


def _plain(text):
    """The words of a title, a term or an excerpt, in which WordPress keeps HTML."""
    return plain(text) if "</" in text else collapse(unescape(text))
