"""Who is named in a story: people by name, by title and surname, and by the office they hold."""

import re
from itertools import pairwise

from articles.reading.apposed import names_party, title_after, title_with_comma
from articles.reading.cast import Cast, Sighting
from articles.reading.doers import RELATIVES
from articles.reading.facts import Mention, People, Person
from articles.reading.given_names import GIVEN, gender_of
from articles.reading.names import find_names, known_names
from articles.reading.offices import Phrase, find_phrases, office_index
from articles.reading.sayings import INVERTED
from articles.reading.titles import is_courtesy, is_weak, singular, title_in, title_start
from articles.reading.vocabulary import (
    ERAS,
    FEMALE_TITLES,
    HEADS,
    MALE_TITLES,
    PARTICLES,
    TITLE_KINDS,
    kind_of,
)
from articles.reading.words import Words

_WHERE = frozenset("in at near around across outside inside throughout".split())
_DEPARTMENTS = frozenset("state defense defence treasury staff".split())
_LONGEST_UNKNOWN = 4
_DIGITS_OF_AGE = 2
_PARTY = re.compile(r"(?:d|r|i|id)-[\w.]+")
_CONJUNCTIONS = frozenset(["and", "or"])


def read_people(body, day, directory):
    """People, in order of appearance, with every stretch of the body that names them.

    `day` is the story's day; without it no office phrase is linked.
    """
    words = Words(body)
    cast = Cast(words, day, directory, office_index(directory), known_names(directory))
    sightings = _sightings(words, find_names(words, cast.known))
    full = [sighting for sighting in sightings if _is_full(sighting)]
    for sighting in full:
        cast.add_full(sighting)
    titles = {n for s in sightings if s.title_words for n in range(s.title_first, s.first)}
    titles |= {n for s in sightings if s.after for n in range(*s.after)}
    starts_name = {sighting.first for sighting in sightings}
    phrases = find_phrases(words, cast.offices, titles, starts_name)
    short = [sighting for sighting in sightings if not _is_full(sighting)]
    for item in sorted([*short, *phrases], key=lambda item: item.first):
        if isinstance(item, Phrase):
            cast.add_phrase(item)
        else:
            cast.add_short(item)
    return _people(cast)


def _is_full(sighting):
    """Whether a name has more than a surname; a surname may begin with a particle."""
    name = sighting.name
    return bool(name.officials) or (len(name.parts) > 1 and name.parts[0] not in PARTICLES)


def _sightings(words, names):
    """The names with their titles, less those that nothing shows to be a person's."""
    sightings, taken = [], 0
    for name in names:
        sightings.append(_titled(words, name, taken))
        if _has_title(sightings[-1]) or name.officials or name.parts[0] in GIVEN:
            taken = name.last
    _share_titles(words, sightings)
    in_name = {
        number
        for sighting in sightings
        if _has_title(sighting) or sighting.name.officials or sighting.name.parts[0] in GIVEN
        for number in range(sighting.first, sighting.name.last)
    }
    single = _surnames_alone(words, sightings)
    accepted = []
    for sighting in sightings:
        name = sighting.name
        if not sighting.title:
            after = title_after(words, name.last, in_name)
            if after and (_is_full(sighting) or not sighting.title_words):
                sighting.title = words.text(*after)
                sighting.title_words = tuple(words.folded[slice(*after)])
                sighting.title_first, sighting.after = name.first, after
        if _is_person(words, sighting, single):
            accepted.append(sighting)
    return accepted


def _surnames_alone(words, sightings):
    """The words that stand alone as a name, less those that name a place somewhere: "in Delhi"."""
    alone = {sighting.name.parts[-1] for sighting in sightings if not _is_full(sighting)}
    places = {
        sighting.name.parts[-1]
        for sighting in sightings
        if sighting.first and words.folded[sighting.first - 1] in _WHERE
    }
    return alone - places


def _share_titles(words, sightings):
    """Give all people of "Sens. Ann Roe, Max Vance and Eve Moss" the title of one of several."""
    shared = None
    for one, other in pairwise([*sightings, None]):
        if one.title and singular(one.title) != one.title:
            one.title = singular(one.title)
            one.title_words = tuple(Words(one.title).folded)
            shared = one
        if shared is None or other is None or other.title_words:
            shared = None
            continue
        between = words.folded[one.name.last : other.first]
        linked = "\n" not in words.body[words.ends[one.name.last - 1] : words.starts[other.first]]
        if linked and all(word in _CONJUNCTIONS or _PARTY.fullmatch(word) for word in between):
            other.title, other.title_words = shared.title, shared.title_words
        if not linked or not _CONJUNCTIONS.isdisjoint(between[-1:]):
            shared = None


def _titled(words, name, taken):
    start = title_start(words, name.title_first, name.first, taken)
    start, end = title_in(words, start, name.first), name.first
    if start is None:
        between = title_with_comma(words, name.first, name.last, taken)
        if between is None:
            return Sighting(name, title_first=name.first)
        start, end = between
    title_words = tuple(words.folded[start:end])
    closed = ")" if words.gap(end - 1) == ") " and end == name.first else ""  # "Lt. (j.g.) Ann Roe"
    shown = None if is_courtesy(title_words) else words.text(start, end) + closed
    return Sighting(name, shown, title_words, start)


def _is_person(words, sighting, single):
    name = sighting.name
    joined = name.first and words.joined(name.first - 1)
    before = words.folded[name.first - 1] if joined else ""
    after = (
        words.folded[name.last] if name.last < len(words) and words.joined(name.last - 1) else ""
    )
    titled_before = sighting.title_words and sighting.title_first < name.first
    if not titled_before and (before == "the" or after in ERAS):
        return False
    strong = sighting.title_words and not is_weak(sighting.title_words)
    if not _is_full(sighting):
        return not titled_before or (strong and not _ends_a_body(sighting))
    if name.officials or strong:
        return True
    if after in HEADS:
        return False  # "Harbor Motors spokesman Ann Roe"
    parts = name.parts
    if parts[0] in GIVEN or (parts[0].endswith(".") and parts[1] in GIVEN):
        return True
    if before in RELATIVES or _is_told_of(words, name.last):
        return True
    if before in INVERTED and sighting.title_words:
        return True  # "said Zork Quorl, an astronomer"
    return parts[-1] in single and len(parts) <= _LONGEST_UNKNOWN


def _has_title(sighting):
    return sighting.title_words and (_is_full(sighting) or not _ends_a_body(sighting))


def _ends_a_body(sighting):
    """Whether a single unknown name only ends "head of the Harbor Union": no title is before it."""
    if "of" not in sighting.title_words or sighting.name.officials:
        return False
    before = sighting.title_words[-1]
    return kind_of(before) not in TITLE_KINDS and before not in _DEPARTMENTS


def _is_told_of(words, last):
    """Whether an age, "who" or a party follows a name: "Zork Quorl, 41, left", "Zork Quorl (D)"."""
    if names_party(words, last):
        return True
    if last >= len(words) or words.gap(last - 1) != ", ":
        return False
    word = words.folded[last]
    if word in ("who", "whose"):
        return True
    return word.isdigit() and len(word) == _DIGITS_OF_AGE and words.gap(last)[:1] in ",."


def _people(cast):
    """The figures of the cast as People, each with the tenure of the story's day."""
    figures = sorted((f for f in cast.figures if f.mentions), key=lambda figure: figure.start)
    persons, mentions = [], []
    for number, figure in enumerate(figures):
        tenure = cast.bearers.tenure_of(figure)
        figure.mentions.sort(key=lambda place: place.start)
        persons.append(_person(cast, figure, tenure))
        for place in figure.mentions:
            held = place.tenure or tenure
            mentions.append(
                Mention(
                    place.start,
                    place.end,
                    place.text,
                    place.how,
                    number,
                    figure.official,
                    held.office if held else None,
                    held.slug if held else None,
                    place.candidates,
                    place.dated,
                )
            )
    mentions += cast.open_mentions
    return People(tuple(persons), tuple(sorted(mentions, key=lambda mention: mention.start)))


def _person(cast, figure, tenure):
    official = cast.directory.officials.get(figure.official)
    if figure.names:
        name = max(figure.names, key=lambda name: len(name.split()))
    else:
        name = official.name if official else figure.mentions[0].text
    titles = sorted(figure.titles)
    return Person(
        name=name,
        title=titles[0][1] if titles else None,
        forms=tuple(dict.fromkeys(mention.text for mention in figure.mentions)),
        official=figure.official,
        office=tenure.office if tenure else None,
        tenure=tenure.slug if tenure else None,
        gender=_gender(figure, official),
        titles=tuple(titles),
    )


def _gender(figure, official):
    if official and official.gender:
        return official.gender
    told = {word for _, _, words in figure.titles for word in words}
    if told & FEMALE_TITLES:
        return "female"
    if told & MALE_TITLES:
        return "male"
    return gender_of(figure.parts[0]) if len(figure.parts) > 1 else ""
