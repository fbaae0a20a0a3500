"""Which items of two sequences belong together, in time that grows with their length and no faster.

difflib looks at every pair of equal words, which is quadratic where words repeat. Here items that
occur once on both sides are found first; between two of them little is left to look at.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

Pairs = list[tuple[int, int]]

DEEPEST = 12
# As many cells as a table may have that is filled pair by pair: 80 words against 80.
TABLE = 6_400
# How far from its place an item's counterpart is looked for.
REACH = 10


def equal_pairs(one: Sequence, other: Sequence) -> Pairs:
    """Places (i, j) of equal items, both rising: what did not change."""
    pairs: Pairs = []
    waiting = [(0, len(one), 0, len(other), 0)]
    while waiting:
        start, end, other_start, other_end, depth = waiting.pop()
        while start < end and other_start < other_end and one[start] == other[other_start]:
            pairs.append((start, other_start))
            start, other_start = start + 1, other_start + 1
        while start < end and other_start < other_end and one[end - 1] == other[other_end - 1]:
            end, other_end = end - 1, other_end - 1
            pairs.append((end, other_end))
        if start == end or other_start == other_end:
            continue
        span = (start, end, other_start, other_end)
        anchors = _anchors(one, other, *span) if depth < DEEPEST else []
        if not anchors:
            pairs += _by_table(one, other, *span)
            continue
        pairs += anchors
        for before, after in zip(
            [(start - 1, other_start - 1), *anchors], [*anchors, (end, other_end)], strict=True
        ):
            waiting.append((before[0] + 1, after[0], before[1] + 1, after[1], depth + 1))
    return sorted(pairs)


def _anchors(one, other, start, end, other_start, other_end) -> Pairs:
    """Pairs of the items that occur once on both sides: the most that stand in the same order."""
    counts = Counter(one[start:end])
    other_counts = Counter(other[other_start:other_end])
    places = {
        item: place
        for place, item in enumerate(other[other_start:other_end], other_start)
        if other_counts[item] == 1
    }
    unique = [
        (place, places[item])
        for place, item in enumerate(one[start:end], start)
        if counts[item] == 1 and item in places
    ]
    return _longest_rising(unique)


def _longest_rising(pairs: Pairs) -> Pairs:
    """The most of the pairs, rising on the left, that rise on the right as well."""
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, (_, right) in enumerate(pairs):
        length = bisect_left(lowest, right)
        before.append(ends[length - 1] if length else None)
        lowest[length : length + 1] = [right]
        ends[length : length + 1] = [index]
    chain: Pairs = []
    index = ends[-1] if ends else None
    while index is not None:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _by_table(one, other, start, end, other_start, other_end) -> Pairs:
    """The longest common subsequence of a small stretch; nothing of a large one."""
    if (end - start) * (other_end - other_start) > TABLE:
        return []
    left, right = one[start:end], other[other_start:other_end]
    table = [[0] * (len(right) + 1)]
    for item in left:
        above, row = table[-1], [0]
        for column, candidate in enumerate(right):
            best = above[column] + 1 if item == candidate else max(above[column + 1], row[column])
            row.append(best)
        table.append(row)
    pairs: Pairs = []
    i, j = len(left), len(right)
    while i and j:
        if left[i - 1] == right[j - 1]:
            i, j = i - 1, j - 1
            pairs.append((start + i, other_start + j))
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return pairs


def close_pairs(
    one: Sequence, other: Sequence, closeness: Callable[[object, object], float]
) -> Pairs:
    """Places (i, j) of items that are close to each other, both rising; the closest choose first.

    `closeness` is 0 for items that have nothing to do with each other. Counterparts are looked
    for near the same place only, so that a paragraph of a rewritten story costs no more than one
    of a short note.
    """
    scores = {}
    for i, item in enumerate(one):
        middle = i * len(other) // len(one)
        for j in range(max(0, middle - REACH), min(len(other), middle + REACH + 1)):
            if score := closeness(item, other[j]):
                scores[i, j] = score
    chosen: Pairs = []
    for pair in sorted(scores, key=scores.get, reverse=True):
        place = bisect_left(chosen, pair)
        if _rises([*chosen[max(place - 1, 0) : place], pair, *chosen[place : place + 1]]):
            chosen.insert(place, pair)
    return chosen


def _rises(pairs: Pairs) -> bool:
    return all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


def aligned(
    one: Sequence, other: Sequence, closeness: Callable[[object, object], float]
) -> Iterator[tuple[object | None, object | None]]:
    """(old, new) in order: equal, close, or alone with None beside it; what was cut comes first."""
    pairs = equal_pairs(one, other)
    near: Pairs = []
    i = j = 0
    for k, m in [*pairs, (len(one), len(other))]:
        near += [(i + x, j + y) for x, y in close_pairs(one[i:k], other[j:m], closeness)]
        i, j = k + 1, m + 1
    i = j = 0
    for k, m in [*sorted(pairs + near), (len(one), len(other))]:
        yield from ((old, None) for old in one[i:k])
        yield from ((None, new) for new in other[j:m])
        if k < len(one):
            yield one[k], other[m]
        i, j = k + 1, m + 1
