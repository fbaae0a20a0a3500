"""Arguments that mean the same in every command, and files that are whole or not there."""

import os
import sys
import tempfile
from argparse import ArgumentTypeError
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError


def day(text):
    """The day written as 2026-03-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day; write it as 2026-03-31.") from None


@contextmanager
def written_file(path, stdout=None):
    """A text file to write to, which appears under its name only when all of it was written.

    "-" is standard output. Until the end the text stands in a hidden file beside it, which is
    removed if the writing fails; the file that was there before stays as it was. CommandError says
    if no file can be there.
    """
    if path == "-":
        yield stdout or sys.stdout
        return
    target = Path(path)
    if target.is_dir():
        raise CommandError(f"{path}: is a folder; name a file in it.", returncode=2)
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise CommandError(
            f"{path}: {error.strerror}; choose another place.", returncode=2
        ) from None
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
