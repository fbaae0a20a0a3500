"""What a ninjs object is about: subjects, people, places, keywords, under names, codes, schemes."""

import re

from .ninjs_parts import folded, one
from .story import names_in
from .values import line, objects, without_blanks

KEYWORD = "keyword"
CODED = re.compile(r"(.+[/#:])[^/#:?]+")  # an address before its last part, or a prefix


def concepts(told, *keys):
    """[{name, code, scheme}] of what stands under the first of the keys."""
    found = []
    for part in map(folded, objects(one(told, *keys))):
        # AP writes the address of some as their relation.
        uri = line(part.get("uri")) or (line(part["rel"]) if _is_address(part.get("rel")) else "")
        code = line(one(part, "literal", "code", "qcode"))
        scheme = line(part.get("scheme"))
        coded = _of_uri(uri, code) if uri and not scheme else {"code": code, "scheme": scheme}
        concept = without_blanks({"name": line(part.get("name"))} | coded)
        if concept:
            found.append(concept)
    return found


def _is_address(value):
    return isinstance(value, str) and "://" in value


def _of_uri(uri, code):
    """{code, scheme} of a concept's URI; the URI itself where it does not end in the code."""
    if code and not uri.endswith(code):
        return {"code": code, "uri": uri}
    found = CODED.fullmatch(uri)
    cut = len(uri) - len(code) if code else found.end(1) if found else 0
    return {"code": uri[cut:], "scheme": uri[:cut]}


def names(told, *keys):
    return names_in(concepts(told, *keys))


def keywords(told):
    found = told.get("keywords") or told.get("keyword") or _loose_words(told)
    if isinstance(found, str):
        found = found.split(",")
    if not isinstance(found, list):
        return ()
    return tuple(dict.fromkeys(filter(None, map(line, found))))


def _loose_words(told):
    """What 3.1 has no field for and `ninjs.render` writes as objects."""
    return [part.get("name") for part in objects(told.get("objects")) if part.get("rel") == KEYWORD]


def first_name(told, *keys):
    found = concepts(told, *keys)
    return (found[0].get("name") or found[0].get("code")) if found else line(one(told, *keys))
