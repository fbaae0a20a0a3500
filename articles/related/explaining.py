"""The reasons of a relation from what is stored: terms, their counts, names of their subjects."""

from people.models import Official

from ..models import Term, Topic
from .reasons import reasons

RARE = 0.2  # a term in more than this share of the stories is no reason,
FEW = 10  # unless the archive is young and these are few


class Explainer:
    """Told of a story's own terms once, says why it belongs with each of many others."""

    def __init__(self, collection, number):
        terms = collection.vector(number)[0]
        rows = Term.objects.filter(pk__in=terms).values_list("pk", "text", "printed", "stories")
        limit = max(RARE * collection.size, FEW)
        self.texts = {pk: text for pk, text, _, _ in rows}
        self.printed = {text: printed or text for _, text, printed, _ in rows}
        self.rare = frozenset(text for _, text, _, stories in rows if stories <= limit)
        self.labels = labels_of(self.texts.values())

    def __call__(self, shared):
        """The reasons, as readers see them, for {shared term: its part of the closeness}."""
        parts = {self.texts[term]: part for term, part in shared.items()}
        return reasons(parts, self.labels, self.printed, self.rare)


def labels_of(texts):
    """{term: name} of the officials and topics among the terms."""
    labels = {}
    for prefix, model in [("official:", Official), ("topic:", Topic)]:
        slugs = [text.removeprefix(prefix) for text in texts if text.startswith(prefix)]
        if slugs:
            rows = model.objects.filter(slug__in=slugs).values_list("slug", "name")
            labels |= {f"{prefix}{slug}": name for slug, name in rows}
    return labels
