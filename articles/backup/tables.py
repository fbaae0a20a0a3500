"""Which tables a backup holds, and their rows as plain JSON values and back."""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

# Who is logged in, and what is made from the rest: the index, and the tokens of kept pages.
LEFT_OUT = {
    "sessions.Session",
    "articles.SearchText",
    "articles.SearchWord",
    "people.Stamp",
}
# What every site makes for itself, under numbers of its own; others refer to it by name.
BY_NAME = (ContentType, Permission)


def tables():
    """The models whose rows are kept, in the order of their names."""
    kept = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in BY_NAME
    ]
    return sorted(
        (model for model in kept if model._meta.label not in LEFT_OUT),
        key=lambda model: model._meta.label,
    )


def columns(model):
    """The fields that a row's values stand in, in the order of their names."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    return sorted(fields, key=lambda field: field.attname)


def migrations():
    """{app: the last migration that the database has}: two sites of one shape have the same."""
    applied = MigrationRecorder.Migration.objects.order_by("app", "name")
    return dict(applied.values_list("app", "name"))


@dataclass(frozen=True, slots=True)
class Names:
    """The numbers of what every site makes for itself: {model: {name: number}}."""

    numbers: dict

    @classmethod
    def read(cls):
        types = {"/".join(one.natural_key()): one.pk for one in ContentType.objects.all()}
        rows = Permission.objects.select_related("content_type")
        permissions = {"/".join(one.natural_key()): one.pk for one in rows}
        return cls({ContentType: types, Permission: permissions})

    def told(self):
        """{model: {number: name}}"""
        return {
            model: {number: name for name, number in numbers.items()}
            for model, numbers in self.numbers.items()
        }


def writer(model, names):
    """A function that makes of a row's values, in the order of `columns`, plain JSON values."""
    named = names.told()
    writes = [_write(field, named) for field in columns(model)]
    return lambda row: [write(value) for write, value in zip(writes, row, strict=True)]


def reader(model, names):
    """A function that makes of such values an unsaved row. KeyError: a name is unknown here."""
    fields = columns(model)
    reads = [(field.attname, _read(field, names.numbers)) for field in fields]
    return lambda row: model(
        **{name: read(value) for (name, read), value in zip(reads, row, strict=True)}
    )


def _write(field, named):
    if isinstance(field, models.ForeignKey) and field.related_model in named:
        told = named[field.related_model]
        return lambda value: None if value is None else told[value]
    return _plain


def _plain(value):
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return str(value) if isinstance(value, UUID) else value


def _read(field, numbers):
    if isinstance(field, models.ForeignKey):
        if field.related_model in numbers:
            told = numbers[field.related_model]
            return lambda value: None if value is None else told[value]
        return _read(field.target_field, numbers)
    if isinstance(field, models.BinaryField):
        return lambda value: None if value is None else base64.b64decode(value)
    if isinstance(field, models.JSONField):
        return lambda value: value  # what it holds is plain already, texts too
    return field.to_python
