"""One pattern for many words, that a text is searched for in one pass."""

import re


def finder_of(words):
    """A function that gives the matches, in order, of the words that stand whole in a text.

    It looks into the stretches of the text, [(start, end)], which words do not cross.
    """
    pattern = f"(?:{tree_of(words)})"
    whole = re.compile(rf"{pattern}\b")
    # A search for one kind of character is quick; what follows is looked at behind each only.
    edge = re.compile(rf"\W(?={pattern}\b)")

    def find(text, stretches):
        found = []
        for start, end in stretches:
            places = [start, *(before.end() for before in edge.finditer(text, start, end))]
            found += filter(None, (whole.match(text, place, end) for place in places))
        return found

    return find


def tree_of(words):
    """A pattern of all the words, letters in common written once: sa(?:id|ys?)."""
    tree = {}
    for word in words:
        place = tree
        for letter in word:
            place = place.setdefault(letter, {})
        place[""] = {}
    return _branches(tree)


def _branches(tree):
    branches = [re.escape(letter) + _branches(tree[letter]) for letter in sorted(tree) if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' * ('' in tree)}"
