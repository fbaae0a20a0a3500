"""The terms a story is compared by, from its text alone: plain Python, no database.

A term is the stem of a folded word ("interceptors" is "intercept"; of "US-led" the parts), an
abbreviation of two letters ("US"), a name of several words as printed ("Czech Republic"), an
official ("official:robert-m-gates") or a topic ("topic:missile-defense"). Counts are weighted by
where the term stands, then saturated, so that the tenth "missile" says little more than the third.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .stems import stem

HEADLINE, FIRST_PARAGRAPH, REST = 4, 2, 1
NAME_BONUS = 1
SUBJECT = 3  # an official or a topic counts like a word said three times
SATURATION, LENGTH_SHARE = 4.0, 0.5
USUAL_LENGTH = 400  # words; the weight of longer stories is damped, of shorter ones raised
TERMS_KEPT = 60
LONGEST_TERM = 120

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")  # U.S.
NAME = re.compile(
    r"\b[A-Z][^\W\d_]+(?:[ -](?:of |the |de |von |van )?[A-Z][^\W\d_]+){1,4}"  # Czech Republic
)
COMMON = frozenset(  # not "us": words of two letters are none, and "US" is a country
    """
    a about above after again against ago all almost along already also although always am among an
    and another any are around as asked at away back be became because become been before began
    being between both but by called came can could day days did do does done down during each
    earlier eight either end even ever every far few first five for four from further gave get give
    given go going good great had has have he held her here him his how however i if in including
    into is it its just last late later least less like long made make making many may me might more
    most much must my near nearly neither never new next nine no nor not now of off often old on
    once one only or other others our out over own part per put rather said same saw say saying says
    second see seen set seven several shall she should since six so some something soon still such
    take taken ten than that the their them themselves then there these they thing third this those
    though three through time to today together told too took toward two under until up upon use
    used very was way we week weeks well went were what when where whether which while who whom
    whose why will with within without would year years yesterday yet you your
    agree agreed ask asked asking begin began begun bring brought call came come comes coming
    continue end ended find follow followed following found hold holding hour hours keep kept know
    known leave left man men meet meeting met month months note noted open opened people person
    place point question reach reached receive received reply replied right say set show shown
    speak spoke start started tell think turn turned want wanted
    jan feb mar apr jun jul aug sept sep oct nov dec
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    """.split()
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a story is compared by. Officials and topics are slugs."""

    headline: str
    paragraphs: tuple[str, ...]
    officials: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def weights(story: Story) -> dict[str, float]:
    """Every term of the story with its saturated weight, before rarity is taken into account."""
    counts: Counter[str] = Counter()
    fields = [(story.headline, HEADLINE)]
    fields += [
        (text, REST if position else FIRST_PARAGRAPH)
        for position, text in enumerate(story.paragraphs)
    ]
    length = 0
    for text, weight in fields:
        for word in words(text):
            counts[word] += weight
            length += 1
        for name in names(text):
            counts[name] += weight + NAME_BONUS
    for slug in story.officials:
        counts[f"official:{slug}"] += SUBJECT
    for slug in story.topics:
        counts[f"topic:{slug}"] += SUBJECT
    damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)
    return {
        term: count * (SATURATION + 1) / (count + damping)
        for term, count in counts.items()
        if len(term) <= LONGEST_TERM
    }


def words(text: str) -> Iterable[str]:
    """The telling words of the text, folded: lower case, their stems; "US" and "EU" stay so."""
    text = DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    for match in WORD.finditer(text):
        printed = match.group().replace("’", "'").removesuffix("'s")
        word = printed.lower()
        if word in COMMON:
            continue
        if len(word) > 2:
            yield stem(word)
        elif len(word) == 2 and printed.isupper():
            yield printed


def names(text: str) -> Iterable[str]:
    """Names of several words, as printed, without the common words that may begin a sentence."""
    for match in NAME.finditer(text):
        name = match.group()
        first, blank, rest = name.partition(" ")
        while blank and first.lower() in COMMON:
            name = rest
            first, blank, rest = name.partition(" ")
        if " " in name or "-" in name:
            yield name


def printed_forms(story: Story) -> dict[str, str]:
    """{term: the form the story prints most, in lower case where it does so anywhere}."""
    found = Counter(
        match.group().replace("’", "'").removesuffix("'s")
        for text in story.paragraphs
        for match in WORD.finditer(text)
    )
    printed: dict[str, Counter[str]] = {}
    for form, times in found.items():
        for term in words(form):
            printed.setdefault(term, Counter())[form] += times
    return {
        term: min(forms, key=lambda form: (not form.islower(), -forms[form], form))
        for term, forms in printed.items()
    }
