"""What templates say about stories."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.templatetags.stories import (
    day,
    distance_from,
    initials,
    moment,
    reference_name,
    shortened,
    with_scrolling_tables,
)

DAY = date(2007, 4, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "the same day"),
        (1, "one day later"),
        (3, "three days later"),
        (-10, "10 days earlier"),
        (21, "three weeks later"),
        (-91, "three months earlier"),
        (365 * 3, "three years later"),
    ],
)
def test_the_distance_of_two_days_is_said_in_words(days, words):
    assert distance_from(DAY + timedelta(days=days), DAY) == words


def test_a_day_is_written_out_and_machine_readable():
    assert day(DAY) == '<time datetime="2007-04-23">April 23, 2007</time>'


def test_a_moment_names_its_zone(settings):
    settings.TIME_ZONE = "America/New_York"
    assert "April 23, 2007, 06:00 EDT" in moment("2007-04-23T10:00:00+00:00")


@pytest.mark.parametrize(("name", "letters"), [("Robert M. Gates", "RG"), ("Pelé", "P"), ("", "")])
def test_initials_are_of_the_first_and_the_last_name(name, letters):
    assert initials(name) == letters


def test_a_text_is_shortened_between_words():
    assert shortened("The ministers met, again", 19) == "The ministers met…"
    assert shortened("Short", 19) == "Short"


def test_a_source_without_a_title_is_named_by_its_address():
    assert reference_name({"url": "https://www.example.org/a/", "title": ""}) == "example.org/a"
    assert reference_name({"url": "https://example.org/", "title": "Minutes"}) == "Minutes"


def test_a_table_scrolls_in_a_box_of_its_own():
    html = '<p title="<table>">1 &lt; 2</p><table><tr><td>1</td></tr></table>'
    boxed = with_scrolling_tables(html)
    assert boxed.startswith('<p title="<table>">1 &lt; 2</p><div class="table"')
    assert boxed.endswith("</table></div>")
    assert boxed.count("<div") == 1


@pytest.mark.parametrize(
    ("zone", "printed"),
    [
        ("UTC", '<time datetime="2007-04-23">April 23, 2007</time>'),
        ("Asia/Tokyo", '<time datetime="2007-04-24">April 24, 2007</time>'),
    ],
)
def test_the_day_of_a_moment_is_the_newsrooms(zone, printed, settings):
    settings.TIME_ZONE = zone
    assert day(datetime(2007, 4, 23, 23, 30, 0, 123456, tzinfo=UTC)) == printed
