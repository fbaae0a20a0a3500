"""Bylines: names, ranks, services and the agency beside them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.bylines import read_byline
from articles.reading.facts import Credit


@pytest.mark.parametrize(
    ("line", "text", "credits"),
    [
        ("By Ana D. Ferreira", "Ana D. Ferreira", [Credit("Ana D. Ferreira")]),
        ("BY ANA FERREIRA", "ANA FERREIRA", [Credit("ANA FERREIRA")]),
        ("By: Ana Ferreira", "Ana Ferreira", [Credit("Ana Ferreira")]),
        ("Byline: By Ana Ferreira", "Ana Ferreira", [Credit("Ana Ferreira")]),
        (
            "By Sgt. Ana Ferreira, USA",
            "Sgt. Ana Ferreira, USA",
            [Credit("Ana Ferreira", "Sgt.", "USA")],
        ),
        (
            "by Staff Sgt. April Lind-Roe",
            "Staff Sgt. April Lind-Roe",
            [Credit("April Lind-Roe", "Staff Sgt.")],
        ),
        (
            "By Army Sgt. 1st Class Jon Lind, USA",
            "Army Sgt. 1st Class Jon Lind, USA",
            [Credit("Jon Lind", "Army Sgt. 1st Class", "USA")],
        ),
        (
            "By A. Roe, B. Lind and C. Ferreira",
            "A. Roe, B. Lind and C. Ferreira",
            [Credit("A. Roe"), Credit("B. Lind"), Credit("C. Ferreira")],
        ),
        (
            "By Jon Lind Jr. and Ana de la Cruz",
            "Jon Lind Jr. and Ana de la Cruz",
            [Credit("Jon Lind Jr."), Credit("Ana de la Cruz")],
        ),
        (
            "By Dr. Ana Ferreira, Ph.D.",
            "Dr. Ana Ferreira, Ph.D.",
            [Credit("Ana Ferreira, Ph.D.", "Dr.")],
        ),
        (
            "By Pfc. Jon Lind, 1st BCT PAO",
            "Pfc. Jon Lind",
            [Credit("Jon Lind", "Pfc.", "", "1st BCT PAO")],
        ),
        ("Story and photos by Sgt. Jon Lind", "Sgt. Jon Lind", [Credit("Jon Lind", "Sgt.")]),
        ("By our correspondent in Lisbon", "our correspondent in Lisbon", []),
        ("By Ana Ferreira (ana@example.com)", "Ana Ferreira", [Credit("Ana Ferreira")]),
    ],
)
def test_a_byline_gives_its_names(line, text, credits):
    byline = read_byline(line)
    assert byline.text == text
    assert list(byline.credits) == credits


@pytest.mark.parametrize(
    ("line", "text", "agency"),
    [
        ("By Ana Ferreira / Reuters", "Ana Ferreira", "Reuters"),
        ("By Ana Ferreira, Reuters", "Ana Ferreira", "Reuters"),
        (
            "By Ana Ferreira American Forces Press Service",
            "Ana Ferreira",
            "American Forces Press Service",
        ),
        (
            "By Ana Ferreira, Associated Press Writer",
            "Ana Ferreira",
            "Associated Press",
        ),
        ("By Xinhua writers Ana Lin and Bo Roe", "Xinhua writers Ana Lin and Bo Roe", "Xinhua"),
        ("By Associated Press", None, "Associated Press"),
        ("By Ana Ferreira Special to the Gazette", "Ana Ferreira", None),
    ],
)
def test_an_agency_beside_the_name_is_told_apart(line, text, agency):
    byline = read_byline(line)
    assert (byline.text, byline.agency) == (text, agency)


def test_a_day_beside_the_name_is_read():
    byline = read_byline("By Ana Ferreira | Harbor Gazette | March 4, 2019")
    assert (byline.text, byline.agency, byline.day) == (
        "Ana Ferreira",
        "Harbor Gazette",
        date(2019, 3, 4),
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By Monday, the talks had ended.",
        "By contrast, the minister left.",
        "By the end of the week",
        "By then Quintela had left the pier.",
        "Ana Ferreira",
        "Bystanders waved.",
        "By",
        "By 2009",
        "By law, ferries must wait.",
        "Ferries Stop by Decree of the Council of Lisbon",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert read_byline(line) is None


@given(st.text(max_size=120))
def test_any_line_is_read_without_error(line):
    read_byline("By " + line)
