"""The stored terms of every published story, and the neighbours found through them."""

import math
from collections import Counter, defaultdict
from itertools import batched

from django.db.models import Case, F, FloatField, Sum, Value, When
from django.db.models.functions import Greatest

from ..body import paragraphs
from ..models import Article, Relation, Term, TermWeight
from .profile import TERMS_KEPT, Story, printed_forms, weights
from .reasons import reasons

ASKED_AT_ONCE = 5000  # terms in one query
CONSIDERED = 2000  # terms of a story, by weight, of which the rarity is looked up
ASKED_BY = 25  # the heaviest terms find the candidates; all of them rank
CANDIDATES = 100
KEPT = 8
LEAST_CLOSENESS = 0.06
RARE = 0.2  # a term in more than this share of the stories is no reason


def learn(article):
    """Store the terms the published article is compared by, and count them among all stories."""
    learn_many([article])


def learn_many(articles):
    """Learn every article, as `learn` does one, in a few queries for all of them.

    Give a batch of some hundred. Which words are rare is as it was before the batch.
    """
    found = {article.pk: weights(_story(article)) for article in articles}
    kept = _heaviest(found)
    texts = sorted({text for heaviest in kept.values() for text in heaviest})
    Term.objects.bulk_create((Term(text=text) for text in texts), ignore_conflicts=True)
    terms = {text: pk for text, pk, _ in _known(texts)}
    changes = Counter()
    held = TermWeight.objects.filter(article__in=found)
    changes.subtract(held.values_list("term", flat=True))
    changes.update(terms[text] for heaviest in kept.values() for text in heaviest)
    held.delete()
    TermWeight.objects.bulk_create(
        TermWeight(article_id=pk, term_id=terms[text], weight=found[pk][text])
        for pk, heaviest in kept.items()
        for text in heaviest
    )
    _count(changes)


def _heaviest(found):
    """{article: its heaviest terms} for {article: {term: weight}}."""
    candidates = {
        pk: sorted(terms, key=lambda text: (-terms[text], text))[:CONSIDERED]
        for pk, terms in found.items()
    }
    texts = sorted({text for chosen in candidates.values() for text in chosen})
    size = _collection_size()
    rarities = defaultdict(lambda: rarity(0, size))
    rarities |= {text: rarity(stories, size) for text, _, stories in _known(texts)}
    return {
        pk: sorted(chosen, key=lambda text: (-found[pk][text] * rarities[text], text))[:TERMS_KEPT]
        for pk, chosen in candidates.items()
    }


def _known(texts):
    """Yield (text, number, stories) of the terms there are; asked in slices any database takes."""
    for slice_ in batched(texts, ASKED_AT_ONCE, strict=False):
        yield from Term.objects.filter(text__in=slice_).values_list("text", "pk", "stories")


def _count(changes):
    """Add {term: change} to the numbers of stories, the terms locked in one order for all.

    So stories published at once never deadlock.
    """
    by_change = defaultdict(list)
    for term, change in sorted(changes.items()):
        if change:
            by_change[change].append(term)
    changed = sorted(term for terms in by_change.values() for term in terms)
    for slice_ in batched(changed, ASKED_AT_ONCE, strict=False):
        list(_locked(slice_))
    for change, terms in by_change.items():
        for slice_ in batched(terms, ASKED_AT_ONCE, strict=False):
            Term.objects.filter(pk__in=slice_).update(stories=Greatest(F("stories") + change, 0))


def _locked(terms):
    return Term.objects.filter(pk__in=terms).order_by("pk").select_for_update().values_list("pk")


def _story(article):
    return Story(
        article.headline,
        tuple(paragraphs(article.body)),
        tuple(article.appearances.values_list("official__slug", flat=True)),
        tuple(article.topic_items.values_list("tag__slug", flat=True)),
    )


def rarity(stories, size):
    """What a term found in that many of `size` stories weighs; a term new to all weighs most."""
    return math.log(1 + size / max(stories, 1))


def relate_many(articles):
    """Relate every article, in the order given; all of them must have been learned."""
    for article in articles:
        relate(article)


def relate(article):
    """Find the article's neighbours anew; enter it among theirs where it is close enough."""
    size = _collection_size()
    own = dict(article.term_weights.values_list("term", "weight"))
    stories = dict(Term.objects.filter(pk__in=own).values_list("pk", "stories"))
    rarities = {term: rarity(count, size) for term, count in stories.items()}
    candidates = _candidates(article, own, rarities)
    closeness = _closeness(own, rarities, candidates, size)
    explain = _explainer(article, own, stories, size)
    related = [
        Relation(article=article, other_id=other, score=score, reasons=explain(shared))
        for other, (score, shared) in closeness.items()
        if score >= LEAST_CLOSENESS
    ]
    related = [relation for relation in related if relation.reasons]
    related.sort(key=lambda relation: (-relation.score, -relation.other_id))
    article.relations.all().delete()
    Relation.objects.filter(other=article).delete()
    Relation.objects.bulk_create(related[:KEPT])
    _enter_among_neighbours(article, related)


def _collection_size():
    return Article.objects.filter(live_number__isnull=False).count()


def _candidates(article, own, rarities):
    """The stories that share the most weight in the article's heaviest terms."""
    asked = sorted(own, key=lambda term: (-own[term] * rarities[term], term))[:ASKED_BY]
    if not asked:
        return []
    worth = Case(
        *(When(term=term, then=Value(own[term] * rarities[term] ** 2)) for term in asked),
        output_field=FloatField(),
    )
    return list(
        TermWeight.objects.filter(term__in=asked)
        .exclude(article=article)
        .values("article")
        .annotate(score=Sum(F("weight") * worth, output_field=FloatField()))
        .order_by("-score", "-article")
        .values_list("article", flat=True)[:CANDIDATES]
    )


def _closeness(own, rarities, candidates, size):
    """{candidate: (cosine, {shared term: its part of the cosine})}."""
    vectors = defaultdict(dict)
    rows = TermWeight.objects.filter(article__in=candidates).values_list(
        "article", "term", "weight", "term__stories"
    )
    for other, term, weight, stories in rows:
        vectors[other][term] = weight * rarity(stories, size)
    mine = {term: weight * rarities[term] for term, weight in own.items()}
    my_length = math.hypot(*mine.values()) or 1.0
    result = {}
    for other, theirs in vectors.items():
        lengths = my_length * (math.hypot(*theirs.values()) or 1.0)
        shared = {term: mine[term] * theirs[term] / lengths for term in mine.keys() & theirs.keys()}
        result[other] = (sum(sorted(shared.values())), shared)
    return result


def _explainer(article, own, stories, size):
    """A function from {shared term: its part of the cosine} to the reasons readers see."""
    labels = {
        f"official:{slug}": name
        for slug, name in article.appearances.values_list("official__slug", "official__name")
    }
    labels |= {
        f"topic:{slug}": name
        for slug, name in article.topic_items.values_list("tag__slug", "tag__name")
    }
    texts = dict(Term.objects.filter(pk__in=own).values_list("pk", "text"))
    limit = max(RARE * size, 2)
    rare = frozenset(texts[term] for term, count in stories.items() if count <= limit)
    printed = printed_forms(_story(article))
    return lambda shared: reasons(
        {texts[term]: part for term, part in shared.items()}, labels, printed, rare
    )


def _enter_among_neighbours(article, related):
    """Give each neighbour a row to the article, and take its weakest where it has too many."""
    others = [relation.other_id for relation in related]
    held = defaultdict(list)
    rows = Relation.objects.filter(article__in=others).values_list("article", "score", "pk")
    for other, score, pk in rows:
        held[other].append((score, pk))
    entered, dropped = [], []
    for relation in related:
        weakest = sorted(held[relation.other_id])
        if len(weakest) >= KEPT:
            if weakest[0][0] >= relation.score:
                continue
            dropped.append(weakest[0][1])
        entered.append(
            Relation(
                article_id=relation.other_id,
                other=article,
                score=relation.score,
                reasons=relation.reasons,
            )
        )
    Relation.objects.filter(pk__in=dropped).delete()
    Relation.objects.bulk_create(entered)


def forget(article):
    """Take the article out of everybody's neighbours and out of the count of terms."""
    Term.objects.filter(weights__article=article).update(stories=Greatest(F("stories") - 1, 0))
    article.term_weights.all().delete()
    article.relations.all().delete()
    Relation.objects.filter(other=article).delete()
