"""A backup out of the site while people work on it: all tables as of one moment, and the files."""

import hashlib
import json
from contextlib import contextmanager
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.core.files.storage import default_storage
from django.db import connection, transaction

from ..models import Photo
from .tables import Names, columns, migrations, tables, writer

FORM = 1  # of the file; raised when an older `restore` could not read it any more
CHUNK = 1 << 20
ROWS = 2000
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same site gives the same bytes, whatever the hour


def backup(file, note=lambda text: None):
    """Write the site into a binary file that can seek; return {table: number of rows}.

    `note` is told of the progress. FileNotFoundError names a photo whose file is missing.
    """
    sums, counts = {}, {}
    with ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        with one_moment():
            names = Names.read()
            shape = {"form": FORM, "migrations": migrations(), "tables": {}}
            for model in tables():
                label = model._meta.label
                shape["tables"][label] = [field.attname for field in columns(model)]
                lines = _lines(model, names)
                counts[label] = _add(archive, f"tables/{label}.jsonl", lines, sums)
                note(f"{label}: {counts[label]:,}")
            photos = set(Photo.objects.values_list("image", flat=True))
        # Files are written once and never changed; one that came since is more than is needed.
        files = sorted(_files())
        missing = photos - set(files)
        if missing:
            raise FileNotFoundError(
                f"{sorted(missing)[0]}: the file of a photo is missing; restore it or remove the "
                "photo at the desk, then back up again."
            )
        for number, name in enumerate(files, start=1):
            with default_storage.open(name) as source:
                _add(archive, f"media/{name}", iter(lambda: source.read(CHUNK), b""), sums, False)
            if number % 1000 == 0:
                note(f"files: {number:,}")
        note(f"files: {len(files):,}")
        manifest = json.dumps(shape | {"rows": counts}, indent=1, sort_keys=True) + "\n"
        _add(archive, "MANIFEST.json", [manifest.encode()], sums)
        listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
        archive.writestr(_member("SHA256SUMS"), listed)
    return counts


@contextmanager
def one_moment():
    """Read what the database held at one moment, while others go on writing."""
    if connection.vendor == "sqlite":
        # A transaction of Django's would take the turn to write, and keep everybody from it.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _lines(model, names):
    write = writer(model, names)
    fields = [field.attname for field in columns(model)]
    rows = model._base_manager.order_by("pk").values_list(*fields)
    for row in rows.iterator(chunk_size=ROWS):
        # PostgreSQL keeps no order of an object's keys, so all are written in one.
        told = json.dumps(write(row), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        yield told.encode() + b"\n"


def _add(archive, name, parts, sums, is_packed=True):
    """Write the parts as a member; return their number."""
    digest, count = hashlib.sha256(), 0
    with archive.open(_member(name, is_packed), "w", force_zip64=True) as member:
        for part in parts:
            member.write(part)
            digest.update(part)
            count += 1
    sums[name] = digest.hexdigest()
    return count


def _member(name, is_packed=True):
    info = ZipInfo(name, EARLIEST)
    info.compress_type = ZIP_DEFLATED if is_packed else ZIP_STORED
    info.external_attr = 0o600 << 16
    return info


def _files(folder=""):
    """The name of every uploaded file."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}{name}"
    for name in folders:
        yield from _files(f"{folder}{name}/")
