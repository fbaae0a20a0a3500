"""NITF, the IPTC's News Industry Text Format: read in any 3.x, with or without its namespace.

Written is 3.6. It has no place for: a story's short and SEO headlines, the schemes of persons'
codes, the languages of single blocks, where photos stand, `start` of lists, headings in quotations
and tables, scope of cells, a table's second body, and characters that XML cannot hold.
https://www.iptc.org/standards/nitf/
"""

from . import times
from .bodies import is_markup
from .heads import in_print, is_prose, part_corrections
from .items import WireError
from .markup import Copy, read_markup
from .nitf_writing import GENERATOR, render
from .story import (
    embargo_of,
    named,
    names_in,
    put_together,
    status_of,
    unique,
    urgency_of,
    version_number,
)
from .xml import (
    child,
    children,
    collapse,
    descendants,
    get,
    html_tree,
    name_of,
    parse_document,
    root_name,
    text_of,
)

NAME = "nitf"
MEDIA_TYPE = "application/nitf+xml"
SUFFIX = ".nitf.xml"
ONE_PER_FILE = True
TELLS_GONE = True
SUBJECT_CODES = "subj"  # the scheme of tobject.subject's numbers

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
    """Whether a file that begins so is NITF."""
    return root_name(head) == "nitf"


def parse(file):
    """Yield the one item in the file. Raise WireError, naming the line, if there is none."""
    root = parse_document(file)
    if name_of(root) != "nitf":
        raise WireError(f"The root is {name_of(root)!r}, not nitf.", root.sourceline)
    yield item_of(root)


def item_of(root):
    """The item of a nitf element. Raise WireError if it holds no story."""
    head, body = child(root, "head"), child(root, "body")
    docdata = child(head, "docdata")
    front = child(body, "body.head")
    metas = _metas(head)
    fields = _identity(docdata, metas) | _times(head, docdata) | _front(root, head, front, metas)
    subjects = _subjects(head)
    topics = [text_of(one) for one in _classified(docdata, "topic")]
    ours = metas.get("generator") == GENERATOR
    keywords = [get(one, "key") or text_of(one) for one in descendants(docdata, "keyword")]
    keywords = keywords or _meta_of(metas, "keywords").split(",")
    supplied = fields.pop("supplied") | {
        "subjects": unique([*subjects, *_other_subjects(docdata)]),
        "genre": get(child(head, "tobject", "tobject.property"), "tobject.property.type"),
        "service": metas.get("service") or get(child(head, "tobject"), "tobject.type"),
        "rights": _rights(docdata, front),
        "places": [_place_of(one) for one in children(docdata, "evloc")],
        "links": [],
    }
    supplied |= _identified(docdata, supplied)
    infos = _infos(docdata, "ed-msg")
    corrected, note = ("", "\n".join(infos)) if ours else part_corrections(infos)
    fields |= {
        "source": _source(head, docdata, front, metas),
        "topics": topics if ours else [*topics, *names_in(subjects)],
        "keywords": [collapse(word) for word in keywords],
        "urgency": urgency_of(get(child(docdata, "urgency"), "ed-urg")),
        "note": note,
        "correction": "\n".join(unique([corrected, *_infos(docdata, "correction")])),
        "signoff": text_of(child(body, "body.end", "tagline")),
        "supplied": supplied,
        "dropped": unique([text_of(child(body, "body.end", "bibliography"))]),
    }
    copy = read_markup(_content(body))
    _take_front_notes(copy, front)
    dateline = _dateline(front)
    return put_together("nitf", fields, copy, is_ours=ours, **dateline)


def _content(body):
    """What holds the story: some send it as markup that is text to XML."""
    content = child(body, "body.content")
    if content is None or len(content) or not is_markup(content.text or ""):
        return content
    return html_tree(content.text)


def _identity(docdata, metas):
    key = child(docdata, "du-key")
    printed = get(key, "version") or get(key, "generation")
    return {
        "guid": get(child(docdata, "doc-id"), "id-string") or metas.get("canonical", ""),
        "version": version_number(printed),
        "status": status_of(get(docdata, "management-status")),
        "supplied": {
            "version": printed,
            "thread": get(key, "key"),
            "replaces": get(docdata, "management-doc-idref"),
        },
    }


def _times(head, docdata):
    told = {name: _norm(child(docdata, name)) for name in ("date.issue", "date.release")}
    published = [get(one, "date.publication") for one in children(head, "pubdata")]
    changes = [times.moment(get(one, "norm")) for one in children(head, "revision-history")]
    issue, release = (times.moment(told[name]) for name in ("date.issue", "date.release"))
    embargoed = get(docdata, "management-status").casefold() == "embargoed"
    first = times.first_of(issue, times.moment(*published), release)
    return {
        "published_at": first,
        "published_on": None if first else times.day(*told.values(), *published),
        "version_created": times.latest(changes) or first,
        "embargo_until": embargo_of(release, issue, embargoed),
        "expires_at": times.moment(_norm(child(docdata, "date.expire"))),
    }


def _norm(element):
    return get(element, "norm") or text_of(element)


def _front(root, head, front, metas):
    hedlines = children(front, "hedline")
    headline = next(filter(None, (text_of(child(one, "hl1")) for one in hedlines)), "")
    subs = [text_of(one) for one in descendants(front, "hl2")]
    bare = [text_of(one) for one in hedlines if not children(one)]
    headline = headline or next(filter(None, bare), "") or text_of(child(head, "title"))
    docdata = child(head, "docdata")
    slugline = get(child(docdata, "fixture"), "fix-id")
    if metas.get("generator") != GENERATOR:
        slugline = slugline or get(child(docdata, "du-key"), "key")
    body = child(root, "body")
    standfirst = "\n".join(unique(text_of(one) for one in children(front, "abstract")))
    byline = "; ".join(unique(map(_byline, children(front, "byline"))))
    if is_prose(byline) and metas.get("generator") != GENERATOR:
        standfirst, byline = standfirst or byline, ""
    thread = get(child(docdata, "du-key"), "key")
    return {
        "headline": headline,
        "standfirst": standfirst,
        "slugline": slugline or metas.get("anpa-keyword"),
        "byline": byline,
        "language": get(root, "baselang")
        or get(root, "lang")
        or get(body, "lang")
        or _meta_of(metas, "language"),
        "supplied": _identity(docdata, metas)["supplied"]
        | {
            "thread": thread,
            "headlines": {"sub": sub} if (sub := " – ".join(_others(subs, headline))) else {},
        },
    }


def _others(texts, headline):
    return unique(text for text in texts if text != headline)


def _byline(element):
    """The byline as printed; a job that stands in an element of its own comes after a comma."""
    parts = [text_of(one) for one in children(element, "byttl")]
    text = text_of(element)
    for job in filter(None, parts):
        before, _, after = text.rpartition(job)
        if before.strip() and before.rstrip()[-1] not in ",;–—|-":
            text = f"{before.rstrip()}, {job}{after}"
    return text.strip()


def _dateline(front):
    element = child(front, "dateline")
    location = child(element, "location")
    parts = [text_of(one) for one in children(location)]
    place = ", ".join(unique(parts)) if parts else text_of(location)
    story_date = child(element, "story.date")
    day = times.day(get(story_date, "norm"), text_of(story_date))
    printed = " ".join(filter(None, (text_of(element),)))
    if parts and not (location.text or "").strip() and story_date is None:
        printed = place
    return {"dateline": printed, "place": place.strip(" ,"), "day": day}


def _metas(head):
    return {get(one, "name"): get(one, "content") for one in children(head, "meta")}


def _meta_of(metas, name):
    """What a meta of that name says, or one that ends in it, as `article-language` does."""
    named = (value for key, value in metas.items() if key == name or key.endswith(f"-{name}"))
    return next(filter(None, named), "")


def _source(head, docdata, front, metas):
    """Who supplies the story, by the surest of the places where senders say it."""
    printed = (
        next((value for name, value in metas.items() if name.endswith("-source") and value), ""),
        get(child(docdata, "doc.copyright"), "holder"),
        get(child(docdata, "doc.rights"), "owner"),
        get(child(head, "pubdata"), "name"),
    )
    told = (
        text_of(child(front, "distributor")),
        get(child(docdata, "del-list", "from-src"), "src-name"),
        get(child(docdata, "doc-id"), "regsrc"),
    )
    said = next(filter(None, told), "")
    is_ours = metas.get("generator") == GENERATOR
    return (said if is_ours and said else in_print(said, printed)) or None


def _rights(docdata, front):
    copyright, rights = child(docdata, "doc.copyright"), child(docdata, "doc.rights")
    terms = unique([get(rights, "type"), get(rights, "limitations"), get(rights, "geography")])
    holder = get(copyright, "holder") or text_of(child(front, "rights", "rights.owner"))
    told = {"holder": holder, "year": get(copyright, "year")}
    told |= {"notice": get(rights, "owner"), "terms": "\n".join(terms)}
    return {name: value for name, value in told.items() if value}


def _subjects(head):
    found = []
    for one in children(child(head, "tobject"), "tobject.subject"):
        parts = ("detail", "matter", "type")
        name = next(filter(None, (get(one, f"tobject.subject.{part}") for part in parts)), "")
        found.append(named(name, get(one, "tobject.subject.refnum"), SUBJECT_CODES))
    return unique(found)


def _classified(docdata, kind):
    content = child(docdata, "identified-content")
    return [one for one in children(content, "classifier") if get(one, "type") == kind]


def _other_subjects(docdata):
    return [_entry(one) for one in _classified(docdata, "subject")]


def _entry(element):
    code = get(element, "value") or get(element, "location-code")
    return named(text_of(element), code, get(element, "idsrc") or get(element, "code-source"))


def _identified(docdata, supplied):
    """Who and what the head says that the story is about."""
    content = child(docdata, "identified-content")
    kinds = {"people": "person", "organisations": "org", "places": "location", "events": "event"}
    entries = {
        kind: [_entry(one) for one in children(content, name)] for kind, name in kinds.items()
    }
    entries["places"] = [*entries["places"], *supplied["places"]]
    return {kind: unique(found) for kind, found in entries.items()}


def _place_of(evloc):
    parts = (get(evloc, part) for part in ("city", "county-dist", "state-prov", "iso-cc"))
    return named(", ".join(unique(parts)))


def _infos(docdata, name):
    return unique([get(one, "info") for one in children(docdata, name)])


def _take_front_notes(copy: Copy, front):
    """Notes in the head have a body of their own, which is none of the story's."""
    notes = [text_of(one) for one in children(front, "note")]
    copy.notes[:0] = unique(notes)
