"""Where a name begins and ends, and what KnownNames finds among many."""

import pytest

from articles.reading.names import find_names, known_names
from articles.reading.tests.directories import invented, recorded
from articles.reading.words import Words, fold
from people.directory import Directory, Official


def names(body, directory=None):
    words = Words(body)
    return [
        words.text(name.first, name.last)
        for name in find_names(words, known_names(directory or Directory()))
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ann B. Roe left.", ["Ann B. Roe"]),
        ("Ann Roe's plan", ["Ann Roe"]),
        ("Ann Roe’s plan", ["Ann Roe"]),
        ("the Roes’ plan and James’ plan", ["Roes", "James"]),
        ("Jan van der Berg left.", ["Jan van der Berg"]),
        ("Omar bin Said al-Amri left.", ["Omar bin Said al-Amri"]),
        ("Sean O’Hara met D’Arcy Smith-Jones.", ["Sean O’Hara", "D’Arcy Smith-Jones"]),
        ("Max Roe III met Max Roe, Jr., there.", ["Max Roe III", "Max Roe, Jr."]),
        ("Max “Red” Roe left.", ["Max “Red” Roe"]),
        ("In March Ann Roe left.", ["Ann Roe"]),
        ("Ann Roe Monday left.", ["Ann Roe"]),
        ("Ann Roe. Max Vance.", ["Ann Roe", "Max Vance"]),
        ("Ann Roe\n\nMax Vance", ["Ann Roe", "Max Vance"]),
        ("Ann Roe and Max Vance, Eve Moss", ["Ann Roe", "Max Vance", "Eve Moss"]),
        ("Martin Luther King left.", ["Martin Luther King"]),
        ("the Ann Roe Institute", []),
        ("USS Ann Roe", []),
    ],
)
def test_a_name_ends_where_the_next_word_is_no_name(body, expected):
    assert names(body) == expected


@pytest.mark.parametrize(
    "printed", ["Ada Lund", "Ada M. Lund", "Ada K. Lund", "ADA LUND", "Ádá Lund"]
)
def test_a_known_name_is_found_with_initials_capitals_and_accents(printed):
    words = Words(f"Then {printed} left.")
    (name,) = find_names(words, known_names(invented()))
    assert name.officials == ("ada-lund",)


@pytest.mark.parametrize("printed", ["Ada Lundgren", "Eva Lund", "Ada Brandt", "Ada Lund Moss"])
def test_a_name_that_only_resembles_a_known_one_is_not_it(printed):
    words = Words(f"Then {printed} left.")
    assert not any(name.officials for name in find_names(words, known_names(invented())))


def test_every_name_on_record_is_found_as_printed():
    known = known_names(recorded())
    for official in recorded().officials.values():
        words = Words(f"They met {official.name} there.")
        found = [slug for name in find_names(words, known) for slug in name.officials]
        assert official.slug in found, official.name


def test_the_index_of_a_directory_is_made_once():
    directory = Directory([Official("ada-lund", "Ada Lund")])
    assert known_names(directory) is known_names(directory)


def test_folding_takes_case_and_accents_away():
    assert fold("Kaczyński’s") == "kaczynski's"
