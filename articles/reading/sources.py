"""Who supplied the copy: the witnesses on a page, and which of them is believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import agencies, kinds, signoffs
from .bylines import Byline, read_byline
from .credits import agency_of_job
from .datelines import Dateline


@dataclass(slots=True)
class Witnesses:
    """What on a page may tell the source; lines above and below the story as printed, in order."""

    above: list[str]
    below: list[str]
    under_byline: str | None
    byline: Byline | None
    dateline: Dateline | None
    jobs: list[str]
    signoffs: list[str]


def choose_source(witnesses: Witnesses) -> str | None:
    """The name that the first witness gives, of those in the order in which they are believed."""
    return next(filter(None, _names(witnesses)), None)


@lru_cache(maxsize=128)
def named_source(text: str) -> str:
    """The name in a line that tells the source."""
    byline = read_byline(text)
    name = byline.agency if byline and byline.text is None else kinds.source_of(text)
    return name or text.lstrip("•·▪●*| ")


def _names(witnesses: Witnesses) -> Iterator[str | None]:
    """Who wrote tells before who printed: below a story a page may name itself."""
    byline = witnesses.byline
    agency = witnesses.dateline.agency if witnesses.dateline else None
    lines = [*witnesses.above, *witnesses.below]
    fitting = [
        name for name in map(named_source, lines) if agency is None or agencies.same(name, agency)
    ]
    yield witnesses.under_byline and named_source(witnesses.under_byline)
    if byline and byline.agency_start is not None:
        yield byline.agency
    yield from map(named_source, filter(kinds.is_labelled_source, witnesses.above))
    if agency and agencies.is_known(agency):
        yield from fitting
        yield agency
    yield from map(named_source, filter(kinds.is_labelled_source, witnesses.below))
    yield from fitting
    yield agency
    yield byline.agency if byline else None
    yield from map(agency_of_job, witnesses.jobs)
    yield from map(signoffs.agency_of, witnesses.signoffs)
