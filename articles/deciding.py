"""Who is named in a text when an editor's decisions are set above what reading found."""

from dataclasses import replace

from .reading.facts import Mention, People, Person

MARKED = "marked"  # how an editor's mention was found
OF_AN_OFFICE = "office"  # a phrase that finds its office's holder, whoever else is named


def decided(people, decisions, directory, day):
    """People as the editor says, in order of appearance.

    Marked words name whom they are marked with, or nobody, and nothing else that was found there
    counts. A mark on the words that introduce a person holds for all that repeat the name; one
    further down holds for its own words. A slug the directory does not know decides nothing.
    """
    decisions = [d for d in decisions if not d.official or d.official in directory.officials]
    if not decisions:
        return people
    persons = list(people.persons)
    touched = [[m for m in people.mentions if _meet(m, decision)] for decision in decisions]
    introduced = {}
    for mention in people.mentions:
        if mention.person is not None:
            introduced.setdefault(mention.person, mention)
    renamed = set()
    for decision, covered in zip(decisions, touched, strict=True):
        for mention in covered:
            number = mention.person
            if decision.official and number is not None and introduced[number] is mention:
                renamed.add(number)
                if persons[number].official != decision.official:
                    persons[number] = _as(persons[number], decision.official, directory, day)
    gone = {mention for covered in touched for mention in covered}
    mentions = [
        _following(mention, people, persons, renamed)
        for mention in people.mentions
        if mention not in gone
    ]
    mentions += [_marked(d, persons, directory, day) for d in decisions if d.official]
    return _in_order(persons, mentions)


def office_held(directory, official, day):
    """(office slug, tenure slug) of the one tenure that certainly held then; else Nones."""
    if day is None:
        return None, None
    held = directory.held_by(official, day).certain
    return (held[0].office, held[0].slug) if len(held) == 1 else (None, None)


def _meet(mention, decision):
    return mention.start < decision.end and decision.start < mention.end


def _as(person, official, directory, day):
    """The person of the text, who is that official."""
    office, tenure = office_held(directory, official, day)
    gender = directory.officials[official].gender or person.gender
    return replace(person, official=official, office=office, tenure=tenure, gender=gender)


def _following(mention, people, persons, renamed):
    """A mention that nobody marked, of a person who may be another than reading thought."""
    if mention.person not in renamed:
        return mention
    person = persons[mention.person]
    if person.official == mention.official:
        return mention
    if mention.how == OF_AN_OFFICE:
        persons.append(people.persons[mention.person])
        return replace(mention, person=len(persons) - 1)
    return replace(
        mention,
        official=person.official,
        office=person.office,
        tenure=person.tenure,
        candidates=(),
    )


def _marked(decision, persons, directory, day):
    """The mention that the decision makes, of a person the text names already or a new one."""
    official = decision.official
    same = [number for number, person in enumerate(persons) if person.official == official]
    if not same:
        name = directory.officials[official].name
        persons.append(_as(Person(name, forms=(decision.text,)), official, directory, day))
    number = same[0] if same else len(persons) - 1
    person = persons[number]
    return Mention(
        decision.start,
        decision.end,
        decision.text,
        MARKED,
        number,
        official,
        person.office,
        person.tenure,
    )


def _in_order(persons, mentions):
    """People with those persons that are still named, numbered by their first mentions."""
    mentions.sort(key=lambda mention: mention.start)
    numbers = {}
    for mention in mentions:
        if mention.person is not None:
            numbers.setdefault(mention.person, len(numbers))
    return People(
        tuple(persons[number] for number in numbers),
        tuple(
            mention if mention.person is None else replace(mention, person=numbers[mention.person])
            for mention in mentions
        ),
    )
