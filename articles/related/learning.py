"""The terms of stories, stored and counted."""

from collections import Counter, defaultdict
from itertools import batched

from django.db.models import F
from django.db.models.functions import Greatest

from ..body import paragraphs
from ..models import Posting, Profile, Term
from .profile import LONGEST_TERM, TERMS_KEPT, Story, printed_forms, weights
from .stored import POSTED, archive_size
from .vectors import pack, rarity, unpack

ASKED_AT_ONCE = 5000  # terms in one query
CONSIDERED = 2000  # terms of a story, by weight, of which the rarity is looked up


def learn(article):
    """Store the terms the published article is compared by, and count them among all stories."""
    learn_many([article])


def learn_many(articles):
    """Learn every article, as `learn` does one, in a few queries for all of them.

    Give a batch of some hundred, inside one transaction.
    """
    stories = {article.pk: story_of(article) for article in articles}
    found = {pk: weights(story) for pk, story in stories.items()}
    store(found, lambda pk: printed_forms(stories[pk]))


def story_of(article):
    """What the article is compared by."""
    return Story(
        article.headline,
        tuple(paragraphs(article.body)),
        tuple(article.appearances.values_list("official__slug", flat=True)),
        tuple(article.topic_items.values_list("tag__slug", flat=True)),
    )


def store(found, printed):
    """Store {article: {term: weight}}; `printed(article)` gives the forms of its terms."""
    kept, known = kept_terms(found)
    terms = _numbers(kept, known, printed)
    before = dict(Profile.objects.filter(pk__in=found).values_list("pk", "terms"))
    changes = Counter(terms[text] for chosen in kept.values() for text in chosen)
    for packed in before.values():
        changes.subtract(unpack(packed)[0])
    Profile.objects.bulk_create(
        [
            Profile(pk=pk, terms=pack({terms[text]: found[pk][text] for text in chosen}))
            for pk, chosen in kept.items()
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["terms"],
    )
    Posting.objects.filter(article__in=before).delete()
    Posting.objects.bulk_create(
        Posting(article_id=pk, term_id=terms[text])
        for pk, chosen in kept.items()
        for text in chosen[:POSTED]
    )
    count(changes)


def count(changes):
    """Add {term: change} to the numbers of stories, the terms locked in one order for all.

    So stories published at once never deadlock.
    """
    by_change = defaultdict(list)
    for term, change in sorted(changes.items()):
        if change:
            by_change[change].append(term)
    changed = sorted(term for terms in by_change.values() for term in terms)
    for slice_ in batched(changed, ASKED_AT_ONCE, strict=False):
        locked = Term.objects.filter(pk__in=slice_).order_by("pk").select_for_update()
        list(locked.values_list("pk"))
    for change, terms in by_change.items():
        for slice_ in batched(terms, ASKED_AT_ONCE, strict=False):
            Term.objects.filter(pk__in=slice_).update(stories=Greatest(F("stories") + change, 0))


def kept_terms(found):
    """{article: its heaviest terms, the heaviest first}, and {text: number} of terms known before.

    The batch itself counts among the stories.
    """
    candidates = {
        pk: sorted(terms, key=lambda text: (-terms[text], text))[:CONSIDERED]
        for pk, terms in found.items()
    }
    stories = Counter(text for chosen in candidates.values() for text in chosen)
    terms = Term.objects.values_list("text", "pk", "stories")
    known = {}
    for slice_ in batched(sorted(stories), ASKED_AT_ONCE, strict=False):
        for text, number, count_before in terms.filter(text__in=slice_):
            known[text] = number
            stories[text] += count_before
    size = archive_size() + len(found)
    rarities = {text: rarity(number, size) for text, number in stories.items()}
    kept = {
        pk: sorted(chosen, key=lambda text: (-found[pk][text] * rarities[text], text))[:TERMS_KEPT]
        for pk, chosen in candidates.items()
    }
    return kept, known


def _numbers(kept, known, printed):
    """{text: number} of all the terms kept, the new ones made with the form readers see."""
    new = {}
    for pk, chosen in kept.items():
        if missing := [text for text in chosen if text not in known and text not in new]:
            forms = printed(pk)
            new |= {text: forms.get(text, text)[:LONGEST_TERM] for text in missing}
    Term.objects.bulk_create(
        (Term(text=text, printed=new[text]) for text in sorted(new)), ignore_conflicts=True
    )
    for slice_ in batched(sorted(new), ASKED_AT_ONCE, strict=False):
        known = known | dict(Term.objects.filter(text__in=slice_).values_list("text", "pk"))
    return known
