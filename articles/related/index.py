"""The neighbours of a story, found among the stored vectors and entered on both sides."""

from collections import Counter, defaultdict

from django.db import connection

from ..models import Article, Posting, Profile, Relation, Version
from . import ranking
from .explaining import explainer_of
from .learning import count
from .stored import Stored
from .threads import is_same_event
from .vectors import NEAREST, pack, unpack

KEPT = 10
LEAST_CLOSENESS = 0.06
Kind = Relation.Kind
FOUND_KINDS = (Kind.THREAD, Kind.SIMILAR)


def relate_many(articles):
    """Relate every article, in the order given; all of them must have been learned."""
    for article in articles:
        relate(article)


def relate(article):
    """Find the article's neighbours anew; enter it among theirs where it is close enough.

    What an editor has pinned or banned beside a story stays so, on either side.
    """
    collection = Stored()
    collection.load([article.pk])
    article.relations.all().delete()
    Relation.objects.filter(other=article, kind__in=FOUND_KINDS).delete()
    ruled = _enter_editors_word(article)
    if collection.vector(article.pk) is None:
        return
    candidates = collection.candidates(article.pk)
    collection.load(candidates)
    plain = ranking.closeness(collection, article.pk, candidates)
    _enter_among_nearest(collection, article.pk, plain)
    best = list(ranking.closest(plain, ranking.RERANKED))
    collection.load({near for other in [article.pk, *best] for near in collection.nearest(other)})
    scores = ranking.scores(collection, article.pk, best)
    facts = facts_of(Article.objects.filter(pk__in=[article.pk, *best]))
    explain = explainer_of(collection, article.pk)
    related = list(found_relations(collection, article.pk, scores, plain, facts, explain))
    Relation.objects.bulk_create(
        [relation for relation in related if relation.other_id not in ruled][:KEPT]
    )
    _enter_among_neighbours(article, related)


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


def _enter_editors_word(article):
    """Enter what the version readers see pins and bans; return the numbers of those stories."""
    version = Version.objects.filter(article=article, number=article.live_number).first()
    word = version.story["related"] if version else {"pinned": [], "banned": []}
    kinds = dict.fromkeys(map(str, word["pinned"]), Kind.PINNED)
    kinds |= dict.fromkeys(map(str, word["banned"]), Kind.BANNED)
    if not kinds:
        return set()
    chosen = Article.objects.identified(kinds).exclude(pk=article.pk)
    rows = dict(chosen.values_list("pk", "guid"))
    Relation.objects.bulk_create(
        Relation(
            article=article,
            other_id=pk,
            kind=kinds[guid],
            score=1.0 if kinds[guid] == Kind.PINNED else 0.0,
        )
        for pk, guid in rows.items()
    )
    return rows.keys()


def _enter_among_nearest(collection, number, plain):
    """Store the story's nearest, and it among the nearest of each that it is closer to."""
    changed = {number: ranking.closest(plain)}
    for other, closeness in plain.items():
        nearest = collection.nearest(other)
        held = nearest.pop(number, None)
        if len(nearest) < NEAREST or closeness > min(nearest.values()):
            changed[other] = ranking.closest(nearest | {number: closeness})
        elif held is not None:
            changed[other] = nearest
    packed = {pk: pack(nearest) for pk, nearest in sorted(changed.items())}
    store_nearest(packed)
    for pk, nearest in packed.items():
        collection.set_nearest(pk, nearest)


def store_nearest(packed):
    """Store {article: its nearest, packed} of those that still have a profile."""
    # bulk_update would write one CASE of them all, which takes longer than so many updates.
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {Profile._meta.db_table} SET nearest = %s WHERE article_id = %s",  # noqa: S608
            [(nearest, pk) for pk, nearest in packed.items()],
        )


def _enter_among_neighbours(article, related):
    """Give each neighbour a row to the article, and take its weakest where it has too many."""
    held = defaultdict(list)
    ruled = set()
    others = [relation.other_id for relation in related]
    rows = Relation.objects.filter(article__in=others)
    for other, target, kind, score, pk in rows.values_list(
        "article", "other", "kind", "score", "pk"
    ):
        if kind in FOUND_KINDS:
            held[other].append((score, pk))
        elif target == article.pk:
            ruled.add(other)
    entered, dropped = [], []
    for relation in related:
        weakest = sorted(held[relation.other_id])
        if relation.other_id in ruled:
            continue
        if len(weakest) >= KEPT:
            if weakest[0][0] >= relation.score:
                continue
            dropped.append(weakest[0][1])
        entered.append(
            Relation(
                article_id=relation.other_id,
                other=article,
                kind=relation.kind,
                score=relation.score,
                reasons=relation.reasons,
            )
        )
    Relation.objects.filter(pk__in=dropped).delete()
    Relation.objects.bulk_create(entered)


def forget(article):
    """Take the article out of everybody's neighbours and out of the count of terms."""
    for packed in Profile.objects.filter(pk=article.pk).values_list("terms", flat=True):
        count(Counter(dict.fromkeys(unpack(packed)[0], -1)))
    Profile.objects.filter(pk=article.pk).delete()
    Posting.objects.filter(article=article).delete()
    article.relations.all().delete()
    Relation.objects.filter(other=article).delete()
