"""ninjs 1.x, 2.x and 3.x and their dialects into stories: told apart by the keys they use.

1.x has guid or uri, headline, body_html and subject (Superdesk, AP, BBC); 2.x headlines and bodies
in lower case (dpa, AP), 3.x the same in camel case (NTB, TT). Keys are compared without case, so
that one reader reads them all.
"""

import re

from ..reading.facts import Credit
from . import guids, markup
from .items import Picture, WireError, WireItem
from .moments import moment
from .people import byline_of, credited
from .pictures import is_picture, media_type_of
from .values import line, objects, text, whole, without_blanks

ENVELOPES = ("items", "item", "_items", "data", "hits", "results", "docs", "_source", "news")
DEEPEST = 8
MARKS = {
    "uri", "guid", "headline", "headlines", "bodies", "versioncreated", "firstcreated", "pubstatus",
    "body_html", "body_text",
}  # fmt: skip
STATUSES = {
    "usable": "usable",
    "embargoed": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "recalled": "canceled",
    "unpublished": "canceled",
}
KEYWORD = "keyword"
CORRECTS = ("correct", "rettelse", "korrig", "rättelse", "berichtig", "rectifi", "oikaisu")
SUMMARIES = ("summary", "abstract", "standfirst", "text", "main", "caption", "richtext", "")
RICH_BODIES = ("html", "xhtml", "html5", "nitf", "richtext")
MAIN_BODIES = {*RICH_BODIES, "main", "text", "body", ""}
CODED = re.compile(r"(.+[/#:])[^/#:?]+")  # an address before its last part, or a prefix
# TT repeats its rubric and itself above the text, under this class.
RUBRIC = re.compile(r'<div class="dat">(.*?)</div>', re.DOTALL)
STORIES = ("text", "composite", "")


def members(value, depth=0):
    """Yield what may be stories in a value: objects as they are, out of lists and envelopes."""
    if isinstance(value, list):
        for part in value:
            yield from members(part, depth + 1)
        return
    if not isinstance(value, dict) or depth > DEEPEST or _marked(value):
        yield value
        return
    inner = [value[key] for key in ENVELOPES if isinstance(value.get(key), list | dict)]
    if not inner:
        yield value
    for part in inner:
        yield from members(part, depth + 1)


def _marked(value):
    return any(isinstance(key, str) and key.lower() in MARKS for key in value)


def read(value):
    """Yield the story in an object, or those in a package. Raise WireError if it holds none."""
    if not isinstance(value, dict):
        raise WireError(f"{str(value)[:40]!r} is no object; a story is one.")
    told = _folded(value)
    item = _item(told)
    if item.body or item.pictures or item.status == "canceled" or not _is_package(told):
        yield item
        return
    inner = [read_one for part in _associated(told) for read_one in _full_text(part)]
    if not inner:
        raise WireError(
            f"{item.guid} is a package whose members have no text of their own; import the members."
        )
    yield from inner


def _is_package(told):
    return line(told.get("type")) == "composite" and any(
        line(part.get("type")) in STORIES for part in _associated(told)
    )


def _full_text(part):
    item = _item(part)
    return [item] if item.body and line(part.get("type")) in STORIES else []


def _folded(value):
    """The object under keys in lower case, without marks of the standard's versions."""
    return {key.lower().lstrip("$"): part for key, part in value.items()}


def _item(told):
    headline = _headline(told)
    value, is_rich = _body(told)
    dropped = tuple(map(markup.plain, RUBRIC.findall(value))) if is_rich else ()
    html, inside = (
        markup.as_body(RUBRIC.sub("", value), headline)
        if is_rich
        else (markup.from_text(value), ())
    )
    standfirst = _summary(told)
    if not html and standfirst:
        html = _caption_as_body(told, standfirst)
        standfirst = ""
    elif standfirst and markup.opens_with(html, standfirst):
        standfirst = ""  # the first words of the text again, cut somewhere
    byline, credits = _byline(told)
    created, version_created = (
        moment(_one(told, "firstcreated")),
        moment(_one(told, "versioncreated")),
    )
    published = (
        moment(_one(told, "firstpublished"))
        or created
        or moment(_one(told, "contentcreated"))
        or version_created
    )
    pictures = _pictures(told)
    words = {picture.caption for picture in pictures}
    # The same picture in the text, mostly smaller.
    pictures += [one for one in inside if not words & {one.caption, one.alt} - {""}]
    status = STATUSES.get(line(told.get("pubstatus")).lower() or "usable", "withheld")
    source = _source(told)
    if not (headline or html or pictures or status == "canceled"):
        raise WireError(f"{_guid(told) or 'An object'} has neither a headline nor a text.")
    note = text(told.get("ednote")).strip()
    corrects = note.lower().startswith(CORRECTS)
    return WireItem(
        guid=_guid(told) or guids.made(source, published, headline, html),
        headline=headline or None,
        standfirst=standfirst or None,
        slugline=line(told.get("slugline")) or None,
        byline=byline,
        credits=credits,
        source=source,
        dateline_place=_place(told),
        body=html,
        published_at=published,
        version=whole(told.get("version"), lowest=0),
        version_created=version_created,
        language=line(told.get("language") or told.get("lang")) or None,
        urgency=whole(told.get("urgency"), 1, 9),
        status=status,
        embargo_until=moment(_one(told, "embargoeduntil", "embargoed")),
        expires_at=moment(_one(told, "expires", "expiry")),
        correction=note if corrects else None,
        note=note if note and not corrects else None,
        topics=_names(told, "subjects", "subject"),
        keywords=_keywords(told),
        pictures=tuple(dict.fromkeys(pictures)),
        supplied=_supplied(told),
        dropped=dropped,
    )


def _one(told, *keys):
    return next((told[key] for key in keys if told.get(key)), None)


def _guid(told):
    uri = line(_one(told, "guid", "uri"))
    if uri:
        return guids.from_uri(uri)
    others = told.get("altids")
    named = (
        line(others.get("itemid") or others.get("id") or next(iter(others.values()), None))
        if isinstance(others, dict)
        else next((line(part.get("value")) for part in objects(others)), "")
    )
    return named or line(_one(told, "itemid", "id", "_id"))


# Words


def _roles(told, key):
    """[(role, its object)] of headlines, bodies or descriptions."""
    return [(line(part.get("role")).lower(), part) for part in map(_folded, objects(told.get(key)))]


def _chosen(pairs, roles):
    """The texts of the first of those roles that has any; of others, of none."""
    for role in roles:
        found = [part for name, part in pairs if name == role and text(part.get("value")).strip()]
        if found:
            return found
    return []


def _headline(told):
    pairs = _roles(told, "headlines")
    main = _chosen(pairs, ("main", "headline", ""))
    for value in (main and main[0].get("value"), told.get("headline"), told.get("title")):
        words = markup.plain(text(value)) if markup.is_markup(text(value)) else line(value)
        if words:
            return words
    return line(pairs[0][1].get("value")) if pairs else ""


def _other_headlines(told):
    found = {role: line(part.get("value")) for role, part in _roles(told, "headlines")}
    return without_blanks(
        {
            "sub": found.get("sub") or found.get("subheadline") or line(told.get("headline_sub")),
            "short": found.get("short") or line(told.get("headline_short")),
            "seo": found.get("seo") or line(told.get("headline_seo")),
        }
    )


def _summary(told):
    """The description as one text."""
    found = _chosen(_roles(told, "descriptions"), SUMMARIES)
    for value in [
        *(part.get("value") for part in found),
        *(told.get(f"description_{kind}") for kind in ("text", "summary", "html", "caption")),
        told.get("abstract"),
        told.get("description"),
    ]:
        words = text(value)
        if words.strip():
            return markup.plain(words) if markup.is_markup(words) else line(words)
    return ""


def _caption_as_body(told, standfirst):
    """The description as the body of what has no other text."""
    found = _chosen(_roles(told, "descriptions"), SUMMARIES)
    words = text(found[0].get("value")) if found else standfirst
    return markup.as_body(words)[0] if markup.is_markup(words) else markup.from_text(words)


def _body(told):
    """(the body, whether it is HTML): as HTML, or else as text; ("", False) if there is none."""
    pairs = [
        (line(part.get("contenttype")).lower(), role, text(part.get("value")))
        for role, part in _roles(told, "bodies")
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
    return first[2], bool(rich)


def _is_rich(kind, role, value):
    if "html" in kind:
        return True
    return not kind and ("html" in role or "richtext" in role or markup.is_markup(value))


def _byline(told):
    printed = line(_one(told, "by", "byline"))
    people = [_folded(part) for part in objects(_one(told, "bylines", "authors"))]
    names = [line(_one(person, "name", "by", "byline")) for person in people]
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
    return line(told.get("source")) or next(filter(None, sources), None)


def _place(told):
    line_of = told.get("datelinelocation")
    city = line(line_of.get("city")) if isinstance(line_of, dict) else ""
    return city or line(told.get("located")) or None


# What it is about


def _concepts(told, *keys):
    """[{name, code, scheme}] of what stands under the first of the keys."""
    found = []
    for part in map(_folded, objects(_one(told, *keys))):
        # AP writes the address of some as their relation.
        uri = line(part.get("uri")) or (line(part["rel"]) if _is_address(part.get("rel")) else "")
        code = line(_one(part, "literal", "code", "qcode"))
        scheme = line(part.get("scheme"))
        coded = _of_uri(uri, code) if uri and not scheme else {"code": code, "scheme": scheme}
        concept = without_blanks({"name": line(part.get("name"))} | coded)
        if concept:
            found.append(concept)
    return found


def _is_address(value):
    return isinstance(value, str) and "://" in value


def _of_uri(uri, code):
    """{code, scheme} of a concept's URI; the URI itself where it does not end in the code."""
    if code and not uri.endswith(code):
        return {"code": code, "uri": uri}
    found = CODED.fullmatch(uri)
    cut = len(uri) - len(code) if code else found.end(1) if found else 0
    return {"code": uri[cut:], "scheme": uri[:cut]}


def _names(told, *keys):
    named = (concept.get("name") or "" for concept in _concepts(told, *keys))
    return tuple(dict.fromkeys(filter(None, named)))


def _keywords(told):
    found = told.get("keywords") or told.get("keyword") or _loose_words(told)
    if isinstance(found, str):
        found = found.split(",")
    if not isinstance(found, list):
        return ()
    return tuple(dict.fromkeys(filter(None, map(line, found))))


def _loose_words(told):
    """What 3.1 has no field for and `ninjs.render` writes as objects."""
    return [part.get("name") for part in objects(told.get("objects")) if part.get("rel") == KEYWORD]


def _supplied(told):
    """What is only carried on, as `WireItem.supplied` says."""
    moment_created = moment(_one(told, "firstcreated"))
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
            "genre": _first_name(told, "genres", "genre"),
            "service": _first_name(told, "services", "service"),
            "priority": whole(told.get("priority"), 1, 9),
            "located": line(told.get("located")),
            "headlines": _other_headlines(told),
            "rights": without_blanks(rights),
            "links": _links(told),
            "subjects": _concepts(told, "subjects", "subject"),
            "people": _concepts(told, "people", "person"),
            "organisations": _concepts(told, "organisations", "organisation"),
            "places": _concepts(told, "places", "place"),
            "events": _concepts(told, "events", "event"),
        }
    )


def _first_name(told, *keys):
    found = _concepts(told, *keys)
    return (found[0].get("name") or found[0].get("code")) if found else line(_one(told, *keys))


def _links(told):
    """Its own page, and the stories it is sent with."""
    found = [
        {"rel": "alternate", "href": line(part.get("value"))}
        for part in objects(told.get("altids"))
        if line(part.get("role")) == "address"
    ]
    for part in _associated(told):
        if line(part.get("type")) in STORIES and not _pictures_of(part):
            link = {"rel": "related", "href": _guid(part), "title": _headline(part)}
            found.append(without_blanks(link))
    return [link for link in found if link.get("href")]


# Pictures


def _associated(told):
    """The objects that come with it, each with its place under "role"."""
    found = told.get("associations")
    if isinstance(found, dict) and not _marked(found):
        named = [(name, part) for name, part in found.items() if isinstance(part, dict)]
    else:
        named = [(line(part.get("name")), part) for part in objects(found)]
    return [_folded(part) | {"place": line(name)} for name, part in named]


def _pictures(told):
    found = [picture for part in _associated(told) for picture in _pictures_of(part)]
    return [*_pictures_of(told), *found] if is_picture(told) else found


def _pictures_of(told):
    """The picture that an object is, in its largest form; none of what is no picture."""
    if not is_picture(told):
        return []
    best = max(_renditions(told), key=_size, default=None)
    href = line(best.get("href")) if best else ""
    if not href:
        return []
    descriptions = _roles(told, "descriptions")
    caption = _chosen(descriptions, ("caption", "text", "main", "", "summary", "richtext"))
    credit = _chosen(descriptions, ("creditline", "credit"))
    alt = _chosen(descriptions, ("alt", "alttext", "accessibility"))
    return [
        Picture(
            href=href,
            media_type=media_type_of(best) or line(told.get("mimetype")),
            role=told.get("place") or "",
            caption=line(caption[0]) if caption else _summary(told),
            credit=line(_one(told, "by", "byline")) or (line(credit[0]) if credit else ""),
            alt=line(alt[0]) if alt else line(_one(told, "alttext", "alt_text", "body_text")),
            usage_terms=text(told.get("usageterms")).strip(),
            width=whole(best.get("width"), 1),
            height=whole(best.get("height"), 1),
        )
    ]


def _renditions(told):
    found = told.get("renditions")
    if isinstance(found, dict):
        found = [{"name": name} | part for name, part in found.items() if isinstance(part, dict)]
    return [part for part in map(_folded, objects(found)) if _may_be_image(media_type_of(part))]


def _may_be_image(media_type):
    return not media_type or media_type.startswith("image/")


def _size(rendition):
    words = " ".join(line(rendition.get(key)) for key in ("name", "title", "href"))
    is_marked = "watermark" in words.lower()
    width = whole(rendition.get("width"), 0) or 0
    return not is_marked, width * (whole(rendition.get("height"), 0) or 1), "original" in words
