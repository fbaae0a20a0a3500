"""The wire formats, a module each. To add one: write the module, list it here, give it a sample.

A format has NAME, MEDIA_TYPE, SUFFIX and ONE_PER_FILE. To be read: `recognises(head)`, asked of
the first 64 KiB, and `parse(file)`, which yields a WireItem for each story, a WireFault for a part
that cannot be read between parts that can, and raises WireError for a file that is none. To be
written: `render(stories, channel)`, which yields texts or bytes; with ONE_PER_FILE, the whole
document of each `Printed`, else the pieces of one file. A format with TELLS_GONE is also given a
`Gone` for each story that was taken down; jsonl, which is LOSSLESS, is given `ArchiveRecord`s.
"""

import re

from . import (
    atom,
    csv_table,
    html,
    jsonfeed,
    jsonl,
    newsmlg2,
    ninjs,
    nitf,
    parquet,
    rss,
    text,
    wxr,
    xlsx,
)
from .encodings import head_text
from .items import ArchiveRecord, Channel, Gone, Picture, Printed, WireError, WireFault, WireItem
from .xml import root_name

# In the order in which they are asked; text takes what is left. Tables are only written.
MEMBERS = [
    *(jsonl, jsonfeed, ninjs, nitf, newsmlg2, wxr, rss, atom, html, text),
    *(csv_table, xlsx, parquet),
]
FORMATS = {member.NAME: member for member in MEMBERS}
READABLE = {name: member for name, member in FORMATS.items() if hasattr(member, "parse")}
WRITABLE = {name: member for name, member in FORMATS.items() if hasattr(member, "render")}

MARKUP = ("<?xml", "<!doctype", "<html", "<rss", "<feed", "<rdf", "<nitf", "<news", "{", "[{")

# Keys that only Popolo has, the form of officials.
POPOLO = re.compile(
    rb'"(?:persons|memberships|organizations|posts|areas|other_names|contact_details|birth_date|'
    rb"death_date|founding_date|dissolution_date|family_name|given_name|person_id|organization_id|"
    rb'post_id|area_id)"\s*:|popoloproject\.com'
)

__all__ = [
    "FORMATS",
    "READABLE",
    "WRITABLE",
    "ArchiveRecord",
    "Channel",
    "Gone",
    "Picture",
    "Printed",
    "WireError",
    "WireFault",
    "WireItem",
    "detect",
]


def detect(head):
    """The format of a file that begins so. Raise WireError for markup that none of them reads."""
    for member in READABLE.values():
        if member is not text and member.recognises(head):
            return member
    first = head_text(head[:512]).lstrip().lower()
    if first.startswith(MARKUP):
        if POPOLO.search(head):
            raise WireError("is Popolo, officials and their offices; use import_officials.", 1)
        word = root_name(head) or first.split(None, 1)[0][:20]
        raise WireError(
            f"begins with {word!r}, which is none of the formats read here "
            f"({', '.join(READABLE)}); for plain text that only looks so, say --format text.",
            1,
        )
    return text
