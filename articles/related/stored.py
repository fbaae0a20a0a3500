"""The vectors in the database, as a collection that `ranking` asks: a few queries a story."""

from django.db.models import Case, FloatField, Sum, Value, When

from ..models import Posting, Profile, Term
from .vectors import rarity, unpack, weighed

ASKED_BY = 25  # the heaviest terms of a story find it, and find the candidates
CANDIDATES = 150
POSTINGS = 20_000  # read for one story; terms that are in more stories than are left are not asked


def heaviest(vector):
    """{term: weight} of the terms of a weighed vector that find its story."""
    pairs = sorted(zip(*vector, strict=True), key=lambda pair: (-pair[1], pair[0]))
    return dict(pairs[:ASKED_BY])


def affordable(weights, stories):
    """The heaviest terms whose postings together are few enough to be read."""
    left = POSTINGS
    chosen = []
    for term in weights:
        if stories.get(term, 0) <= left:
            chosen.append(term)
            left -= stories.get(term, 0)
    return chosen


class Stored:
    """Profiles read from the database as they are asked for, and the rarities of their terms."""

    def __init__(self):
        self.size = Profile.objects.count()
        self.stories = {}
        self._rarities = {}
        self._packed = {}
        self._vectors = {}

    def load(self, numbers):
        """Read the profiles of these stories, in two queries for all of them."""
        new = set(numbers) - self._packed.keys()
        rows = Profile.objects.filter(pk__in=new).values_list("pk", "terms", "nearest")
        found = {pk: (unpack(terms), unpack(nearest)) for pk, terms, nearest in rows}
        unknown = {term for (terms, _), _ in found.values() for term in terms}
        unknown -= self.stories.keys()
        counted = Term.objects.filter(pk__in=unknown).values_list("pk", "stories")
        for term, stories in counted:
            self.stories[term] = stories
            self._rarities[term] = rarity(stories, self.size)
        self._packed |= dict.fromkeys(new) | found

    def vector(self, number):
        packed = self._packed.get(number)
        if packed is None:
            return None
        if number not in self._vectors:
            self._vectors[number] = weighed(packed[0], self._rarities)
        return self._vectors[number]

    def nearest(self, number):
        packed = self._packed.get(number)
        return dict(zip(*packed[1], strict=True)) if packed else {}

    def set_nearest(self, number, packed):
        """From now on the story has these nearest, as packed for the database."""
        self._packed[number] = (self._packed[number][0], unpack(packed))

    def candidates(self, number):
        """The stories that share the most weight in the heaviest terms, the most first."""
        weights = heaviest(self.vector(number))
        asked = affordable(weights, self.stories)
        if not asked:
            return []
        worth = Case(
            *(When(term=term, then=Value(weights[term] ** 2)) for term in asked),
            output_field=FloatField(),
        )
        return list(
            Posting.objects.filter(term__in=asked)
            .exclude(article=number)
            .values("article")
            .annotate(worth=Sum(worth, output_field=FloatField()))
            .order_by("-worth", "-article")
            .values_list("article", flat=True)[:CANDIDATES]
        )
