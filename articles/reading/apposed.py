"""Titles that stand beside a name between commas: "Jane Roe, the harbor master, said"."""

import re

from articles.reading.titles import (
    JOINERS,
    LONGEST_TITLE,
    before_owner,
    is_head,
    is_role,
    is_title_word,
    title_start,
)
from articles.reading.vocabulary import ADJECTIVES, LESSER, OPENERS

_PARTY_OR_STATE = re.compile(
    r" \((?:[DRI]\.?(?:[-, –]{1,2}[A-Z][\w.]*(?: [A-Z][\w.]*)?)?|[A-Z][a-z]{1,4}\.)\)"
)
_SAID = frozenset("said says told added".split())
_SAYS = tuple([word] for word in _SAID)
_PLACED = frozenset("on in at".split())
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "who", "is", "was", "'s"})
_WITHIN = JOINERS | _PLACED | {"and"}
_AFTER_HEAD = frozenset(
    """of for to at in on from with and who which that under during since until here there by or
    emeritus general elect nominee designate 's based about against""".split()
)
_VERBS = frozenset(
    """is was are were be been has have had will would said says say told tells asked added who whom
    which that when where while because but if as not did does met came went made took gave called
    wrote spoke visited""".split()
)


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
    told_as_one = words.folded[number - 1] in ("a", "an")
    while number < len(words) and number - first < LONGEST_TITLE + 2:
        word = words.folded[number]
        if number in in_name and word != "'s" and not _serves(words, first, number, in_name):
            return None
        if word in _VERBS:
            end = number
            closed = word in ("who", "which", "that", "when", "where", "whom")
            closed |= word in _SAID and first == last
            break
        follows = word in _AFTER_HEAD or words.folded[number - 1] in LESSER
        if head == number - 1 and not follows and not is_title_word(words, number):
            return None
        if is_head(word) or (told_as_one and is_role(word)):
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
        and words.folded[number - 1] in JOINERS
        and any(is_role(word) for word in words.folded[first : number - 1])
    )


def title_with_comma(words, first, last, taken):
    """The words of the title in "the Pentagon spokesman, John Roe," without its article, or None.

    An acronym in brackets may stand between the two.
    """
    end = first - (words.gap(first - 1) == "), " and words.gap(first - 2) == " (")
    if first == 0 or words.gap(first - 1) not in (", ", "), "):
        return None
    closes = _closes(words, last)
    if not closes and words.folded[last : last + 1] not in _SAYS:
        return None
    start = _after_determiner(words, end, taken)
    if start is not None and not closes:
        return None  # "After the talks with the minister, Jane Roe said"
    if start is None:
        start = title_start(words, end - 1, first, taken)
        opens = words.kinds[start] == "body" or words.opens_sentence(start)
        if not (words.capital[start] and opens and is_role(words.folded[end - 1])):
            return None
    while start < end and words.folded[start] in ADJECTIVES:
        start += 1
    heads = (n for n in range(start, end) if words.folded[n] in JOINERS | _PLACED)
    head = next(heads, end) - 1
    return (start, end) if head >= start and is_role(words.folded[head]) else None


def _after_determiner(words, end, taken):
    """The word after the article that opens the words up to `end`, or None."""
    for number in range(end - 1, max(taken, end - LONGEST_TITLE - 2) - 1, -1):
        word = words.folded[number]
        before = before_owner(words, number, taken) if word == "'s" else number - 1
        before -= words.folded[before] == "the"
        if word in _DETERMINERS and words.folded[before] not in JOINERS | _PLACED:
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
