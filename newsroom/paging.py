"""Long lists a page at a time, by place instead of by number.

A place is the moment and the key of a row, written as 2007-04-23T10:00:00Z-123. Asking for the rows
before or after it reads one page's worth from the index, however deep, and a story published in
between moves nobody's page. Nobody counts the pages either: a page's number is told by the links
that lead to it, one more or one less than that of the page they stand on.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigAutoField, DateTimeField, Q
from django.http import Http404

from newsroom.prepared import Prepared

PAGE_SIZE = 20
HIGHEST_NUMBER = 10**6
PLACE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]{1,6})?Z)-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, newest first, and the places its neighbors begin at; None where there are none.

    Its number counts from 1, the newest; None where the address does not tell it.
    """

    rows: list
    newer: str | None = None
    older: str | None = None
    is_first: bool = True
    number: int | None = None

    def __iter__(self):
        return iter(self.rows)

    def __bool__(self):
        return bool(self.rows)


def links(page, led):
    """The ways from a Page to others, as components/pager.html takes them.

    `led(query)` is the address of a query; the first page has none.
    """
    number, previous, following = page.number, "", ""
    if page.newer:
        numbered = f"&page={number - 1}" if number else ""
        previous = led("" if number == 2 else f"after={page.newer}{numbered}")
    if page.older:
        following = led(f"before={page.older}" + (f"&page={number + 1}" if number else ""))
    numbers = numbers_of(number, led(""), previous, following)
    return {"previous": previous, "next": following, "numbers": numbers}


def number_of(told, is_first):
    """A page's number where the address tells `told`; None where it cannot be so."""
    return 1 if is_first else told if told and told > 1 else None


def numbers_of(number, first, previous, following):
    """[(number, address)] of the pages whose address is known: the first, this one, its neighbors.

    This one has no address; (0, "") stands where pages are left out. Nothing where there is no
    other page or this one's number is not known.
    """
    if not number or not (previous or following):
        return []
    known = {1: first, number - 1: previous, number + 1: following, number: ""}
    shown = [one for one in sorted(known) if known[one] or one == number]
    gap = [(0, "")] if number > 3 else []
    return [(1, known[1]), *gap, *((one, known[one]) for one in shown if one > 1)]


def page_of(rows, asked, key="pk", size=PAGE_SIZE):
    """One page of the queryset, newest first, by `published_at` and the key.

    `asked` is the query of the address: ?before=PLACE or ?after=PLACE, else the newest rows.
    Raise Http404 for what is not a place: a wrong address is not another name of the first page.
    """
    step, place = _step(asked)
    number = _number(asked, step)
    return _turned(step, list(STEPS[step](rows, key, size, *place)), key, size, number)


class Pages:
    """Pages as of `page_of`, of the queryset that `compose` makes of named values.

    The statements are composed once: see newsroom.prepared. `known_as` is what the rows call the
    key, where that is not its column's name.
    """

    def __init__(self, compose, key="pk", size=PAGE_SIZE, known_as="", **fields):
        self._key, self._size = known_as or key, size

        def prepared(step, **place):
            def composed(**given):
                at = [given.pop(name) for name in place]
                return STEPS[step](compose(**given), key, size, *at)

            return Prepared(composed, **place, **fields)

        place = {"moment": DateTimeField(), "at": BigAutoField()}
        self._steps = {step: prepared(step, **(place if step else {})) for step in STEPS}

    def page(self, asked, **values):
        """The page that the query of the address asks for, of these values."""
        step, place = _step(asked)
        number = _number(asked, step)
        values |= dict(zip(("moment", "at"), place, strict=False))
        return _turned(step, self._steps[step].rows(**values), self._key, self._size, number)


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


def _step(asked):
    """("before" or "after" or "", its place) of the query of an address."""
    step = "before" if asked.get("before") else "after" if asked.get("after") else ""
    return step, read_place(asked[step]) if step else ()


def _number(asked, step):
    """The page's number; None where the address does not tell it. Raise Http404 for no number."""
    text = asked.get("page", "")
    if not step or not text:
        return None if step else 1
    if text.isascii() and text.isdigit() and len(text) < 8 and 0 < int(text) <= HIGHEST_NUMBER:
        return int(text)
    raise Http404(f"'{text[:40]}' is not the number of a page; follow the links of the list.")


def _newest(rows, key, size):
    return rows.order_by("-published_at", f"-{key}")[: size + 1]


def _before(rows, key, size, moment, at):
    # Both conditions say the same to the reader; the first lets the database start in the index.
    rows = _starting(rows.filter(published_at__lte=moment))
    return _newest(rows.filter(Q(published_at__lt=moment) | Q(**{f"{key}__lt": at})), key, size)


def _after(rows, key, size, moment, at):
    rows = _starting(rows.filter(published_at__gte=moment))
    rows = rows.filter(Q(published_at__gt=moment) | Q(**{f"{key}__gt": at}))
    return rows.order_by("published_at", key)[: size + 1]


def _starting(rows):
    """The queryset with its last condition said first.

    Of several bounds on one column, as this and "published until now", SQLite starts in the index
    at the one it reads first, and walks from there.
    """
    conditions = rows.query.where.children
    conditions.insert(0, conditions.pop())
    return rows


STEPS = {"": _newest, "before": _before, "after": _after}


def _turned(step, found, key, size, number):
    """The page of what was found in that step, one row more than fits if there are more."""
    is_more = len(found) > size
    if step == "after":
        return _page(found[:size][::-1], key, number, newer=is_more, older=bool(found))
    return _page(found[:size], key, number, newer=bool(step), older=is_more)


def _page(rows, key, number, newer, older):
    return Page(
        rows=rows,
        newer=place_of(rows[0], key) if rows and newer else None,
        older=place_of(rows[-1], key) if rows and older else None,
        is_first=not newer,
        number=number_of(number, is_first=not newer),
    )
