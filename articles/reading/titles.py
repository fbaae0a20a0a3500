"""The title a person is given in print before the name."""

import re

from articles.reading.doers import is_doer, is_modifier
from articles.reading.vocabulary import (
    ADJECTIVES,
    COURTESY,
    FORMERLY,
    HEADS,
    LOWER_TITLE,
    NATIONAL,
    NOT_YET,
    PLACES,
    RANKS,
    TITLE_KINDS,
    kind_of,
)

JOINERS = frozenset({"of", "for", "to"})
_MODIFIERS = 3
_OWNER = 3
_QUALIFIER = 3
_LONGEST_FIELD = 5
_OPENING_ENDINGS = ("ing", "ed", "ly")
# What departments share: "Trade and Industry Secretary".
_FIELDS = frozenset(
    """trade fuel energy oil health labor labour education culture transport transportation housing
    agriculture food science environment industry commerce finance foreign justice interior work
    communications information tourism planning""".split()
)
_SEATS = frozenset(
    """region committee subcommittee party council commission district province city state county
    ministry department agency parliament company union league faction caucus police church
    university""".split()
)
_UNDER = (["secretary"], ["secretary-general"])
_ALSO_VERBS = frozenset("force head press guard champion chair coach guide judge police".split())
_BEFORE_VERBS = frozenset("to will would can could may might must should did not".split())
LONGEST_TITLE = 12
_PLURAL = re.compile(r"\b(Sen|Rep|Gen|Gov)s\.$")
_PLACED = frozenset("on in at".split())


def title_start(words, first, name_first, taken):
    """The number of the word with which the title before a name begins.

    `first` is the first capitalised word of the title, or `name_first` where the name itself
    comes first; `taken` is the first word that belongs to no earlier name.
    """
    start, modifiers = first, 0
    while start > taken and first - start < LONGEST_TITLE:
        left = start - 1
        if words.gap(left) == ") ":
            opened = _opens_qualifier(words, left, taken)
            if opened is None or not is_title_word(words, opened - 1):
                break
            start = opened - 1
            continue
        if words.gap(left) not in (" ", ""):
            break
        ends = start == name_first and (_is_doer(words, left) or ends_plural(words, left))
        if ends or is_title_word(words, left):
            start = left
        elif words.folded[left] == "'s" and words.folded[start] == "mate" and left > taken:
            start = left - 1  # "Boatswain’s Mate"
        elif start < name_first and modifiers < _MODIFIERS and _is_modifier(words, left):
            start, modifiers = left, modifiers + 1
        else:
            landing = _over_joiner(words, left, taken)
            if landing is None or start == name_first:
                break
            start = landing
    return start


def _opens_qualifier(words, last, taken):
    """The first word of what stands in brackets within a title, "Lt. (j.g.)", or None."""
    for number in range(last, max(taken, last - _QUALIFIER), -1):
        if words.gap(number - 1) == " (":
            return number
    return None


def title_in(words, start, end):
    """The first word of the title in the words from start to end, or None if they hold none.

    A joiner with no title before it ("Russia to Defense Secretary") cuts off what precedes it, and
    a title printed twice in a row is said once.
    """
    start = _trimmed(words, start, end)
    while start < end and _only_describes(words, start):
        start += 1
    if start >= end:
        return None
    folded = words.folded[start:end]
    ends = _is_doer(words, end - 1) or ends_plural(words, end - 1)
    if not ends and not any(map(is_head, folded)):
        return None
    half = len(folded) // 2
    return start + half if folded[:half] * 2 == folded else start


def _only_describes(words, number):
    """Whether a word says something of a title and is no part of it: "new", not "New York"."""
    if words.folded[number] not in ADJECTIVES:
        return False
    opens = words.capital[number] and words.opens_sentence(number)
    return not words.capital[number] or (opens and words.folded[number + 1] not in PLACES)


def changes_meaning(title_words):
    """Whether the title says that its bearer does not hold the office: "former", "-elect"."""
    return any(
        word in FORMERLY or word in NOT_YET or word.endswith(("-elect", "-designate"))
        for word in title_words
    )


def singular(title):
    """The title of each of several people: "Sen." for "Sens.", "cosmonaut" for "cosmonauts"."""
    last = title.split()[-1].lower()
    if last.endswith("s") and last[:-1] in HEADS:
        return title[:-1]
    return _PLURAL.sub(r"\1.", title)


def ends_plural(words, number):
    """Whether a title for several people ends here: "Russian cosmonauts", "Presidents"."""
    word = words.folded[number]
    if not (word.endswith("s") and word[:-1] in HEADS):
        return False
    return words.capital[number] or (number > 0 and words.kinds[number - 1] == "body")


def is_weak(title_words):
    """Whether nothing but the ending of its last word makes a title of it: "bread baker"."""
    return not any(is_head(word) or word[:-1] in HEADS for word in title_words)


def is_courtesy(title_words):
    """Whether there is no more to a title than Mr. or Mrs."""
    return all(word in COURTESY for word in title_words)


def is_head(word):
    """Whether a word is one that makes a title: "minister", "Gen."."""
    return kind_of(word) in TITLE_KINDS or word in HEADS or word in RANKS


def is_role(word):
    """Whether a word tells what somebody is or does."""
    return is_head(word) or is_doer(word)


def _is_doer(words, number):
    """Whether the word ends like one for a person, and is no verb: "to overpower Ann Roe"."""
    word = words.folded[number]
    if words.capital[number]:
        return False
    may_be_verb = word == "host" or not word.endswith(("or", "ist", "ian"))
    if may_be_verb and number and words.folded[number - 1] in _BEFORE_VERBS:
        return False
    return is_doer(word)


def _is_modifier(words, number):
    """Whether a lower-case noun goes with the title after it: peace envoy, region Governor."""
    if words.capital[number]:
        return False
    word = words.folded[number]
    return word in _SEATS if words.capital[number + 1] else is_modifier(word)


def is_title_word(words, number):
    """Whether a word may stand within a title before a name."""
    word = words.folded[number]
    if not words.capital[number]:
        if word in _ALSO_VERBS and number and words.folded[number - 1] == "to":
            return False  # "to force Gen. Roe"
        if word.isdigit():
            return len(word) == 1 and words.folded[number - 1] == "officer"  # of the warrant
        return word in LOWER_TITLE or word in NATIONAL or ("-" in word and is_head(word))
    if word == "under" and words.folded[number + 1 : number + 2] in _UNDER:
        return True
    kind = words.kinds[number]
    if kind in ("opener", "day"):
        return False
    if kind != "name" or number == 0 or not words.opens_sentence(number):
        return True
    return not word.endswith(_OPENING_ENDINGS)  # "Harbor Minister Ann Roe", not "Visiting"


def _over_joiner(words, left, taken):
    """The title word before "of", "for the" or "and", from where the title may go on."""
    landing = before_owner(words, left, taken)
    if words.folded[landing] == "the":
        landing -= 1
    if landing < max(taken, 1) or not words.joined(landing):
        return None
    joiner = words.folded[landing]
    landing -= 1
    if joiner == "and" and words.folded[landing] in _FIELDS and words.capital[landing]:
        return landing if words.capital[landing + 2] and words.joined(landing) else None
    if joiner == "and" and words.capital[landing] and words.capital[landing + 2]:
        return _field_start(words, landing, taken)
    if joiner == "and":
        if words.capital[landing] or words.capital[landing + 2]:
            return None
        return landing if words.folded[landing] in HEADS and words.joined(landing) else None
    if joiner not in JOINERS or not words.joined(landing) or landing < taken:
        return None
    word = words.folded[landing]
    if words.capital[landing]:
        return landing if words.kinds[landing] not in ("name", "opener", "day") else None
    return landing if word in LOWER_TITLE else None


def _field_start(words, last, taken):
    """The first word after the joiner of "Minister for East Asian and Pacific Affairs", or None.

    `last` is the word before "and".
    """
    for number in range(last, max(taken, last - _LONGEST_FIELD), -1):
        if not words.capital[number] or not words.joined(number) or not words.joined(number - 1):
            return None
        if words.folded[number - 1] in ("of", "for"):
            of_a_title = is_head(words.folded[number - 2]) or words.kinds[number - 2] == "body"
            return number if number - 1 > taken and of_a_title else None
    return None


def before_owner(words, left, taken):
    """The word before the owner in "Harbor's Airport", where left is the mark of possession."""
    if words.folded[left] != "'s":
        return left
    for number in range(left - 1, max(taken, left - 1 - _OWNER), -1):
        if not words.joined(number - 1):
            break
        if words.folded[number - 1] in JOINERS or words.folded[number - 1] == "the":
            return number - 1
    return left


def _is_whole(words, number, end):
    """Whether a title, and not the field of one, ends with a word: not "for Detainee Affairs"."""
    word = words.folded[number]
    ends = number + 1 == end or words.folded[number + 1] in JOINERS or word in RANKS
    return ends and (word in HEADS or word in RANKS)


def _trimmed(words, start, end):
    """The first word of the title, less what only leads to it.

    That is "Russia to" or "an adviser to" before "President Roe", who is not the adviser.
    """
    for number in range(end - 1, start - 1, -1):
        if words.folded[number] not in JOINERS or words.capital[number]:
            continue
        after = number + (2 if words.folded[number + 1] == "the" else 1)
        leads = any(is_head(words.folded[n]) for n in range(start, number))
        whole = any(_is_whole(words, n, end) for n in range(after, end))
        if leads:
            cut = whole and (words.folded[number] != "of" or not words.capital[number - 1])
        else:
            first = words.folded[after]
            cut = words.folded[number] != "of" or is_head(first) or first in NATIONAL
        if cut:
            return after
    return start
