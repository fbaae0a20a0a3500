"""Which property of a Popolo object is which field of a model, both ways."""

from collections.abc import Callable
from dataclasses import dataclass, field

from people.directory import Span
from people.models import Area, Name, Office, Official, Organization, Tenure


def shown(value):
    """The value as a message quotes it, cut where it is long."""
    quoted = repr(value)
    return quoted if len(quoted) <= 80 else f"{quoted[:77]}..."


def text(value):
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is not text; put it in quotation marks.")
    return value


def texts(value):
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is not a list of texts.")
    return [text(item) for item in value]


def objects(value):
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError(f"{shown(value)} is not a list of objects.")
    return value


def flag(value):
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false.")
    return value


def span(value):
    return Span.parse(text(value))


def unchanged(value):
    return value


@dataclass(frozen=True)
class Property:
    """A property of an object in a file, and the field that keeps it.

    `read` makes the field's value of the file's and raises ValueError where it cannot.
    """

    name: str
    field: str
    read: Callable = text
    write: Callable = unchanged


@dataclass(frozen=True)
class Collection:
    """A kind of object: its list in a file, its model, its properties."""

    name: str
    model: type
    properties: tuple[Property, ...]
    required: tuple[str, ...]
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Property naming another object's id: (our field, the other's collection)."""

    def fields(self, item):
        """The model's fields, without references, for an object. Raise ValueError if it is bad."""
        for name in self.required:
            if not item.get(name):
                raise ValueError(f"it has no {name}; add one.")
        fields = {
            known.field: _read(known, item[known.name])
            for known in self.properties
            if item.get(known.name) not in (None, "", [])
        }
        names = {known.name for known in self.properties} | set(self.references)
        fields["extras"] = {name: item[name] for name in item if name not in names}
        return fields

    def object(self, row):
        """The object for a row, empty properties left out."""
        item = dict(row.extras)
        for known in self.properties:
            value = getattr(row, known.field)
            if value not in (None, "", []):
                item[known.name] = known.write(value)
        for name, (attribute, _) in self.references.items():
            if other := getattr(row, attribute):
                item[name] = other.slug
        return item


class People(Collection):
    def object(self, row):
        names = [OTHER_NAMES.object(name) for name in row.other_names.all()]
        return super().object(row) | ({"other_names": names} if names else {})


class Posts(Collection):
    """A post has many holders if it says so, or else if a source's note does."""

    def fields(self, item):
        fields = super().fields(item)
        return {"many_holders": has_several_holders(fields.get("sources", []))} | fields

    def object(self, row):
        item = super().object(row)
        if row.many_holders == has_several_holders(row.sources):
            del item["many_holders"]
        return item


class Memberships(Collection):
    """A membership without an organization of its own says that of its post."""

    def object(self, row):
        organization = row.office.organization
        return ({"organization_id": organization.slug} if organization else {}) | super().object(
            row
        )


def has_several_holders(sources):
    """Whether a source's note says that the post has several holders at once."""
    return any("several at once" in str(source.get("note")) for source in sources)


def _read(known, value):
    try:
        return known.read(value)
    except ValueError as error:
        raise ValueError(f"{known.name}: {error}") from None


def _same(*names):
    return tuple(Property(name, name) for name in names)


OTHER_NAMES = Collection(
    "other_names", Name, _same("name", "note", "start_date", "end_date"), ("name",)
)

COLLECTIONS = {
    collection.name: collection
    for collection in [
        Collection(
            "areas",
            Area,
            (
                Property("id", "slug"),
                *_same("name", "identifier", "classification", "adjective"),
                Property("other_adjectives", "other_adjectives", texts),
            ),
            required=("id", "name"),
        ),
        Collection(
            "organizations",
            Organization,
            (
                Property("id", "slug"),
                *_same("name", "classification"),
                Property("other_names", "other_names", objects),
            ),
            required=("id", "name"),
            references={
                "parent_id": ("parent", "organizations"),
                "area_id": ("area", "areas"),
            },
        ),
        People(
            "persons",
            Official,
            (
                Property("id", "slug"),
                *_same("name", "family_name", "given_name", "additional_name"),
                *_same("honorific_prefix", "honorific_suffix", "sort_name", "gender"),
                *_same("birth_date", "death_date", "national_identity", "summary"),
                Property("identifiers", "identifiers", objects),
                Property("links", "links", objects),
                Property("sources", "sources", objects),
            ),
            required=("id", "name"),
        ),
        Posts(
            "posts",
            Office,
            (
                Property("id", "slug"),
                Property("label", "title"),
                Property("role", "long_title"),
                Property("other_label", "phrases", texts),
                Property("classification", "classification"),
                Property("many_holders", "many_holders", flag),
                Property("sources", "sources", objects),
            ),
            required=("id", "label"),
            references={
                "organization_id": ("organization", "organizations"),
                "area_id": ("area", "areas"),
            },
        ),
        Memberships(
            "memberships",
            Tenure,
            (
                Property("id", "slug"),
                *_same("label", "role", "note"),
                Property("start_date", "start", span, str),
                Property("end_date", "end", span, str),
                Property("sources", "sources", objects),
            ),
            required=("id", "person_id", "post_id", "start_date"),
            references={
                "person_id": ("official", "persons"),
                "post_id": ("office", "posts"),
            },
        ),
    ]
}
