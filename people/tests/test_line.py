"""The line of holders, and how its dates are printed."""

from types import SimpleNamespace

import pytest

from people.directory import Span
from people.line import Gap, line_of_holders
from people.templatetags.tenures import known_date, source_name, years_of


def tenure(start, end=None):
    return SimpleNamespace(start=Span.parse(start), end=Span.parse(end) if end else None)


def test_the_line_runs_from_the_newest_holder_back():
    first, second = tenure("2001-03-28", "2007-02-15"), tenure("2007-02-15", "2012-11-06")
    assert line_of_holders([first, second]) == [second, first]


def test_a_gap_is_said_where_the_dates_leave_no_doubt():
    first, second = tenure("2001", "2006-12"), tenure("2007-03-01")
    gap = Gap(after=first.end, until=second.start)
    assert line_of_holders([first, second]) == [second, gap, first]


@pytest.mark.parametrize("start", ["2007-01-01", "2007", "2006-12"])
def test_dates_that_may_touch_make_no_gap(start):
    first, second = tenure("2001", "2006-12-31"), tenure(start)
    assert line_of_holders([first, second]) == [second, first]


def test_an_acting_holder_within_a_tenure_makes_no_gap_after_it():
    first, acting, later = (
        tenure("2000", "2010-01-01"),
        tenure("2003", "2004"),
        tenure("2010-01-01"),
    )
    assert line_of_holders([first, acting, later]) == [later, acting, first]


def test_a_holder_without_an_end_gives_way_to_the_next():
    first, second, third = tenure("2000"), tenure("2005", "2007"), tenure("2010")
    gap = Gap(after=second.end, until=third.start)
    assert line_of_holders([first, second, third]) == [third, gap, second, first]


def test_offices_held_side_by_side_have_no_gaps():
    first, second = tenure("2001", "2002"), tenure("2007")
    assert line_of_holders([first, second], side_by_side=True) == [second, first]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("2007-02-15", "February 15, 2007"),
        ("2007-02", "February 2007"),
        ("2007", "2007"),
        ("", ""),
    ],
)
def test_a_date_is_printed_as_exactly_as_it_is_known(span, words):
    assert known_date(span) == words
    assert known_date(Span.parse(span) if span else None) == words


def test_the_years_of_a_tenure():
    assert years_of(tenure("2007-02-15", "2012-11")) == "2007–2012"
    assert years_of(tenure("2007-02", "2007-11")) == "2007"
    assert years_of(tenure("2012")) == "from 2012"


def test_a_source_is_named_by_its_note_or_its_site():
    note = "checked: start read in: list of ministers, 3 Aug 2022 (end there absent)"
    assert source_name({"note": note}) == "list of ministers, 3 Aug 2022"
    assert source_name({"url": "https://example.org/list"}) == "example.org"
