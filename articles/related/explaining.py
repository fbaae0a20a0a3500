"""The reasons of a relation from what is stored: terms, their counts, names of their subjects."""

from people.models import Official

from ..models import Term, Topic
from .reasons import reasons

RARE = 0.2  # a term in more than this share of the stories is no reason,
FEW = 10  # unless the archive is young and these are few


class Explainer:
    """Told of a story's own terms once, says why it belongs with each of many others.

    `terms` are {number: (text, printed form, stories)}, `labels` at least those of its subjects.
    """

    def __init__(self, terms, size, labels):
        limit = max(RARE * size, FEW)
        self.texts = {number: text for number, (text, _, _) in terms.items()}
        self.printed = {text: printed or text for text, printed, _ in terms.values()}
        self.rare = frozenset(text for text, _, stories in terms.values() if stories <= limit)
        self.labels = {text: labels[text] for text in self.printed if text in labels}

    def __call__(self, shared):
        """The reasons, as readers see them, for {shared term: its part of the closeness}."""
        parts = {self.texts[term]: part for term, part in shared.items()}
        return reasons(parts, self.labels, self.printed, self.rare)


def explainer_of(collection, number):
    """The Explainer of one story of a collection, from the database."""
    terms = terms_of(Term.objects.filter(pk__in=collection.vector(number)[0]))
    return Explainer(terms, collection.size, labels_of(text for text, _, _ in terms.values()))


def terms_of(terms):
    """{number: (text, printed form, stories)} of the terms."""
    rows = terms.values_list("pk", "text", "printed", "stories")
    return {number: row for number, *row in rows}


def labels_of(texts):
    """{term: name} of the officials and topics among the terms."""
    texts = list(texts)
    labels = {}
    for prefix, model in [("official:", Official), ("topic:", Topic)]:
        slugs = [text.removeprefix(prefix) for text in texts if text.startswith(prefix)]
        if slugs:
            rows = model.objects.filter(slug__in=slugs).values_list("slug", "name")
            labels |= {f"{prefix}{slug}": name for slug, name in rows}
    return labels
