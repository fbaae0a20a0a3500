"""The parts of a ninjs object in any version: keys without case, texts by role, its identifier."""

from . import bodies, guids
from .values import line, objects, text

MARKS = {
    "uri", "guid", "headline", "headlines", "bodies", "versioncreated", "firstcreated", "pubstatus",
    "body_html", "body_text", "article_html",
}  # fmt: skip
SUMMARIES = (
    "summary",
    "abstract",
    "standfirst",
    "lead",
    "teaser",
    "text",
    "main",
    "caption",
    "richtext",
    "",
)


def is_marked(value):
    return any(isinstance(key, str) and key.lower() in MARKS for key in value)


def folded(value):
    """The object under keys in lower case, without marks of the standard's versions."""
    return {key.lower().lstrip("$"): part for key, part in value.items()}


def aligned(told):
    """The object with its headline and body as lists of texts with roles, where 1.x drafts wrote
    them so under the names of single texts."""
    found = {}
    for name, names in (("headline", "headlines"), ("body", "bodies")):
        if isinstance(told.get(name), list) and not told.get(names):
            parts = map(folded, objects(told[name]))
            found[names] = [
                {"role": part.get("name"), "value": part.get("value") or part.get("text")} | part
                for part in parts
            ]
            found[name] = None
    return told | found


def one(told, *keys):
    return next((told[key] for key in keys if told.get(key)), None)


def guid_of(told):
    uri = line(one(told, "guid", "uri"))
    if uri:
        return guids.from_uri(uri)
    others = told.get("altids")
    named = (
        line(others.get("itemid") or others.get("id") or next(iter(others.values()), None))
        if isinstance(others, dict)
        else next((line(part.get("value")) for part in objects(others)), "")
    )
    return named or line(one(told, "itemid", "id", "_id"))


# Texts that come with roles


def roles(told, key):
    """[(role, its object)] of headlines, bodies or descriptions."""
    return [(line(part.get("role")).lower(), part) for part in map(folded, objects(told.get(key)))]


def chosen(pairs, roles):
    """The texts of the first of those roles that has any; of others, of none."""
    for role in roles:
        found = [part for name, part in pairs if name == role and text(part.get("value")).strip()]
        if found:
            return found
    return []


def headline_of(told):
    """The headline as one line of text."""
    pairs = roles(told, "headlines")
    main = chosen(pairs, ("main", "headline", ""))
    for value in (main and main[0].get("value"), told.get("headline"), told.get("title")):
        words = text(value)
        is_html = "</" in words and bodies.is_markup(words)
        if words := bodies.plain(words) if is_html else line(words):
            return words
    return line(pairs[0][1].get("value")) if pairs else ""


def summary(told):
    """The description as one text."""
    found = chosen(roles(told, "descriptions"), SUMMARIES)
    for value in [
        *(part.get("value") for part in found),
        *(told.get(f"description_{kind}") for kind in ("text", "summary", "html", "caption")),
        told.get("abstract"),
        told.get("description"),
        told.get("caption"),
    ]:
        words = text(value)
        if words.strip():
            return bodies.plain(words) if bodies.is_markup(words) else line(words)
    return ""


def caption_as_body(told, standfirst):
    """The description as the body of what has no other text."""
    found = chosen(roles(told, "descriptions"), SUMMARIES)
    words = text(found[0].get("value")) if found else standfirst
    return bodies.as_body(words)[0] if bodies.is_markup(words) else bodies.from_text(words)
