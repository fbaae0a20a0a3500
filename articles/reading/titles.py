"""The title a person is given in print: before the name, or after it between commas."""

import re

from articles.reading.doers import is_doer, is_modifier
from articles.reading.vocabulary import (
    ADJECTIVES,
    COURTESY,
    FORMERLY,
    HEADS,
    LESSER,
    LOWER_TITLE,
    NATIONAL,
    NOT_YET,
    OPENERS,
    PLACES,
    RANKS,
    TITLE_KINDS,
    kind_of,
)

_JOINERS = frozenset({"of", "for", "to"})
_MODIFIERS = 3
_OWNER = 3
_OPENING_ENDINGS = ("ing", "ed", "ly")
_SEATS = frozenset(
    """region committee subcommittee party council commission district province city state county
    ministry department agency parliament company union league faction caucus police church
    university""".split()
)
_UNDER = (["secretary"], ["secretary-general"])
_SAID = frozenset("said says told added".split())
_BEFORE_VERBS = frozenset("to will would can could may might must should did not".split())
_LONGEST_TITLE = 12
_PARTY_OR_STATE = re.compile(
    r" \((?:[DRI]\.?(?:[-, –]{1,2}[A-Z][\w.]*(?: [A-Z][\w.]*)?)?|[A-Z][a-z]{1,4}\.)\)"
)
_PLURAL = re.compile(r"\b(Sen|Rep|Gen|Gov)s\.$")
_PLACED = frozenset("on in at".split())
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "who", "is", "was", "'s"})
_WITHIN = _JOINERS | _PLACED | {"and"}
_AFTER_HEAD = frozenset(
    """of for to at in on from with and who which that under during since until here there by or
    emeritus general elect nominee designate 's based about against""".split()
)
_VERBS = frozenset(
    """is was are were be been has have had will would said says say told tells asked added who whom
    which that when where while because but if as not did does met came went made took gave called
    wrote spoke visited""".split()
)


def title_start(words, first, name_first, taken):
    """The number of the word with which the title before a name begins.

    `first` is the first capitalised word of the title, or `name_first` where the name itself
    comes first; `taken` is the first word that belongs to no earlier name.
    """
    start, modifiers = first, 0
    while start > taken and first - start < _LONGEST_TITLE:
        left = start - 1
        if words.gap(left) not in (" ", ""):
            break
        ends = start == name_first and (_is_doer(words, left) or ends_plural(words, left))
        if ends or _is_title_word(words, left):
            start = left
        elif start < name_first and modifiers < _MODIFIERS and _is_modifier(words, left):
            start, modifiers = left, modifiers + 1
        else:
            landing = _over_joiner(words, left, taken)
            if landing is None or start == name_first:
                break
            start = landing
    return start


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
    if not ends and not any(map(_is_head, folded)):
        return None
    half = len(folded) // 2
    return start + half if folded[:half] * 2 == folded else start


def _only_describes(words, number):
    """Whether a word says something of a title and is no part of it: "new", not "New York"."""
    if words.folded[number] not in ADJECTIVES:
        return False
    opens = words.capital[number] and words.opens_sentence(number)
    return not words.capital[number] or (opens and words.folded[number + 1] not in PLACES)


def title_after(words, last, in_name):
    """The words, first and last (exclusive), of the title between commas after a name, or None.

    The article before the title is left out. Hasty copy omits the comma before "said".
    """
    if words.gap(last - 1) not in (", ", " (", " - ", " – ", " — ", "—"):
        return None
    number = last
    if number < len(words) and words.texts[number].isdigit():
        if words.gap(number) != ", ":
            return None
        number += 1
    while number < len(words) and words.folded[number] in _DETERMINERS:
        number += 1
    first, heads, head = number, 0, None
    while number < len(words) and number - first < _LONGEST_TITLE + 2:
        word = words.folded[number]
        if number in in_name and word != "'s" and not _serves(words, first, number, in_name):
            return None
        if word in _VERBS:
            end = number
            closed = word in ("who", "which", "that", "when", "where", "whom")
            closed |= word in _SAID and first == last
            break
        follows = word in _AFTER_HEAD or words.folded[number - 1] in LESSER
        if head == number - 1 and not follows and not _is_title_word(words, number):
            return None
        if _is_head(word):
            heads, head = heads + (number - first < 7), number
        gap = words.gap(number)
        number += 1
        end = number
        if gap == " (" and words.gap(number)[:1] == ")" and words.texts[number].isupper():
            gap = words.gap(number)[1:]
            number += 1
        if gap not in (" ", "", "/"):
            closed = gap[0] in ",.;:)—–!?\n" or gap[:2] in (" –", " —", " -")
            break
    else:
        return None
    return (first, end) if closed and heads and end > first else None


def _serves(words, first, number, in_name):
    """Whether a name within a title is whom its bearer serves: "spokesman for the Roe campaign"."""
    while number > first and number - 1 in in_name:
        number -= 1
    while number > first and (words.capital[number - 1] or words.folded[number - 1] == "the"):
        number -= 1
    return (
        number - 1 > first
        and words.folded[number - 1] in _JOINERS
        and any(_is_role(word) for word in words.folded[first : number - 1])
    )


def title_with_comma(words, first, last, taken):
    """The words of the title in "the Pentagon spokesman, John Roe," without its article, or None.

    An acronym in brackets may stand between the two.
    """
    end = first - (words.gap(first - 1) == "), " and words.gap(first - 2) == " (")
    if first == 0 or words.gap(first - 1) not in (", ", "), ") or not _closes(words, last):
        return None
    start = _after_determiner(words, end, taken)
    if start is None:
        start = title_start(words, end - 1, first, taken)
        opens = words.kinds[start] == "body" or words.opens_sentence(start)
        if not (words.capital[start] and opens and _is_role(words.folded[end - 1])):
            return None
    while start < end and words.folded[start] in ADJECTIVES:
        start += 1
    heads = (n for n in range(start, end) if words.folded[n] in _JOINERS | _PLACED)
    head = next(heads, end) - 1
    return (start, end) if head >= start and _is_role(words.folded[head]) else None


def _after_determiner(words, end, taken):
    """The word after the article that opens the words up to `end`, or None."""
    for number in range(end - 1, max(taken, end - _LONGEST_TITLE - 2) - 1, -1):
        word = words.folded[number]
        before = _before_owner(words, number, taken) if word == "'s" else number - 1
        before -= words.folded[before] == "the"
        if word in _DETERMINERS and words.folded[before] not in _JOINERS | _PLACED:
            return number + 1 if number + 1 < end else None
        if word in _VERBS or (word in OPENERS and word not in _WITHIN | _DETERMINERS):
            return None
        if number > taken and words.gap(number - 1) not in (" ", "", "-"):
            return None
    return None


def names_party(words, last):
    """Whether the party or the state of whoever is named stands in brackets: "(R-Ky.)", "(Ky.)"."""
    return _PARTY_OR_STATE.match(words.body, words.ends[last - 1]) is not None


def _closes(words, last):
    """Whether a comma, a stop, a party or the mark of a possessive follows a name."""
    gap = words.gap(last - 1)
    if gap == " (":
        return names_party(words, last)
    return gap[:1] in (",", ".", "\n") or (gap == "" and words.folded[last] == "'s")


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
    return not any(_is_head(word) or word[:-1] in HEADS for word in title_words)


def is_courtesy(title_words):
    """Whether there is no more to a title than Mr. or Mrs."""
    return all(word in COURTESY for word in title_words)


def _is_head(word):
    return kind_of(word) in TITLE_KINDS or word in HEADS or word in RANKS


def _is_role(word):
    return _is_head(word) or is_doer(word)


def _is_doer(words, number):
    """Whether the word ends like one for a person, and is no verb: "to overpower Ann Roe"."""
    if words.capital[number] or (number and words.folded[number - 1] in _BEFORE_VERBS):
        return False
    return is_doer(words.folded[number])


def _is_modifier(words, number):
    """Whether a lower-case noun goes with the title after it: peace envoy, region Governor."""
    if words.capital[number]:
        return False
    word = words.folded[number]
    return word in _SEATS if words.capital[number + 1] else is_modifier(word)


def _is_title_word(words, number):
    word = words.folded[number]
    if not words.capital[number]:
        return word in LOWER_TITLE or word in NATIONAL or ("-" in word and _is_head(word))
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
    landing = _before_owner(words, left, taken)
    if words.folded[landing] == "the":
        landing -= 1
    if landing < max(taken, 1) or not words.joined(landing):
        return None
    joiner = words.folded[landing]
    landing -= 1
    if joiner == "and":
        if words.capital[landing] != words.capital[landing + 2] or words.capital[landing]:
            return None
        return landing if words.folded[landing] in HEADS and words.joined(landing) else None
    if joiner not in _JOINERS or not words.joined(landing) or landing < taken:
        return None
    word = words.folded[landing]
    if words.capital[landing]:
        return landing if words.kinds[landing] not in ("name", "opener", "day") else None
    return landing if word in LOWER_TITLE else None


def _before_owner(words, left, taken):
    """The word before the owner in "Harbor's Airport", where left is the mark of possession."""
    if words.folded[left] != "'s":
        return left
    for number in range(left - 1, max(taken, left - 1 - _OWNER), -1):
        if not words.joined(number - 1):
            break
        if words.folded[number - 1] in _JOINERS or words.folded[number - 1] == "the":
            return number - 1
    return left


def _trimmed(words, start, end):
    """The first word of the title, less what only leads to it.

    That is "Russia to" or "an adviser to" before "President Roe", who is not the adviser.
    """
    for number in range(end - 1, start - 1, -1):
        if words.folded[number] not in _JOINERS or words.capital[number]:
            continue
        after = number + (2 if words.folded[number + 1] == "the" else 1)
        leads = any(_is_head(words.folded[n]) for n in range(start, number))
        whole = any(words.folded[n] in HEADS for n in range(after, end))
        if leads:
            cut = whole and (words.folded[number] != "of" or not words.capital[number - 1])
        else:
            first = words.folded[after]
            cut = words.folded[number] != "of" or _is_head(first) or first in NATIONAL
        if cut:
            return after
    return start
