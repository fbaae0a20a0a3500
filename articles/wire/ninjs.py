"""ninjs, the IPTC's news in JSON. Written is 3.1, one object a story; what is read, says
`ninjs_reading`: 1.x to 3.x, one object, a list or envelope of them, or one object a line.

https://iptc.org/std/ninjs/ninjs-schema_3.1.json. Where only the day of a story is known, its
moment is the beginning of that day. Not carried, as ninjs has no place for it: the dateline as
printed and its day, the signoff, credited authors apart from the byline, references, relations.
"""

import json
import re

from . import ninjs_reading
from .guids import URI, as_uri
from .items import TAKE_DOWN, Gone, WireError, WireFault
from .ninjs_subjects import KEYWORD
from .values import LARGEST, load

NAME = "ninjs"
MEDIA_TYPE = "application/json"
SUFFIX = ".ninjs.json"
ONE_PER_FILE = True
TELLS_GONE = True
VERSION = "3.1"
SCHEMA = f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#"
STANDARD = {"name": "ninjs", "version": VERSION, "schema": SCHEMA}

BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)*\{\s*(?!"newsroom")["}]')
KEYS = re.compile(
    rb'"\$?(?:uri|guid|urn|article_html|headlines?|bodies|body_(?:html|text|xhtml|nitf)|pubstatus|altids'
    rb'|(?:version|first|content)created)"\s*:',
    re.IGNORECASE,
)


def recognises(head):
    """Whether a file that begins so holds ninjs: JSON, not ours, with the keys of any version."""
    return bool(BEGINS.match(head) and KEYS.search(head))


# Reading


def parse(file):
    """Yield the stories in the file, and a WireFault for each object that is none.

    One object a line is read line by line, and may be of any length; anything else at once.
    """
    begun = [*_up_to_a_line(file), *_up_to_a_line(file)]
    told = [data.strip(b"\xef\xbb\xbf \t\r\n") for data in begun]
    first, second = [*filter(None, told), b"", b""][:2]
    if first.endswith(b"}") and second.startswith(b"{"):
        yield from _lines(file, begun)
        return
    data = b"".join(begun)
    data += file.read(max(0, LARGEST + 1 - len(data)))
    for number, value in enumerate(ninjs_reading.members(load(data)), start=1):
        yield from _stories(value, 1, f"item {number}: ")


def _up_to_a_line(file):
    """The next lines of the file up to one that is not blank."""
    while data := file.readline(LARGEST + 1):
        yield data
        if data.strip(b"\xef\xbb\xbf \t\r\n"):
            return


def _lines(file, begun):
    number = 0
    while data := begun.pop(0) if begun else file.readline(LARGEST + 1):
        number += 1
        if not data.strip():
            continue
        try:
            value = load(data, number)
        except WireError as error:
            yield WireFault(error.line or number, str(error).partition(": ")[2])
            continue
        for member in ninjs_reading.members(value):
            yield from _stories(member, number)


def _stories(value, line, where=""):
    try:
        yield from ninjs_reading.read(value)
    except WireError as error:
        yield WireFault(line, f"{where}{error}")


# Writing


def render(stories, channel=None):
    """Yield the JSON text of each story, with its line end; one that is gone is canceled."""
    for story in stories:
        told = _canceled(story) if isinstance(story, Gone) else _object(story)
        yield json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _canceled(gone):
    return {
        "uri": as_uri(gone.guid or gone.address),
        "type": "text",
        "representationType": "partial",
        "standard": STANDARD,
        "version": str(gone.version),
        "pubStatus": gone.status,
        "versionCreated": gone.gone_at.isoformat(),
        "infoSources": [{"name": gone.source}] if gone.source else [],
        "edNote": TAKE_DOWN,
    }


def _object(story):
    supplied = story.supplied
    rights = supplied.get("rights", {})
    headlines = supplied.get("headlines", {})
    updated = story.updated_at or story.published_at
    found = {
        "uri": as_uri(story.guid or story.address),
        "type": "text",
        "representationType": "full",
        "standard": STANDARD,
        "version": str(story.version),
        "pubStatus": "usable",
        "firstCreated": story.published_at.isoformat(),
        "contentCreated": story.published_at.isoformat(),
        "versionCreated": updated.isoformat(),
        "expires": story.expires_at.isoformat() if story.expires_at else None,
        "language": story.language,
        "urgency": story.urgency,
        "slugline": story.slugline,
        "by": story.byline or ", ".join(story.authors),
        "located": story.place,
        "headlines": _texts(
            ("main", story.headline),
            *((role, headlines.get(role)) for role in ("sub", "short", "seo")),
        ),
        "descriptions": _texts(("summary", story.standfirst)),
        "bodies": [
            *_texts(("text", story.text), contentType="text/plain"),
            *_texts(("html", story.body), contentType="text/html"),
        ],
        "subjects": _concepts(story.topics, supplied.get("subjects", ())),
        "people": _concepts(story.people, supplied.get("people", ())),
        "organisations": _concepts((), supplied.get("organisations", ())),
        "places": _concepts((), supplied.get("places", ())),
        "events": _concepts((), supplied.get("events", ())),
        "genres": [{"name": supplied["genre"]}] if supplied.get("genre") else [],
        "objects": [{"name": word, "rel": KEYWORD} for word in story.keywords],
        "infoSources": [{"name": story.source}] if story.source else [],
        "edNote": " ".join(_corrected(correction) for correction in story.corrections),
        "copyrightHolder": rights.get("holder") or story.source or story.publisher,
        "copyrightNotice": rights.get("notice"),
        "usageTerms": rights.get("terms"),
        "altIds": [{"role": "address", "value": story.address}] if story.address else [],
        "associations": [
            _picture(picture, number) for number, picture in enumerate(story.pictures, start=1)
        ],
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _texts(*pairs, **more):
    return [{"role": role, "value": value} | more for role, value in pairs if value]


def _concepts(ours, theirs):
    """Ours under their address; under the sender's code, if the sender told of it; the rest."""
    told = {concept.get("name"): concept for concept in theirs}
    found = [
        _concept(told.pop(name)) if name in told else {"name": name, "uri": address}
        for name, address in ours
    ]
    return found + [_concept(concept) for concept in theirs if concept.get("name") in told]


def _concept(concept):
    code, scheme = concept.get("code", ""), concept.get("scheme", "")
    found = {"name": concept.get("name"), "literal": code}
    uri = concept.get("uri") or (scheme + code if scheme else "")
    if URI.fullmatch(uri):
        found["uri"] = uri
    return {name: value for name, value in found.items() if value}


def _picture(picture, number):
    rendition = {
        "name": "main",
        "href": picture.href,
        "contentType": picture.media_type,
        "width": picture.width,
        "height": picture.height,
    }
    found = {
        "name": picture.role or f"picture{number}",
        "uri": as_uri(picture.href),
        "type": "picture",
        "by": picture.credit,
        "usageTerms": picture.usage_terms,
        "descriptions": _texts(("caption", picture.caption), ("alt", picture.alt)),
        "renditions": [{name: value for name, value in rendition.items() if value}],
    }
    return {name: value for name, value in found.items() if value}


def _corrected(correction):
    kind, right = correction["kind"].capitalize(), correction["right"]
    return right if right.startswith(f"{kind}:") else f"{kind}: {right}"
