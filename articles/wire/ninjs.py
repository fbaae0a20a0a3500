"""ninjs 3.1, the IPTC's news in JSON: one object a story. Written, not read.

https://iptc.org/std/ninjs/ninjs-schema_3.1.json. Where only the day of a story is known, its
moment is the beginning of that day.
"""

import json

from .items import Gone

NAME = "ninjs"
MEDIA_TYPE = "application/json"
SUFFIX = ".ninjs.json"
ONE_PER_FILE = True
TELLS_GONE = True
VERSION = "3.1"
SCHEMA = f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#"
STANDARD = {"name": "ninjs", "version": VERSION, "schema": SCHEMA}


def render(items, channel=None):
    """Yield the JSON text of each story, with its line end; one that is gone is canceled."""
    for item in items:
        told = _canceled(item) if isinstance(item, Gone) else _object(item)
        yield json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _canceled(gone):
    return {
        "uri": gone.address,
        "type": "text",
        "representationType": "partial",
        "standard": STANDARD,
        "version": str(gone.version),
        "pubStatus": "withheld" if gone.kind == "embargo" else "canceled",
        "versionCreated": gone.gone_at.isoformat(),
        "edNote": "Do not use it. Remove it wherever it was published or stored.",
    }


def _object(item):
    found = {
        "uri": item.address,
        "type": "text",
        "representationType": "full",
        "standard": STANDARD,
        "version": str(item.version),
        "pubStatus": "usable",
        "contentCreated": item.published_at.isoformat(),
        "versionCreated": (item.updated_at or item.published_at).isoformat(),
        "language": item.language,
        "urgency": item.urgency,
        "slugline": item.slugline,
        "by": item.byline,
        "located": item.place,
        "headlines": _texts(("main", item.headline)),
        "descriptions": _texts(("summary", item.standfirst)),
        "bodies": [
            *_texts(("text", item.text), contentType="text/plain"),
            *_texts(("html", item.body), contentType="text/html"),
        ],
        "subjects": _named(item.topics),
        "people": _named(item.people),
        "infoSources": [{"name": item.source}] if item.source else [],
        "edNote": " ".join(_corrected(correction) for correction in item.corrections),
        "copyrightHolder": item.source or item.publisher,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _texts(*pairs, **more):
    return [{"role": role, "value": value} | more for role, value in pairs if value]


def _named(pairs):
    return [{"name": name, "uri": address} for name, address in pairs]


def _corrected(correction):
    return f"{correction['kind'].capitalize()}: {correction['right']}"
