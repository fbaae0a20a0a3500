"""Datelines, read and printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.datelines import print_dateline, split_dateline

DAY = date(2007, 4, 23)
CASES = [
    ("MOSCOW, April 23, 2007 – The", "MOSCOW", DAY, None),
    ("MOSCOW, April 23, 2007 – April was", "MOSCOW", DAY, None),
    ("MOSCOW (AP) — The", "MOSCOW", None, "AP"),
    ("MOSCOW (AP) _ The", "MOSCOW", None, "AP"),
    ("MOSCOW, April 23 (Reuters) - The", "MOSCOW", None, "Reuters"),
    ("MOSCOW. April 23 (Interfax) - The", "MOSCOW", None, "Interfax"),
    ("MOSCOW, April 23, 2007. /TASS/. The", "MOSCOW", DAY, "TASS"),
    ("Moscow, 23 April 2007 (AFP) –The", "Moscow", DAY, "AFP"),
    ("PANAMA CITY (Reuters) -The", "PANAMA CITY", None, "Reuters"),
    ("CAMP VICTORY, Iraq, April 23, 2007 – The", "CAMP VICTORY, Iraq", DAY, None),
    ("ABOARD AIR FORCE ONE (AP) -- The", "ABOARD AIR FORCE ONE", None, "AP"),
    ("ON THE MISSISSIPPI RIVER, April 23, 2007 – The", "ON THE MISSISSIPPI RIVER", DAY, None),
    (
        "U.S. MILITARY ACADEMY AT WEST POINT, N.Y., April 23, 2007 – The",
        "U.S. MILITARY ACADEMY AT WEST POINT, N.Y.",
        DAY,
        None,
    ),
    ("NORFOLK, Va. (NNS) -- The", "NORFOLK, Va.", None, "NNS"),
    (
        "WASHINGTON (Army News Service, April 23, 2007) -- The",
        "WASHINGTON",
        DAY,
        "Army News Service",
    ),
    ("4/23/2007 - SCOTT AIR FORCE BASE, Ill.  -- The", "SCOTT AIR FORCE BASE, Ill.", DAY, None),
    ("Andrews AFB, MD - 4/23/2007 (AFPN) — The", "Andrews AFB, MD", DAY, "AFPN"),
    ("RIGA, April 23 (ONE--TWO) - The", "RIGA", None, "ONE--TWO"),
    ("DUBAI, April 23. /tass/. The", "DUBAI", None, "tass"),
    ("BASRA- The", "BASRA", None, None),
    ("23 April 2007 – (Lisbon) The", "Lisbon", DAY, None),
    ("OTTAWA, ON. (AP) – The", "OTTAWA, ON.", None, "AP"),
    ("FORT WORTH , Texas - The", "FORT WORTH, Texas", None, None),
    ("BAGHDAD–The", "BAGHDAD", None, None),
    ("MOSCOW — MOSCOW -- The", "MOSCOW", None, None),
    ("Tehran (AFP) April 23, 2007 The", "Tehran", DAY, "AFP"),
    ("(WASHINGTON) -- The", "WASHINGTON", None, None),
    ("April 23, 2007 – The", None, DAY, None),
    ("(Reuters) – The", None, None, "Reuters"),
    ("Kabul, Afghanistan – The", "Kabul, Afghanistan", None, None),
    ("NORFOLK, Va. (April 23, 2007) The", "NORFOLK, Va.", DAY, None),
    ("( dpa ) - The", None, None, "dpa"),
    ("BAGHDAD / IraqNews.com: The", "BAGHDAD", None, "IraqNews.com"),
    ("(Moscow-AP) -- The", "Moscow", None, "AP"),
    ("April 23, 2007 - (Moscow-AP) The", "Moscow", DAY, "AP"),
    ("CAMP VICTORY, Iraq (April, 23, 2007) -- The", "CAMP VICTORY, Iraq", DAY, None),
    ("UNITED NATIONS, April 23, 2007 The", "UNITED NATIONS", DAY, None),
]


@pytest.mark.parametrize(("paragraph", "place", "day", "agency"), CASES)
def test_a_dateline_is_split_off(paragraph, place, day, agency):
    found = split_dateline(paragraph)

    assert (found.place, found.day, found.agency) == (place, day, agency)
    assert paragraph[found.body_start :] in ("The", "April was")
    assert found.printed == " ".join(paragraph[: found.body_start].split())


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "The minister – a former judge – said so.",
        "“We will wait,” he said – and did.",
        "UPDATE 1 - Ferries stop",
        "THE PRESIDENT: Thank you.",
        "General Lind – a soldier – left.",
        "On April 23, 2007 – a Monday – the ferries stopped.",
        "NATO-led forces left.",
        "Jane Roe, April 23, 2007",
        "Lind, 63 - the former judge",
        "- a list item",
        "Well-known men",
    ],
)
def test_running_copy_has_no_dateline(paragraph):
    assert split_dateline(paragraph) is None


def test_a_place_and_a_day_in_a_line_of_their_own_are_a_dateline():
    found = split_dateline("BRUSSELS, 14 June 2007")
    assert (found.place, found.day, found.body_start) == ("BRUSSELS", date(2007, 6, 14), 22)


@pytest.mark.parametrize(
    ("place", "day", "style", "agency", "printed"),
    [
        ("MOSCOW", DAY, "place-day", "", "MOSCOW, April 23, 2007 –"),
        ("Moscow", date(2006, 12, 18), "place-day", "AP", "MOSCOW, Dec. 18, 2006 –"),
        ("MOSCOW", DAY, "place-agency", "AP", "MOSCOW (AP) —"),
        ("Camp Victory, Iraq", DAY, "place-day", "", "CAMP VICTORY, Iraq, April 23, 2007 –"),
        ("", DAY, "place-day", "", "April 23, 2007 –"),
        ("MOSCOW", None, "place-day", "", "MOSCOW –"),
        ("", None, "place-day", "", ""),
        ("", DAY, "place-agency", "", ""),
    ],
)
def test_a_dateline_prints_in_each_style(place, day, style, agency, printed):
    assert print_dateline(place, day, style, agency) == printed


def test_an_unknown_style_is_refused():
    with pytest.raises(ValueError, match="'loud' is not a dateline style"):
        print_dateline("MOSCOW", DAY, "loud")


@given(
    st.sampled_from(["MOSCOW", "CAMP VICTORY, Iraq", "ST. LOUIS", "ABOARD USS GULL"]),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)
def test_a_printed_dateline_is_read_back(place, day):
    found = split_dateline(print_dateline(place, day) + " The ferries stopped.")
    assert (found.place, found.day) == (place, day)


@given(st.text(max_size=300))
def test_any_text_is_split_within_its_bounds(text):
    found = split_dateline(text)
    assert found is None or 0 < found.body_start <= len(text)
