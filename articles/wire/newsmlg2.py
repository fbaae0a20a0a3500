"""NewsML-G2, the IPTC's envelope for news: items, packages and messages are read, NITF inside too.

Pictures that come with one text in a message belong to it; a package whose text came along only
ties them. A package alone is read as a list of its members. Written is 2.35, one news item a story.
It has no place for: what ties the versions of an event (thread), the year of rights, a dateline's
day apart from its print, credits' titles, codes with blanks in them, where photos stand, and
characters that XML cannot hold. https://iptc.org/standards/newsml-g2/
"""

from dataclasses import replace

from . import times
from .blocks import paragraph
from .g2_content import complete, copy_in, take_subheadline
from .g2_parts import (
    DATELINE,
    TOPICS,
    entries_of,
    identity,
    is_ours,
    linked_pictures,
    links_of,
    meta_of,
    pictures_of,
    qcode,
    source_of,
)
from .items import WireError, WireFault
from .markup import Copy
from .newsmlg2_writing import render
from .story import names_in, put_together, read_authors, unique
from .xml import (
    child,
    children,
    descendants,
    get,
    name_of,
    parse_document,
    root_name,
    text_of,
)

NAME = "newsmlg2"
MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
SUFFIX = ".newsml.xml"
ONE_PER_FILE = True
TELLS_GONE = True
ROOTS = {"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"}
ROOTS |= {"catalogItem", "contentSet"}
NO_STORIES = {"conceptItem", "knowledgeItem", "planningItem", "catalogItem"}
PICTURES = {"picture", "graphic", "photo", "image"}

__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "ONE_PER_FILE",
    "SUFFIX",
    "TELLS_GONE",
    "parse",
    "recognises",
    "render",
]


def recognises(head):
    """Whether a file that begins so is NewsML-G2."""
    return root_name(head) in ROOTS


def parse(file):
    """Yield the stories in the file, and a WireFault for an item that holds none.

    Raise WireError, naming the line, if nothing in it is a story.
    """
    root = parse_document(file)
    kind = name_of(root)
    if kind == "contentSet":
        yield _content_alone(root)
        return
    if kind not in ROOTS:
        raise WireError(f"The root is {kind!r}, not one of NewsML-G2.", root.sourceline)
    members = [root] if kind != "newsMessage" else _members(root)
    if kind in NO_STORIES or not members:
        raise _no_story(root)
    sent = times.moment(text_of(child(root, "header", "sent")))
    for story in _stories(members):
        is_dated = isinstance(story, WireFault) or story.published_at or story.published_on
        yield story if is_dated or not sent else replace(story, published_at=sent)


def _members(message):
    return [one for part in children(message, "itemSet") for one in children(part)]


def _stories(members):
    """The stories among the members of one message."""
    items = [one for one in members if name_of(one) == "newsItem"]
    texts = [one for one in items if not _is_picture(one)]
    images = [one for one in items if _is_picture(one)]
    packages = [one for one in members if name_of(one) == "packageItem"]
    guids = {get(one, "guid") for one in items}
    packages = [one for one in packages if get(one, "guid") or not items]
    with_text = images if len(texts) == 1 else []
    for one in members:
        try:
            if name_of(one) == "newsItem" and one not in with_text:
                item = _item(one)
                yield _with_company(item, with_text, packages) if one in texts else item
            elif one in packages and not guids & _listed(one):
                yield _package(one)
            elif name_of(one) in NO_STORIES:
                raise _no_story(one)
        except WireError as error:
            if len(members) == 1:
                raise
            message = str(error).removeprefix(f"line {error.line}: ")
            yield WireFault(error.line or one.sourceline, message)


def _no_story(element):
    return WireError(f"{name_of(element)} is not a story; it holds none.", element.sourceline)


def _is_picture(item):
    return _class_of(item) in PICTURES


def _class_of(item):
    found = child(item, "itemMeta", "itemClass")
    return qcode(found)[1].casefold()


def _listed(package):
    return {get(one, "residref") for one in descendants(package, "itemRef")}


def _with_company(item, images, packages):
    """The story with the pictures that came beside it, and the packages that tie them."""
    pictures = [picture for image in images for picture in pictures_of(image)]
    ties = [{"rel": "package", "href": get(one, "guid")} for one in packages]
    supplied = dict(item.supplied)
    if ties:
        supplied["links"] = [*supplied.get("links", []), *ties]
    return replace(item, pictures=tuple(unique([*item.pictures, *pictures])), supplied=supplied)


def _item(item):
    """The story of a newsItem."""
    fields, dateline = _fields(item)
    content = child(item, "contentSet")
    copy, inside = copy_in(content)
    if _is_picture(item):
        said = [text_of(one) for one in _descriptions(item)]
        copy.blocks = copy.blocks or [paragraph(text) for text in unique(said)]
    fields["pictures"] = [*pictures_of(item), *linked_pictures(child(item, "itemMeta"))]
    if inside is not None:
        complete(fields, dateline, inside)
    fields["standfirst"] = fields["standfirst"] or copy.standfirst
    fields["byline"] = fields["byline"] or copy.byline
    dateline["dateline"] = dateline["dateline"] or copy.dateline
    if not _is_ours(item):
        take_subheadline(copy, fields)
    repeated = fields["headline"]
    said = [text for text in copy.dropped if text and text != repeated]
    fields["dropped"] = [*fields.get("dropped", ()), *said]
    return put_together("newsml", fields, copy, is_ours=_is_ours(item), **dateline)


def _is_ours(item):
    return is_ours(child(item, "itemMeta"))


def _fields(item):
    """(the fields of a WireItem that the head of an item says, its dateline)."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    headline, others = _headlines(item)
    creator = next((text_of(child(one, "name")) for one in children(content, "creator")), "")
    by = "; ".join(unique(text_of(one) for one in children(content, "by")))
    if not by and read_authors(creator)[1]:
        by = creator
    entries = entries_of(item)
    summaries = [
        text_of(one)
        for one in _descriptions(item)
        if not get(one, "role").casefold().endswith("caption")
    ]
    identified = identity(item)
    languages = [get(one, "tag") for one in children(content, "language")]
    within = descendants(child(item, "contentSet"), "inlineXML", "html")
    languages += [get(item, "lang"), *(get(one, "lang") for one in within)]
    fields = identified | {
        "headline": headline,
        "standfirst": "" if _is_picture(item) else "\n".join(unique(summaries[:1])),
        "slugline": text_of(child(content, "slugline")),
        "byline": by,
        "source": source_of(item),
        "language": next(filter(None, languages), ""),
        "topics": _topics(item, entries),
        "keywords": [text_of(one) for one in children(content, "keyword")],
        "supplied": identified["supplied"] | entries | {"headlines": others, **meta_of(item)},
    }
    links, replaces = links_of(meta)
    fields["supplied"]["links"] = links
    fields["supplied"]["replaces"] = replaces
    return fields, _dateline(item, content)


def _topics(item, entries):
    """The names of the subjects; in a file that we wrote topics stand apart from them."""
    if not _is_ours(item):
        return names_in(entries["subjects"])
    topics = [entry for entry in entries["subjects"] if entry.get("scheme") == TOPICS]
    entries["subjects"] = [entry for entry in entries["subjects"] if entry not in topics]
    return tuple(entry.get("name", "") for entry in topics)


def _dateline(item, content):
    """What the head says of place and day. Where it prints a moment, `located` is the desk's."""
    printed = text_of(child(content, "dateline"))
    located = child(content, "located")
    place = text_of(child(located, "name")) or get(located, "literal")
    if get(located, "type") == DATELINE:
        return {"dateline": printed, "place": place}
    if times.read_time(printed):
        return {"dateline": "", "place": ""}
    return {"dateline": printed, "place": "" if printed else place if not _is_desk(item) else ""}


def _is_desk(item):
    """Whether `located` tells where the desk sits: Reuters says so by its own kind of codes."""
    located = child(item, "contentMeta", "located")
    return get(located, "type").startswith("cptType:")


def _headlines(item):
    """(the main headline, others by their role) in the item's language."""
    content = child(item, "contentMeta")
    main, others = [], {}
    for one in children(content, "headline"):
        role, text = get(one, "role").rpartition(":")[2].casefold(), text_of(one)
        if role in {"", "main", "headline", "hl1", "title", "full"}:
            main.append((get(one, "lang"), text))
        elif text:
            kind = next((kind for kind in ("sub", "short", "seo") if kind in role), role)
            others.setdefault(kind, text)
    language = get(item, "lang")
    own = [text for tag, text in main if not tag or not language or tag == language]
    headline = next(filter(None, [*own, *(text for _tag, text in main)]), "")
    return headline or text_of(child(item, "itemMeta", "title")), others


def _descriptions(item):
    return children(child(item, "contentMeta"), "description")


def _content_alone(root):
    copy, inside = copy_in(root)
    if inside is not None:
        return inside
    return put_together("newsml", {}, copy)


def _package(package):
    """A package whose members did not come along: the list of them."""
    fields, dateline = _fields(package)
    copy = Copy()
    for one in descendants(package, "itemRef"):
        title = text_of(child(one, "title")) or get(one, "residref") or get(one, "href")
        copy.blocks.append(paragraph(title, "h3"))
        said = unique(text_of(part) for part in children(one, "description"))
        copy.blocks += [paragraph(text) for text in said]
        href = get(one, "residref") or get(one, "href")
        copy.links.append({"rel": "member", "href": href, "title": title})
    return put_together("newsml", fields, copy, **dateline)
