"""What a folder was baked from: DIRECTORY/.bake/pages.jsonl, one line for each address.

While a bake is at work, `journal.jsonl` beside it gets a line for whatever is done; a bake that was
stopped goes on from there. At the end both become the new pages.jsonl, in the order of addresses:
the same to the byte where nothing changed.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field

FORMAT = 1


@dataclass(slots=True)
class Record:
    """One address, or a picture or style that pages name.

    `files` are {name: [digest, size]}; `things` are those of `people.stamp` that it shows, `tokens`
    a digest of theirs, empty if nothing tells when it changes; `until` the moment it changes by the
    clock alone.
    """

    address: str
    status: int = 200
    target: str = ""
    files: dict = field(default_factory=dict)
    things: list = field(default_factory=list)
    tokens: str = ""
    until: str = ""
    assets: list = field(default_factory=list)


class Unreadable(ValueError):
    """The manifest is not one of ours. The message says what to do."""


class Manifest:
    """The records of a folder, by address; `turned` and `day`: how far the clock was followed."""

    def __init__(self, own):
        self.pages, self.journal = own / "pages.jsonl", own / "journal.jsonl"
        self.turned = self.day = ""
        self.records = {}
        self._journal = None
        if self.pages.exists():
            self._read_pages()
        if self.journal.exists():
            self._read_journal()

    def _read_pages(self):
        with open(self.pages, encoding="utf-8") as file:
            head, *lines = map(json.loads, file)
        if head.get("baked") != FORMAT:
            raise Unreadable(f"{self.pages}: is of another release; bake into an empty folder.")
        self.turned, self.day = head["turned"], head["day"]
        for line in lines:
            self._take(Record(**line))

    def _read_journal(self):
        with open(self.journal, encoding="utf-8") as file:
            for text in file:
                try:
                    line = json.loads(text)
                except ValueError:
                    return  # the last, cut off
                if "gone" in line:
                    self.records.pop(line["gone"], None)
                elif "begun" in line:
                    # What its files hold is not known: they are written anew or removed.
                    if record := self.records.get(line["begun"]):
                        record.tokens = ""
                        record.files = {name: ["", -1] for name in record.files}
                else:
                    self._take(Record(**line))

    def _take(self, record):
        self.records[record.address] = record

    def begin(self, addresses):
        """Note that the files of these addresses may change from now on."""
        for address in addresses:
            self._note({"begun": address})

    def put(self, record):
        self._take(record)
        self._note(_plain(record))

    def remove(self, address):
        if self.records.pop(address, None):
            self._note({"gone": address})

    def _note(self, line):
        if self._journal is None:
            self._journal = open(self.journal, "a", encoding="utf-8")  # noqa: SIM115
        self._journal.write(f"{json.dumps(line, ensure_ascii=False)}\n")

    def flush(self):
        if self._journal:
            self._journal.flush()

    def finish(self, turned, day):
        """Write pages.jsonl, beside and renamed, if it says anything else than before."""
        head = {"baked": FORMAT, "turned": turned, "day": day}
        beside = self.pages.with_suffix(".new")
        with open(beside, "w", encoding="utf-8") as file:
            for line in (head, *(_plain(self.records[at]) for at in sorted(self.records))):
                file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
            file.flush()
            os.fsync(file.fileno())
        if self.pages.exists() and self.pages.read_bytes() == beside.read_bytes():
            beside.unlink()
        else:
            os.replace(beside, self.pages)
        self.close()
        with suppress(FileNotFoundError):
            self.journal.unlink()

    def close(self):
        if self._journal:
            self._journal.close()
            self._journal = None


def _plain(record):
    """As a line says it: without what is empty."""
    return {name: value for name, value in asdict(record).items() if value or name == "address"}
