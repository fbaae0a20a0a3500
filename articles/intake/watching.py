"""A folder into which agencies drop files: each is taken once it is whole, then moved away."""

import time
from dataclasses import dataclass
from pathlib import Path

from . import packed

DONE, REFUSED = "done", "refused"
UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".crdownload", ".upload")
PICTURES_WAIT = 3600  # seconds for their story


@dataclass(frozen=True, slots=True)
class State:
    """A file's size and time of change; the same twice: nobody writes to it."""

    size: int
    changed_at: float


class Watched:
    """What lies in the folder, from look to look."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.states = {}

    def whole(self):
        """The files that are as they were at the last look, in order of name.

        Pictures are none: they come with their story, which waits until they are whole.
        """
        states = {path: state for path in self._files() if (state := _state(path))}
        still = [path for path, state in states.items() if self.states.get(path) == state]
        self.states = states
        pictures = {path for path in states if is_picture(path)}
        for path in pictures.intersection(still):
            if time.time() - states[path].changed_at > PICTURES_WAIT:
                self.move(path, DONE)
        if pictures.difference(still):
            return []
        return sorted(path for path in still if path not in pictures and states[path].size)

    def move(self, path, where, reason=""):
        """Move the file to done/ or refused/ in the folder, the reason beside it."""
        target = _free(self.folder / where / path.relative_to(self.folder))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        if reason:
            told = reason.encode(errors="backslashreplace").decode()
            target.with_name(f"{target.name}.reason.txt").write_text(f"{told}\n", encoding="utf-8")
        self.states.pop(path, None)

    def _files(self):
        for path in sorted(self.folder.rglob("*")):
            parts = path.relative_to(self.folder).parts
            is_ours = parts[0] in {DONE, REFUSED} or packed.is_hidden(parts)
            if not is_ours and path.suffix.lower() not in UNFINISHED and not path.is_symlink():
                yield path


def is_picture(path):
    try:
        with path.open("rb") as file:
            return packed.is_picture(file.read(64))
    except OSError:
        return False


def _state(path):
    """Its state; None for what is no file, or gone by now."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return State(stat.st_size, stat.st_mtime) if path.is_file() else None


def _free(target):
    """The path, numbered where a file of that name is there already."""
    free, number = target, 2
    while free.exists():
        free = target.with_name(f"{target.stem}-{number}{target.suffix}")
        number += 1
    return free
