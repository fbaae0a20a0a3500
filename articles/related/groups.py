"""Related stories as readers find them: the editors' choice, the same event in order, the rest."""

from dataclasses import dataclass
from itertools import groupby

THREAD_SHOWN = 6
SIMILAR_SHOWN = 4
TITLES = {
    ("pinned", False): "Chosen by our editors",
    ("thread", False): "The same event, earlier",
    ("thread", True): "The same event, later",
    ("similar", False): "Earlier",
    ("similar", True): "Later",
}
LIMITS = {"pinned": None, "thread": THREAD_SHOWN, "similar": SIMILAR_SHOWN}


@dataclass(frozen=True, slots=True)
class Group:
    """Stories under one title, in the order in which they were published."""

    title: str
    stories: list


def groups(article, others):
    """The others, closest first and each with its `kind`, in groups; the empty ones left out."""
    shown = [
        other
        for kind, limit in LIMITS.items()
        for other in [other for other in others if other.kind == kind][:limit]
    ]
    places = list(TITLES)
    shown.sort(key=lambda other: (places.index(_place(article, other)), _order(other)))
    return [
        Group(TITLES[place], list(stories))
        for place, stories in groupby(shown, key=lambda other: _place(article, other))
    ]


def _place(article, other):
    return other.kind, other.kind != "pinned" and _order(other) > _order(article)


def _order(article):
    return article.published_at, article.pk or 0
