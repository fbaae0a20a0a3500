"""Office phrases: whose they are on which day, and where nobody can say."""

from datetime import date

import pytest

from articles.reading.people import read_people
from articles.reading.tests.directories import SPRING, invented, recorded
from people.directory import Directory


def linked(body, day, directory=None):
    """The official of each office mention of a body, or None."""
    people = read_people(body, day, directory or recorded())
    return [m.official for m in people.mentions if m.how in ("office", "short title")]


def test_the_same_sentence_on_three_days_gives_three_people():
    sentence = "The Russian defense minister arrived."
    days = date(2007, 1, 10), date(2007, 4, 23), date(2012, 12, 1)
    assert [linked(sentence, day) for day in days] == [
        ["sergei-ivanov"],
        ["anatoliy-serdyukov"],
        ["sergei-shoigu"],
    ]


PHRASES = [
    ("They met the Russian defense minister.", "anatoliy-serdyukov"),
    ("Russia’s defense minister arrived.", "anatoliy-serdyukov"),
    ("They met the U.S. defense secretary.", "robert-m-gates"),
    ("They met the Pentagon chief.", "robert-m-gates"),
    ("They met the American defense secretary.", "robert-m-gates"),
    ("They met the Kremlin chief of staff.", "sergei-sobyanin"),
    ("They met the Polish prime minister.", "jaroslaw-kaczynski"),
    ("They met the Polish president.", "lech-kaczynski"),
    ("They met the president of Poland.", "lech-kaczynski"),
    ("They met the NATO secretary-general.", "jaap-de-hoop-scheffer"),
    ("They met Britain’s foreign secretary.", "margaret-beckett"),
    ("They met the White House press secretary.", "tony-snow"),
    ("They met the director of the Missile Defense Agency.", "henry-a-obering"),
]


@pytest.mark.parametrize(("body", "official"), PHRASES)
def test_an_office_phrase_means_its_holder_that_day(body, official):
    assert linked(body, SPRING) == [official]


NOT_LINKED = [
    "A Russian defense minister must know this.",
    "The former Russian defense minister arrived.",
    "The deputy Russian defense minister arrived.",
    "The next Russian defense minister will know.",
    "He will be the Russian defense minister-designate.",
    "He was the first Russian president.",
    "He wanted the Russian defense minister job.",
    "The U.S. and Russian defense ministers met.",
    "The Russian deputy foreign minister arrived.",
    "The minister arrived.",
    "The secretary arrived.",
    "The Russian Defense Ministry agreed.",
]


@pytest.mark.parametrize("body", NOT_LINKED)
def test_a_phrase_that_means_no_holder_links_nobody(body):
    assert not any(linked(body, SPRING))


def test_without_a_day_no_office_phrase_is_linked():
    assert not any(linked("The Russian defense minister arrived.", None))


def test_a_day_before_the_records_links_nobody():
    assert not any(linked("The Russian defense minister arrived.", date(1950, 1, 1)))


def test_an_office_several_hold_at_once_lists_the_candidates():
    body = "The Russian deputy foreign minister arrived."
    people = read_people(body, SPRING, recorded())
    (mention,) = people.mentions
    assert mention.person is None
    assert len(mention.candidates) > 1


def test_an_uncertain_start_links_nobody_and_lists_the_candidates():
    people = read_people("The Norlandic president left.", date(2006, 2, 10), invented())
    (mention,) = people.mentions
    assert (mention.person, mention.candidates) == (None, ("otto-brandt",))


def test_on_a_hand_over_day_the_successor_holds_the_office():
    assert linked("The Norlandic defense minister left.", date(2007, 3, 1), invented()) == [
        "ada-lund"
    ]


def test_on_a_hand_over_day_the_named_one_is_meant():
    body = "Karl Brandt wept. The Norlandic defense minister left."
    assert linked(body, date(2007, 3, 1), invented()) == ["karl-brandt"]


def test_moving_the_boundary_by_a_day_changes_the_boundary_day_only():
    sentence = "The Norlandic defense minister left."
    days = [date(2007, 2, 28), date(2007, 3, 1), date(2007, 3, 2)]
    assert [linked(sentence, day, invented()) for day in days] == [
        ["karl-brandt"],
        ["ada-lund"],
        ["ada-lund"],
    ]


DATED = [
    ("In January 2007, the Russian defense minister spoke.", "sergei-ivanov", "January 2007"),
    ("The Russian defense minister spoke on May 4, 2007.", "anatoliy-serdyukov", "May 4, 2007"),
    ("In February 2007 the Russian defense minister spoke.", None, "February 2007"),
    ("On Tuesday the Russian defense minister spoke.", "sergei-shoigu", "Tuesday"),
    ("Since 2001, the Russian defense minister has waited.", "sergei-shoigu", ""),
    ("It was 2007. The Russian defense minister spoke.", "sergei-shoigu", ""),
    ("The harbor, built in 2003, pleased the Russian defense minister.", "sergei-shoigu", ""),
    ("“In 2003 we met,” he said of the Russian defense minister.", "sergei-shoigu", ""),
    ("The Russian defense minister will speak on May 4, 2013.", "sergei-shoigu", ""),
]


@pytest.mark.parametrize(("body", "official", "dated"), DATED)
def test_the_nearest_day_in_the_sentence_tells_the_holder(body, official, dated):
    people = read_people(body, date(2012, 11, 14), recorded())
    (mention,) = people.mentions
    assert (mention.official, mention.dated) == (official, dated)
    assert bool(mention.candidates) == (official is None)


def test_a_holder_of_another_day_is_shown_with_the_tenure_of_that_day():
    body = "In January 2007, the Russian defense minister spoke. Sergei Ivanov left."
    first, second = read_people(body, date(2007, 4, 23), recorded()).mentions
    assert (first.official, first.office) == ("sergei-ivanov", "ru-defense-minister")
    assert (second.official, second.office) == ("sergei-ivanov", "ru-first-deputy-prime-minister")


def test_a_holder_met_only_by_office_is_a_person_of_the_story():
    (person,) = read_people("The Norlandic defense minister left.", SPRING, invented()).persons
    assert (person.name, person.title, person.official) == (
        "Ada Lund",
        "Norlandic defense minister",
        "ada-lund",
    )


def test_a_title_before_a_name_is_no_mention_of_its_own():
    people = read_people("The Norlandic Defense Minister Ada Lund left.", SPRING, invented())
    assert [mention.how for mention in people.mentions] == ["full name"]
    people = read_people("The Norlandic defense minister, Ada Lund, left.", SPRING, invented())
    assert [mention.how for mention in people.mentions] == ["full name"]


SHORT = [
    ("Defense Minister Igor Stanov came. The minister left.", [0]),
    ("Defense Minister Igor Stanov came. The defense minister left.", [0]),
    ("U.S. Defense Secretary Alan Mercer came. The secretary left.", [0]),
    ("Army Gen. John Roe came. The general left.", [0]),
    ("Sen. Dora Quist came. The senator left.", [0]),
    ("Jane Doe, a harbor analyst, came. The analyst left.", [0]),
    ("Pentagon spokesman Geof Morrel came. The spokesman left.", [0]),
    ("President Nora Hale met Vice President Carl Roe. The president left.", [0]),
    ("President Nora Hale met Vice President Carl Roe. The vice president left.", [1]),
    (
        "Iranian President Omar Said met Sudanese President Ali Obo. The Sudanese president left.",
        [1],
    ),
    ("Iranian President Omar Said met Sudanese President Ali Obo. The president left.", [None]),
    ("Prime Minister Nora Hale met Defense Minister Ivan Obo. The minister left.", [1]),
    ("Deputy Defense Minister Igor Stanov came. The deputy minister left.", [0]),
    ("Former President Nora Hale came. The president left.", []),
    ("Former President Nora Hale came. The former president left.", [0]),
    ("The minister left. Defense Minister Igor Stanov came.", []),
    ("Gen. John Roe came. The general public did not.", []),
]


@pytest.mark.parametrize(("body", "persons"), SHORT)
def test_a_short_title_means_the_one_introduced_with_it(body, persons):
    people = read_people(body, SPRING, Directory())
    assert [m.person for m in people.mentions if m.how == "short title"] == persons


def test_two_who_fit_a_short_title_are_listed_for_the_editor():
    body = (
        "Norlandic Defense Minister Ada Lund met Sudlandic Defense Minister Jan van der Meer."
        " The minister left."
    )
    mention = read_people(body, SPRING, invented()).mentions[-1]
    assert (mention.person, mention.candidates) == (None, ("ada-lund", "jan-van-der-meer"))


TITLED = [
    ("Russian Defense Minister Anatoliy Serdyukov", date(2007, 4, 23), "ru-defense-minister"),
    ("Defense Minister Anatoliy Serdyukov", date(2007, 4, 23), "ru-defense-minister"),
    ("Secretary of Defense Robert Gates", date(2007, 4, 23), "us-secretary-of-defense"),
    ("President Vladimir Putin", date(2007, 4, 23), "ru-president"),
    ("Prime Minister Vladimir Putin", date(2009, 4, 23), "ru-prime-minister"),
    ("Prime Minister Vladimir Putin", date(2007, 4, 23), None),
    ("former President Vladimir Putin", date(2009, 4, 23), None),
    ("Russian leader Vladimir Putin", date(2007, 4, 23), "ru-president"),
    ("Secretary Robert Gates", date(2007, 4, 23), "us-secretary-of-defense"),
    ("President Vladimir Putin", None, None),
]


@pytest.mark.parametrize(("name", "day", "office"), TITLED)
def test_a_person_has_the_office_of_the_printed_title_that_day(name, day, office):
    (person,) = read_people(f"Then {name} arrived.", day, recorded()).persons
    assert person.office == office
