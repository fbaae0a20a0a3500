"""Which stories are closest to one, asked of any collection that knows vectors: plain Python.

A collection answers `candidates(number)` with the numbers of stories that share heavy terms,
`vector(number)` with a vector of length 1 or None, and `nearest(number)` with the closest others
as {number: closeness}.
"""

from collections.abc import Iterable, Mapping
from heapq import nlargest

from .vectors import NEAREST, cosine, moved

RERANKED = 30  # of the candidates, so many are compared once more when moved


def closeness(collection, number: int, candidates: Iterable[int]) -> dict[int, float]:
    """{candidate: closeness to the story}, each above nothing."""
    own = dict(zip(*collection.vector(number), strict=True))
    vectors = ((other, collection.vector(other)) for other in candidates if other != number)
    found = ((other, cosine(own, vector)) for other, vector in vectors if vector is not None)
    return {other: score for other, score in found if score > 0}


def closest(found: Mapping[int, float], count: int = NEAREST) -> dict[int, float]:
    """The closest of {other: closeness}, in that order; of equals the newest."""
    best = nlargest(count, found.items(), key=lambda item: (item[1], item[0]))
    return dict(best)


def moved_vector(collection, number: int) -> dict[int, float]:
    """The story's vector moved towards its nearest; those that are gone pull no more."""
    nearest = collection.nearest(number).items()
    pulling = [(near, collection.vector(other)) for other, near in nearest if near > 0]
    pulling = [(near, vector) for near, vector in pulling if vector is not None]
    return moved(collection.vector(number), pulling)


def scores(collection, number: int, candidates: Iterable[int]) -> dict[int, float]:
    """{candidate: closeness once both are moved}."""
    own = moved_vector(collection, number)
    return {other: dot(own, moved_vector(collection, other)) for other in candidates}


def dot(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """The product of two vectors of length 1, the same from both sides to the last digit."""
    terms = sorted(one.keys() & other.keys())
    return min(1.0, sum([one[term] * other[term] for term in terms]))


def shared(collection, number: int, other: int) -> dict[int, float]:
    """What each term that both stories have themselves adds to their closeness."""
    own = dict(zip(*collection.vector(number), strict=True))
    theirs = zip(*collection.vector(other), strict=True)
    return {term: own[term] * weight for term, weight in theirs if term in own}
