"""RSS and Atom into stories: feedparser reads the feed, `enclosed` what that cannot tell apart.

A feed that is not well-formed is mended where the fault is a character (a name of HTML's, a bare
"&", a control); cut or wrongly nested ones are refused with their line. feedparser mends a text
that was written in UTF-8 twice, and so it does one that means to print such signs ("Ã©").
"""

import io
import re
from calendar import timegm
from collections import defaultdict
from datetime import UTC, datetime
from itertools import chain

from . import bodies, guids
from .enclosed import NOTHING, read_enclosed
from .encodings import decode, without_declaration
from .items import Picture, WireError, WireFault, WireItem
from .people import credited
from .pictures import guessed
from .story import one_of_each
from .times import beginning
from .trim import without_end
from .values import cleaned, line, text, unescaped, without_blanks
from .wellformed import well_formed

GENERATOR = "Newsroom"
LARGEST = 8 * 1024 * 1024  # bytes
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
MEDIA = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(["'])http://search\.yahoo\.com/mrss/?\2""")
# What the New York Times and others print behind the address of a scheme: `…/keywords/nyt_per`.
_KIND = re.compile(r"[_#:](per|person|people|org|org_all|organi[sz]ation|geo|place)s?$", re.I)
_KINDS = {"per": "people", "person": "people", "people": "people", "geo": "places"}
_KINDS = defaultdict(lambda: "organisations", _KINDS | {"place": "places"})
FORMATTING = re.compile(r"</?(?:i|em|b|strong|sup|sub|span|u|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def parse(file):
    """Yield the stories in the feed, and a WireFault for each entry that is none."""
    import feedparser  # large, and what only writes feeds needs none of it

    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise WireError(f"The feed is larger than {LARGEST:,} bytes; split it.")
    written = well_formed(without_declaration(decode(data)))
    beside, deleted = read_enclosed(written.encode())
    told = feedparser.parse(
        io.BytesIO((DECLARATION + _without_media(written)).encode()),
        sanitize_html=False,  # that is done once, in the body
        resolve_relative_uris=False,
    )
    if not told.version and not told.entries:
        raise WireError("This is neither RSS nor Atom; its root element is none of theirs.", 1)
    if len(beside) != len(told.entries):
        beside = [NOTHING] * len(told.entries)
    shared = _shared(told.entries, beside)
    for entry, more in zip(told.entries, beside, strict=True):
        try:
            yield _item(entry, more, told, shared)
        except WireError as error:
            yield WireFault(more.line, str(error))
    for ref, when, comment in deleted:
        gone = beginning(when)
        yield WireItem(
            guid=guids.from_uri(ref), status="canceled", version_created=gone, note=comment or None
        )


def _without_media(text):
    """The feed with Media RSS under another name: feedparser takes a caption for the text."""
    found = MEDIA.search(text)
    if not found:
        return text
    text = MEDIA.sub(r"xmlns:\1=\2urn:mrss\2", text)
    return re.sub(rf"(</?|\bxmlns:){re.escape(found[1])}(?=[:=])", r"\1mrss", text)


# Who a story is


def _shared(entries, beside):
    """The identifiers under which the feed has several stories: they identify nothing."""
    stories = defaultdict(set)
    for entry, more in zip(entries, beside, strict=True):
        identifier = more.guid or entry.get("id")
        if identifier:
            stories[identifier].add(_own_link(entry, identifier) or entry.get("title"))
    return {identifier for identifier, told in stories.items() if len(told) > 1}


def _own_link(entry, identifier):
    link = entry.get("link")
    return link if link != identifier else None


def _guid(entry, more, shared):
    identifier = line(more.guid or entry.get("id"))
    link = line(entry.get("link"))
    if identifier and (more.guid or entry.get("id")) not in shared:
        return guids.from_uri(identifier)
    return link if link != identifier else ""


# What it says


def _item(entry, more, told, shared):
    feed = told.feed
    is_atom = told.version.startswith("atom")
    is_ours = line(feed.get("generator")) == GENERATOR
    base = line(entry.get("link")) or line(feed.get("link"))
    headline = _title(entry, is_atom, is_ours)
    body, inside, standfirst = _texts(entry, headline, base, is_atom, is_ours)
    if not (headline or body):
        raise WireError(f"{entry.get('id') or 'An entry'} has neither a title nor a text.")
    published = _when(entry, "published")
    changed = _when(entry, "updated")
    byline, credits = credited(_authors(entry, feed if is_atom else {}))
    source = line((entry.get("source") or {}).get("title")) or line(entry.get("dc_source"))
    source = source or line(entry.get("publisher"))
    created = _when(entry, "created")
    pictures = [*more.pictures, *_enclosed(entry), *inside]
    tags = _tags(entry, is_text=is_atom or is_ours)
    named = {} if is_ours else _named(tags)
    day = published or changed
    return WireItem(
        guid=_guid(entry, more, shared) or guids.made(source, day, headline, body),
        headline=headline or None,
        standfirst=standfirst or None,
        byline=byline,
        credits=credits,
        source=source or None,
        body=body,
        published_at=published or changed,
        version_created=changed or published,
        language=_language(entry, feed),
        topics=tuple(dict.fromkeys(concept["name"] for concept in tags)),
        keywords=more.keywords,
        pictures=one_of_each(pictures) or more.thumbnails,
        supplied=without_blanks(
            {
                "created": created.isoformat() if created else "",
                "rights": without_blanks(
                    {"notice": bodies.plain(line(entry.get("rights")) or line(feed.get("rights")))}
                ),
                "links": _links(entry),
                "subjects": [
                    tag for tag in tags if len(tag) > 1 and tag not in chain(*named.values())
                ],
                **named,
            }
        ),
    )


def _title(entry, is_atom, is_ours):
    """The title as text. RSS does not say whether its titles are text or HTML; ours are text."""
    title = cleaned(entry.get("title", ""))
    if is_atom:
        is_html = "html" in entry.get("title_detail", {}).get("type", "")
        return bodies.plain(title) if is_html else line(title)
    return line(title if is_ours else FORMATTING.sub("", unescaped(title)))


def _texts(entry, headline, base, is_atom, is_ours):
    """(body, the pictures in it, standfirst): one text alone is the body."""
    contents = [part for part in entry.get("content", []) if text(part.get("value")).strip()]
    rich = [part for part in contents if "html" in part.get("type", "")]
    bare = [part for part in contents if part.get("type", "text/plain") == "text/plain"]
    summary = entry.get("summary_detail") or {}
    if text(summary.get("value")).strip() and not (rich or bare):
        bare, summary = [summary], {}
    if not (rich or bare):
        return "", (), ""
    chosen = (rich or bare)[0]
    copy = _copy(chosen, headline, chosen.get("base") or base, is_atom)
    body = copy.html if is_ours else without_end(copy.blocks, line(entry.get("link")))
    pictures = copy.pictures
    standfirst = line(summary.get("value"))
    if not is_atom or "html" in summary.get("type", ""):
        standfirst = bodies.plain(standfirst)
    return body, pictures, "" if bodies.opens_with(body, standfirst) else standfirst


def _copy(content, headline, base, is_atom):
    value = text(content.get("value"))
    if is_atom and "html" not in content.get("type", ""):
        return bodies.of_text(value)
    return bodies.as_copy(value, headline, base)


def _when(entry, name):
    """The moment under that name as it is printed, or as feedparser reads what only it can."""
    entry = dict(entry)  # feedparser's own get answers with another moment, and a warning
    found = beginning(entry.get(name))
    parsed = entry.get(f"{name}_parsed") if found is None else None
    if parsed:
        try:
            return datetime.fromtimestamp(timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError):
            return None
    return found


def _authors(entry, feed):
    """The names of the entry's authors; in Atom else of its source's, else of the feed's."""
    for told in (entry, entry.get("source") or {}, feed) if feed else (entry,):
        names = [line(author.get("name")) for author in told.get("authors") or () if author]
        if any(names):
            return names
    return []


def _language(entry, feed):
    details = [*entry.get("content", []), entry.get("summary_detail"), entry.get("title_detail")]
    told = [entry.get("language"), *(part.get("language") for part in details if part)]
    return next(filter(None, map(line, [*told, feed.get("language")])), None)


def _tags(entry, is_text):
    """[{name, code, scheme}] of the categories; in RSS of others they may be HTML."""
    found = []
    for tag in entry.get("tags", []):
        term, label = line(tag.get("term")), line(tag.get("label"))
        term = term if is_text else line(unescaped(term))
        concept = {
            "name": label or term,
            "code": term if label and label != term else "",
            "scheme": line(tag.get("scheme")),
        }
        if concept["name"] and without_blanks(concept) not in found:
            found.append(without_blanks(concept))
    return found


def _kind_of(tag):
    """The kind of what a category names, if its scheme says that it is no subject."""
    found = _KIND.search(tag.get("scheme", ""))
    return _KINDS[found[1].lower()] if found else None


def _named(tags):
    """{kind: those of the categories that name a person, a place or an organisation}."""
    named = defaultdict(list)
    for tag in tags:
        if kind := _kind_of(tag):
            named[kind].append(tag)
    return named


def _enclosed(entry):
    for link in entry.get("links", []):
        href, kind = (
            line(link.get("href")),
            line(link.get("type")) or guessed(line(link.get("href"))),
        )
        if link.get("rel") == "enclosure" and href and kind.startswith("image/"):
            yield Picture(href=href, media_type=kind)


def _links(entry):
    pictures = {picture.href for picture in _enclosed(entry)}
    found = [
        without_blanks(
            {
                "rel": line(link.get("rel")) or "alternate",
                "href": line(link.get("href")),
                "title": line(link.get("title")),
            }
        )
        for link in entry.get("links", [])
    ]
    return [link for link in found if link.get("href") and link["href"] not in pictures]
