"""The relations that a story would have, were it published as it is typed; nothing is stored."""

from .learning import kept_terms
from .neighbours import KEPT, neighbours
from .profile import weights
from .stored import Stored


def propose(story, facts, number=0):
    """Relations that are not stored, the closest first, from a `profile.Story`.

    `facts` are its day and its slugline; `number` is the article's, which is not proposed to it.
    """
    found = {number: weights(story)}
    kept, known = kept_terms(found)
    if not kept[number]:
        return []
    collection = Stored()
    collection.put(number, {text: found[number][text] for text in kept[number]}, known)
    return neighbours(collection, number, facts).relations[:KEPT]
