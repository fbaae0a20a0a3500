"""The neighbours of a story, entered on both sides."""

from collections import Counter, defaultdict

from django.db import connection

from ..models import Article, Posting, Profile, Relation, Version
from .learning import count
from .neighbours import FOUND_KINDS, KEPT, Kind, neighbours
from .stored import Stored
from .vectors import unpack


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
    found = neighbours(collection, article.pk)
    store_nearest(found.nearest)
    related = found.relations
    Relation.objects.bulk_create(
        [relation for relation in related if relation.other_id not in ruled][:KEPT]
    )
    _enter_among_neighbours(article, related)


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
