"""The database as one Popolo file."""

import json

from people.models import Area, Office, Official, Organization, Tenure
from people.popolo.collections import COLLECTIONS

# Known properties come in this order, all others after them by name.
ORDER = [
    "id",
    "name",
    "label",
    "type",
    "scheme",
    "identifier",
    "value",
    "other_names",
    "other_label",
    "family_name",
    "given_name",
    "additional_name",
    "honorific_prefix",
    "honorific_suffix",
    "sort_name",
    "gender",
    "role",
    "identifiers",
    "birth_date",
    "death_date",
    "national_identity",
    "summary",
    "person_id",
    "parent_id",
    "organization_id",
    "post_id",
    "area_id",
    "classification",
    "many_holders",
    "adjective",
    "other_adjectives",
    "start_date",
    "end_date",
    "url",
    "note",
    "links",
    "sources",
]
RANK = {name: rank for rank, name in enumerate(ORDER)}


def export():
    """The text of a Popolo file with every object, each list in the order of its ids.

    The same database gives the same bytes, as does one into which that file was imported.
    """
    rows = {
        "persons": Official.objects.prefetch_related("other_names"),
        "organizations": Organization.objects.select_related("area", "parent"),
        "posts": Office.objects.select_related("area", "organization"),
        "memberships": Tenure.objects.select_related("official", "office__organization"),
        "areas": Area.objects.all(),
    }
    document = {
        name: [in_order(COLLECTIONS[name].object(row)) for row in sorted(found, key=_slug)]
        for name, found in rows.items()
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def in_order(value):
    """The same JSON value with the keys of every object in our order."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: (RANK.get(name, len(RANK)), name))
        return {name: in_order(value[name]) for name in names}
    if isinstance(value, list):
        return [in_order(item) for item in value]
    return value


def _slug(row):
    return row.slug
