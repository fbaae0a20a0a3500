"""Names with titles on documented days, around hand-overs: who may bear the title, who not."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from articles.reading.mistitled import find_mistitled
from articles.reading.people import read_people
from articles.reading.tests.directories import recorded
from people.directory import Directory, Span

# The day, the title as copy prints it, the name, whether it was theirs, the official, the office.
TABLE = Path(__file__).with_name("title_days.tsv")
ONE = timedelta(days=1)


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_table_is_large_enough():
    assert len({(row["day"], row["title"], row["name"]) for row in rows()}) >= 200


def told(row, directory):
    """(official, office, is the title told to be wrong) of the one person in a sentence."""
    day = date.fromisoformat(row["day"])
    body = f"They met {row['title']} {row['name']} there."
    people = read_people(body, day, directory)
    (person,) = people.persons
    return person.official, person.office, bool(find_mistitled(body, day, people, directory))


def test_each_title_is_right_or_wrong_as_documented():
    differ = []
    for row in rows():
        official, office, is_wrong = told(row, recorded())
        held = row["held"] == "yes"
        if (official, is_wrong) != (row["official"], not held) or (
            held and office != row["office"]
        ):
            differ.append((row["day"], row["title"], row["name"], official, office, is_wrong))
    assert differ == []


def test_a_boundary_moved_by_a_day_changes_the_story_of_that_day_alone():
    before, moved = recorded(), _moved("ru-defense-minister", date(2007, 2, 15), ONE)
    days = [date(2007, 2, 15) + n * ONE for n in range(-10, 11)]
    changed = [day for day in days if _minister(day, before) != _minister(day, moved)]
    assert changed == [date(2007, 2, 15)]
    assert _minister(changed[0], moved) == ["sergei-ivanov"]


def _minister(day, directory):
    people = read_people("The Russian defense minister left.", day, directory)
    return [mention.official for mention in people.mentions]


def _moved(office, day, by):
    """The recorded Directory with a hand-over of an office moved."""
    directory = recorded()
    tenures = []
    for tenure in directory.tenures.values():
        if tenure.office == office and tenure.start.first == day:
            tenure = replace(tenure, start=Span(day + by, day + by))
        if tenure.office == office and tenure.end and tenure.end.first == day:
            tenure = replace(tenure, end=Span(day + by, day + by))
        tenures.append(tenure)
    return Directory(directory.officials.values(), directory.offices.values(), tenures)


@pytest.mark.parametrize(
    ("day", "official"),
    [
        ("2007-01-10", "sergei-ivanov"),
        ("2007-04-23", "anatoliy-serdyukov"),
        ("2012-12-01", "sergei-shoigu"),
    ],
)
def test_one_sentence_under_three_datelines_names_three_people(day, official):
    assert _minister(date.fromisoformat(day), recorded()) == [official]
