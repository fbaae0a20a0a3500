"""Twice the text takes about twice the work, whoever is in it."""

import sys
from datetime import date

import pytest

from articles.reading.mistitled import find_mistitled
from articles.reading.moments import read_moments
from articles.reading.people import read_people
from articles.reading.tests.directories import recorded

DAY = date(2007, 4, 23)


def surname(number):
    """A surname of its own for each number."""
    letters = [chr(97 + number // 26**place % 26) for place in range(3)]
    return "R" + "".join(letters)


TEXTS = {
    "short titles": lambda n: f"Gen. {surname(n)} came. The general left. ",
    "one surname": lambda n: f"Ann{surname(n).lower()} Roe, {n % 50 + 10}, met Roe. ",
    "one sentence": lambda n: "the Russian defense minister met on Monday ",
    "titles": lambda n: f"Prime Minister Vladimir Putin met {surname(n)} in 2007 ",
    "joiners": lambda n: "head of the ",
    "marks": lambda n: "“ Ann “Bo ",
    "days": lambda n: "Monday will ",
}


def calls(body):
    """How many functions reading calls, those of the interpreter with them."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        people = read_people(body, DAY, recorded())
        find_mistitled(body, DAY, people, recorded())
        read_moments(body, DAY, "MOSCOW")
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_takes_twice_the_work(text):
    once, twice = ("".join(map(text, range(n))) for n in (200, 400))
    read_people(once, DAY, recorded())  # the directory's index is made once
    assert calls(twice) <= 2.2 * calls(once)
