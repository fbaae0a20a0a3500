"""One bake, from what there is to the files, with what has to be told of it."""

import fcntl
import multiprocessing
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connections

from . import pages
from .addresses import SEARCH, families
from .folder import OURS, Folder, digest_of
from .links import NoFile, file_of
from .manifest import Manifest, Record, Unreadable
from .searching import STORY, NoIndex, index_of
from .standing import Standing

AT_ONCE = 20  # families that a process takes at a time
INDEX = "/pagefind/"  # the address under which the manifest keeps the index
ANSWERS = "answers.txt"


class NoPlace(ValueError):
    """The folder cannot be baked into. The message says why and what to do."""


@dataclass
class Bake:
    """The whole public site into the folder `root`, as of now, under the address `url`.

    `note` is called with (pages done, pages to do) now and then. Afterwards: `pages` made anew,
    `kept` addresses that held, `written` and `removed` files, `lost` addresses that links had and
    nothing is baked at, `failed` why others are not there, in sentences.
    """

    root: object
    url: str = ""
    processes: int = 1
    anew: bool = False
    note: object = lambda done, all: None
    pages: int = 0
    kept: int = 0
    written: int = 0
    removed: int = 0
    lost: set = field(default_factory=set)
    failed: list = field(default_factory=list)

    def run(self):
        """Bake. Raise NoPlace where the folder is not ours, or somebody bakes in it already."""
        self.folder = Folder(self.root)
        with _our_own(self.folder), _under(self.url or settings.SITE_URL):
            try:
                self.manifest = Manifest(self.folder.own)
            except Unreadable as error:
                raise NoPlace(str(error)) from None
            try:
                self._run()
            finally:
                self.manifest.close()

    def _run(self):
        self.standing = standing = Standing(self.manifest)
        wanted = {family[0]: family for family in families()}
        self._remove_others(wanted)
        held = {} if self.anew else {at for at in wanted if self._holds(at)}
        self.kept = len(held)
        stale = [family for at, family in wanted.items() if at not in held]
        self.manifest.begin(family[0] for family in stale)
        self.manifest.flush()
        known = {unquote(address) for family in wanted.values() for address in family}
        renewed = set()
        for done, found in enumerate(self._made(stale, known), 1):
            renewed |= self._take(*found)
            self.note(done, len(stale))
        self._assets(renewed)
        self._search()
        self._answers()
        complete = not self.failed
        turned = standing.turned if complete else self.manifest.turned
        self.manifest.finish(turned, standing.day if complete else self.manifest.day)

    def _holds(self, address):
        record = self.manifest.records.get(address)
        if record is None or not self.standing.holds(record):
            return False
        return all(self.folder.has(name, told) for name, told in record.files.items())

    def _remove_others(self, wanted):
        """First of all: what readers may see no more."""
        for address in [at for at in self.manifest.records if at not in wanted]:
            if not _is_asset(address) and address != INDEX:
                self._remove(address)

    def _remove(self, address):
        record = self.manifest.records.get(address)
        if record:
            self._unlink(record.files)
            self.manifest.remove(address)

    def _unlink(self, names):
        for name in names:
            self.folder.remove(name)
            self.removed += 1

    def _made(self, stale, known):
        """Yield what `_work` returns of each family, the work shared among processes."""
        global _shared
        records = self.manifest.records
        before = {family[0]: records[family[0]].files for family in stale if family[0] in records}
        _shared = self.folder.root, known, before
        in_transaction = any(each.in_atomic_block for each in connections.all(True))
        if self.processes < 2 or len(stale) <= AT_ONCE or in_transaction:
            yield from map(_work, stale)
            return
        connections.close_all()  # a worker would share it
        with multiprocessing.get_context("fork").Pool(self.processes) as pool:
            yield from pool.imap(_work, stale, chunksize=AT_ONCE)

    def _take(self, address, made, files, written, fault):
        """Enter what became of a family; return the pictures and styles that it names."""
        self.pages += len(files)
        self.written += written
        before = self.manifest.records.get(address)
        if fault:
            self.failed.append(fault)
        self._unlink(set(before.files if before else ()) - files.keys())
        if made is None or not files:
            self.manifest.remove(address)
            return set()
        self.lost |= made.lost
        record = Record(
            address=address,
            status=made.status,
            target=made.target,
            files=files,
            things=sorted(made.things) if made.tokens else [],
            tokens=self.standing.digest(made.tokens) if made.tokens and not fault else "",
            until=made.until.isoformat() if made.until else "",
            assets=sorted(made.assets),
        )
        self.manifest.put(record)
        return set(record.assets)

    def _assets(self, renewed):
        """Pictures and styles that pages name; those of pages made anew are asked for again."""
        records = self.manifest.records
        pages = [record for at, record in records.items() if not _is_asset(at)]
        waiting = {path for record in pages for path in record.assets}
        wanted = set()
        while waiting:
            path = waiting.pop()
            wanted.add(path)
            record = records.get(path)
            is_there = record and all(self.folder.has(*file) for file in record.files.items())
            if self.anew or not is_there or path in renewed:
                record = self._asset(path, record)
            if record:
                waiting |= set(record.assets) - wanted
        for address in [at for at in records if _is_asset(at) and at not in wanted]:
            self._remove(address)

    def _asset(self, path, before):
        """The record of a picture or style, written if it is another one; None without one."""
        is_static = path.startswith(settings.STATIC_URL)
        data = _static(path) if is_static else pages.asset(path)
        if data is None:
            self._remove(path)
            self.lost.add(path)
            return None
        name = file_of(path)
        told, is_written = self.folder.put(name, data, before.files.get(name) if before else None)
        self.written += is_written
        named = sorted(pages.named_by(path, data)) if is_static else []
        record = Record(address=path, files={name: told}, assets=named)
        if record != before:
            self.manifest.put(record)
        return record

    def _search(self):
        """The index, anew if a story's page is another one."""
        records = self.manifest.records
        stories = sorted(
            (name, told[0])
            for record in records.values()
            if record.status == 200
            for name, told in record.files.items()
            if STORY.fullmatch(name)
        )
        before = records.get(INDEX)
        tokens = digest_of(repr(stories).encode()) if stories else ""
        files = before.files if before else {}
        is_there = before and all(self.folder.has(*file) for file in files.items())
        if is_there and before.tokens == tokens and not self.anew:
            return
        self.manifest.begin([INDEX])
        self.manifest.flush()
        made = {}
        try:
            for name, data in index_of(self.root) if stories else ():
                made[name], is_written = self.folder.put(name, data, files.get(name))
                self.written += is_written
        except NoIndex as error:
            self.failed.append(f"{SEARCH}: {error}")
            tokens = ""
        self._unlink(files.keys() - made.keys())
        self.manifest.put(Record(address=INDEX, files=made, tokens=tokens))

    def _answers(self):
        """For whoever sets up a server: the addresses at which a page is not the whole answer."""
        lines = [
            f"{record.status} {' '.join(filter(None, [record.address, record.target]))}\n"
            for _, record in sorted(self.manifest.records.items())
            if record.status not in {200, 404}
        ]
        path, text = self.folder.own / ANSWERS, "".join(lines).encode()
        if not path.exists() or path.read_bytes() != text:
            self.folder.put(f"{OURS}/{ANSWERS}", text)


_shared = None  # what the workers of a pool were born with


def _work(family):
    """(address, Made without bytes or None, its files, how many were written, why it failed)."""
    root, known, before = _shared
    folder, files, written = Folder(root), {}, 0
    old = before.get(family[0], {})
    try:
        made = pages.make(family, known)
        for name, data in made.files.items():
            files[name], is_written = folder.put(name, data, old.get(name))
            written += is_written
    except NoFile as error:
        return family[0], None, {}, written, str(error)
    except OSError as error:
        return family[0], None, {}, written, f"{family[0]}: {error.strerror}: {error.filename}"
    except Exception as error:  # one page that breaks stops no other; its old one may not stay
        where = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__}: {error} ({where.name}, line {where.lineno})"
        return family[0], None, {}, written, f"{family[0]}: {' '.join(told.split())[:300]}"
    made.files = None
    return family[0], made, files, written, ""


def _is_asset(address):
    return address.startswith((settings.STATIC_URL, settings.MEDIA_URL))


def _static(path):
    """The bytes of a static file: of one with a plain name the source, which is never stale."""
    name = path.removeprefix(settings.STATIC_URL)
    if found := finders.find(name):
        with open(found, "rb") as file:
            return file.read()
    if not staticfiles_storage.exists(name):
        return None
    with staticfiles_storage.open(name) as file:
        return file.read()


@contextmanager
def _our_own(folder):
    """Nobody else bakes into the folder, and nothing but a bake is in it."""
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        if not folder.own.is_dir() and any(folder.root.iterdir()):
            raise NoPlace(f"{folder.root}: is not empty and no bake made it; name an empty folder.")
        folder.own.mkdir(exist_ok=True)
        lock = open(folder.own / "lock", "a")  # noqa: SIM115
    except OSError as error:
        raise NoPlace(f"{folder.root}: {error.strerror}; choose another place.") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NoPlace(f"{folder.root}: another bake is at work there; wait for it.") from None
        for left in folder.own.glob("writing-*"):
            left.unlink()
        yield


@contextmanager
def _under(url):
    """The site calls itself by that address while it is baked."""
    before, settings.SITE_URL = settings.SITE_URL, url.rstrip("/")
    try:
        yield
    finally:
        settings.SITE_URL = before
