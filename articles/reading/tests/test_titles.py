"""Titles before a name as services and governments print them, and who is meant by some alone."""

import pytest

from articles.reading.tests.test_people import found

# One a line: ranks and ratings of five services, ministers of several fields, honours.
TITLES = """
Lt. j.g.
Lt. (j.g.)
Lieutenant (Junior Grade)
Machinist's Mate 2nd Class
Boatswain’s Mate 1st Class
Chief Boatswain’s Mate
Hospital Corpsman 3rd Class
Mass Communication Specialist 3rd Class
Electronics Technician 1st Class (SW/AW)
Aviation Boatswain’s Mate (Handling) 1st Class
Navy Petty Officer 3rd Class
Command Master Chief
Seaman Apprentice
Fireman
Chief Warrant Officer 3
Warrant Officer 1
CW4
SPC
Army Spc.
LCpl.
GySgt.
LtCol
Tech. Sgt.
Senior Airman
Chief Master Sgt. of the Air Force
Command Sgt. Maj.
Royal Air Force Wing Commander
Air Chief Marshal
Under Secretary of Defense for Policy
Assistant Secretary of State for East Asian and Pacific Affairs
Deputy Assistant Secretary of Defense for Detainee Affairs
Minister for Justice and Customs
Minister of Defense and Aviation
State Councilor
Hojjatoleslam
Taoiseach
Shri
Defence Minister Shri
""".strip().split("\n")


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_printed_whole(title):
    body = f"The ship came to port. {title} Zorin Quell said the work was done. Quell left."
    assert found(body) == [("Zorin Quell", title)]


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ("“It grew,” said Zork Quorl, an astronomer at the pier.", "astronomer at the pier"),
        ("“It grew,” said Zork Quorl, EVP of Harbors at the bank.", "EVP of Harbors at the bank"),
        ("“It grew,” added Zork Quorl, a netmaker.", "netmaker"),
    ],
)
def test_who_is_quoted_and_told_of_is_a_person(body, person):
    assert found(body) == [("Zork Quorl", person)]


def test_an_organisation_that_is_quoted_is_not():
    assert found("“It grew,” said Harbor Turbine. Nobody else at Harbor Turbine spoke.") == []


@pytest.mark.parametrize("title", ["Sheikh", "Sir", "Dame"])
def test_some_titles_go_with_the_first_name_alone(title):
    body = f"{title} Zorin bin Quell opened the pier. {title} Zorin then left."
    assert found(body) == [("Zorin bin Quell", title)]


def test_other_titles_do_not():
    assert len(found("Gen. Zorin Quell opened the pier. Gen. Zorin then left.")) == 2


def test_a_title_without_a_closing_comma_is_not_taken_from_who_was_met():
    assert found("After talks with the foreign minister, Jane Doe said no.") == [("Jane Doe", None)]
