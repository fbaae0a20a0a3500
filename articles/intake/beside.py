"""Files that stand beside a story and that it names: of its folder or archive, never of others."""

import posixpath
from pathlib import Path


class NotBeside(Exception):
    """There is no such file beside the story. The message says why."""


class Folder:
    """The files of a folder, at any depth, named from the place `here` in it of the story."""

    def __init__(self, root, here="."):
        self.root, self.here = Path(root), here

    def read(self, name, most):
        """The bytes of the file of that name. Raise NotBeside."""
        name = within(posixpath.join(self.here, name))
        root = self.root.resolve()
        try:
            path = (root / name).resolve(strict=True)
            if not path.is_relative_to(root):
                raise NotBeside("It lies outside of the folder of its story.")
            if not path.is_file():
                raise NotBeside("It is no file.")
            with path.open("rb") as file:
                data = file.read(most + 1)
        except (OSError, ValueError, RuntimeError):
            raise NotBeside("There is no such file beside it.") from None
        return no_larger(data, most)


class Members:
    """The files of an archive, named from the folder in it that the story stands in.

    `read` gives the bytes of the member of a name, at most so many and one; None if there is none.
    """

    def __init__(self, member, read):
        self.folder = posixpath.dirname(member)
        self.read_member = read

    def read(self, name, most):
        """The bytes of the member of that name. Raise NotBeside."""
        data = self.read_member(within(posixpath.join(self.folder, name)), most)
        if data is None:
            raise NotBeside("There is no such file beside it in the archive.")
        return no_larger(data, most)


def within(name):
    """The name, made plain. Raise NotBeside if it leads outside."""
    plain = posixpath.normpath(name)
    if "\0" in name or "\\" in name or plain.startswith(("/", "..")) or plain == ".":
        raise NotBeside("It lies outside of the folder of its story.")
    return plain


def no_larger(data, most):
    """The data. Raise NotBeside if there are more bytes than `most`."""
    if len(data) > most:
        raise NotBeside(f"It has more than {most // 1024**2} MB.")
    return data
