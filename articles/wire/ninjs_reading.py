"""ninjs 1.x, 2.x and 3.x and their dialects into stories: told apart by the keys they use.

1.x has guid or uri, headline, body_html and subject (Superdesk, AP, BBC); 2.x headlines and bodies
in lower case (dpa, AP), 3.x the same in camel case (NTB, TT). Keys are compared without case, so
that one reader reads them all.
"""

import re

from ..reading.facts import Credit
from . import bodies, guids, ninjs_dpa
from .heads import part_corrections
from .items import WireError, WireItem
from .ninjs_parts import (
    aligned,
    caption_as_body,
    folded,
    guid_of,
    headline_of,
    is_marked,
    one,
    roles,
    summary,
)
from .ninjs_pictures import associated, pictures, pictures_of
from .ninjs_subjects import concepts, first_name, keywords, names
from .people import byline_of, credited
from .pictures import is_picture
from .story import STATUSES, one_of_each, place_in
from .times import beginning
from .trim import Trimmed, trim
from .values import line, objects, text, whole, without_blanks

ENVELOPES = ("items", "item", "_items", "data", "hits", "results", "docs", "_source", "news")
DEEPEST = 8
RICH_BODIES = ("html", "xhtml", "html5", "nitf", "richtext")
MAIN_BODIES = {*RICH_BODIES, "main", "text", "body", ""}
# TT repeats its rubric and itself above the text, under this class.
RUBRIC = re.compile(r'<div class="dat">(.*?)</div>', re.DOTALL)
# What a body that is a whole document of NITF holds of the story.
NITF_BODY = re.compile(r"<body\.content\b[^>]*>(.*)</body\.content>", re.DOTALL)
STORIES = ("text", "composite", "")


def members(value, depth=0):
    """Yield what may be stories in a value: objects as they are, out of lists and envelopes."""
    if isinstance(value, list):
        for part in value:
            yield from members(part, depth + 1)
        return
    if not isinstance(value, dict) or depth > DEEPEST or is_marked(value):
        yield value
        return
    inner = [value[key] for key in ENVELOPES if isinstance(value.get(key), list | dict)]
    if not inner:
        yield value
    for part in inner:
        yield from members(part, depth + 1)


def read(value):
    """Yield the story in an object, or those in a package. Raise WireError if it holds none."""
    if not isinstance(value, dict):
        raise WireError(f"{str(value)[:40]!r} is no object; a story is one.")
    told = folded(value)
    told = ninjs_dpa.as_ninjs(told) if ninjs_dpa.is_one(told) else aligned(told)
    item = _item(told)
    if item.body or item.pictures or item.status == "canceled" or not _is_package(told):
        yield item
        return
    inner = [read_one for part in associated(told) for read_one in _full_text(part)]
    if not inner:
        raise WireError(
            f"{item.guid} is a package whose members have no text of their own; import the members."
        )
    yield from inner


def _is_ours(told):
    """Whether we wrote it: then what looks like a dateline or an end mark was meant as text."""
    return any(line(part.get("role")) == "address" for part in objects(told.get("altids")))


def _is_package(told):
    return line(told.get("type")) == "composite" and any(
        line(part.get("type")) in STORIES for part in associated(told)
    )


def _full_text(part):
    item = _item(part)
    return [item] if item.body and line(part.get("type")) in STORIES else []


def _item(told):
    headline = headline_of(told)
    value, is_rich = _body(told)
    dropped = tuple(map(bodies.plain, RUBRIC.findall(value))) if is_rich else ()
    copy = bodies.as_copy(RUBRIC.sub("", value), headline) if is_rich else bodies.of_text(value)
    standfirst = summary(told)
    source = _source(told)
    found = Trimmed(copy.blocks)
    printed = line(told.get("datelineprinted"))
    if not _is_ours(told):
        by = line(one(told, "by", "byline"))
        found = trim(copy.blocks, headline, by, printed, source or "")
        dropped += tuple(found.dropped)
    html, inside = found.html, tuple(copy.pictures)
    if not html and standfirst:
        html = caption_as_body(told, standfirst)
        standfirst = ""
    elif standfirst and bodies.opens_with(html, standfirst):
        standfirst = ""  # the first words of the text again, cut somewhere
    byline, credits = _byline(told)
    created, version_created = (
        beginning(one(told, "firstcreated")),
        beginning(one(told, "versioncreated")),
    )
    published = (
        beginning(one(told, "firstpublished"))
        or created
        or beginning(one(told, "contentcreated"))
        or version_created
    )
    shown = pictures(told)
    words = {picture.caption for picture in shown}
    # The same picture in the text, mostly smaller.
    shown += [found for found in inside if not words & {found.caption, found.alt} - {""}]
    status = STATUSES.get(line(told.get("pubstatus")).lower() or "usable", "withheld")
    if not (headline or html or shown or status == "canceled"):
        raise WireError(f"{guid_of(told) or 'An object'} has neither a headline nor a text.")
    notes = [*filter(None, [text(told.get("ednote")).strip()]), *found.notes]
    corrected, note = part_corrections(notes, is_labelled=_is_ours(told))
    return WireItem(
        guid=guid_of(told) or guids.made(source, published, headline, html),
        headline=headline or None,
        standfirst=standfirst or None,
        slugline=line(told.get("slugline")) or None,
        byline=byline,
        credits=credits,
        source=source,
        dateline=found.dateline or printed or None,
        dateline_place=_place(told) or found.place or place_in(printed) or None,
        dateline_date=found.day_near(published),
        body=html,
        signoff="\n".join(found.signoff) or None,
        published_at=published,
        version=whole(told.get("version"), lowest=0),
        version_created=version_created,
        language=line(told.get("language") or told.get("lang")) or None,
        urgency=whole(told.get("urgency"), 1, 9),
        status=status,
        embargo_until=beginning(one(told, "embargoeduntil", "embargoed")),
        expires_at=beginning(one(told, "expires", "expiry")),
        correction=corrected or None,
        note=note or None,
        topics=names(told, "subjects", "subject"),
        keywords=keywords(told),
        pictures=one_of_each(shown),
        supplied=_supplied(told),
        dropped=dropped,
    )


# Words


def _other_headlines(told):
    found = {role: line(part.get("value")) for role, part in roles(told, "headlines")}
    return without_blanks(
        {
            "sub": found.get("sub") or found.get("subheadline") or line(told.get("headline_sub")),
            "short": found.get("short") or line(told.get("headline_short")),
            "seo": found.get("seo") or line(told.get("headline_seo")),
        }
    )


def _body(told):
    """(the body, whether it is HTML): as HTML, or else as text; ("", False) if there is none."""
    pairs = [
        (line(part.get("contenttype")).lower(), role, text(part.get("value")))
        for role, part in roles(told, "bodies")
    ]
    pairs += [("text/html", kind, text(told.get(f"body_{kind}"))) for kind in RICH_BODIES]
    if not is_picture(told):  # there it is what the picture shows those who cannot see it
        pairs.append(("text/plain", "text", text(told.get("body_text"))))
    pairs = [pair for pair in pairs if pair[2].strip()]
    rich = [pair for pair in pairs if _is_rich(*pair)]
    chosen = rich or [pair for pair in pairs if "xml" not in pair[0]]
    if not chosen:
        return "", False
    first = min(chosen, key=lambda pair: (pair[1] not in MAIN_BODIES, chosen.index(pair)))
    inside = NITF_BODY.search(first[2]) if rich else None
    return inside[1] if inside else first[2], bool(rich)


def _is_rich(kind, role, value):
    if "html" in kind or "nitf" in kind or role == "nitf":
        return True
    return not kind and ("html" in role or "richtext" in role or bodies.is_markup(value))


def _byline(told):
    printed = line(one(told, "by", "byline"))
    people = [folded(part) for part in objects(one(told, "bylines", "authors"))]
    names = [line(one(person, "name", "by", "byline")) for person in people]
    if not printed:
        return credited(names)
    byline, credits = byline_of(printed)
    named = tuple(
        Credit(name, title=line(person.get("title")))
        for name, person in zip(names, people, strict=True)
        if name and name in printed
    )
    return byline, named or credits


def _source(told):
    sources = [line(part.get("name")) for part in objects(told.get("infosources"))]
    sources += [line(part.get("name")) for part in objects(told.get("infosource"))]
    provider = told.get("provider")
    sources.append(line(provider.get("name") if isinstance(provider, dict) else provider))
    sources += [] if _is_ours(told) else [line(one(told, "copyrightholder"))]
    return line(told.get("source")) or next(filter(None, sources), None)


def _place(told):
    line_of = told.get("datelinelocation")
    city = line(line_of.get("city")) if isinstance(line_of, dict) else ""
    return city or line(told.get("located")) or None


def _supplied(told):
    """What is only carried on, as `WireItem.supplied` says."""
    moment_created = beginning(one(told, "firstcreated"))
    rights = {
        "holder": line(told.get("copyrightholder")),
        "notice": text(told.get("copyrightnotice")).strip(),
        "terms": text(told.get("usageterms")).strip(),
    }
    return without_blanks(
        {
            "version": line(told.get("version")),
            "created": moment_created.isoformat() if moment_created else "",
            "replaces": guids.from_uri(line(told.get("evolvedfrom"))),
            "genre": first_name(told, "genres", "genre"),
            "service": first_name(told, "services", "service"),
            "priority": whole(told.get("priority"), 1, 9),
            "located": line(told.get("located")),
            "headlines": _other_headlines(told),
            "rights": without_blanks(rights),
            "links": _links(told),
            "subjects": concepts(told, "subjects", "subject"),
            "people": concepts(told, "people", "person"),
            "organisations": concepts(told, "organisations", "organisation"),
            "places": concepts(told, "places", "place"),
            "events": concepts(told, "events", "event"),
        }
    )


def _links(told):
    """Its own page, and the stories it is sent with."""
    found = [
        {"rel": "alternate", "href": line(part.get("value"))}
        for part in objects(told.get("altids"))
        if line(part.get("role")) == "address"
    ]
    found += [
        {"rel": "alternate", "href": line(part.get("href"))}
        for part in objects(told.get("links"))
        if line(part.get("rel")) == "canonical"
    ]
    for part in associated(told):
        if line(part.get("type")) in STORIES and not pictures_of(part):
            link = {"rel": "related", "href": guid_of(part), "title": headline_of(part)}
            found.append(without_blanks(link))
    return [link for link in found if link.get("href")]
