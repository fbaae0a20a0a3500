"""Words to their stems, so that "negotiates" and "negotiations" are one term: plain Python.

A light stemmer for English: inflections, then one ending that makes nouns and adjectives of verbs,
or a people of a country ("Australia" and "Australians", "Iraq" and "Iraqis" are one term).
Words of other scripts stay as they are. A stem is compared, never printed.
"""

from functools import lru_cache

DERIVATIONS = """
    ational ation ition ator ional ment ness ion ist ism iti al es er or ian ia an a ant ent anc
    enc abl ibl iv
""".split()
LEAST_STEM = 4
VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    word = _without_inflection(word)
    for ending in DERIVATIONS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word.removesuffix(ending)
    return word


def _without_inflection(word: str) -> str:
    word = _singular(word)
    if len(word) > 4:
        word = word.removesuffix("i")
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and VOWELS & set(rest):
            is_doubled = rest[-1] == rest[-2] and rest[-1] not in "lsz"  # planned, not called
            word = rest[:-1] if is_doubled else rest
            break
    if len(word) > 5:
        word = word.removesuffix("ly")
    if len(word) > 4:
        word = word.removesuffix("e")
    if len(word) > 4 and word.endswith("y") and word[-2] not in VOWELS:
        word = f"{word[:-1]}i"
    return word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 5 and word.endswith("is"):  # Iraqis, crisis
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
