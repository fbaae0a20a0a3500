"""One pattern for many words, that a text is searched for in one pass."""

import re


def pattern_of(words):
    """A compiled pattern that matches each of the words where it stands as a whole word."""
    tree = {}
    for word in words:
        place = tree
        for letter in word:
            place = place.setdefault(letter, {})
        place[""] = {}
    return re.compile(rf"\b{_branches(tree)}\b")


def _branches(tree):
    """The pattern of what may follow, letters in common written once: sa(?:id|ys?)."""
    branches = [re.escape(letter) + _branches(tree[letter]) for letter in sorted(tree) if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' * ('' in tree)}"
