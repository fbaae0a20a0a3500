from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.times import day, is_later, latest, moment, read_time


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2014-07-16T15:53:10.000Z", "2014-07-16T15:53:10+00:00"),
        ("20151210T191044Z", "2015-12-10T19:10:44+00:00"),
        ("20131020T192751+1100", "2013-10-20T19:27:51+11:00"),
        ("2017-10-11T10:41:00+0100", "2017-10-11T10:41:00+01:00"),
        ("2016-05-24 20:53:25+00:00", "2016-05-24T20:53:25+00:00"),
        ("2014-07-16 15:53:10 GMT+00:00", "2014-07-16T15:53:10+00:00"),
        ("19981210000000-0500", "1998-12-10T00:00:00-05:00"),
        ("2022-07-11 18:33", "2022-07-11T18:33:00"),
        ("2021-05-16T09:00:04", "2021-05-16T09:00:04"),
        ("16.05.2021 09:00", "2021-05-16T09:00:00"),
        ("2021.05.16 09:00:04", "2021-05-16T09:00:04"),
        ("2021-05-16T09:00+05:30", "2021-05-16T09:00:00+05:30"),
        ("2021-12-31T24:00:00Z", "2022-01-01T00:00:00+00:00"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00+00:00"),
        ("Wed, 05 Jun 2024 16:04:48 +0000", "2024-06-05T16:04:48+00:00"),
        ("Mon, 05 Jun 2024 16:04:48 EST", "2024-06-05T16:04:48-05:00"),
        ("2022-10-11 11:14 MESZ", "2022-10-11T11:14:00+02:00"),
        ("1806-01-02T03:04:05Z", "1806-01-02T03:04:05+00:00"),
        ("3013-01-02T03:04:05Z", "3013-01-02T03:04:05+00:00"),
    ],
)
def test_each_shape_is_read(printed, read):
    assert moment(printed).isoformat() == read
    assert moment(f"\n  {printed}\t") == moment(printed)


@pytest.mark.parametrize("printed", ["2020-01-02", "20200102", "2.1.2020"])
def test_a_day_is_no_moment(printed):
    assert moment(printed) is None
    assert day(printed) == date(2020, 1, 2)


@pytest.mark.parametrize(
    "printed",
    [
        *("", None, "   ", "0000-00-00 00:00:00", "YYYYMMDD000000-HHMM", "2020-13-01", "soon"),
        *("Wed, 30 Nov -0001 00:00:00 +0000", "2020-02-30T10:00:00Z", "9" * 5000),
    ],
)
def test_what_writes_no_time_is_none(printed):
    assert read_time(printed) is None


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=st.none() | zones))
def test_what_python_writes_is_read(when):
    assert read_time(when.isoformat()) == when


@given(st.text(max_size=40))
def test_no_text_breaks_it(text):
    read_time(text)


def test_moments_with_and_without_a_zone_are_not_compared():
    aware, naive = moment("2020-01-02T00:00Z"), moment("2021-01-02T00:00")
    assert not is_later(naive, aware)
    assert latest([aware, None, naive]) == naive


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("mié, 05 jun 2024 16:04:48 +0200", "2024-06-05T16:04:48+02:00"),
        ("qua, 05 fev 2024 16:04:48 +0000", "2024-02-05T16:04:48+00:00"),
        ("Mi, 05 Dez 2024 16:04:48 +0100", "2024-12-05T16:04:48+01:00"),
        ("mer., 05 août 2024 16:04:48 +0200", "2024-08-05T16:04:48+02:00"),
    ],
)
def test_dates_of_feeds_in_other_languages(printed, read):
    assert moment(printed).isoformat() == read


@pytest.mark.parametrize("printed", ["mié, 05 xyz 2024 16:04:48 +0200", "mié, 45 jun 2024 16:04"])
def test_what_is_no_date_in_any_language(printed):
    assert moment(printed) is None
