"""Where copy is read from: files, folders, patterns, archives, standard input; in fixed order."""

import glob
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from . import packed
from .beside import Folder

HEAD = 64 * 1024  # bytes looked at to tell what a file is
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class File:
    """One file that may hold copy. `reason` says why it cannot be opened, where it cannot.

    `open` gives it for reading, buffered so that its head can be looked at first; `beside` reads
    what stands beside it, or is None.
    """

    path: str
    open: Callable[[], AbstractContextManager] | None = None
    beside: object | None = None
    reason: str | None = None


def found(paths) -> Iterator[File]:
    """Every file the paths name, in the order given; what is not one, with the reason.

    A path is a file, a folder (the files in it, at any depth, in order of name), a pattern such as
    `2007/*.xml`, or - for standard input. Of an archive (zip; tar, also compressed) come the
    members, of a zip in order of name, of a tar as they stand in it; a compressed file comes as
    what it holds. Use each file before the next: what it stands in is closed then. In folders and
    archives what is hidden is left out, and so are pictures, which come with their stories.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _opened(path, sys.stdin.buffer)
        elif Path(path).is_dir():
            yield from _under(path)
        elif glob.has_magic(path) and not Path(path).exists():
            yield from _matching(path)
        else:
            yield from _file(path)


def _under(folder):
    is_empty = True
    for name in _names(str(Path(folder))):
        is_empty = False
        yield from _file(name.removeprefix("./"), folder)
    if is_empty:
        yield File(folder, reason="The folder holds no files.")


def _names(folder):
    """The paths of the files in the folder, in their order; of one folder after the other."""
    try:
        with os.scandir(folder) as entries:
            # A folder stands where the paths of its files do: `a-b` before `a/b`.
            parts = [
                f"{one.name}/" if one.is_dir(follow_symlinks=False) else one.name
                for one in entries
                if not packed.is_hidden([one.name])
            ]
    except OSError:
        return
    for part in sorted(parts):
        path = os.path.join(folder, part)
        if part[-1] == "/":
            yield from _names(path)
        elif os.path.isfile(path):
            yield path


def _matching(pattern):
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield File(pattern, reason="No file matches this pattern.")
    for name in names:
        yield from _under(name) if Path(name).is_dir() else _file(name, Path(name).parent)


def _file(path, folder=None):
    try:
        with open(path, "rb", buffering=HEAD) as file:
            yield from _opened(path, file, folder)
    except OSError as error:
        yield File(path, reason=error.strerror or str(error))


def _opened(path, file, folder=None):
    """The file, found in that folder or named by itself, or what the archive that it is holds."""
    if not hasattr(file, "peek"):
        file = io.BufferedReader(file, HEAD)
    head = file.peek(HEAD)
    if folder is not None and packed.is_picture(head):
        return
    if packed.is_packed(head):
        yield from (
            File(
                f"{path}/{member.name}" if member.name else path,
                member.open,
                member.beside,
                member.reason,
            )
            for member in packed.members(path, file)
        )
        return
    yield File(path, lambda: nullcontext(file), _beside(path, folder))


def _beside(path, folder):
    if path == STANDARD_INPUT:
        return None
    root = folder or Path(path).parent
    return Folder(root, str(Path(path).parent.relative_to(root)))
