"""Who is named in a story: people by name, by title and surname, and by the office they hold."""

from articles.reading.cast import Cast, Sighting
from articles.reading.facts import Mention, People, Person
from articles.reading.given_names import GIVEN, gender_of
from articles.reading.names import find_names, known_names
from articles.reading.offices import Phrase, find_phrases, office_index
from articles.reading.sayings import PLAIN
from articles.reading.titles import (
    is_courtesy,
    singular,
    title_after,
    title_start,
    title_text,
    title_with_comma,
)
from articles.reading.vocabulary import ERAS, FEMALE_TITLES, MALE_TITLES, PARTICLES
from articles.reading.words import Words


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
        if len(sightings) > 1:
            _share_title(words, *sightings[-2:])
        if sightings[-1].title_words or name.officials or len(name.parts) > 1:
            taken = name.last
    in_name = {
        number
        for sighting in sightings
        if sighting.title_words or sighting.name.officials or sighting.name.parts[0] in GIVEN
        for number in range(sighting.first, sighting.name.last)
    }
    single = {sighting.name.parts[-1] for sighting in sightings if not _is_full(sighting)}
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


def _share_title(words, one, other):
    """Give both people of "Sens. Ann Roe and Max Vance" the title of one of several."""
    if not one.title or singular(one.title) == one.title:
        return
    one.title = singular(one.title)
    one.title_words = tuple(Words(one.title).folded)
    if words.folded[one.name.last : other.first] == ["and"] and not other.title_words:
        other.title, other.title_words = one.title, one.title_words


def _titled(words, name, taken):
    first = title_start(words, name.title_first, name.first, taken)
    title = title_text(words, first, name.first)
    if title is None:
        title = title_with_comma(words, name.first, name.last, taken)
        if title is None:
            return Sighting(name, title_first=name.first)
        start = words.starts[name.first] - 2 - len(title)
        first = words.numbers.get(start, name.first)
    title_words = tuple(Words(title).folded)
    shown = None if is_courtesy(title_words) else title
    return Sighting(name, shown, title_words, first)


def _is_person(words, sighting, single):
    name = sighting.name
    before = words.folded[name.first - 1] if name.first and words.joined(name.first - 1) else ""
    after = (
        words.folded[name.last] if name.last < len(words) and words.joined(name.last - 1) else ""
    )
    titled_before = sighting.title_words and sighting.title_first < name.first
    if not titled_before and (before == "the" or after in ERAS):
        return False
    if not _is_full(sighting):
        return True
    if name.officials or sighting.title_words:
        return True
    parts = name.parts
    if parts[0] in GIVEN or (parts[0].endswith(".") and parts[1] in GIVEN):
        return True
    if not (after in PLAIN or before in ("said", "asked", "added")):
        return parts[0].endswith(".") and parts[-1] in single
    return parts[-1] in single and len(parts) < 5


def _people(cast):
    """The figures of the cast as People, each with the tenure of the story's day."""
    figures = sorted((f for f in cast.figures if f.mentions), key=lambda figure: figure.start)
    persons, mentions = [], []
    for number, figure in enumerate(figures):
        tenure = cast.tenure_of(figure)
        office = tenure.office if tenure else None
        figure.mentions.sort(key=lambda mention: mention.start)
        persons.append(_person(cast, figure, tenure))
        for mention in figure.mentions:
            held = office if mention.office in (None, office) else mention.office
            tenure_slug = tenure.slug if tenure and held == office else None
            mentions.append(
                Mention(
                    mention.start,
                    mention.end,
                    mention.text,
                    mention.how,
                    number,
                    figure.official,
                    held,
                    tenure_slug,
                    mention.candidates,
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
