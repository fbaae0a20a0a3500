"""Arguments that mean the same in every command, and files that are whole or not there."""

import codecs
import os
import shutil
import sys
import tempfile
from argparse import ArgumentTypeError
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError

STDOUT = "-"


def day(text):
    """The day written as 2026-03-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day; write it as 2026-03-31.") from None


@contextmanager
def written_file(path, stdout=None, binary=False):
    """A file to write texts to, or with `binary` bytes, which appears only when it is complete.

    "-" is standard output. Until the end what is written stands in a hidden file beside it, which
    is removed if the writing fails; the file that was there before stays as it was. CommandError
    says if no file can be there.
    """
    if path == STDOUT:
        yield standard_output(stdout) if binary else stdout or sys.stdout
        return
    target = Path(path)
    if target.is_dir():
        raise CommandError(f"{path}: is a folder; name a file in it.", returncode=2)
    with _no_place(path):
        handle, beside = tempfile.mkstemp(prefix=".writing-", dir=target.parent)
    try:
        text = {} if binary else {"encoding": "utf-8", "newline": ""}
        with open(handle, "wb" if binary else "w", **text) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


@contextmanager
def written_folder(path):
    """A function of a name and bytes, which puts a whole file of that name into the folder.

    A file that was there under the name is replaced. What cannot be written whole leaves what was
    there as it was; the files before it stay.
    """
    folder = Path(path)
    with _no_place(path):
        folder.mkdir(parents=True, exist_ok=True)
        beside = tempfile.mkdtemp(prefix=".writing-", dir=folder)
    held = os.path.join(beside, "file")

    def put(name, data):
        with open(held, "wb") as file:
            file.write(data)
        os.replace(held, os.path.join(folder, name))

    try:
        yield put
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def standard_output(stdout=None):
    """Standard output for bytes: the stream's own, or what decodes them for one that takes text."""
    stream = stdout or sys.stdout
    return getattr(stream, "buffer", None) or _Decoded(stream)


class _Decoded:
    """Bytes as text for a stream that takes only that, such as one in memory."""

    def __init__(self, stream):
        self.stream = stream
        self.decode = codecs.getincrementaldecoder("utf-8")().decode

    def write(self, data):
        self.stream.write(self.decode(data))


@contextmanager
def _no_place(path):
    try:
        yield
    except OSError as error:
        raise CommandError(
            f"{path}: {error.strerror}; choose another place.", returncode=2
        ) from None
