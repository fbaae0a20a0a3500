"""NewsML-G2 2.35 written: one news item a story, its body as XHTML."""

import re
from urllib.parse import quote

from lxml import etree

from .body_writing import write_pictures, write_xhtml
from .g2_parts import DATELINE, GENERATOR, SCHEMES, TOPICS
from .items import TAKE_DOWN, Gone
from .xml import add, document, holdable

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
TYPES = {
    "subjects": "cpnat:abstract",
    "people": "cpnat:person",
    "organisations": "cpnat:organisation",
    "places": "cpnat:geoArea",
    "events": "cpnat:event",
}
_ALIAS = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_CODE = re.compile(r"\S+")


def render(stories, channel=None):
    """Yield the NewsML-G2 document of each story; one that is gone is canceled."""
    for story in stories:
        yield document(_canceled(story) if isinstance(story, Gone) else _news_item(story))


def _canceled(gone):
    root = _root(gone)
    add(root, "catalogRef", href=CATALOG)
    meta = add(root, "itemMeta")
    add(meta, "itemClass", qcode="ninat:text")
    add(meta, "provider", literal=gone.source or GENERATOR)
    add(meta, "versionCreated", gone.gone_at.isoformat())
    add(meta, "pubStatus", qcode=f"stat:{gone.status}")
    add(meta, "generator", GENERATOR)
    add(meta, "edNote", TAKE_DOWN)
    return root


def _root(story):
    root = etree.Element(f"{{{NAMESPACE}}}newsItem", nsmap={None: NAMESPACE})
    root.set("guid", holdable(story.guid or story.address))
    told = {"version": str(story.version), "standard": "NewsML-G2", "standardversion": "2.35"}
    for name, value in {**told, "conformance": "power"}.items():
        root.set(name, value)
    return root


def _news_item(story):
    root = _root(story)
    root.set(LANGUAGE, holdable(story.language))
    add(root, "catalogRef", href=CATALOG)
    aliases = _own_aliases(story)
    if aliases:
        catalog = add(root, "catalog")
        for alias in aliases:
            add(catalog, "scheme", alias=alias, uri=f"urn:x-newsroom:scheme:{alias}:")
    _rights(add(root, "rightsInfo"), story)
    _item_meta(add(root, "itemMeta"), story)
    _content_meta(add(root, "contentMeta"), story)
    _content(add(root, "contentSet"), story)
    return root


def _own_aliases(story):
    """The aliases of schemes that the IPTC's catalog does not have, in order."""
    used = [entry.get("scheme") for kind in TYPES for entry in story.supplied.get(kind, [])]
    used = [alias for alias in used if alias and _ALIAS.fullmatch(alias)]
    used += [TOPICS] if story.topics else []
    return [alias for alias in dict.fromkeys(used) if alias not in SCHEMES]


def _rights(element, story):
    rights = story.supplied.get("rights", {})
    add(element, "copyrightHolder", literal=rights.get("holder") or story.source or story.publisher)
    for name, key in (("copyrightNotice", "notice"), ("usageTerms", "terms")):
        if rights.get(key):
            add(element, name, rights[key])


def _item_meta(meta, story):
    supplied = story.supplied
    add(meta, "itemClass", qcode="ninat:text")
    add(meta, "provider", literal=story.source or story.publisher)
    add(meta, "versionCreated", (story.updated_at or story.published_at).isoformat())
    add(meta, "firstCreated", story.published_at.isoformat())
    add(meta, "pubStatus", qcode=f"stat:{story.status}")
    add(meta, "generator", GENERATOR)
    if supplied.get("service"):
        add(add(meta, "service"), "name", supplied["service"])
    notes = [correction.get("right", "") for correction in story.corrections]
    for note in filter(None, notes):
        add(meta, "edNote", note)
    if story.corrections:
        add(meta, "signal", qcode="sig:correction")
    if supplied.get("replaces"):
        add(meta, "link", rel="irel:previousVersion", residref=supplied["replaces"])
    for link in supplied.get("links", []):
        relation = link.get("rel", "")
        qcode = f"irel:{relation}" if _CODE.fullmatch(relation) else None
        element = add(meta, "link", rel=qcode, residref=link.get("href"))
        if link.get("title"):
            add(element, "title", link["title"])
    if story.expires_at:
        add(meta, "expires", story.expires_at.isoformat())
    # The schema wants links behind all else but expires' followers.
    for link in [one for one in meta if one.tag.endswith("}link")]:
        meta.append(link)


def _content_meta(meta, story):
    supplied = story.supplied
    if story.urgency:
        add(meta, "urgency", str(story.urgency))
    if supplied.get("created"):
        add(meta, "contentCreated", supplied["created"])
    if story.place:
        add(add(meta, "located", type=DATELINE), "name", story.place)
    if supplied.get("located"):
        add(add(meta, "located"), "name", supplied["located"])
    for credit in story.credits:
        add(add(meta, "creator"), "name", credit.name)
    add(meta, "language", tag=story.language)
    if supplied.get("genre"):
        add(add(meta, "genre"), "name", supplied["genre"])
    for keyword in story.keywords:
        add(meta, "keyword", keyword)
    for name, address in story.topics:
        subject = add(meta, "subject", type=TYPES["subjects"], qcode=f"{TOPICS}:{_quoted(name)}")
        add(subject, "name", name)
        if address:
            add(subject, "sameAs", uri=address)
    for kind, type_ in TYPES.items():
        for entry in supplied.get(kind, []):
            _subject(meta, type_, entry)
    told = {entry.get("name") for entry in supplied.get("people", [])}
    for name, address in story.people:
        if name not in told:
            _subject(meta, TYPES["people"], {"name": name, "code": address})
    for name, text in (("slugline", story.slugline), ("headline", story.headline)):
        if text:
            add(meta, name, text)
    for role, text in supplied.get("headlines", {}).items():
        add(meta, "headline", text, role=f"hld:{role}")
    for name, text in (("dateline", story.dateline), ("by", story.byline)):
        if text:
            add(meta, name, text)
    credit = supplied.get("rights", {}).get("credit") or story.source
    if credit:
        add(meta, "creditline", credit)
    if story.standfirst:
        add(meta, "description", story.standfirst, role="drol:summary")


def _quoted(name):
    return quote(holdable(name), safe="") or "-"


def _subject(meta, type_, entry):
    scheme, code = entry.get("scheme", ""), entry.get("code", "")
    subject = add(meta, "subject", type=type_)
    if _ALIAS.fullmatch(scheme) and _CODE.fullmatch(code):
        subject.set("qcode", holdable(f"{scheme}:{code}"))
    elif code:
        subject.set("literal", holdable(code))
    if entry.get("name"):
        add(subject, "name", entry["name"])


def _content(content, story):
    inline = add(content, "inlineXML", contenttype="application/xhtml+xml")
    html = etree.SubElement(inline, f"{{{XHTML}}}html", nsmap={None: XHTML})
    add(add(html, "head"), "title", story.headline)
    body = add(html, "body")
    write_xhtml(body, story.body)
    if story.signoff:
        add(body, "p", story.signoff).set("class", "signoff")
    write_pictures(body, story.pictures)
