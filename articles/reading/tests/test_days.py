"""Days as copy prints them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.days import complete_day, find_day, parse_day, print_day

DAY = date(2007, 4, 23)


@pytest.mark.parametrize(
    "text",
    [
        "April 23, 2007",
        "23 April 2007",
        "2007-04-23",
        "2007/04/23",
        "Apr 23 2007",
        "Apr. 23, 2007",
        "Monday, April 23, 2007",
        "Monday April 23, 2007",
        "April 23rd, 2007",
        "23rd of April 2007",
        "APRIL 23, 2007",
        "04/23/2007",
        "23.04.2007",
        "4/23/2007",
        "23-Apr-2007",
        " April 23, 2007. ",
    ],
)
def test_a_printed_day_is_a_date(text):
    assert parse_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "April 23",
        "23 April",
        "April 2007",
        "2007",
        "03/04/2007",
        "April 31, 2007",
        "2007-13-01",
        "today",
        "Monday",
        "on April 23, 2007",
        "April 23, 2007, in Moscow",
        "Marching 3, 2007",
        "23/04/07",
        "Decade 12, 2007",
    ],
)
def test_anything_else_is_no_date(text):
    assert parse_day(text) is None


def test_the_same_number_twice_can_be_read_one_way_only():
    assert parse_day("05/05/2007") == date(2007, 5, 5)


def test_a_day_without_a_year_is_found_but_has_no_date():
    day = find_day("MOSCOW, Sept 29 (Reuters)")
    assert (day.month, day.day, day.year, day.date) == (9, 29, None, None)


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (date(2007, 4, 23), date(2007, 4, 23)),
        (date(2007, 4, 25), date(2007, 4, 23)),
        (date(2007, 4, 22), date(2007, 4, 23)),
        (date(2007, 5, 23), None),
        (date(2012, 1, 1), None),
    ],
)
def test_a_year_printed_close_by_completes_a_day(known, found):
    assert complete_day(find_day("April 23"), known) == found


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("9/10/2013", date(2013, 9, 12), date(2013, 9, 10)),
        ("9/10/2013", date(2013, 10, 9), date(2013, 10, 9)),
        ("9/10/2013", date(2013, 12, 1), None),
    ],
)
def test_a_day_close_by_settles_digits_that_may_be_read_two_ways(text, known, found):
    day = find_day(text)
    assert day.date is None
    assert complete_day(day, known) == found


@pytest.mark.parametrize(
    "text",
    [
        "23 апреля 2007",
        "23. April 2007",
        "23 avril 2007",
        "23 de abril de 2007",
        "Mon., April 23, 2007",
    ],
)
def test_a_day_is_read_in_the_languages_of_other_agencies(text):
    assert find_day(text).date == DAY


def test_a_planet_is_no_month():
    assert find_day("the 5 Mars 2020 cameras") is None


def test_the_turn_of_the_year_belongs_to_the_old_year():
    assert complete_day(find_day("Dec. 31"), date(2008, 1, 1)) == date(2007, 12, 31)


@pytest.mark.parametrize(
    ("day", "style", "text"),
    [
        (DAY, "month-first", "April 23, 2007"),
        (date(2006, 12, 18), "month-first", "Dec. 18, 2006"),
        (date(2006, 9, 1), "month-first", "Sept. 1, 2006"),
        (date(2006, 6, 1), "month-first", "June 1, 2006"),
        (DAY, "day-first", "23 April 2007"),
        (DAY, "weekday", "Monday, April 23, 2007"),
        (DAY, "iso", "2007-04-23"),
    ],
)
def test_a_day_prints_in_each_style(day, style, text):
    assert print_day(day, style) == text


def test_an_unknown_style_is_refused():
    with pytest.raises(ValueError, match="'loud' is not a way to print a day"):
        print_day(DAY, "loud")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_printed_day_is_read_back(day):
    for style in ("month-first", "day-first", "weekday", "iso"):
        assert parse_day(print_day(day, style)) == day
