"""The title a person is given in print: before the name, or after it between commas."""

import re

from articles.reading.vocabulary import (
    COURTESY,
    FORMERLY,
    HEADS,
    LOWER_TITLE,
    NATIONAL,
    NOT_YET,
    RANKS,
    TITLE_KINDS,
    kind_of,
)

_JOINERS = frozenset({"of", "for", "to"})
_LONGEST_TITLE = 12
_PLURAL = re.compile(r"\b(Sen|Rep|Gen|Gov|President|Minister|Senator|Representative)s(\.?)$")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "who", "is", "was", "'s"})
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
    start = first
    while start > taken and first - start < _LONGEST_TITLE:
        left = start - 1
        if words.gap(left) not in (" ", ""):
            break
        if _is_title_word(words, left):
            start = left
        else:
            landing = _over_joiner(words, left, taken)
            if landing is None or start == name_first:
                break
            start = landing
    return start


def title_text(words, start, end):
    """The title in the words from start to end as printed, or None if it holds no title.

    A joiner with no title before it ("Russia to Defense Secretary") cuts off what precedes it, and
    a title printed twice in a row is said once.
    """
    start = _trimmed(words, start, end)
    heads = [n for n in range(start, end) if _is_head(words.folded[n])]
    if not heads:
        return None
    half = (end - start) // 2
    if (end - start) % 2 == 0 and words.folded[start : start + half] == words.folded[
        end - half : end
    ]:
        start += half
    return words.text(start, end)


def title_after(words, last, in_name):
    """The words, first and last (exclusive), of the title between commas after a name, or None.

    The article before the title is left out.
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
        if number in in_name and word != "'s":
            return None
        if word in _VERBS:
            closed = word in ("who", "which", "that", "when", "where", "whom")
            break
        if head == number - 1 and not _is_title_word(words, number) and word not in _AFTER_HEAD:
            return None
        if _is_head(word):
            heads, head = heads + (number - first < 7), number
        gap = words.gap(number)
        number += 1
        if gap not in (" ", "", "/"):
            closed = gap[0] in ",.;:)—–!?\n" or gap[:2] in (" –", " —", " -")
            break
    else:
        return None
    return (first, number) if closed and heads and number > first else None


def title_with_comma(words, first, last, taken):
    """The title in "the Pentagon spokesman, John Roe," as printed without its article, or None."""
    if first == 0 or words.gap(first - 1) != ", " or words.gap(last - 1)[:1] not in ",.\n":
        return None
    if not _is_head(words.folded[first - 1]) and words.folded[first - 1] not in LOWER_TITLE:
        return None
    start = title_start(words, first - 1, first, taken)
    if not _is_title_word(words, first - 1):
        return None
    if start == 0 or words.folded[start - 1] not in _DETERMINERS:
        return None
    return title_text(words, start, first)


def changes_meaning(title_words):
    """Whether the title says that its bearer does not hold the office: "former", "-elect"."""
    return any(
        word in FORMERLY or word in NOT_YET or word.endswith(("-elect", "-designate"))
        for word in title_words
    )


def singular(title):
    """The title of each of several people: "Sen." for "Sens."."""
    return _PLURAL.sub(r"\1\2", title)


def is_courtesy(title_words):
    """Whether there is no more to a title than Mr. or Mrs."""
    return all(word in COURTESY for word in title_words)


def _is_head(word):
    return kind_of(word) in TITLE_KINDS or word in HEADS or word in RANKS


def _is_title_word(words, number):
    word = words.folded[number]
    if not words.capital[number]:
        return word in LOWER_TITLE or word in NATIONAL
    if word == "under" and number + 1 < len(words) and words.folded[number + 1] == "secretary":
        return True
    kind = kind_of(word)
    if kind in ("opener", "day"):
        return False
    return kind != "name" or not words.opens_sentence(number) or number == 0


def _over_joiner(words, left, taken):
    """The title word before "of", "for the" or "and", from where the title may go on."""
    landing = left
    if words.folded[landing] == "the":
        landing -= 1
    if landing <= taken or not words.joined(landing):
        return None
    joiner = words.folded[landing]
    landing -= 1
    if joiner == "and":
        if words.capital[landing] != words.capital[landing + 2] or words.capital[landing]:
            return None
        return landing if words.folded[landing] in HEADS and words.joined(landing) else None
    if joiner not in _JOINERS or not words.joined(landing):
        return None
    word = words.folded[landing]
    if words.capital[landing]:
        return landing if kind_of(word) not in ("name", "opener", "day") else None
    return landing if word in LOWER_TITLE else None


def _trimmed(words, start, end):
    for number in range(end - 1, start - 1, -1):
        joins = words.folded[number] in _JOINERS and not words.capital[number]
        if joins and not any(_is_head(words.folded[n]) for n in range(start, number)):
            return number + (2 if words.folded[number + 1] == "the" else 1)
    return start
