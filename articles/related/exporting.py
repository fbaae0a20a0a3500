"""What is related to what, by the stories' identifiers, for measuring and for other systems."""

from itertools import batched

from ..models import Article, Relation
from . import ranking
from .explaining import explainer_of
from .stored import Stored
from .vectors import pack

AT_ONCE = 500


def stored_relations():
    """Yield (guid, [(guid, score, reasons)]) of each published story, as readers are shown them."""
    published = Article.objects.published()
    stories = published.order_by("pk").values_list("pk", "guid").iterator(chunk_size=AT_ONCE)
    for chunk in batched(stories, AT_ONCE, strict=False):
        rows = (
            Relation.objects.filter(
                article__in=[pk for pk, _ in chunk], other__in=published, kind__in=Relation.SHOWN
            )
            .order_by("-score", "-other")
            .values_list("article", "other__guid", "score", "reasons")
        )
        related = {pk: [] for pk, _ in chunk}
        for article, other, score, reasons in rows:
            related[article].append((other, score, reasons))
        for pk, guid in chunk:
            yield guid, related[pk]


def every_pair():
    """The same with every other published story that is close at all, from the stored vectors."""
    guids = dict(Article.objects.published().order_by("pk").values_list("pk", "guid"))
    collection = Stored()
    collection.load(guids)
    for number in guids:
        if collection.vector(number) is not None:
            nearest = ranking.closest(ranking.closeness(collection, number, guids))
            collection.set_nearest(number, pack(nearest))
    vectors = {
        number: ranking.moved_vector(collection, number)
        for number in guids
        if collection.vector(number) is not None
    }
    for number, guid in guids.items():
        if number not in vectors:
            yield guid, []
            continue
        explain = explainer_of(collection, number)
        scores = {
            other: ranking.dot(vectors[number], vectors[other])
            for other in vectors
            if other != number
        }
        yield (
            guid,
            [
                (guids[other], score, explain(ranking.shared(collection, number, other)))
                for other, score in ranking.closest(scores, len(scores)).items()
                if score > 0
            ],
        )
