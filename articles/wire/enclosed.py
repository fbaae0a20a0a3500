"""What feedparser mixes up or leaves out: each item's first guid, its media, deleted entries."""

import io
from dataclasses import dataclass

from lxml import etree

from .items import Picture
from .pictures import guessed
from .values import line, whole
from .xml import SAFE

MEDIA = ("{http://search.yahoo.com/mrss/}", "{http://search.yahoo.com/mrss}")
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"
ENCLOSURES = "{http://purl.oclc.org/net/rss_2.0/enc#}"  # what RSS 1.0 has them in
ITEMS = {"item", "entry"}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What one item holds beside what feedparser says of it, and the line it begins in."""

    line: int = 1
    guid: str = ""
    keywords: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    thumbnails: tuple[Picture, ...] = ()  # small forms of what the text may show itself


NOTHING = Enclosed()


def read_enclosed(data: bytes):
    """([Enclosed of each item, in order], [(ref, when, comment) of each deleted entry])."""
    items, deleted = [], []
    events = etree.iterparse(io.BytesIO(data), recover=True, **SAFE)
    try:
        for _event, found in events:
            name = _name(found)
            if name in ITEMS and not _within_item(found):
                items.append(_enclosed(found))
                found.clear()
            elif found.tag == f"{TOMBSTONES}deleted-entry":
                deleted.append((line(found.get("ref")), found.get("when"), _comment(found)))
    except etree.XMLSyntaxError:
        return [], []
    return items, [entry for entry in deleted if entry[0]]


def _name(found):
    tag = found.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _within_item(found):
    parent = found.getparent()
    return parent is not None and _name(parent) in ITEMS


def _comment(found):
    return line(
        "".join(part for child in found if _name(child) == "comment" for part in child.itertext())
    )


def _enclosed(item):
    named = [child for child in item if isinstance(child.tag, str)]
    guids = [line(child.text) for child in named if _name(child) == "guid"]
    return Enclosed(
        item.sourceline or 1,
        next(filter(None, guids), ""),
        _keywords(item),
        tuple(_pictures(item)),
        tuple(_picture(found, found) for found in _of(item, "thumbnail")[:1] if found.get("url")),
    )


def _of(item, name):
    return [found for space in MEDIA for found in item.iter(f"{space}{name}")]


def _keywords(item):
    words = (word for found in _of(item, "keywords") for word in (found.text or "").split(","))
    return tuple(dict.fromkeys(filter(None, map(line, words))))


def _pictures(item):
    """The images; of one in many sizes, as a group or under one description, the largest."""
    for found in item.iter(f"{ENCLOSURES}enclosure"):
        href = next((value for key, value in found.attrib.items() if key.endswith("resource")), "")
        if href and (found.get("type") or guessed(href)).startswith("image/"):
            yield Picture(href=line(href), media_type=line(found.get("type")) or guessed(href))
    groups = {}
    for found in _of(item, "content"):
        if _is_image(found):
            parent = found.getparent()
            key = parent if _name(parent) == "group" else _said_of(found) or found
            groups.setdefault(key, []).append(found)
    for outer, found in groups.items():
        best = max(found, key=lambda content: whole(content.get("width")) or 0)
        yield _picture(best, best if isinstance(outer, str) else outer)


def _said_of(content):
    """What is said of a picture: those of which the same is said are sizes of one."""
    return line("".join(part for found in _of(content, "description") for part in found.itertext()))


def _is_image(content):
    kind = content.get("type") or guessed(content.get("url") or "")
    return bool(content.get("url")) and (
        content.get("medium") == "image" or kind.startswith("image/")
    )


def _picture(content, outer):
    def words(name):
        for inside in dict.fromkeys((content, outer)):
            for found in _of(inside, name):
                return line("".join(found.itertext()))
        return ""

    return Picture(
        href=line(content.get("url")),
        media_type=line(content.get("type")) or guessed(content.get("url")),
        caption=words("description"),
        credit=words("credit"),
        alt=words("text"),
        usage_terms=words("copyright"),
        width=whole(content.get("width"), 1),
        height=whole(content.get("height"), 1),
    )
