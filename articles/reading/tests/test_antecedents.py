"""Whom a pronoun means: by gender, by what was said last, by what follows in its own sentence."""

import pytest

from articles.reading.tests.speaking import speakers

MET = "Defense Secretary Alan Mercer met Sen. Dora Quist, a Democrat, on Monday.\n\n"

CASES = [
    (
        "“We sail,” the mayor declared. “Now, let us go,” he said, leaving the hall.\n\n"
        "The board met. “I will stay,” he said.",
        ["the mayor"] * 3,
    ),
    (
        "Jane Roe was absent. The premier’s spokesman was asked about the ships.\n\n"
        "“I reject that,” he told journalists.",
        ["the premier’s spokesman"],
    ),
    (
        "Vance added, “We sail at dawn,” and then, “There is no wind,” he said.",
        ["Vance", "Vance"],
    ),
    (
        "“We sail,” Alan Mercer said. Officers said that Adm. Paul Tarn had left.\n\n"
        "“I know nothing of it,” he said.",
        ["Alan Mercer"] * 2,
    ),
    (
        "Karl Brandt spoke.\n\nAfter reading what he called a “false and foolish” report,"
        " Secretary Alan Mercer said he would sail.",
        ["Alan Mercer"],
    ),
    ("Asked whether she would resign, Jane Roe said “not today or ever.”", ["Jane Roe"]),
    ("When he took the floor, Peter Vance called it “a poor plan.”", ["Peter Vance"]),
    ("The Harbor Board met on Monday. “We sail,” it said in a statement.", ["Harbor Board"]),
    ("“We sail,” Alan Mercer said, NATO reports. “At dawn,” he said.", ["Alan Mercer"] * 2),
    (
        "Karl Brandt met Peter Vance. It was Vance’s first visit, both sides hinting at more,"
        " with Brandt hinting at ships.\n\n“We sail,” he said.",
        ["Karl Brandt"],
    ),
    (
        "“We sail,” Peter Vance said.\n\nThe board met in May, and Karl Brandt spoke of ships."
        "\n\n“We stay,” he said.",
        ["Peter Vance", "Karl Brandt"],
    ),
    (MET + "Mercer called it “dead,” and she called him “a fool.”", ["Alan Mercer", "Dora Quist"]),
    (
        MET + "“We sail,” Mercer said. Quist disagreed.\n\n“We stay,” she said.",
        ["Alan Mercer", "Dora Quist"],
    ),
    (
        MET + "“The fleet is strong,” Mercer said.\n\nThen Quist rose.\n\n“It is not,” she said.",
        ["Alan Mercer", "Dora Quist"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_a_pronoun_means_whom_the_story_speaks_of(body, expected):
    assert speakers(body) == expected
