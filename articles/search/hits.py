"""The stories a question finds: counted to 1,000, sorted, told apart, in one statement.

A word that is everywhere costs no more than a rare one: stories come from the index in their order,
newest or oldest first, and nobody looks further than the first 1,000 that readers may see.
"""

from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from ..models import Topic
from . import databases, facets, index
from .databases import Part
from .names import Names, load_names
from .queries import HEADLINE, OPENING, QUOTED, Query

CAP = 1000
NEWEST, OLDEST, RELEVANT = "newest", "oldest", "relevance"

LOWEST, HIGHEST = 0, (1 << 63) - 1

PLACES = "SELECT article, place FROM ({stories}) AS found"
RANKS = (HEADLINE, OPENING, "")  # the best first
BEST = """
    SELECT article, place, min(rank) AS rank, source, printed_place, day FROM (
        SELECT * FROM ({}) AS in_headline
        UNION ALL SELECT * FROM ({}) AS in_opening
        UNION ALL SELECT * FROM ({}) AS anywhere
    ) AS ranked
    GROUP BY article, place, source, printed_place, day ORDER BY 3, place DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the query, and what the stories are filed under, as slugs and names."""

    query: Query
    official: str = ""
    topic: str = ""
    source: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    in_quotations: bool = False


class Hit(NamedTuple):
    """A story that readers may see: its number, and its place among all."""

    article: int
    place: int


@dataclass(frozen=True, slots=True)
class Finder:
    """A question in the index's own words: which rows, of which part, between which places."""

    query: Query
    part: str
    filed: tuple[str, ...]
    low: int = LOWEST
    high: int = HIGHEST

    def newest(self, wanted, below=HIGHEST):
        """So many stories readers may see, newest first, all before that place."""
        return _hits(self.before(wanted, below))

    def oldest(self, wanted, above=LOWEST):
        """So many stories readers may see, oldest first, all after that place."""
        return _hits(self.after(wanted, above))

    def before(self, wanted, place=HIGHEST, part=None, rank=0):
        """The Part that selects the newest before that place, with the words in a part."""
        part = self.part if part is None else part
        high = min(self.high, place - 1)
        return databases.stories(self, part, self.low, high, wanted, True, rank)

    def after(self, wanted, place=LOWEST):
        """The Part that selects the oldest after that place."""
        low = max(self.low, place + 1)
        return databases.stories(self, self.part, low, self.high, wanted, False)


def _hits(stories):
    statement = Part(PLACES.format(stories=stories.sql), stories.values)
    return [Hit(*row) for row in databases.rows(statement)]


def finder(question, names: Names | None = None):
    """The question for the index; None where nothing is filed under what it names."""
    names = names or load_names()
    filed, keys = [], {}
    for kind in ("official", "topic", "source"):
        slug = getattr(question, kind)
        if slug:
            one = names.by_slug[kind].get(slug) or _moved(kind, slug)
            if one is None:
                return None
            keys[kind] = one.pk
            filed.append(index.filed_under(kind, one.pk))
    if question.place:
        filed.append(index.filed_under("place", index.place_name(question.place)))
    part = ""
    if question.in_quotations:
        part = index.said_by(keys["official"]) if question.official else QUOTED
    return Finder(
        question.query,
        part,
        tuple(filed),
        index.first_place(question.since) if question.since else LOWEST,
        index.first_place(question.until, days_later=1) - 1 if question.until else HIGHEST,
    )


def _moved(kind, slug):
    """The topic that once had this slug; None of anything else."""
    return Topic.objects.named([slug]).get(slug) if kind == "topic" else None


@dataclass(frozen=True, slots=True)
class Page:
    """Hits in the order asked for, and the query of the neighbors' addresses; {} without one."""

    hits: list
    previous: dict = field(default_factory=dict)
    next: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """One page, how many stories there are up to CAP, and what they could be narrowed to.

    `shown` are the keys of those topics asked about that readers may see.
    """

    page: Page
    count: int
    is_capped: bool
    choices: dict
    shown: frozenset[int]


def look(found, order, asked, size, names, topics=()):
    """The Result of a finder, in one statement; `topics` are keys to ask about besides.

    `asked` has the place that the page comes `before` or `after`, or the number of the `page`.
    """
    step = next((name for name in ("before", "after") if asked.get(name)), None)
    turned = None
    if step and order != RELEVANT:
        turn = found.before if step == "before" else found.after
        turned = turn(size + 1, asked[step])
    number = asked.get("page", 1) if order == RELEVANT else 1
    first = _first(found, order)
    statement = facets.statement(
        first, CAP, order == OLDEST, turned, (number - 1) * size, size + 1, topics
    )
    told = facets.read(databases.rows(statement), names)
    hits = [Hit(*row) for row in told.hits]
    if order == RELEVANT:
        page = _page_by_number(hits, number, size)
    else:
        page = _page_by_place(hits, order, step, size)
    return Result(page, min(told.count, CAP), told.count > CAP, told.choices, told.shown)


def nothing(topics=()):
    """The Result of a question that names what is not there."""
    return Result(Page([]), 0, False, {}, facets.shown(topics))


def _first(found, order):
    """The Part of the first stories in that order, CAP and one: one more says there are more.

    By relevance: first those with all words in the headline, then in the opening, then anywhere;
    the newest CAP of each, newest first. So both databases say the same.
    """
    if order == OLDEST:
        return found.after(CAP + 1)
    if order != RELEVANT or found.part or not found.query.groups:
        return found.before(CAP + 1)
    ranked = [found.before(CAP + 1, part=part, rank=rank) for rank, part in enumerate(RANKS)]
    sql = BEST.format(*(one.sql for one in ranked))
    return Part(sql, (*(value for one in ranked for value in one.values), CAP + 1))


def _page_by_place(hits, order, step, size):
    """The page of hits in the order of their places, of one hit more if there are more."""
    forward, backward = ("before", "after") if order == NEWEST else ("after", "before")
    is_more, hits = len(hits) > size, hits[:size]
    if step in (None, forward):
        return Page(
            hits, _at(backward, hits[:1] if step else []), _at(forward, hits) if is_more else {}
        )
    hits = hits[::-1]
    return Page(hits, _at(backward, hits[:1]) if is_more else {}, _at(forward, hits))


def _at(step, hits):
    return {step: hits[-1].place} if hits else {}


def _page_by_number(hits, number, size):
    """The page of that number, counted from 1, of one hit more if there are more."""
    return Page(
        hits[:size],
        {"page": number - 1} if number > 1 else {},
        {"page": number + 1} if hits[size:] else {},
    )


def whole_years(year):
    """The first and last day of the year; None for what is no year."""
    if not MINYEAR < year < MAXYEAR:
        return None
    return date(year, 1, 1), date(year, 12, 31)
