"""The neighbours of one story, found among the stored vectors; nothing is written."""

from dataclasses import dataclass

from ..models import Article, Relation
from . import ranking
from .explaining import explainer_of
from .threads import is_same_event
from .vectors import NEAREST, pack

KEPT = 10
LEAST_CLOSENESS = 0.06
Kind = Relation.Kind
FOUND_KINDS = (Kind.THREAD, Kind.SIMILAR)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`nearest` are packed, {story: its nearest} of all whom the story gives others.

    `relations` are not stored, the closest first.
    """

    nearest: dict[int, bytes]
    relations: list[Relation]


def neighbours(collection, number, facts=None):
    """The Neighbours of a story that the collection has a vector of.

    `facts` are the day and the slugline of a story that has no row.
    """
    candidates = collection.candidates(number)
    collection.load(candidates)
    plain = ranking.closeness(collection, number, candidates)
    nearest = _changed_nearest(collection, number, plain)
    best = list(ranking.closest(plain, ranking.RERANKED))
    collection.load({near for other in [number, *best] for near in collection.nearest(other)})
    scores = ranking.scores(collection, number, best)
    known = facts_of(Article.objects.filter(pk__in=[number, *best]))
    if facts:
        known[number] = facts
    explain = explainer_of(collection, number)
    found = found_relations(collection, number, scores, plain, known, explain)
    return Neighbours(nearest, list(found))


def _changed_nearest(collection, number, plain):
    """{story: its nearest, packed}: its own, and of each to which it is closer than theirs."""
    changed = {number: ranking.closest(plain)}
    for other, closeness in plain.items():
        nearest = collection.nearest(other)
        held = nearest.pop(number, None)
        if len(nearest) < NEAREST or closeness > min(nearest.values()):
            changed[other] = ranking.closest(nearest | {number: closeness})
        elif held is not None:
            changed[other] = nearest
    packed = {pk: pack(nearest) for pk, nearest in sorted(changed.items())}
    for pk, nearest in packed.items():
        collection.set_nearest(pk, nearest)
    return packed


def found_relations(collection, number, scores, plain, facts, explain):
    """Yield a relation, the closest first, to each story that is close enough, with a reason."""
    for other, score in ranking.closest(scores, len(scores)).items():
        if score < LEAST_CLOSENESS or other not in facts or number not in facts:
            continue
        if reasons := explain(ranking.shared(collection, number, other)):
            days, sluglines = zip(facts[number], facts[other], strict=True)
            is_thread = is_same_event(plain[other], days, sluglines)
            yield Relation(
                article_id=number,
                other_id=other,
                kind=Kind.THREAD if is_thread else Kind.SIMILAR,
                score=score,
                reasons=reasons,
            )


def facts_of(articles):
    """{article: (day, slugline)} of those that have a day."""
    dated = articles.filter(published_on__isnull=False)
    return {pk: facts for pk, *facts in dated.values_list("pk", "published_on", "slugline")}
