"""Weighted terms as vectors: packed, weighed by rarity, compared and moved; plain Python.

A vector is a pair of arrays, the numbers of its terms and their weights, 60 of each: eight bytes a
term, so that a hundred thousand stories fit into memory. Packed it is the one array behind the
other, in the machine's byte order, which is the little-endian one wherever this runs.
"""

import math
from array import array
from collections.abc import Iterable, Mapping
from operator import mul

NEAREST = 8  # a story is moved towards so many others
PULL = 3.0  # and so strongly: the mean of the others counts up to three times the story itself
THIN = 0.05  # half so strongly, if the squared closenesses of the others come to no more than this

type Vector = tuple[array, array]


def pack(weights: Mapping[int, float]) -> bytes:
    """Numbers with their weights as bytes, in the order given."""
    return array("I", weights.keys()).tobytes() + array("f", weights.values()).tobytes()


def unpack(packed: bytes) -> Vector:
    """What was packed, as two arrays."""
    half = len(packed) // 2
    return array("I", bytes(packed[:half])), array("f", bytes(packed[half:]))


def rarity(stories: int, size: int) -> float:
    """What a term found in that many of `size` stories weighs.

    One is added to both: a term seen once is no surer a sign than one seen twice, and the first
    story's terms weigh something too.
    """
    return math.log(1 + (size + 1) / (stories + 1))


def weighed(vector: Vector, rarities: Mapping[int, float]) -> Vector:
    """The vector with each weight times its term's rarity, of length 1."""
    terms, weights = vector
    scaled = list(map(mul, weights, map(rarities.__getitem__, terms)))
    length = math.hypot(*scaled) or 1.0
    return terms, array("f", [weight / length for weight in scaled])


def cosine(own: Mapping[int, float], vector: Vector) -> float:
    """How close a vector of length 1 is to another, given as a dictionary."""
    return sum([own[term] * weight for term, weight in zip(*vector, strict=True) if term in own])


def moved(vector: Vector, neighbours: Iterable[tuple[float, Vector]]) -> dict[int, float]:
    """The vector moved towards its neighbours (closeness, vector), of length 1.

    Each pulls by its share of the squared closenesses, so that a story learns the words in which
    others tell the same; a story that has only distant neighbours is left nearly as it is.
    """
    result = dict(zip(*vector, strict=True))
    pulls = [(closeness * closeness, other) for closeness, other in neighbours]
    total = THIN + sum(pull for pull, _ in pulls)
    for pull, other in pulls:
        share = PULL * pull / total
        for term, weight in zip(*other, strict=True):
            result[term] = result.get(term, 0.0) + share * weight
    length = math.hypot(*result.values()) or 1.0
    return {term: weight / length for term, weight in result.items()}
