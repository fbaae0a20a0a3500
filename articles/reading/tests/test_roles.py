"""Descriptions of a speaker: whose they are where the story names one, and in words where not."""

import pytest

from articles.reading.roles import gender_of_role, head_of, is_person
from articles.reading.tests.speaking import speakers

PERSONS = [
    (
        "Prime Minister Lena Holt met Mayor Peter Vance.\n\nThe prime minister replied: “We sail.”",
        ["Lena Holt"],
    ),
    ("Opposition leader Jane Roe spoke.\n\nThe opposition leader said: “We sail.”", ["Jane Roe"]),
    (
        "Gov. Jane Roe met Sen. Peter Vance.\n\n“We sail,” the governor said.\n\n"
        "“We stay,” the senator said.",
        ["Jane Roe", "Peter Vance"],
    ),
    (
        "Rep. Jane Roe, D-Maine, spoke.\n\n“We sail,” the congresswoman said."
        " The Maine Democrat called it “far too late.”",
        ["Jane Roe"] * 2,
    ),
    (
        "Mr Zorn Quell, the miner, spoke.\n\nPeter Vance left.\n\n"
        "The miner said he was “too old for ships.”",
        ["Zorn Quell"],
    ),
    (
        "Jane Roe met Peter Vance. Roe smiled.\n\nThe prime minister said: “We sail at dawn.”",
        ["Jane Roe"],
    ),
    (
        "Navy General Secretary Jane Roe met Peter Vance.\n\n"
        "“We sail,” Navy General Secretary said.",
        ["Jane Roe"],
    ),
    (
        "Harbor press secretary Peter Vance met Mayor Jane Roe.\n\n“We sail,” the spokesman said.",
        ["Peter Vance"],
    ),
    (
        "Army Gen. Peter Vance, the harbor’s top pilot, met Max Holt.\n\n"
        "“We sail,” Vance said.\n\n“We do,” the commander said.",
        ["Peter Vance"] * 2,
    ),
    (
        "Adm. Jane Roe, chairwoman of the Harbor Board, met Peter Vance.\n\n"
        "“We sail,” the chairwoman of the Harbor Board said.",
        ["Jane Roe"],
    ),
    (
        "“We sail,” Peter Vance said.\n\n“We do,” an official said.\n\n“Now,” the official said.",
        ["Peter Vance", "an official", "the official"],
    ),
    (
        "President Lena Holt met Peter Vance.\n\nThe Norwegian president called it “good.”",
        ["Lena Holt"],
    ),
    (
        "Zoe Quorl, the board chairman, came. “We sail,” she said.",
        ["Zoe Quorl"],
    ),
]

OPENINGS = [
    (
        "Plans to sail are “on track,” the top harbor commander said today.\n\n"
        "Adm. Jane Roe said the crews would leave.",
        ["Jane Roe"],
    ),
    (
        "Plans to sail are “on track,” a harbor spokesman said today.\n\n"
        "The harbor spokesman, Peter Vance, said the crews would leave.",
        ["Peter Vance"],
    ),
    (
        "Plans to sail are “on track,” a senior official said today.\n\n"
        "Gov. Jane Roe said the crews would leave.",
        ["a senior official"],
    ),
    (
        "Plans to sail are “on track,” the harbor board’s chief said.\n\n"
        "Foreign Minister Jane Roe said the crews would leave.",
        ["the harbor board’s chief"],
    ),
    (
        "Jane Roe left. Plans to sail are “on track,” the top commander said today.\n\n"
        "Roe said the crews would leave.",
        ["the top commander"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), OPENINGS)
def test_the_opening_describes_whom_the_next_paragraphs_name(body, expected):
    assert speakers(body) == expected


@pytest.mark.parametrize(("body", "expected"), PERSONS)
def test_a_description_of_somebody_the_story_names_is_that_person(body, expected):
    assert speakers(body) == expected


WORDS = [
    ("Jane Roe met Peter Vance.\n\nThe prime minister said: “We sail.”", ["the prime minister"]),
    ("Farmers say the plan is “irrelevant” to them.", ["Farmers"]),
    ("The governor vetoed the bill, saying it was “full of gimmicks.”", ["the governor"]),
    ("A passenger leaned out to yell, “Get off the dock!”", ["a passenger"]),
    (
        "The ministry issued a statement dismissing the offer as “a cheap trick on us.”",
        ["the ministry"],
    ),
    ("“We sail,” according to a statement from the Harbor Board.", ["Harbor Board"]),
    ("“We sail,” read a statement issued by the Harbor Board.", ["Harbor Board"]),
    ("A statement from the Harbor Board said it was “ready to sail.”", ["Harbor Board"]),
    ("The Harbor Board subsequently issued a note saying it “sails.”", ["Harbor Board"]),
    (
        "A spokesman for foreign policy chief Jane Roe called for “a quick end.”",
        ["a spokesman for foreign policy chief Jane Roe"],
    ),
    ("“We sail,” according to the report.", ["the report"]),
    ("Jane Roe wrote a letter that said the ships “are covered by the law.”", ["a letter"]),
    ("“We sail,” U.N. High Commissioner for Ports Zork Quorl said.", ["Zork Quorl"]),
    ("“We sail,” Zork Quorl, an adviser to Jane Roe, said.", ["Zork Quorl"]),
    ("Ministry envoy to Oslo Zork Quorl left. “We sail,” Quorl said.", ["Zork Quorl"]),
]


@pytest.mark.parametrize(("body", "expected"), WORDS)
def test_a_speaker_without_an_entry_has_the_words_of_the_copy(body, expected):
    assert speakers(body) == expected


@pytest.mark.parametrize(
    ("text", "head", "gender", "person"),
    [
        ("the board’s spokeswoman for ships", "spokeswoman", "female", True),
        ("a fisherman from Oslo", "fisherman", "male", True),
        ("a senior official", "official", "", True),
        ("the ministry", "ministry", "", False),
        ("", "", "", False),
    ],
)
def test_the_head_of_a_description_tells_what_it_is(text, head, gender, person):
    assert (head_of(text), gender_of_role(text), is_person(text)) == (head, gender, person)
