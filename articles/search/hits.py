"""The stories a question finds: counted to 1,000, sorted, told apart.

A word that is everywhere costs no more than a rare one: stories come from the index in their order,
newest or oldest first, and nobody looks further than the first 1,000 that readers may see.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from django.db.models import Value

from ..models import Appearance, Article, ArticleTopic, Source, Topic
from . import databases, index
from .queries import HEADLINE, OPENING, QUOTED, Query

CAP = 1000
MARGIN = 50  # index rows read beyond those wanted, as some stories may be hidden
CHOICES = 8
NEWEST, OLDEST, RELEVANT = "newest", "oldest", "relevance"

LOWEST, HIGHEST = 0, (1 << 63) - 1


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
    """A story that readers may see: its number, its place among all, and what it is filed under."""

    article: int
    place: int
    source: str | None
    source_name: str | None
    printed_place: str
    year: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the hits can be narrowed to, and how many would be left."""

    value: str
    label: str
    count: int


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
        return self._visible(wanted, self.low, min(self.high, below - 1), True)

    def oldest(self, wanted, above=LOWEST):
        """So many stories readers may see, oldest first, all after that place."""
        return self._visible(wanted, max(self.low, above + 1), self.high, False)

    def newest_rows(self, part):
        """[(article, place)] of the newest CAP with the words in that part; some may be hidden."""
        return databases.rows(self, part, self.low, self.high, CAP)

    def _visible(self, wanted, low, high, is_newest_first):
        found = []
        while len(found) < wanted:
            limit = wanted - len(found) + MARGIN
            rows = databases.rows(self, self.part, low, high, limit, is_newest_first)
            found += visible(rows)
            if len(rows) < limit:
                break
            if is_newest_first:
                high = rows[-1][1] - 1
            else:
                low = rows[-1][1] + 1
        return found[:wanted]


def visible(rows):
    """The hits among the index's rows, in their order: stories readers may see now."""
    filed = {
        number: (*fields, day.year)
        for number, *fields, day in Article.objects.published()
        .filter(pk__in=[number for number, _ in rows])
        .values_list("pk", "source__slug", "source__name", "dateline_place", "published_on")
    }
    return [Hit(number, place, *filed[number]) for number, place in rows if number in filed]


def finder(question):
    """The question for the index; None where nothing is filed under what it names."""
    filed, part = [], ""
    if question.official:
        official = _official(question.official)
        if official is None:
            return None
        filed.append(index.filed_under("official", official))
    if question.in_quotations:
        part = index.said_by(official) if question.official else QUOTED
    if question.topic:
        topic = Topic.objects.named([question.topic]).get(question.topic)
        if topic is None:
            return None
        filed.append(index.filed_under("topic", topic.pk))
    if question.source:
        source = Source.objects.filter(slug=question.source).values_list("pk", flat=True).first()
        if source is None:
            return None
        filed.append(index.filed_under("source", source))
    if question.place:
        filed.append(index.filed_under("place", index.place_name(question.place)))
    return Finder(
        question.query,
        part,
        tuple(filed),
        index.first_place(question.since) if question.since else LOWEST,
        index.first_place(question.until, days_later=1) - 1 if question.until else HIGHEST,
    )


def _official(slug):
    officials = Appearance.official.field.related_model.objects
    return officials.filter(slug=slug).values_list("pk", flat=True).first()


def first_hits(found, order):
    """The first hits in that order, CAP and one at most: one more says that there are more.

    By relevance: first those with all words in the headline, then in the opening, then anywhere;
    the newest CAP of each, newest first. So both databases say the same.
    """
    if order == OLDEST:
        return found.oldest(CAP + 1)
    newest = found.newest(CAP + 1)
    if order != RELEVANT or found.part or not found.query.groups:
        return newest
    is_more = newest[CAP:]
    by_place = {hit.place: hit for hit in newest}
    better = [row for part in (HEADLINE, OPENING) for row in found.newest_rows(part)]
    older = [row for row in better if row[1] not in by_place]
    by_place |= {hit.place: hit for hit in visible(older)}
    places = dict.fromkeys([place for _, place in better] + [hit.place for hit in newest])
    return [by_place[place] for place in places if place in by_place][:CAP] + is_more


def facets(hits):
    """{facet: [Choice, most stories first]} of the hits."""
    numbers = [hit.article for hit in hits]
    choices = {"topic": [], "official": []}
    for (kind, slug, name), count in Counter(_filed(numbers)).items():
        choices[kind].append(Choice(slug, name, count))
    for name in choices:
        choices[name].sort(key=lambda choice: (-choice.count, choice.label))
    sources = Counter((hit.source, hit.source_name) for hit in hits if hit.source)
    places = Counter(hit.printed_place for hit in hits if hit.printed_place)
    years = Counter(hit.year for hit in hits)
    return choices | {
        "source": [Choice(slug, name, n) for (slug, name), n in sources.most_common()],
        "place": _places(places),
        "year": [Choice(str(year), str(year), n) for year, n in sorted(years.items())[::-1]],
    }


def _filed(numbers):
    """(kind, slug, name) of each topic and official of each of the stories: one query.

    Counted here: asked to count, SQLite goes through all that was ever filed, in its groups' order.
    """
    topics = ArticleTopic.objects.filter(content_object__in=numbers).order_by()
    topics = topics.values_list(Value("topic"), "tag__slug", "tag__name")
    officials = Appearance.objects.filter(article__in=numbers).order_by()
    officials = officials.values_list(Value("official"), "official__slug", "official__name")
    return topics.union(officials, all=True).order_by()


def _places(counts):
    """MOSCOW and Moscow are one place, printed as most stories do."""
    together = {}
    for place, count in counts.most_common():
        label, before = together.get(index.place_name(place), (place, 0))
        together[index.place_name(place)] = label, before + count
    choices = [Choice(label, label, count) for label, count in together.values()]
    return sorted(choices, key=lambda choice: (-choice.count, choice.label))


@dataclass(frozen=True, slots=True)
class Page:
    """Hits in the order asked for, and the query of the neighbors' addresses; {} without one."""

    hits: list
    previous: dict = field(default_factory=dict)
    next: dict = field(default_factory=dict)


def page_by_place(found, first, order, asked, size):
    """A page of hits in the order of their places: `asked` has `before` or `after`, or neither."""
    forward, backward = ("before", "after") if order == NEWEST else ("after", "before")
    step = next((name for name in ("before", "after") if asked.get(name)), None)
    if step is None:
        hits, rest = first[:size], first[size:]
        return Page(hits, {}, _at(forward, hits) if rest else {})
    place = asked[step]
    look = found.newest if step == "before" else found.oldest
    hits = look(size + 1, place)
    is_more, hits = len(hits) > size, hits[:size]
    if step == forward:
        return Page(hits, _at(backward, hits[:1]), _at(forward, hits) if is_more else {})
    hits = hits[::-1]
    return Page(hits, _at(backward, hits[:1]) if is_more else {}, _at(forward, hits))


def _at(step, hits):
    return {step: hits[-1].place} if hits else {}


def page_by_number(first, number, size):
    """A page of the first hits, counted from 1."""
    start = (number - 1) * size
    hits = first[:CAP]
    return Page(
        hits[start : start + size],
        {"page": number - 1} if number > 1 else {},
        {"page": number + 1} if start + size < len(hits) else {},
    )


def whole_years(year):
    """The first and last day of the year; None for what is no year."""
    if not MINYEAR < year < MAXYEAR:
        return None
    return date(year, 1, 1), date(year, 12, 31)
