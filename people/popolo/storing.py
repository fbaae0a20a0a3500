"""What a Popolo file holds, put into the database."""

from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import transaction

from people.models import Name, Official
from people.popolo.collections import COLLECTIONS, OTHER_NAMES, objects, shown
from people.popolo.reading import Problem

OUTCOMES = ["created", "updated", "unchanged", "rejected"]


@dataclass
class Report:
    """How many objects met which outcome, and the problems behind the rejected ones."""

    counts: Counter = field(default_factory=lambda: Counter(dict.fromkeys(OUTCOMES, 0)))
    problems: list[Problem] = field(default_factory=list)

    def __add__(self, other):
        counts = Counter({name: self.counts[name] + other.counts[name] for name in OUTCOMES})
        return Report(counts, self.problems + other.problems)

    def __str__(self):
        return ", ".join(f"{self.counts[name]} {name}" for name in OUTCOMES)


def store(batch, dry_run=False):
    """Create and update what the batch holds, in one transaction, and report what was done.

    A bad object is rejected and the rest goes on. A dry run ends with nothing written.
    """
    with transaction.atomic():
        report = Storing(batch).run()
        transaction.set_rollback(dry_run)
    return report


class Storing:
    """One run of `store`. `rows` holds, by collection, every row by slug, old and new."""

    def __init__(self, batch):
        self.batch = batch
        self.report = Report()
        self.rows = {
            name: {row.slug: row for row in collection.model.objects.all()}
            for name, collection in COLLECTIONS.items()
        }
        self.names = {}
        for name in Name.objects.select_related("official").order_by("pk"):
            self.names.setdefault(name.official.slug, []).append(name)

    def run(self):
        for name, collection in COLLECTIONS.items():
            outlines_last = sorted(self.batch.items[name], key=attrgetter("is_outline"))
            self._store_collection(collection, parents_first(outlines_last))
        self.report.problems = self.batch.problems
        self.report.counts["rejected"] = len(self.batch.problems)
        return self.report

    def _store_collection(self, collection, items):
        self.created, self.updated, self.renamed = [], [], []
        seen = set()
        for item in items:
            if item.is_outline and item.id in self.rows[collection.name]:
                continue  # somebody else knows more of it than an outline says
            try:
                if item.id in seen:
                    raise ValueError("it comes twice in this file; the first one counts.")
                seen.add(item.id)
                self._store_item(collection, item)
            except ValueError as error:
                self.batch.reject(item.id, str(error))
        self._write(collection.model)
        if collection.model is Official:
            self._write_names()

    def _store_item(self, collection, item):
        content = dict(item.content)
        is_person = collection.model is Official
        names = other_names(content.pop("other_names", None)) if is_person else []
        references = self._references(collection, content)
        row = collection.model(**collection.fields(content), **references)
        _check(row, collection)
        if collection.name == "memberships":
            self._settle_organization(row)
        old = self.rows[collection.name].get(row.slug)
        old_names = self.names.get(row.slug, []) if is_person else []
        same_names = _values(names) == _values(old_names)
        if not same_names:
            self.renamed.append((row, names))
        if old is None:
            self.created.append(row)
            self.report.counts["created"] += 1
        else:
            row.pk = old.pk
            same_fields = _fields(row) == _fields(old)
            if not same_fields:
                self.updated.append(row)
            self.report.counts["unchanged" if same_fields and same_names else "updated"] += 1
        self.rows[collection.name][row.slug] = row

    def _references(self, collection, content):
        """The rows an object's references mean, by field. Raise ValueError for an unknown one."""
        found = {}
        for name, (attribute, other) in collection.references.items():
            id = content.get(name)
            if id in (None, ""):
                found[attribute] = None
                continue
            found[attribute] = self._find(name, id, other)
        return found

    def _find(self, name, id, collection):
        row = self.rows[collection].get(id) if isinstance(id, str) else None
        if row is None:
            raise ValueError(
                f"{name}: none of the {collection} has the id {shown(id)}; add it first."
            )
        if row.pk is None:
            self._write(type(row))
        return row

    def _settle_organization(self, tenure):
        """Keep a membership's own organization only if it is not that of its post."""
        id = tenure.extras.get("organization_id")
        if id is not None:
            self._find("organization_id", id, "organizations")
        organization = tenure.office.organization
        if id is None or (organization and organization.slug == id):
            tenure.extras.pop("organization_id", None)

    def _write(self, model):
        model.objects.bulk_create(self.created)
        if self.updated:
            names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
            model.objects.bulk_update(self.updated, names, batch_size=200)
        self.created, self.updated = [], []

    def _write_names(self):
        """Replace the other names of the officials in whose names something changed."""
        officials = [official for official, _ in self.renamed]
        Name.objects.filter(official__in=officials).delete()
        for official, names in self.renamed:
            for name in names:
                name.official = official
        Name.objects.bulk_create(name for _, names in self.renamed for name in names)


def other_names(items):
    """The Names, without their official, for a person's other_names."""
    names = []
    for item in objects(items or []):
        name = Name(**OTHER_NAMES.fields(item))
        _check(name, OTHER_NAMES)
        if name.name in {other.name for other in names}:
            raise ValueError(f"other_names: {shown(name.name)} comes twice; keep one of them.")
        names.append(name)
    return names


def parents_first(items):
    """The items with parents before what names them as parent_id, and repeated ids last."""
    waiting, repeated = {}, []
    for item in items:
        if waiting.setdefault(item.id, item) is not item:
            repeated.append(item)
    for item in list(waiting.values()):
        line = []
        while item and waiting.get(item.id) is item:
            line.append(waiting.pop(item.id))
            parent = item.content.get("parent_id")
            item = waiting.get(parent) if isinstance(parent, str) else None
        yield from reversed(line)
    yield from repeated


def _check(row, collection):
    """Raise ValueError, naming the property, if the row breaks a rule of its model."""
    references = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude=references)
        row.clean()
    except ValidationError as error:
        raise ValueError(_in_words(error, row, collection)) from None


def _in_words(error, row, collection):
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    properties = {known.field: known.name for known in collection.properties}
    return " ".join(
        message if name == "__all__" else f"{properties.get(name, name)}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    )


def _fields(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _values(names):
    return [(name.name, name.note, name.start_date, name.end_date, name.extras) for name in names]
