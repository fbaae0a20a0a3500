"""Titles are judged by the day their clause tells, else by the story's; most are left alone."""

from datetime import date

import pytest

from articles.reading.mistitled import find_mistitled
from articles.reading.people import read_people
from articles.reading.tests.directories import SPRING, invented, recorded


def found(body, day, directory=None):
    directory = directory or invented()
    return find_mistitled(body, day, read_people(body, day, directory), directory)


WRONG = [
    ("Defense Minister Karl Brandt spoke.", SPRING, "", []),
    ("Norlandic President Ada Lund spoke.", SPRING, "", ["no-minister"]),
    ("Then-Defense Minister Ada Lund left in May 2006.", SPRING, "May 2006", []),
    ("Jan Roe was named by Defense Minister Ada Lund in May 2006.", SPRING, "May 2006", []),
    ("On Jan. 5, 2007, Defense Minister Ada Lund left.", SPRING, "Jan. 5, 2007", []),
    ("Then Defense Minister Otto Brandt spoke on March 3.", SPRING, "March 3", ["no-president"]),
]


@pytest.mark.parametrize(("body", "day", "told", "held"), WRONG)
def test_a_title_of_another_day_is_found_with_the_right_one(body, day, told, held):
    (wrong,) = found(body, day)
    assert (wrong.told, [tenure.office for tenure in wrong.held]) == (told, held)
    assert body[wrong.start : wrong.end].split()[-1] in ("Brandt", "Lund")


RIGHT = [
    "Defense Minister Ada Lund spoke.",
    "The defense minister, Ada Lund, spoke.",
    "Former Defense Minister Karl Brandt spoke.",
    "Then-Defense Minister Karl Brandt spoke.",
    "Then-Defense Minister Karl Brandt left in May 2006.",
    "President-elect Karl Brandt spoke.",
    "Deputy Defense Minister Karl Brandt spoke.",
    "Sudlandic Harbor Minister Karl Brandt spoke.",
    "Defense Minister Ada Lund, who was a teacher in May 2006, spoke.",
    "Since May 2006 Defense Minister Ada Lund has waited.",
    "Defense Minister Ada Lund will speak in 2019.",
    "Gen. Karl Brandt and Prof. Ada Lund spoke.",
    "Defense Minister Zork Quorl spoke.",
]


@pytest.mark.parametrize("body", RIGHT)
def test_a_title_that_may_be_right_is_left_alone(body):
    assert found(body, SPRING) == ()


def test_without_a_day_nothing_is_said():
    assert found("Defense Minister Karl Brandt spoke.", None) == ()


def test_on_a_hand_over_day_both_may_bear_the_title():
    body = "Defense Minister Karl Brandt met Defense Minister Ada Lund."
    assert found(body, date(2007, 3, 1)) == ()
    assert [w.official for w in found(body, date(2007, 2, 28))] == ["ada-lund"]
    assert [w.official for w in found(body, date(2007, 3, 2))] == ["karl-brandt"]


def test_the_right_title_of_a_real_official_is_told():
    (wrong,) = found("Prime Minister Vladimir Putin spoke.", SPRING, recorded())
    assert [tenure.office for tenure in wrong.held] == ["ru-president"]


def test_an_appointment_told_later_is_judged_by_its_own_day():
    body = "Anatoly Serdyukov was appointed by then Prime Minister Vladimir Putin in February 2007."
    (wrong,) = found(body, date(2012, 11, 6), recorded())
    assert (wrong.official, wrong.told, wrong.first) == (
        "vladimir-putin",
        "February 2007",
        date(2007, 2, 1),
    )


def test_the_seed_has_no_wrong_title(seed_text):
    assert (
        found(seed_text[seed_text.index("The United States intends") :], SPRING, recorded()) == ()
    )
