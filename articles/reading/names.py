"""Stretches of capitalised words that may name a person, and the names a Directory knows."""

import re
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from articles.reading.given_names import GIVEN
from articles.reading.vocabulary import (
    COURTESY,
    DOUBTFUL_SURNAMES,
    KOREAN_AND_CHINESE_SURNAMES,
    PARTICLES,
    RANKS,
    SUFFIXES,
    THING_BEFORE,
    THINGS,
    TITLE_KINDS,
)
from articles.reading.words import Words

AGENCIES = frozenset("reuters interfax xinhua bloomberg yonhap itar-tass ria-novosti".split())
_SENT = frozenset("ambassador envoy emissary delegate consul".split())  # to a place
_OPENING_MARKS = tuple("\"“”'‘`«„")
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+)*")
_ARTICLES = ("al-", "el-", "as-", "ar-")
_LONGEST_NICKNAME = 4
_LONGEST_NAME = 8


@dataclass(slots=True)
class Name:
    """The words `first` to `last` (exclusive) name somebody; a title may begin at `title_first`.

    `officials` are the slugs of everyone in the Directory who bears exactly this full name.
    """

    first: int
    last: int
    title_first: int
    officials: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass
class KnownNames:
    """Full names by their first word and by their ends, officials by their family name.

    `parts` and `family` give the words of an official's own name and the last of the family name.
    """

    by_first: dict = field(default_factory=dict)
    by_ends: dict = field(default_factory=dict)
    by_family: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    family: dict = field(default_factory=dict)

    def match(self, words, number, limit):
        """The end of the longest known name that starts at a word, and whose it is."""
        names = self.by_first.get(words.folded[number])
        if names is None:
            return None
        for last in range(min(limit, number + _LONGEST_NAME), number, -1):
            slugs = names.get(tuple(words.folded[number:last]))
            if slugs:
                return last, tuple(slugs)
        return None


_KNOWN = WeakKeyDictionary()


def known_names(directory):
    """The KnownNames of a Directory, made once."""
    known = _KNOWN.get(directory)
    if known is None:
        known = _KNOWN[directory] = _index(directory)
    return known


def _index(directory):
    known = KnownNames()
    exact = {}
    for slug, official in directory.officials.items():
        for printed in (official.name, *official.names):
            parts = _folded(printed)
            if parts:
                exact.setdefault(parts, {})[slug] = None
                if len(parts) > 1:
                    known.by_ends.setdefault((parts[0], parts[-1]), {})[slug] = None
        family = _folded(official.family_name or official.name.split()[-1])
        known.parts[slug] = _folded(official.name)
        if family:
            known.family[slug] = family[-1]
            known.by_family.setdefault(family[-1], []).append(slug)
    for parts, slugs in exact.items():
        known.by_first.setdefault(parts[0], {})[parts] = slugs
    return known


def _folded(name):
    """The words of a name, as Words has them; plain names need not be taken apart."""
    return tuple(name.lower().split() if _PLAIN_NAME.fullmatch(name) else Words(name).folded)


def blocks(words):
    """Yield the first and last (exclusive) word of each stretch of capitalised words."""
    total, last = len(words), 0
    for number, capital in enumerate(words.capital):
        if capital and number >= last:
            last = _block_end(words, number, total)
            yield number, last


def _block_end(words, number, total):
    last = number + 1
    while last < total:
        gap = words.gap(last - 1)
        if (gap == ", " and words.folded[last] in SUFFIXES) or (gap == " " and words.capital[last]):
            last += 1
        elif gap == " " and words.folded[last] in PARTICLES:
            after = last + 1
            while after < total and words.folded[after] in PARTICLES and words.joined(after - 1):
                after += 1
            if after >= total or not (words.capital[after] and words.gap(after - 1) == " "):
                break
            last = after + 1
        elif nickname := _nickname_end(words, last):
            last = nickname
        else:
            break
    return last


def _nickname_end(words, number):
    """The word after a nickname in quotation marks that stands inside a name, or None."""
    gap = words.gap(number - 1)
    if len(gap) not in (2, 3) or gap[0] != " " or gap[1] not in _OPENING_MARKS:
        return None
    if words.kinds[number - 1] != "name":
        return None
    for last in range(number + 1, min(number + 1 + _LONGEST_NICKNAME, len(words))):
        gap = words.gap(last - 1)
        if gap != " ":
            closed = gap[-1] == " " and len(gap) in (2, 3) and gap[0] in "\"”’'»“"
            return last + 1 if closed and words.capital[last] else None
    return None


def find_names(words, known):
    """Every stretch of words that may name a person, in order, known or not."""
    return [name for first, last in blocks(words) for name in _names_in(words, first, last, known)]


def _names_in(words, first, last, known):
    number, title_first = first, None
    while number < last:
        kind = _kind(words, number, first, last)
        match = None if kind == "opener" else known.match(words, number, last)
        if match or kind == "name":
            end, officials = match or (_run_end(words, number, first, last), ())
            if match and _goes_on(words, end, first, last):
                end, officials = _run_end(words, number, first, last), ()
            if end < last and words.folded[end] in SUFFIXES:
                end += 1
            following = _kind(words, end, first, last) if end < last else ""
            prefix = following in TITLE_KINDS or following in ("thing", "body", "thing before")
            prefix |= following == "acronym" and words.folded[number] not in GIVEN
            if prefix and not (match and following in TITLE_KINDS):
                title_first = number if title_first is None else title_first
            else:
                if not _names_a_thing(words, number):
                    start = number if title_first is None else title_first
                    yield _name(words, number, end, start, officials, known)
                title_first = None
            number = end
        else:
            if kind in ("day", "opener"):
                title_first = None
            elif title_first is None:
                title_first = number
            number += 1


def _goes_on(words, number, first, last):
    """Whether another name follows a known one, so that the whole is somebody else's."""
    if number == last or words.folded[number] in SUFFIXES:
        return False
    return _kind(words, number, first, last) == "name"


def _kind(words, number, first, last):
    """What the word is here: a surname such as King, after a given name, is a name."""
    word = words.folded[number]
    if number > first and word in SUFFIXES:
        return "name"
    if not words.capital[number]:
        return "name"  # a particle, or a word of a nickname
    if number > first and _within_a_name(words, number):
        return "name"
    kind = words.kinds[number]
    if word == "eve" and number > first and words.kinds[number - 1] == "day":
        return "day"
    before_name = number + 1 < last and words.kinds[number + 1] == "name"
    doubtful = kind == "thing" or (kind == "opener" and number > first)
    if before_name and doubtful and word in GIVEN:
        return "name"
    if before_name and word in KOREAN_AND_CHINESE_SURNAMES and "-" in words.texts[number + 1]:
        return "name"  # Park Sun-kyoo
    if kind != "name" and number > first and (word in DOUBTFUL_SURNAMES or kind == "head"):
        before = words.folded[number - 1]
        ends = number + 1 == last or words.folded[number + 1] in SUFFIXES
        if word not in DOUBTFUL_SURNAMES:
            return "name" if ends and before in GIVEN else kind  # Barbara Boxer
        reach = 1 if kind == "day" else 3
        given = any(word in GIVEN for word in words.folded[max(first, number - reach) : number])
        if ends and (given or _is_initial(before) or before in COURTESY):
            return "name"
        if ends and before in RANKS and before.endswith("."):
            return "name"
    return kind


def _within_a_name(words, number):
    """Whether a particle ("bin Said") or the mark of a nickname stands before the word."""
    before = words.texts[number - 1]
    return before in PARTICLES or words.gap(number - 1)[-1:] in _OPENING_MARKS


def _is_initial(word):
    return len(word) in (2, 4) and word.endswith(".") and word not in ("u.s.", "u.n.", "e.u.")


def _run_end(words, number, first, last):
    end = number + 1
    while end < last and _kind(words, end, first, last) == "name":
        end += 1
    return end


def _names_a_thing(words, number):
    """Whether the word before makes a ship, a camp or a storm of the name.

    Where a name stands before that word, the thing has its own: "Logan Airport Ann Roe".
    """
    if number == 0 or words.gap(number - 1).strip("“\"'‘ "):
        return False
    before = words.folded[number - 1]
    named = number > 1 and words.capital[number - 2] and words.joined(number - 2)
    return before in THING_BEFORE and not (named and before in THINGS)


def _name(words, first, last, title_first, officials, known):
    while not officials and last - first > 2 and _leads_to_a_given_name(words, first, title_first):
        first = title_first = first + 1
    parts = _parts(words, first, last)
    if not officials and len(parts) > 1:
        ends = known.by_ends.get((parts[0], parts[-1]))
        middle = parts[1:-1]
        if ends and all(_is_initial(part) or part not in GIVEN for part in middle):
            officials = tuple(ends)
    return Name(first, last, title_first, officials, parts)


def _leads_to_a_given_name(words, first, title_first):
    """Whether the first word only precedes a name: "Reuters John Roe", "envoy to Oslo John Roe"."""
    if title_first != first:
        return False
    if first > 1 and words.folded[first - 1] == "to" and words.folded[first - 2] in _SENT:
        return True
    return words.folded[first] in AGENCIES and words.folded[first + 1] in GIVEN


def _parts(words, first, last):
    """The words of a name without nickname and suffix."""
    parts = []
    for number in range(first, last):
        word = words.folded[number]
        in_nickname = number > first and _opens_nickname(words, number, last)
        if in_nickname or (word in SUFFIXES and number > first):
            continue
        parts.append(word)
    return tuple(parts)


def _opens_nickname(words, number, last):
    before, after = words.gap(number - 1), words.gap(number)
    opened = len(before) > 1 and before[-1] in _OPENING_MARKS
    closed = number + 1 < last and len(after) > 1 and after[0] in "\"”’'»“"
    return opened or closed


def surnames(parts):
    """The words by which later paragraphs may call the bearer of a full name."""
    first, last = parts[0], parts[-1]
    surname_first = first not in GIVEN or "-" in last
    if len(parts) > 1 and first in KOREAN_AND_CHINESE_SURNAMES and surname_first:
        return (first, last)
    if last[:3] in _ARTICLES:
        return (last, last[3:])
    return (last,)
