"""A backup into an empty site: checked to the last byte first, then stored whole or not at all."""

import hashlib
import json
from contextlib import contextmanager
from itertools import batched
from zipfile import BadZipFile, ZipFile

from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, transaction

from people.models import Official

from ..models import Article, Photo, Source, Topic
from .tables import Names, columns, migrations, reader, tables
from .writing import CHUNK, FORM

ROWS = 500
MUST_BE_EMPTY = (Article, Topic, Source, Photo, Official, get_user_model())


class CannotRestore(Exception):
    """The file is no whole backup, or the site is not the place for it. Nothing was changed."""


def restore(file, note=lambda text: None):
    """Bring the backup in a binary file that can seek into this site; return {table: rows}.

    Raise CannotRestore for a file that was damaged or is of another release, and for a site that
    holds something already.
    """
    try:
        with ZipFile(file) as archive:
            names = _checked(archive, note)
            shape = json.loads(archive.read("MANIFEST.json"))
            _refuse_another_shape(shape)
            _refuse_unless_empty()
            kept = _store_files(archive, [n for n in names if n.startswith("media/")], note)
            try:
                with transaction.atomic():
                    _store_rows(archive, note)
            except BaseException:
                for name in kept:
                    default_storage.delete(name)
                raise
    except BadZipFile as error:
        raise CannotRestore(f"This is no backup, or its end is missing ({error}).") from error
    return shape["rows"]


def _checked(archive, note):
    """The names of all members, each of which holds what SHA256SUMS says."""
    note("Checking every byte …")
    try:
        listed = archive.read("SHA256SUMS").decode()
    except KeyError:
        raise CannotRestore("There is no SHA256SUMS in it; this is no backup.") from None
    sums = dict(line.split("  ", 1)[::-1] for line in listed.splitlines())
    names = [name for name in archive.namelist() if name != "SHA256SUMS"]
    if set(names) != sums.keys() or len(names) != len(sums):
        odd = sorted(set(names) ^ sums.keys()) or ["a name that is there twice"]
        raise CannotRestore(f"Files were added or are missing: {odd[0]}.")
    for name in names:
        digest = hashlib.sha256()
        with archive.open(name) as member:
            while part := member.read(CHUNK):
                digest.update(part)
        if digest.hexdigest() != sums[name]:
            raise CannotRestore(f"{name} was altered; its SHA-256 is not the one on record.")
    return names


def _refuse_another_shape(shape):
    if shape.get("form") != FORM:
        raise CannotRestore(
            f"The backup is of form {shape.get('form')!r}, this release reads {FORM}; "
            "restore it with the release that wrote it."
        )
    here = {model._meta.label: [f.attname for f in columns(model)] for model in tables()}
    if shape["tables"] != here:
        there, own = shape["migrations"], migrations()
        apart = sorted(app for app in there.keys() | own.keys() if there.get(app) != own.get(app))
        told = ", ".join(f"{app}: {there.get(app)} there, {own.get(app)} here" for app in apart)
        raise CannotRestore(
            f"The backup is of another release ({told or 'its tables differ'}); restore it with "
            "that release, then update."
        )


def _refuse_unless_empty():
    for model in MUST_BE_EMPTY:
        if model._base_manager.exists():
            raise CannotRestore(
                f"This site holds {model._meta.verbose_name_plural} already; restore into a new "
                "database that `migrate` has prepared."
            )


def _store_files(archive, members, note):
    """The files that are new here. One of that name which holds something else is refused."""
    new = []
    for number, member in enumerate(members, start=1):
        name = member.removeprefix("media/")
        if default_storage.exists(name):
            with default_storage.open(name) as held, archive.open(member) as told:
                if hashlib.file_digest(held, "sha256").digest() != (
                    hashlib.file_digest(told, "sha256").digest()
                ):
                    raise CannotRestore(f"{name}: another file of this name is here already.")
            continue
        with archive.open(member) as source:
            default_storage.save(name, File(source))
        new.append(name)
        if number % 1000 == 0:
            note(f"files: {number:,}")
    note(f"files: {len(members):,}")
    return new


@contextmanager
def _times_as_told(model):
    """Keep the model from entering the time of its storing where a row tells another."""
    clocks = [f for f in columns(model) if getattr(f, "auto_now_add", False)]
    for field in clocks:
        field.auto_now_add = False
    try:
        yield
    finally:
        for field in clocks:
            field.auto_now_add = True


def _store_rows(archive, note):
    names = Names.read()
    kept = tables()
    for model in reversed(kept):  # what `migrate` has made; the backup has its own
        model._base_manager.all()._raw_delete(connection.alias)
    for model in kept:
        label, read, count = model._meta.label, reader(model, names), 0
        with archive.open(f"tables/{label}.jsonl") as lines:
            for batch in batched(lines, ROWS):
                try:
                    rows = [read(json.loads(line)) for line in batch]
                except KeyError as error:
                    raise CannotRestore(
                        f"{label}: this site does not know {error}, which a row refers to."
                    ) from error
                with _times_as_told(model):
                    model._base_manager.bulk_create(rows)
                count += len(rows)
        note(f"{label}: {count:,}")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)
