"""The archive as records, without loss, and back: what the jsonl format carries.

A public export holds the stories readers may see, each with the versions its ledger names; a
private one holds everything: drafts, desk notes, who saved what and why. Records carry no database
keys, so that an export, imported into an empty site and exported again, is the same to the byte.
"""

from .contradictions import (
    another_at,
    held_parts,
    name_taken,
    news_of,
    no_such,
    refuse_address,
    refuse_what_is_over,
)
from .many import new_among, store_new
from .reading import check, line_of, read_article
from .storing import store
from .telling import records

__all__ = [
    "another_at",
    "check",
    "held_parts",
    "line_of",
    "name_taken",
    "new_among",
    "news_of",
    "no_such",
    "read_article",
    "records",
    "refuse_address",
    "refuse_what_is_over",
    "store",
    "store_new",
]
