"""Archives: their members one after the other, streamed, and what no honest archive holds refused.

A member's name is never a path of ours: nothing is unpacked to disk but pictures, under names of
our own, and no link is followed.
"""

import bz2
import gzip
import io
import lzma
import posixpath
import re
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..wire import WireError
from .beside import Members

HEAD = 64 * 1024
MOST_MEMBERS = 2_000_000
MOST_BYTES = 4 * 1024**3  # of one member
# What is packed tighter than this is a bomb: copy is not, at whatever length.
TIGHTEST = 200
BEFORE_TIGHT = 16 * 1024**2  # bytes that may come before that is asked
MOST_PICTURES = 4 * 1024**3  # bytes of pictures kept of one tar while it is read

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PACKERS = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\x00": lzma.open}
PICTURE = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF....WEBP|....ftypavi[fs]", re.DOTALL)
DRIVE = re.compile(r"[A-Za-z]:")
FAULTS = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError)


class Refused(WireError):
    """Something that is not read. The message says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, as `files.File`; its name is empty for what was only compressed."""

    name: str
    open: Callable | None = None
    beside: object | None = None
    reason: str | None = None


def is_packed(head):
    """Whether a file that begins so is an archive or compressed."""
    return head.startswith((*ZIP, *PACKERS)) or is_tar(head)


def is_tar(head):
    return head[257:262] == b"ustar"


def is_picture(head):
    return PICTURE.match(head) is not None


def is_hidden(parts):
    """Whether the file, or a folder it is in, is hidden or a system's own."""
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def members(path, file) -> Iterator[Member]:
    """The members of the archive, in order; one that is refused has the reason."""
    try:
        if not file.seekable():
            file = _spooled(file)
        head = file.peek(HEAD) if hasattr(file, "peek") else b""
        if head.startswith(ZIP):
            yield from _zipped(file)
        else:
            yield from _tarred(path, file, head)
    except Refused as refusal:
        yield Member("", reason=str(refusal))
    except FAULTS as error:
        yield Member("", reason=f"The archive is damaged ({error}).")


def _spooled(file):
    """The stream as a file in which one can go back."""
    whole = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as what is read from it
    while part := file.read(1024**2):
        whole.write(part)
    whole.seek(0)
    return io.BufferedReader(whole, HEAD)


def _refusal(name, is_plain):
    """Why a member of that name is not read; None if it may be."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or DRIVE.match(name) or ".." in parts or "\0" in name:
        return "Its name leads out of the archive; it was not read."
    if not is_plain:
        return "It is a link or a device and no file; it was not read."
    return None


# zip


def _zipped(file):
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MOST_MEMBERS:
            raise Refused(f"The archive has more than {MOST_MEMBERS:,} files; divide it.")
        names = {posixpath.normpath(info.filename): info for info in infos}
        read = partial(_of_zip, archive, names)
        for info in sorted(infos, key=lambda info: info.filename):
            mode = info.external_attr >> 16
            is_plain = stat.S_IFMT(mode) in {0, stat.S_IFREG}
            reason = _refusal(info.filename, is_plain) or _zip_refusal(info)
            if reason:
                yield Member(info.filename, reason=reason)
            elif not is_hidden(info.filename.split("/")):
                yield from _member(
                    info.filename,
                    partial(_open_zipped, archive, info),
                    Members(info.filename, read),
                )


def _zip_refusal(info):
    if info.flag_bits & 1:
        return "It is encrypted; unpack it first."
    if info.file_size > MOST_BYTES:
        return f"It has more than {MOST_BYTES // 1024**3} GB."
    if info.file_size > BEFORE_TIGHT and info.file_size > TIGHTEST * info.compress_size:
        return "It is packed tighter than copy can be; it was not read."
    return None


def _open_zipped(archive, info):
    source = archive.open(info)
    return io.BufferedReader(_Bounded(source, lambda: info.compress_size), HEAD)


def _of_zip(archive, names, name, most):
    info = names.get(name)
    if info is None or _zip_refusal(info) or _refusal(info.filename, True):
        return None
    try:
        with archive.open(info) as source:
            return source.read(most + 1)
    except FAULTS:
        return None


# tar, and what is only compressed


def _tarred(path, file, head):
    start = file.tell()
    unpacked = _unpacked(file, head)
    if not is_tar(unpacked.peek(HEAD)):
        if unpacked is file:
            raise Refused("The archive is damaged.")
        yield from _member("", lambda: unpacked, None)
        return
    pictures = _Pictures(file, start, head)
    with tarfile.open(fileobj=unpacked, mode="r|") as archive:
        for number, info in enumerate(archive):
            archive.members = []  # it would keep them all
            if number >= MOST_MEMBERS:
                raise Refused(f"The archive has more than {MOST_MEMBERS:,} files; divide it.")
            if info.isdir():
                continue
            name = posixpath.normpath(info.name)
            reason = _refusal(info.name, info.isreg())
            if reason or info.size > MOST_BYTES:
                too_large = f"It has more than {MOST_BYTES // 1024**3} GB."
                yield Member(info.name, reason=reason or too_large)
            elif not is_hidden(name.split("/")):
                source = archive.extractfile(info)
                yield from _member(
                    name,
                    lambda source=source: io.BufferedReader(_Bounded(source), HEAD),
                    Members(name, pictures.read),
                )


def _unpacked(file, head):
    """What the file holds, decompressed as it is read."""
    start = file.tell()
    for mark, opened in PACKERS.items():
        if head.startswith(mark):
            return io.BufferedReader(_Bounded(opened(file), lambda: file.tell() - start), HEAD)
    return file


class _Pictures:
    """The pictures of a tar, which has no index: looked for once, when a story first names one."""

    def __init__(self, file, start, head):
        self.file, self.start, self.head = file, start, head
        self.folder = None
        self.paths = {}

    def read(self, name, most):
        if self.folder is None:
            self._find()
        path = self.paths.get(name)
        if path is None:
            return None
        with path.open("rb") as file:
            return file.read(most + 1)

    def _find(self):
        self.folder = tempfile.TemporaryDirectory(prefix="newsroom-")
        place = self.file.tell()
        kept = 0
        try:
            self.file.seek(self.start)
            with tarfile.open(fileobj=_unpacked(self.file, self.head), mode="r|") as archive:
                for number, info in enumerate(archive):
                    archive.members = []
                    if not info.isreg() or _refusal(info.name, True):
                        continue
                    kept += self._keep(archive.extractfile(info), info, number, kept)
        except (Refused, *FAULTS):
            pass  # what was found up to there is what there is
        finally:
            self.file.seek(place)

    def _keep(self, source, info, number, kept):
        head = source.read(64)
        if not is_picture(head) or kept + info.size > MOST_PICTURES:
            return 0
        path = Path(self.folder.name, str(number))
        with path.open("wb") as file:
            file.write(head)
            while part := source.read(1024**2):
                file.write(part)
        self.paths[posixpath.normpath(info.name)] = path
        return info.size


# both


def _member(name, opened, beside):
    """The member, unless it is a picture or an archive itself. It is open while it is used."""
    try:
        file = opened()
        head = file.peek(HEAD)
    except FAULTS as error:
        yield Member(name, reason=f"It is damaged ({error}).")
        return
    except (Refused, NotImplementedError, RuntimeError) as error:
        yield Member(name, reason=str(error))
        return
    with file:
        if is_packed(head):
            yield Member(name, reason="It is an archive in an archive; unpack it first.")
        elif not (name and is_picture(head)):
            yield Member(name, lambda: nullcontext(file), beside)


class _Bounded(io.RawIOBase):
    """A stream that ends with Refused where it is longer, or was packed tighter, than may be.

    `packed` tells how many bytes it was packed into so far.
    """

    def __init__(self, source, packed=None):
        self.source, self.packed = source, packed
        self.count = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        data = self.source.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        if self.count > MOST_BYTES and self.packed is None:
            raise Refused(f"It has more than {MOST_BYTES // 1024**3} GB.")
        if (
            self.packed
            and self.count > BEFORE_TIGHT
            and self.count > TIGHTEST * max(self.packed(), 1)
        ):
            raise Refused("It is packed tighter than copy can be; the rest was not read.")
        return len(data)

    def close(self):
        self.source.close()
        super().close()
