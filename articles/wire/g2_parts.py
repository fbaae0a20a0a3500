"""The parts of NewsML-G2 items: identity, times, rights, subjects by qcode, links, pictures."""

import re

from . import times
from .heads import in_print, part_corrections
from .items import Picture
from .story import embargo_of, named, status_of, unique, urgency_of, version_number
from .xml import child, children, descendants, get, name_of, text_of

# The IPTC's schemes by the alias that its own catalogs give them.
GENERATOR = "Newsroom"
TOPICS = "topic"  # the scheme of topics in files that we wrote
DATELINE = "loctyp:dateline"  # the kind of place that a dateline names, in files that we wrote
IPTC = "http://cv.iptc.org/newscodes/"
SCHEMES = {
    "medtop": f"{IPTC}mediatopic/",
    "subj": f"{IPTC}subjectcode/",
    "genre": f"{IPTC}genre/",
    "ninat": f"{IPTC}ninature/",
    "stat": f"{IPTC}pubstatusg2/",
    "sig": f"{IPTC}signal/",
    "cpnat": f"{IPTC}cpnature/",
    "drol": f"{IPTC}descriptionrole/",
    "hld": f"{IPTC}headlinerole/",
    "irel": f"{IPTC}itemrelation/",
    "rnd": f"{IPTC}rendition/",
}
KINDS = {
    "person": "people",
    "organisation": "organisations",
    "organization": "organisations",
    "geoarea": "places",
    "poi": "places",
    "city": "places",
    "country": "places",
    "event": "events",
}
_CLOSING = re.compile(r"[\s–—-]+$")


def qcode(element):
    """(the scheme's alias, the code) of an element; of a URI the scheme that we know, or ""."""
    printed = get(element, "qcode")
    if printed:
        alias, _colon, code = printed.partition(":")
        return (alias, code) if code else ("", printed)
    uri = get(element, "uri")
    for alias, scheme in SCHEMES.items():
        if uri.startswith(scheme):
            return alias, uri.removeprefix(scheme)
    return "", uri or get(element, "literal")


def entry_of(element):
    """The name, code and scheme of an element that names something."""
    names = children(element, "name")
    full = [one for one in names if get(one, "role").rpartition(":")[2] not in _SHORT]
    name = next((text_of(one) for one in [*full, *names] if text_of(one)), "")
    scheme, code = qcode(element)
    return named(name, code, scheme)


_SHORT = {"mnemonic", "short"}


def entries_of(item):
    """{kind: what the item says it is about}, kinds as in `WireItem.supplied`."""
    found = {"subjects": [], "people": [], "organisations": [], "places": [], "events": []}
    for one in children(child(item, "contentMeta"), "subject"):
        kind = get(one, "type").rpartition(":")[2].casefold()
        entry = entry_of(one)
        kind = "geoarea" if get(one, "type") == "cptType:5" else kind  # as Reuters codes it
        found[KINDS.get(kind, "subjects")].append(entry)
    asserted = [one for one in children(item, "assert") if child(one, "geoAreaDetails") is not None]
    found["places"] += [entry_of(one) for one in asserted if child(one, "name") is not None]
    return {kind: unique(entries) for kind, entries in found.items()}


def identity(item):
    """Identity, times, status and notes of an item, as fields of a WireItem."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    created = times.moment(text_of(child(meta, "firstCreated")))
    version_created = times.moment(text_of(child(meta, "versionCreated")))
    of_content = times.moment(text_of(child(content, "contentCreated")))
    modified = times.moment(text_of(child(content, "contentModified")))
    told = [text_of(child(meta, name)) for name in ("firstCreated", "versionCreated")]
    embargoed = times.moment(text_of(child(meta, "embargoed")))
    first = created or version_created or of_content
    signals = [qcode(one)[1].casefold() for one in children(meta, "signal")]
    notes = unique(_note(one) for one in children(meta, "edNote"))
    is_correction = "correction" in signals
    corrected, note = ("", "\n".join(notes)) if is_ours(meta) else part_corrections(notes)
    printed = get(item, "version")
    return {
        "guid": get(item, "guid"),
        "version": version_number(printed),
        "status": status_of(qcode(child(meta, "pubStatus"))[1]),
        "published_at": first,
        "published_on": None if first else times.day(*told),
        "version_created": version_created or modified or first,
        "embargo_until": embargo_of(embargoed, None, is_embargoed=True),
        "expires_at": times.moment(text_of(child(meta, "expires"))),
        "urgency": urgency_of(text_of(child(content, "urgency"))),
        "note": "" if is_ours(meta) and is_correction else note,
        "correction": corrected or ((note or "Correction.") if is_correction else ""),
        "supplied": {
            "version": printed,
            "created": of_content.isoformat() if of_content and of_content != first else "",
        },
    }


def _note(element):
    parts = [one for one in element.iter() if name_of(one) in {"p", "li", "h3", "h4"}]
    return "\n".join(unique(map(text_of, parts))) if parts else text_of(element)


def meta_of(item):
    """Rights, genre, service and where it was located, as parts of `supplied`."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    rights = child(item, "rightsInfo")
    genre = child(content, "genre")
    places = [one for one in children(content, "located") if get(one, "type") != DATELINE]
    located = next(iter(places), None)
    service = child(meta, "service")
    holder = child(rights, "copyrightHolder")
    return {
        "genre": text_of(child(genre, "name")) or get(genre, "qcode"),
        "service": text_of(child(service, "name")) or get(service, "qcode"),
        "located": text_of(child(located, "name")) or get(located, "literal"),
        "priority": text_of(child(meta, "priority")),
        "rights": {
            name: value
            for name, value in {
                "holder": text_of(child(holder, "name")) or get(holder, "literal"),
                "notice": text_of(child(rights, "copyrightNotice")),
                "terms": text_of(child(rights, "usageTerms")),
                "credit": _CLOSING.sub("", text_of(child(content, "creditline"))),
            }.items()
            if value
        },
    }


def is_ours(meta):
    """Whether we wrote the item, who say things in their own places."""
    return text_of(child(meta, "generator")) == GENERATOR


def source_of(item):
    """Who supplies the item: its provider, which each version names, as it is called in print."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    provider = child(meta, "provider")
    holder = child(item, "rightsInfo", "copyrightHolder")
    credit = _CLOSING.sub("", text_of(child(content, "creditline")))
    infos = [
        text_of(child(one, "name")) or get(one, "literal")
        for one in children(content, "infoSource")
    ]
    code = qcode(provider)[1] if get(provider, "qcode") else get(provider, "literal")
    name = text_of(child(provider, "name"))
    if is_ours(meta):
        return name or code
    said = name if name and re.search(r"\d", code) else code or name
    printed = [credit, *infos, text_of(child(holder, "name")), get(holder, "literal")]
    return in_print(said, printed)


def links_of(meta):
    """(the links of an item, the identifier of the item that it replaces or "")."""
    links, replaces = [], ""
    for one in children(meta, "link"):
        relation = get(one, "rel").rpartition(":")[2]
        target = get(one, "residref") or get(one, "guidref")
        is_older = relation.casefold() in {"previousversion", "replaces", "evolvedfrom"}
        if target and (is_older or (not relation and get(one, "version"))):
            replaces = replaces or target
        elif target or get(one, "href"):
            title = text_of(child(one, "title"))
            link = {"rel": relation, "href": target or get(one, "href"), "title": title}
            links.append({name: value for name, value in link.items() if value})
    return links, replaces


def linked_pictures(meta):
    """The pictures whose files an item names among its links."""
    found = [one for one in children(meta, "link") if get(one, "contenttype").startswith("image/")]
    return [
        Picture(
            text_of(child(one, "filename")) or get(one, "href") or get(one, "residref"),
            media_type=get(one, "contenttype"),
            caption=text_of(child(one, "title")),
        )
        for one in found
        if text_of(child(one, "filename")) or get(one, "href")
    ]


def pictures_of(item):
    """The pictures of an item: of renditions of one picture the largest."""
    content = child(item, "contentMeta")
    contents = descendants(child(item, "contentSet"), "remoteContent")
    contents = [one for one in contents if _is_image(one)]
    if not contents:
        return []
    kind = qcode(child(item, "itemMeta", "itemClass"))[1]
    if kind in {"picture", "graphic", "photo"}:
        contents = [max(contents, key=lambda one: (_width(one), _size(one)))]
    captions = [text_of(one) for one in children(content, "description")]
    credit = "/".join(
        unique([text_of(child(content, "by")), text_of(child(content, "creditline"))])
    )
    is_own = kind in {"picture", "graphic", "photo"}
    return unique(
        Picture(
            get(one, "href") or get(one, "residref"),
            media_type=get(one, "contenttype"),
            role=get(one, "rendition").rpartition(":")[2] if not is_own else "",
            caption=text_of(child(one, "description"))
            or (captions[0] if is_own and captions else ""),
            credit=text_of(child(one, "creditline")) or (credit if is_own else ""),
            alt=text_of(child(one, "altText")),
            usage_terms=text_of(child(item, "rightsInfo", "usageTerms")) if is_own else "",
            width=_width(one) or None,
            height=_number(get(one, "height")) or None,
        )
        for one in contents
    )


def _is_image(element):
    kind = get(element, "contenttype")
    href = (get(element, "href") or get(element, "residref")).casefold()
    return kind.startswith("image/") or (
        not kind and href.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif"))
    )


def _width(element):
    return _number(get(element, "width"))


def _size(element):
    return _number(get(element, "size"))


def _number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
