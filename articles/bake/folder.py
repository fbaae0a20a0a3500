"""Files of a baked site: written beside and renamed, packed, removed with what is empty then.

A server that finds NAME.br or NAME.gz beside NAME sends it as it is.
"""

import gzip
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import brotli

PACKED = (
    *(".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".atom", ".rss", ".bib", ".ris"),
)
LEAST = 256  # bytes; less is no smaller when packed
BROTLI_QUALITY = 9  # 11 takes ten times as long for a twentieth less
OURS = ".bake"


def digest_of(data):
    return blake2b(data, digest_size=16).hexdigest()


class Folder:
    """The folder of a baked site. Each process that writes has one of its own."""

    def __init__(self, root):
        self.root = Path(root)
        self.own = self.root / OURS
        self._beside = self.own / f"writing-{os.getpid()}"
        self._made = set()

    def put(self, name, data, before=None):
        """Write the file if it is not what it was; return (its digest and size, whether written).

        `before` is what it returned when the file was last written.
        """
        told = [digest_of(data), len(data)]
        if told == before and self.has(name, before):
            return told, False
        target = self.root / name
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        packed = name.endswith(PACKED) and len(data) >= LEAST
        if packed:
            self._write(f"{target}.gz", gzip.compress(data, 9, mtime=0))
            self._write(f"{target}.br", brotli.compress(data, quality=BROTLI_QUALITY))
        self._write(target, data)
        if not packed:
            self._unlink(name, (".gz", ".br"))
        return told, True

    def has(self, name, told):
        """Whether the file is there in the size it was written; its content is trusted."""
        try:
            return os.stat(self.root / name).st_size == told[1]
        except OSError:
            return False

    def remove(self, name):
        """Remove the file, what is packed of it, and folders that are empty then."""
        self._unlink(name, ("", ".gz", ".br"))
        folder = (self.root / name).parent
        while folder != self.root:
            try:
                folder.rmdir()
            except OSError:
                return
            self._made.discard(folder)
            folder = folder.parent

    def _write(self, target, data):
        self._beside.write_bytes(data)
        self._beside.chmod(0o644)
        os.replace(self._beside, target)

    def _unlink(self, name, endings):
        for ending in endings:
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(f"{self.root / name}{ending}")
