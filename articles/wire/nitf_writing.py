"""NITF 3.6 written: the elements in the order that its schema asks for."""

from lxml import etree

from .body_writing import NitfBody
from .items import TAKE_DOWN, Gone
from .xml import add, document, holdable

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
VERSION = "-//IPTC//DTD NITF 3.6//EN"
GENERATOR = "Newsroom"
KINDS = {"people": "person", "organisations": "org", "places": "location", "events": "event"}


def render(stories, channel=None):
    """Yield the NITF document of each story; one that is gone is canceled."""
    for story in stories:
        yield document(_canceled(story) if isinstance(story, Gone) else _nitf(story))


def _canceled(gone):
    root = _root()
    head = add(root, "head")
    add(head, "meta", name="generator", content=GENERATOR)
    docdata = add(head, "docdata")
    docdata.set("management-status", gone.status)
    element = add(docdata, "doc-id", regsrc=gone.source)
    element.set("id-string", holdable(gone.guid or gone.address))
    add(docdata, "ed-msg", info=TAKE_DOWN)
    add(docdata, "du-key", version=str(gone.version))
    add(head, "revision-history", function="editor", norm=gone.gone_at.isoformat())
    add(root, "body")
    return root


def _root():
    root = etree.Element(f"{{{NAMESPACE}}}nitf", nsmap={None: NAMESPACE})
    root.set("version", VERSION)
    return root


def _nitf(story):
    root = _root()
    root.set("baselang", holdable(story.language))
    _head(add(root, "head"), story)
    body = add(root, "body")
    _front(add(body, "body.head"), story)
    NitfBody(add(body, "body.content")).write(story.body, story.pictures)
    end = add(body, "body.end")
    if story.signoff:
        add(end, "tagline", story.signoff)
    return root


def _head(head, story):
    supplied = story.supplied
    add(head, "title", story.headline)
    add(head, "meta", name="generator", content=GENERATOR)
    if supplied.get("service"):
        add(head, "meta", name="service", content=supplied["service"])
    tobject = add(head, "tobject", tobject_type="news")
    if supplied.get("genre"):
        add(tobject, "tobject.property", tobject_property_type=supplied["genre"])
    others = []
    for subject in supplied.get("subjects", []):
        code = subject.get("code", "")
        if subject.get("scheme") == "subj" and code.isascii() and code.isdigit():
            named = {"tobject_subject_refnum": code, "tobject_subject_type": subject.get("name")}
            add(tobject, "tobject.subject", **named)
        else:
            others.append(subject)
    _docdata(add(head, "docdata"), story, others)
    if story.updated_at:
        moment = story.updated_at.isoformat()
        add(head, "revision-history", function="editor", norm=moment)


def _docdata(docdata, story, other_subjects):
    supplied = story.supplied
    docdata.set("management-status", story.status)
    if supplied.get("replaces"):
        docdata.set("management-doc-idref", holdable(supplied["replaces"]))
    for correction in story.corrections:
        add(docdata, "correction", info=correction.get("right", ""))
    element = add(docdata, "doc-id", regsrc=story.source)
    element.set("id-string", holdable(story.guid or story.address))
    if story.urgency:
        add(docdata, "urgency").set("ed-urg", str(story.urgency))
    if story.slugline:
        add(docdata, "fixture").set("fix-id", holdable(story.slugline))
    add(docdata, "date.issue", norm=story.published_at.isoformat())
    if story.expires_at:
        add(docdata, "date.expire", norm=story.expires_at.isoformat())
    key = add(docdata, "du-key", version=str(story.version))
    thread = supplied.get("thread") or story.slugline
    if thread:
        key.set("key", holdable(thread))
    rights = supplied.get("rights", {})
    holder = rights.get("holder") or story.source or story.publisher
    year = str(rights.get("year") or story.published_at.year)
    add(docdata, "doc.copyright", year=year, holder=holder)
    if rights.get("terms") or rights.get("notice"):
        add(docdata, "doc.rights", owner=rights.get("notice"), type=rights.get("terms"))
    if story.keywords:
        keys = add(docdata, "key-list")
        for keyword in story.keywords:
            add(keys, "keyword", key=keyword)
    _identified(docdata, story, other_subjects)


def _identified(docdata, story, other_subjects):
    content = add(docdata, "identified-content")
    for kind, element in KINDS.items():
        for entry in story.supplied.get(kind, []):
            _entry(content, element, entry)
    told = {entry.get("name") for entry in story.supplied.get("people", [])}
    for name, address in story.people:
        if name not in told:
            add(content, "person", name, value=address)
    for name, address in story.topics:
        add(content, "classifier", name, type="topic", value=address)
    for subject in other_subjects:
        _entry(content, "classifier", subject, type="subject")


def _entry(content, element, entry, **more):
    code, scheme = entry.get("code"), entry.get("scheme")
    if element == "location":
        add(content, element, entry.get("name")).attrib.update(
            {
                key: holdable(value)
                for key, value in (("location-code", code), ("code-source", scheme))
                if value
            }
        )
    else:
        add(content, element, entry.get("name"), value=code, idsrc=scheme, **more)


def _front(front, story):
    hedline = add(front, "hedline")
    add(hedline, "hl1", story.headline)
    sub = story.supplied.get("headlines", {}).get("sub")
    if sub:
        add(hedline, "hl2", sub)
    if story.byline:
        add(front, "byline", story.byline)
    if story.source:
        add(front, "distributor", story.source)
    if story.dateline or story.place or story.dateline_date:
        _dateline(add(front, "dateline"), story)
    if story.standfirst:
        add(add(front, "abstract"), "p", story.standfirst)


def _dateline(element, story):
    """The dateline as printed, its place marked in it."""
    printed, place = holdable(story.dateline), holdable(story.place)
    before, found, after = printed.partition(place) if place else (printed, "", "")
    element.text = before if found or not place else None
    if place:
        add(element, "location", place).tail = after if found else printed and f" {printed}"
    if story.dateline_date:
        add(element, "story.date", norm=story.dateline_date.isoformat())
