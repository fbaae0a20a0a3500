"""A story as plain values: its fields, the one way to write it down, what a page may show of it."""

import json

from .. import body

BLANK = {
    "body": "",
    "byline": "",
    "bylines": [],
    "dateline": {"day": None, "place": None, "printed": None},
    "headline": "",
    "keywords": [],
    "language": "en",
    "officials": {"confirmed": [], "rejected": []},
    "photos": [],
    "references": [],
    "related": {"banned": [], "pinned": []},
    "signoff": "",
    "slugline": "",
    "source": None,
    "standfirst": "",
    "supplied": {},  # what its sender told beside it (`wire.items`), and its pictures
    "topics": [],
    "urgency": None,
}


_BLANK = json.dumps(BLANK)


def story_with(**fields):
    """A whole story with these fields and the rest blank. ValueError names an unknown field."""
    unknown = fields.keys() - BLANK.keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: not a field of a story.")
    story = json.loads(_BLANK) | fields  # no two stories share a list
    story["body"] = body.clean(story["body"])
    return story


def canonical(story):
    """The one way to write a story down, to the byte."""
    return json.dumps(story, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def as_shown(story):
    """The story with nothing in it that a page must not show, whoever wrote the version."""
    return story | {
        "body": body.clean(story["body"]),
        "references": [
            reference
            for reference in story["references"]
            if not reference.get("url")
            or reference["url"].lower().startswith(("http://", "https://"))
        ],
    }
