"""A backup into an empty site: checked to the last byte first, then stored whole or not at all."""

import hashlib
import json
import zlib
from contextlib import contextmanager
from itertools import batched
from zipfile import BadZipFile, ZipFile

from django.contrib.auth import get_user_model
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.utils import validate_file_name
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction

from people.models import Official

from ..models import Article, Photo, Source, Topic
from .tables import Names, columns, migrations, reader, tables
from .writing import FORM

ROWS = 500
MEDIA, MANIFEST, SUMS = "media/", "MANIFEST.json", "SHA256SUMS"
# What reading a damaged member raises: its compression, its length, a way of packing nobody has.
UNREADABLE = (BadZipFile, zlib.error, EOFError, RuntimeError)
# Called with nothing when all rows are stored, before they hold. Each app adds its own.
AFTERWARDS = []
MUST_BE_EMPTY = (Article, Topic, Source, Photo, Official, get_user_model())


class CannotRestore(Exception):
    """The file is no whole backup, or the site is not the place for it. Nothing was changed."""


def restore(file, note=lambda text: None):
    """Bring the backup in a binary file that can seek into this site; return {table: rows}.

    Raise CannotRestore for a file that was damaged or is of another release, and for a site that
    holds something already.
    """
    try:
        archive = ZipFile(file)
    except BadZipFile as error:
        raise CannotRestore(f"This is no backup, or its end is missing ({error}).") from error
    with archive:
        names = _checked(archive, note)
        shape = _shape_of(archive)
        _refuse_another_shape(shape)
        _refuse_other_members(names, shape)
        _refuse_unless_empty()
        kept = []
        try:
            _store_files(archive, [n for n in names if n.startswith(MEDIA)], kept, note)
            with transaction.atomic():
                _store_rows(archive, note)
                for change in AFTERWARDS:
                    change()
        except BaseException as error:
            for name in kept:
                default_storage.delete(name)
            if isinstance(error, IntegrityError | DataError):
                told = " ".join(str(error).split())
                raise CannotRestore(f"The database does not take its rows ({told}).") from error
            raise
    return shape["rows"]


def _checked(archive, note):
    """The names of all members, each of which holds what SHA256SUMS says."""
    note("Checking every byte …")
    try:
        listed = archive.read(SUMS).decode()
        sums = dict(line.split("  ", 1)[::-1] for line in listed.splitlines())
    except KeyError:
        raise CannotRestore(f"There is no {SUMS} in it; this is no backup.") from None
    except (ValueError, *UNREADABLE) as error:
        raise CannotRestore(f"{SUMS} cannot be read ({error}); was the file damaged?") from error
    names = [name for name in archive.namelist() if name != SUMS]
    if set(names) != sums.keys() or len(names) != len(sums):
        odd = sorted(set(names) ^ sums.keys()) or ["a name that is there twice"]
        raise CannotRestore(f"Files were added or are missing: {odd[0]}.")
    for name in names:
        try:
            with archive.open(name) as member:
                digest = hashlib.file_digest(member, "sha256").hexdigest()
        except UNREADABLE as error:
            raise CannotRestore(f"{name} was altered; it cannot be read ({error}).") from error
        if digest != sums[name]:
            raise CannotRestore(f"{name} was altered; its SHA-256 is not the one on record.")
    return names


def _shape_of(archive):
    """What the manifest says."""
    try:
        shape = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError):
        shape = None
    if not isinstance(shape, dict):
        raise CannotRestore(f"There is no {MANIFEST} in it; this is no backup.")
    return shape


def _refuse_another_shape(shape):
    if shape.get("form") != FORM:
        raise CannotRestore(
            f"The backup is of form {shape.get('form')!r}, this release reads {FORM}; "
            "restore it with the release that wrote it."
        )
    here = {model._meta.label: [f.attname for f in columns(model)] for model in tables()}
    if shape.get("tables") != here:
        there, own = shape.get("migrations", {}), migrations()
        apart = sorted(app for app in there.keys() | own.keys() if there.get(app) != own.get(app))
        told = ", ".join(f"{app}: {there.get(app)} there, {own.get(app)} here" for app in apart)
        raise CannotRestore(
            f"The backup is of another release ({told or 'its tables differ'}); restore it with "
            "that release, then update."
        )


def _refuse_other_members(names, shape):
    """Refuse what no backup holds: a table too few, a file that is of no table, a name outside."""
    files = {name for name in names if name.startswith(MEDIA)}
    told = {MANIFEST, *(_member_of(label) for label in shape["tables"])}
    if odd := sorted((set(names) - files) ^ told):
        raise CannotRestore(f"Files were added or are missing: {odd[0]}.")
    for name in files:
        try:
            validate_file_name(name.removeprefix(MEDIA), allow_relative_path=True)
        except SuspiciousFileOperation as error:
            raise CannotRestore(f"{name!r} is no name of an uploaded file.") from error


def _refuse_unless_empty():
    for model in MUST_BE_EMPTY:
        if model._base_manager.exists():
            raise CannotRestore(
                f"This site holds {model._meta.verbose_name_plural} already; restore into a new "
                "database that `migrate` has prepared."
            )


def _store_files(archive, members, kept, note):
    """Store the files and enter in `kept` which are new here. Refuse another one of their name."""
    for number, member in enumerate(members, start=1):
        name = member.removeprefix(MEDIA)
        if default_storage.exists(name):
            with default_storage.open(name) as held, archive.open(member) as told:
                if hashlib.file_digest(held, "sha256").digest() != (
                    hashlib.file_digest(told, "sha256").digest()
                ):
                    raise CannotRestore(f"{name}: another file of this name is here already.")
            continue
        with archive.open(member) as source:
            kept.append(default_storage.save(name, File(source)))
        if number % 1000 == 0:
            note(f"files: {number:,}")
    note(f"files: {len(members):,}")


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


def _member_of(label):
    return f"tables/{label}.jsonl"


def _rows(lines, read, label):
    """The unsaved rows of a table's lines."""
    for number, line in enumerate(lines, start=1):
        try:
            yield read(json.loads(line))
        except KeyError as error:
            raise CannotRestore(
                f"{label}: this site does not know {error}, which a row refers to."
            ) from error
        except (ValueError, TypeError, ValidationError) as error:
            raise CannotRestore(f"{label}: line {number} is no row of it ({error}).") from error


def _store_rows(archive, note):
    names = Names.read()
    kept = tables()
    for model in reversed(kept):  # what `migrate` has made; the backup has its own
        model._base_manager.all()._raw_delete(connection.alias)
    for model in kept:
        label, read, count = model._meta.label, reader(model, names), 0
        with archive.open(_member_of(label)) as lines:
            for batch in batched(_rows(lines, read, label), ROWS):
                with _times_as_told(model):
                    model._base_manager.bulk_create(batch)
                count += len(batch)
        note(f"{label}: {count:,}")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)
