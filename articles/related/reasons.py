"""Why two stories belong together, in the words readers see: plain Python, no database."""

from collections.abc import Mapping

from .profile import words

OFFICIALS_SHOWN = 2
TOPICS_SHOWN = 2
WORDS_SHOWN = 3
LEAST_SHARE = 0.03  # of the closeness that a word must explain to be worth telling


def reasons(
    shared: Mapping[str, float],
    labels: Mapping[str, str],
    printed: Mapping[str, str],
    rare: frozenset[str],
) -> list[dict]:
    """The reasons: officials, then topics, then words, the weightiest first among each.

    `shared` is what each term the two stories share adds to their closeness; `labels` the names of
    the story's officials and topics; `printed` the forms in which it prints its terms. Only a
    `rare` word tells anything, and one that repeats part of a label is no reason.
    """
    by_weight = sorted(shared, key=lambda term: (-shared[term], term))
    officials = [term for term in by_weight if term.startswith("official:")][:OFFICIALS_SHOWN]
    topics = [term for term in by_weight if term.startswith("topic:")][:TOPICS_SHOWN]
    found = [{"kind": "official", "text": labels[term]} for term in officials if term in labels]
    found += [{"kind": "topic", "text": labels[term]} for term in topics if term in labels]
    least = LEAST_SHARE * sum(shared.values())
    telling = _telling(
        [term for term in by_weight if term in rare and shared[term] >= least], labels
    )
    if telling:
        text = ", ".join(printed.get(term, term) for term in telling)
        found.append({"kind": "words", "text": text})
    return found


def _telling(terms: list[str], labels: Mapping[str, str]) -> list[str]:
    """The first few words and names of the terms that say something the labels do not."""
    said = {word for label in labels.values() for word in words(label)}
    telling: list[str] = []
    for term in terms:
        term_words = set(words(term))
        if ":" in term or term_words & said:
            continue
        said |= term_words
        telling.append(term)
        if len(telling) == WORDS_SHOWN:
            break
    return telling
