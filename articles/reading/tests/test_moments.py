"""Days and places told from the dateline, across the ends of weeks, months and years."""

from datetime import date

import pytest

from articles.reading.calendars import Calendar
from articles.reading.moments import read_moments

# (the dateline's day, a sentence, the words in it, what they mean)
TABLE = [
    # 2007-04-23 is a Monday.
    ("2007-04-23", "He said so here today.", "here", "MOSCOW"),
    ("2007-04-23", "He said so here, and left.", "here", "MOSCOW"),
    ("2007-04-23", "Talks opened here on Sunday.", "here", "MOSCOW"),
    ("2007-04-23", "He said so here today.", "today", "April 23, 2007"),
    ("2007-04-23", "Today he left.", "Today", "April 23, 2007"),
    ("2007-04-23", "They meet tonight.", "tonight", "April 23, 2007"),
    ("2007-04-23", "They met this morning.", "this morning", "April 23, 2007"),
    ("2007-04-23", "They meet this evening.", "this evening", "April 23, 2007"),
    ("2007-04-23", "They met yesterday.", "yesterday", "April 22, 2007"),
    ("2007-04-23", "They met last night.", "last night", "April 22, 2007"),
    ("2007-04-23", "They meet tomorrow.", "tomorrow", "April 24, 2007"),
    (
        "2007-04-23",
        "It fell the day before yesterday.",
        "the day before yesterday",
        "April 21, 2007",
    ),
    ("2007-04-23", "It opens the day after tomorrow.", "day after tomorrow", "April 25, 2007"),
    ("2007-04-23", "They met Monday.", "Monday", "April 23, 2007"),
    ("2007-04-23", "They met on Sunday.", "Sunday", "April 22, 2007"),
    ("2007-04-23", "They met Saturday.", "Saturday", "April 21, 2007"),
    ("2007-04-23", "They met Friday.", "Friday", "April 20, 2007"),
    ("2007-04-23", "They met Tuesday.", "Tuesday", "April 17, 2007"),
    ("2007-04-23", "They will meet Tuesday.", "Tuesday", "April 24, 2007"),
    ("2007-04-23", "They are to meet on Friday.", "Friday", "April 27, 2007"),
    ("2007-04-23", "He waits until Thursday.", "Thursday", "April 26, 2007"),
    ("2007-04-23", "They are scheduled to land Sunday.", "Sunday", "April 29, 2007"),
    ("2007-04-23", "On Wednesday they will land.", "Wednesday", "April 25, 2007"),
    ("2007-04-23", "He will land, he said Friday.", "Friday", "April 20, 2007"),
    ("2007-04-23", "He said Friday he would land.", "Friday", "April 20, 2007"),
    ("2007-04-23", "They will rest. They met Friday.", "Friday", "April 20, 2007"),
    ("2007-04-23", "They met last Monday.", "last Monday", "April 16, 2007"),
    ("2007-04-23", "They met last Friday.", "last Friday", "April 20, 2007"),
    ("2007-04-23", "They meet next Monday.", "next Monday", "April 30, 2007"),
    ("2007-04-23", "They meet next Tuesday.", "next Tuesday", "April 24, 2007"),
    ("2007-04-23", "They meet this Friday.", "this Friday", "April 27, 2007"),
    ("2007-04-23", "They met last week.", "last week", "April 16, 2007 – April 22, 2007"),
    ("2007-04-23", "They meet this week.", "this week", "April 23, 2007 – April 29, 2007"),
    ("2007-04-23", "They meet next week.", "next week", "April 30, 2007 – May 6, 2007"),
    ("2007-04-23", "They met last weekend.", "last weekend", "April 21, 2007 – April 22, 2007"),
    ("2007-04-23", "They meet this weekend.", "this weekend", "April 28, 2007 – April 29, 2007"),
    ("2007-04-23", "They met last month.", "last month", "March 2007"),
    ("2007-04-23", "They meet this month.", "this month", "April 2007"),
    ("2007-04-23", "They meet next month.", "next month", "May 2007"),
    ("2007-04-23", "They met last year.", "last year", "2006"),
    ("2007-04-23", "They meet this year.", "this year", "2007"),
    ("2007-04-23", "They meet next year.", "next year", "2008"),
    ("2007-04-23", "They met two days ago.", "two days ago", "April 21, 2007"),
    ("2007-04-23", "They met a week ago.", "a week ago", "April 16, 2007"),
    ("2007-04-23", "They met 10 weeks ago.", "10 weeks ago", "February 12, 2007"),
    ("2007-04-23", "They met five months ago.", "five months ago", "November 2006"),
    ("2007-04-23", "They met a year ago.", "a year ago", "2006"),
    ("2007-04-23", "They met on April 20.", "April 20", "April 20, 2007"),
    ("2007-04-23", "They met on 20 April.", "20 April", "April 20, 2007"),
    ("2007-04-23", "They met Oct. 30.", "Oct. 30", "October 30, 2006"),
    # 2007-01-01 is a Monday, 2006-12-31 a Sunday.
    ("2007-01-01", "They met yesterday.", "yesterday", "December 31, 2006"),
    ("2007-01-01", "They met Sunday.", "Sunday", "December 31, 2006"),
    ("2007-01-01", "They met last week.", "last week", "December 25, 2006 – December 31, 2006"),
    ("2007-01-01", "They met last month.", "last month", "December 2006"),
    ("2007-01-01", "They met Dec. 30.", "Dec. 30", "December 30, 2006"),
    ("2006-12-31", "They meet tomorrow.", "tomorrow", "January 1, 2007"),
    ("2006-12-31", "They will meet Monday.", "Monday", "January 1, 2007"),
    ("2006-12-31", "They met Monday.", "Monday", "December 25, 2006"),
    ("2006-12-31", "They meet next week.", "next week", "January 1, 2007 – January 7, 2007"),
    ("2006-12-31", "They meet next month.", "next month", "January 2007"),
    ("2006-12-31", "They meet Jan. 2.", "Jan. 2", "January 2, 2007"),
    ("2008-02-28", "They meet tomorrow.", "tomorrow", "February 29, 2008"),
    ("2007-02-28", "They meet tomorrow.", "tomorrow", "March 1, 2007"),
    ("2008-03-01", "They met yesterday.", "yesterday", "February 29, 2008"),
    ("2004-02-29", "They met last year.", "last year", "2003"),
    ("2012-12-30", "They met Saturday.", "Saturday", "December 29, 2012"),
    # A printed year needs no dateline.
    (None, "They met in February 2007.", "February 2007", "February 2007"),
    (None, "They met on Feb. 15, 2007.", "Feb. 15, 2007", "February 15, 2007"),
    (None, "They met on 7 May 2008.", "7 May 2008", "May 7, 2008"),
    (None, "They met in 2001.", "2001", "2001"),
]


@pytest.mark.parametrize(("day", "body", "words", "meant"), TABLE)
def test_an_expression_is_told_from_the_dateline(day, body, words, meant):
    moments = read_moments(body, date.fromisoformat(day) if day else None, "MOSCOW")
    assert [moment.printed for moment in moments if moment.text.endswith(words)] == [meant]
    assert all(body[moment.start : moment.end] == moment.text for moment in moments)


def test_the_table_has_sixty_expressions():
    assert len({(day, body) for day, body, _, _ in TABLE}) >= 60


NO_MOMENT = [
    "In today’s world nobody waits.",
    "“We leave today,” he said.",
    "“We leave today.\n\n“We stay tomorrow,” he said.",
    "Here is the plan: here’s how.",
    "The here and now is short.",
    "May I go? They march on and sat.",
    "On Feb. 30 they slept.",
    "They met in March.",
    "He left USA Today-branded copies.",
    "",
]


@pytest.mark.parametrize("body", NO_MOMENT)
def test_words_that_tell_no_day_are_left_alone(body):
    assert read_moments(body, date(2007, 4, 23), "MOSCOW") == ()


def test_what_the_dateline_lacks_is_not_guessed():
    assert read_moments("He said so here today.", None, None) == ()
    (moment,) = read_moments("He said so here today.", None, "MOSCOW")
    assert moment.place == "MOSCOW"
    (moment,) = read_moments("He said so here today.", date(2007, 4, 23))
    assert moment.first == date(2007, 4, 23)


@pytest.mark.parametrize(
    ("body", "iso"),
    [
        ("They met today.", "2007-04-23"),
        ("They met last month.", "2007-03"),
        ("They met last year.", "2006"),
        ("They met last week.", None),
    ],
)
def test_a_day_month_or_year_is_told_to_machines(body, iso):
    (moment,) = read_moments(body, date(2007, 4, 23))
    assert moment.iso == iso


@pytest.mark.parametrize("day", [date.min, date.max])
def test_days_beyond_the_calendar_are_left_out(day):
    body = "Yesterday, tomorrow, last week, next month, last year, 200 years ago, next Friday."
    for moment in read_moments(body, day):
        assert moment.first <= moment.last


def test_the_nearest_moment_of_the_clause_counts():
    body = "In 2001, the chief came, and on May 4, 2006 the chief left. The chief slept."
    calendar = Calendar(body, date(2007, 4, 23))
    places = [n for n in range(len(body)) if body.startswith("chief", n)]
    told = [calendar.nearest(place, place + 5) for place in places]
    assert [moment and moment.text for moment in told] == ["2001", "May 4, 2006", None]
