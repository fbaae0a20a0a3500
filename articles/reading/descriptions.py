"""Speakers whom copy does not name: "the Defense Ministry", "a senior official"."""

import re

_LEADING = frozenset("and but in meanwhile so".split())
_ARTICLES = frozenset("a an the one another".split())
_PREPOSITIONS = frozenset("of for from at with in by".split())
_NOBODY = frozenset("it which that there this what to not who".split())
_PRONOUNS = frozenset("he she they we i".split())
_NO_ADVERBS = frozenset("family assembly ally bully supply monopoly Italy".split())
_LONGEST = 12
_WHAT_FOLLOWS = re.compile(r"\s(?:in a|on|who|that|when|after|during|as|while|told|said|at a|to)\s")


def described(text):
    """The words of a subject that describe a speaker, or None.

    A capitalised body loses its article ("the Defense Ministry"), other words keep theirs ("the
    ministry", "a senior official").
    """
    words = text.split()
    while len(words) > 1 and words[-1].endswith("ly") and words[-1] not in _NO_ADVERBS:
        words.pop()  # "the board subsequently"
    while words and (words[0].lower() in _LEADING or not words[0][0].isalnum()):
        words = words[1:]
    for number in range(len(words) - 1, 0, -1):
        of_another = words[number - 1].lower() in _PREPOSITIONS
        if words[number].lower() in _ARTICLES and not of_another:
            words = words[number:]
            break
    if not words or len(words) > _LONGEST or words[-1].lower() in _NOBODY:
        return None
    if words[0].lower() in _PRONOUNS:
        return None
    if words[0].lower() == "the" and any(word[0].isupper() for word in words[1:]):
        return " ".join(words[1:])
    if words[0].lower() in _ARTICLES:
        words[0] = words[0].lower()
    return " ".join(words)


def shortened(text):
    """A description without the clause that follows it: "the ministry in a statement"."""
    return _WHAT_FOLLOWS.split(text)[0].rstrip(" .")
