"""Files into arrivals: each item of each file, or why it cannot be read."""

from ..wire import READABLE, WireFault, detect
from . import files
from .arriving import Arrival, reason_of


def read_paths(paths, wire_format="auto"):
    """Yield an Arrival for each item in the files; for what cannot be read, a rejected one."""
    yield from read_files(files.found(paths), wire_format)


def read_files(found, wire_format="auto"):
    """The same of files as `files.found` gives them."""
    for file in found:
        if file.reason:
            yield Arrival(file.path, 1, outcome="rejected", reason=file.reason)
        else:
            yield from read_file(file, wire_format)


def read_file(found, wire_format):
    """Yield the arrivals of one file."""
    item = 0
    try:
        with found.open() as file:
            member = READABLE.get(wire_format) or detect(file.peek(files.HEAD))
            for item, content in enumerate(member.parse(file), start=1):
                if isinstance(content, WireFault):
                    yield Arrival(found.path, item, outcome="rejected", reason=str(content))
                else:
                    yield Arrival(found.path, item, content, beside=found.beside)
    except Exception as error:
        reason = reason_of(error)
        yield Arrival(found.path, item + 1, outcome="rejected", reason=reason, is_broken_off=True)
