"""Offices as copy names them: "the Russian defense minister", "the secretary", "Prime Minister"."""

from dataclasses import dataclass, field
from functools import lru_cache
from weakref import WeakKeyDictionary

from articles.reading.vocabulary import FORMERLY, HEADS, LESSER, NATIONAL, NOT_YET, RANKS, kind_of
from articles.reading.words import Words

_GENERIC = (
    HEADS
    | LESSER
    | frozenset(
        """of for the and defense defence foreign prime first state national security press general
        interior finance affairs national treasury""".split()
    )
)
_INDEFINITE = frozenset("a an any every first next no another each some second third last".split())
_NOT_THE_HOLDER = frozenset(
    """nominee designate elect candidate hopeful position post job role office title slot duties
    portfolio""".split()
)
_ABBREVIATED = {
    "gen.": "general", "sen.": "senator", "rep.": "representative", "gov.": "governor",
    "adm.": "admiral", "col.": "colonel", "maj.": "major", "lt.": "lieutenant",
    "capt.": "captain", "sgt.": "sergeant", "prof.": "professor", "dr.": "doctor",
    "amb.": "ambassador", "cmdr.": "commander", "rev.": "reverend", "defence": "defense",
    "presidents": "president", "ministers": "minister", "secretaries": "secretary",
}  # fmt: skip
# Words that a short form does not leave out: the prime minister is not called "the minister".
_KEPT = frozenset({"prime", "press", "attorney", "first"})
_LOOSE_HEADS = frozenset("general chief head major private official fellow captain whip".split())
_FOLLOW_A_PERSON = frozenset(
    """said told was has had also who is did does will would could can may might left met came went
    made took gave spoke wrote says""".split()
)
_PLURALS = frozenset({"presidents", "ministers", "senators", "secretaries"})
_DEPARTMENTS = (["of", "state"], ["of", "defense"], ["of", "defence"])
_LONGEST_SHORT_TITLE = 6


@dataclass
class OfficeIndex:
    """Phrases that name one office, by their first two words and their length, longest first, and
    titles, country or not, to offices.

    `openings` are the words with which a phrase may begin, abbreviations among them.
    """

    phrases: dict = field(default_factory=dict)
    openings: set = field(default_factory=lambda: {"the"})
    titles: dict = field(default_factory=dict)
    countries: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `first` to `last` (exclusive) speak of an office; `offices` may be several.

    `words` are those without the article, for a short title that no Directory explains.
    """

    first: int
    last: int
    offices: tuple[str, ...]
    words: tuple[str, ...]


_INDEXES = WeakKeyDictionary()


def office_index(directory):
    """The OfficeIndex of a Directory, made once."""
    index = _INDEXES.get(directory)
    if index is None:
        index = _INDEXES[directory] = _build(directory)
    return index


def _build(directory):
    index = OfficeIndex()
    specific = {}
    for slug, office in directory.offices.items():
        adjectives = [_parts(text) for text in office.adjectives]
        area = _parts(office.area) if office.area else ()
        countries = [*adjectives, (*area, "'s"), area] if area else adjectives
        index.countries[slug] = {word for parts in countries for word in parts}
        printed = [_parts(text) for text in _printed(office)]
        generic = _without_country(printed[0], countries)
        made = [adjective + generic for adjective in adjectives]
        if area:
            made += [(*area, "'s", *generic), (*generic, "of", *area)]
        for parts in {*printed, *made}:
            bare = _without_country(parts, countries)
            for form in {parts, generic, bare, _without_body(bare)}:
                form = tuple(word for word in form if word != "the")
                index.titles.setdefault(form, set()).add(slug)
            if not all(word in _GENERIC for word in parts):
                specific.setdefault(parts[parts[0] == "the" :], set()).add(slug)
    for parts, slugs in specific.items():
        if len(parts) > 1:
            known = index.phrases.setdefault(parts[:2], {})
            known.setdefault(len(parts), {})[parts] = tuple(sorted(slugs))
            index.openings.add(parts[0])
            index.openings.update(short for short, long in _ABBREVIATED.items() if long == parts[0])
    for pair, known in index.phrases.items():
        index.phrases[pair] = dict(sorted(known.items(), reverse=True))
    return index


def _printed(office):
    texts = (office.title, office.long_title, *office.phrases)
    return [text for text in texts if text and ";" not in text]


def _parts(text):
    return tuple(_ABBREVIATED.get(word, word) for word in Words(text).folded)


def _without_country(parts, countries):
    for country in sorted(countries, key=len, reverse=True):
        if country and parts[: len(country)] == country and len(parts) > len(country):
            return parts[len(country) :]
    return parts


def _without_body(parts):
    """The title without the body before it: "NATO secretary-general" is "secretary-general"."""
    number = 0
    while number < len(parts) - 1 and parts[number] not in _GENERIC:
        number += 1
    rest = parts[number:]
    told = len(rest) > 1 or rest[0] in ("secretary-general", "president", "chancellor")
    return rest if told and all(word in _GENERIC for word in rest) else parts


def offices_titled(index, title_words):
    """The offices a printed title may be that of, in whatever country it leaves open."""
    parts = tuple(_ABBREVIATED.get(w, w) for w in title_words if w not in ("acting", "the"))
    for number in range(len(parts)):
        slugs = index.titles.get(parts[number:])
        if slugs is None:
            continue
        before = parts[:number]
        if any(word in LESSER for word in before):
            return ()
        nations = [word for word in before if word in NATIONAL]
        return tuple(s for s in sorted(slugs) if all(n in index.countries[s] for n in nations))
    return ()


def find_phrases(words, index, titles, starts_name):
    """The office phrases of a text, longest first, and its short titles ("the minister").

    `titles` are the words that already serve as somebody's title, `starts_name` those with which
    a name begins.
    """
    found, done = [], 0
    plain, openings = plain_title(words.folded), index.openings
    candidates = [n for n, word in enumerate(words.folded) if word in openings]
    for number in candidates:
        if number < done:
            continue
        phrase = _office_phrase(words, index, plain, number + (plain[number] == "the"))
        if phrase is None and plain[number] == "the":
            phrase = _short_title(words, number)
        if phrase and not _is_a_title(words, phrase, titles, starts_name):
            found.append(phrase)
            done = phrase.last
    return found


def _is_a_title(words, phrase, titles, starts_name):
    if any(number in titles for number in range(phrase.first, phrase.last)):
        return True
    return phrase.last in starts_name and words.gap(phrase.last - 1) == " "


def _office_phrase(words, index, plain, number):
    known = index.phrases.get(tuple(plain[number : number + 2]))
    if known is None:
        return None
    for length, phrases in known.items():
        last = number + length
        parts = tuple(plain[number:last])
        slugs = phrases.get(parts)
        if slugs is None or not all(map(words.joined, range(number, last - 1))):
            continue
        before = words.folded[number - 1] if number and words.joined(number - 1) else ""
        after = words.folded[last] if last < len(words) and words.joined(last - 1) else ""
        if _changed(before, after) or before in _INDEFINITE:
            return None
        if before == "the":
            return Phrase(number - 1, last, slugs, parts)
        return Phrase(number, last, slugs, parts) if "'s" in parts else None
    return None


def plain_title(folded):
    """The words of a title without abbreviations: "sen." is "senator"."""
    return [_ABBREVIATED.get(word, word) for word in folded]


def _changed(before, after):
    return before in LESSER or before in FORMERLY or before in NOT_YET or after in _NOT_THE_HOLDER


def _short_title(words, number):
    last, head = number + 1, None
    while last < len(words) and last - number <= _LONGEST_SHORT_TITLE and words.joined(last - 1):
        word = words.folded[last]
        kind = kind_of(word)
        if kind == "name" or kind in ("opener", "day", "thing", "thing before"):
            break
        if (word in HEADS or word in RANKS) and word not in _PLURALS:
            head = last
        last += 1
    if head is None:
        return None
    last = _with_department(words, head + 1)
    after = words.folded[last] if last < len(words) and words.joined(last - 1) else ""
    if after in _NOT_THE_HOLDER or not _stands_alone(words, last, words.folded[head]):
        return None
    title = tuple(_ABBREVIATED.get(word, word) for word in words.folded[number + 1 : last])
    return Phrase(number, last, (), title)


def _with_department(words, last):
    """The end of a short title with what follows it in "the secretary of state"."""
    department = words.folded[last : last + 2]
    joined = words.joined(last - 1) and words.joined(last)
    return last + 2 if joined and department in _DEPARTMENTS else last


def _stands_alone(words, last, head):
    if head not in _LOOSE_HEADS or last >= len(words) or words.gap(last - 1) != " ":
        return True
    word = words.folded[last]
    return word in _FOLLOW_A_PERSON or word.endswith("ed")


@lru_cache(maxsize=4096)
def fits_short_title(short, title_words):
    """Whether "the minister" may stand for somebody printed as "Russian Defense Minister"."""
    title = {_ABBREVIATED.get(word, word) for word in title_words}
    said = set(short) - {"of", "the"}
    for kept in (LESSER, FORMERLY, NOT_YET, _KEPT):
        if said & kept != title & kept:
            return False
    if "general" in said and title & {"secretary", "attorney", "consul"}:
        return "secretary" in said or "attorney" in said
    missing = said - title
    if not missing:
        return True
    return missing <= NATIONAL and not title & NATIONAL


def holder(directory, offices, day, named):
    """Who held the office on the day, as a Tenure; else the officials to choose from.

    `named` are the officials the text names; of two people on a hand-over day, or where dates are
    uncertain, the one it names is meant.
    """
    if day is None:
        return None, ()
    certain, possible = [], []
    for slug in offices:
        holding = directory.holders(slug, day)
        certain += holding.certain
        possible += holding.possible
    tenures = [
        tenure
        for slug in offices
        for tenure in directory.tenures_of_office(slug)
        if tenure.official in named and directory.could_hold(tenure.official, slug, day)
    ]
    officials = {tenure.official for tenure in tenures if covers(tenure, day)}
    if len(officials) == 1:
        return next(t for t in tenures if covers(t, day)), ()
    has_one_holder = len(offices) == 1 and not directory.offices[offices[0]].many
    if has_one_holder and len(certain) == 1 and not possible:
        return certain[0], ()
    return None, tuple(dict.fromkeys(tenure.official for tenure in (*certain, *possible)))


def covers(tenure, day):
    """Whether the dates on record allow that the tenure spans the day."""
    return tenure.start.first <= day and (tenure.end is None or day <= tenure.end.last)
