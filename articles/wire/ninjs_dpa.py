"""dpa's digital wires: a story as JSON under dpa's own keys, told again under those of ninjs."""

from .values import line, objects, text

FORMAT = "digitalwires"
KINDS = {  # of what dpa calls categories
    "dpasubject": "subjects",
    "geosubject": "places",
    "poi": "places",
    "person": "people",
    "organisation": "organisations",
    "genre": "genres",
    "provider": "infosources",
}


def is_one(told) -> bool:
    """Whether the object, its keys in lower case, is a story of the digital wires."""
    return line(told.get("format")).lower().startswith(FORMAT)


def as_ninjs(told) -> dict:
    """The story under the keys of ninjs."""
    found = {
        "uri": told.get("urn"),
        "type": "text",
        "versioncreated": told.get("version_created"),
        "contentcreated": told.get("content_created"),
        "body_html": told.get("article_html"),
        "description_text": told.get("teaser"),
        "headline_sub": told.get("subhead") or told.get("kicker"),
        "byline": told.get("byline"),
        "datelineprinted": told.get("dateline"),
        "ednote": "\n".join(text(note.get("ednote")) for note in objects(told.get("ednotes"))),
        "keywords": [],
        "associations": [_picture(part) for part in objects(told.get("associations"))],
    }
    same = ("version", "pubstatus", "embargoed", "language", "urgency", "headline")
    found |= {key: told.get(key) for key in (*same, "copyrightnotice", "usageterms")}
    for part in objects(told.get("categories")):
        kind = line(part.get("type")).rpartition(":")[2]
        name = line(part.get("name"))
        if kind == "keyword":
            found["keywords"].append(name)
        elif kind in KINDS and name:
            scheme, _colon, code = line(part.get("qcode")).rpartition(":")
            entry = {"name": name, "code": code, "scheme": scheme}
            found.setdefault(KINDS[kind], []).append(entry)
    if "infosources" not in found:
        found["source"] = told.get("creditline")
    return found


def _picture(part):
    renditions = [
        rendition | {"href": rendition.get("url")} for rendition in objects(part.get("renditions"))
    ]
    return {
        "type": "picture" if line(part.get("type")) == "image" else line(part.get("type")),
        "uri": part.get("urn"),
        "name": "featuremedia" if part.get("is_featureimage") is True else "",
        "headline": part.get("headline"),
        "description_text": part.get("caption"),
        "byline": part.get("creditline"),
        "renditions": renditions,
    }
