"""What `import_articles --report` writes: one JSON object for each item read."""

from . import body
from .intake.arriving import find_in, moment_of, plain
from .intake.stories import known_source
from .wire import ArchiveRecord, WireItem


def report(arrival, read=True):
    """The arrival as `import_articles --report` writes it; people and quotations with `read`."""
    told = {
        "path": arrival.path,
        "item": arrival.item,
        "outcome": arrival.outcome,
        "reason": arrival.reason,
        "article": None,
    }
    if isinstance(arrival.content, WireItem):
        told["article"] = _facts(arrival, arrival.content, read)
    elif isinstance(arrival.content, ArchiveRecord):
        told["record"] = arrival.content.kind
        if arrival.content.kind == "article":
            told["article"] = {
                "guid": arrival.content.fields.get("guid"),
                "version": arrival.version,
                "status": arrival.content.fields.get("status"),
            }
    return told


def _facts(arrival, item, read):
    found = arrival.found
    if read and found is None and arrival.outcome != "rejected":
        found = find_in(item)  # what was there already is not read as it comes in
    moment, _ = moment_of(item, known_source(item.source) if item.source else None)
    return {
        "guid": item.guid,
        "version": arrival.version,
        "headline": item.headline,
        "standfirst": item.standfirst,
        "bylines": [credit.name for credit in item.credits],
        "source": item.source,
        "dateline_place": item.dateline_place,
        "dateline_date": plain(item.dateline_date),
        "published_at": plain(moment),
        "language": item.language or "en",
        "urgency": item.urgency,
        "status": item.status,
        "embargo_until": plain(item.embargo_until),
        "expires_at": plain(item.expires_at),
        "supplied_version": item.version,
        "version_created": plain(item.version_created),
        "correction": item.correction,
        "note": item.note,
        "topics": list(item.topics),
        "keywords": list(item.keywords),
        "pictures": [
            {"href": one.href, "photo": one.photo, "reason": one.reason} for one in arrival.pictures
        ],
        "supplied": item.supplied,
        "body_paragraphs": body.paragraphs(body.clean(item.body)),
        "signoff": item.signoff,
        "dropped_lines": list(item.dropped),
        "people": _people(found.people) if found else [],
        "quotations": [
            {
                "text": quotation.text,
                "speaker": quotation.speaker,
                "paragraph": quotation.paragraph,
                "utterance": quotation.utterance,
            }
            for quotation in (found.quotations if found else ())
        ],
        "unresolved": [
            {"text": mention.text, "candidates": list(mention.candidates)}
            for mention in (found.people.mentions if found else ())
            if mention.candidates
        ],
    }


def _people(people):
    """Each person; `dated` where an office phrase was read for another day than the story's."""
    told = [
        {
            "name": person.name,
            "title": person.title,
            "forms": list(person.forms),
            "official": person.official,
        }
        for person in people.persons
    ]
    for mention in people.mentions:
        if mention.dated and mention.person is not None:
            phrase = {"text": mention.text, "day": mention.dated}
            told[mention.person].setdefault("dated", []).append(phrase)
    return told
