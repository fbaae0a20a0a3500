"""Long lists a page at a time, by place instead of by number.

A place is the moment and the key of a row, written as 2007-04-23T10:00:00Z-123. Asking for the rows
before or after it reads one page's worth from the index, however deep, and a story published in
between moves nobody's page.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404

PAGE_SIZE = 20
PLACE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]{1,6})?Z)-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, newest first, and the places its neighbors begin at; None where there are none."""

    rows: list
    newer: str | None = None
    older: str | None = None
    is_first: bool = True

    def __iter__(self):
        return iter(self.rows)

    def __bool__(self):
        return bool(self.rows)


def page_of(rows, asked, key="pk", size=PAGE_SIZE):
    """One page of the queryset, newest first, by `published_at` and the key.

    `asked` is the query of the address: ?before=PLACE or ?after=PLACE, else the newest rows.
    Raise Http404 for what is not a place: a wrong address is not another name of the first page.
    """
    before, after = asked.get("before"), asked.get("after")
    if after and not before:
        found = _after(rows, read_place(after), key, size)
        return _page(found[:size][::-1], key, newer=len(found) > size, older=bool(found))
    chosen = _before(rows, read_place(before), key) if before else rows
    found = list(chosen.order_by("-published_at", f"-{key}")[: size + 1])
    return _page(found[:size], key, newer=bool(before), older=len(found) > size)


def place_of(row, key="pk"):
    """Where the row stands, as an address says it."""
    moment = row.published_at.isoformat().replace("+00:00", "Z")
    return f"{moment}-{getattr(row, key)}"


def read_place(text):
    """The moment and key of a place. Raise Http404 for anything else."""
    match = PLACE.fullmatch(text)
    try:
        return datetime.fromisoformat(match[1]), int(match[2])
    except (TypeError, ValueError):
        raise Http404(
            f"'{text}' is not a place in a list; write it as 2007-04-23T10:00:00Z-123."
        ) from None


def _before(rows, place, key):
    moment, pk = place
    # Both conditions say the same to the reader; the first lets the database start in the index.
    return rows.filter(published_at__lte=moment).filter(
        Q(published_at__lt=moment) | Q(**{f"{key}__lt": pk})
    )


def _after(rows, place, key, size):
    moment, pk = place
    chosen = rows.filter(published_at__gte=moment).filter(
        Q(published_at__gt=moment) | Q(**{f"{key}__gt": pk})
    )
    return list(chosen.order_by("published_at", key)[: size + 1])


def _page(rows, key, newer, older):
    return Page(
        rows=rows,
        newer=place_of(rows[0], key) if rows and newer else None,
        older=place_of(rows[-1], key) if rows and older else None,
        is_first=not newer,
    )
