"""Who is found in invented copy, with which title, and which official it is."""

from datetime import date

import pytest

from articles.reading.people import read_people
from articles.reading.tests.directories import SPRING, invented, recorded
from people.directory import Directory

NOBODY = Directory()


def found(body, directory=NOBODY, day=SPRING):
    return [(p.name, p.title) for p in read_people(body, day, directory).persons]


ONE_PERSON = [
    ("Defense Secretary Alan M. Mercer arrived.", "Alan M. Mercer", "Defense Secretary"),
    ("U.S. Defense Secretary Alan Mercer arrived.", "Alan Mercer", "U.S. Defense Secretary"),
    ("Secretary of State Dora Quist arrived.", "Dora Quist", "Secretary of State"),
    ("Army Gen. John Roe arrived.", "John Roe", "Army Gen."),
    ("Air Force Lt. Gen. Xandrik Obb arrived.", "Xandrik Obb", "Air Force Lt. Gen."),
    ("Navy Adm. Mike Vance arrived.", "Mike Vance", "Navy Adm."),
    ("Sen. Zora Quill arrived.", "Zora Quill", "Sen."),
    ("They met spokeswoman Jane Doe there.", "Jane Doe", "spokeswoman"),
    ("Pentagon spokesman Geof Morrel spoke.", "Geof Morrel", "Pentagon spokesman"),
    ("Foreign Ministry spokesman Ivan Dolny spoke.", "Ivan Dolny", "Foreign Ministry spokesman"),
    ("In Oslo, Norwegian Prime Minister Lars Holt spoke.", "Lars Holt", "Norwegian Prime Minister"),
    ("On Monday President Lars Holt spoke.", "Lars Holt", "President"),
    (
        "He met with former Defense Secretary Alan Mercer.",
        "Alan Mercer",
        "former Defense Secretary",
    ),
    ("He met Deputy Defense Minister Igor Stanov.", "Igor Stanov", "Deputy Defense Minister"),
    ("President-elect Nora Hale spoke.", "Nora Hale", "President-elect"),
    ("He recalled then-President Nora Hale there.", "Nora Hale", "then-President"),
    ("He met acting Prime Minister Nora Hale.", "Nora Hale", "acting Prime Minister"),
    ("NATO Secretary-General Olaf Brun spoke.", "Olaf Brun", "NATO Secretary-General"),
    ("U.S. Ambassador to Russia Will Barnes spoke.", "Will Barnes", "U.S. Ambassador to Russia"),
    (
        "Chairman of the Joint Chiefs of Staff Gen. Peter Vance spoke.",
        "Peter Vance",
        "Chairman of the Joint Chiefs of Staff Gen.",
    ),
    (
        "Under Secretary of Defense for Policy Erik Edel spoke.",
        "Erik Edel",
        "Under Secretary of Defense for Policy",
    ),
    ("White House Press Secretary Tony Crane spoke.", "Tony Crane", "White House Press Secretary"),
    ("Los Angeles Mayor Tony Crane spoke.", "Tony Crane", "Los Angeles Mayor"),
    ("Defense Minister Defense Minister Igor Stanov spoke.", "Igor Stanov", "Defense Minister"),
    ("Jane Doe, the Pentagon spokeswoman, spoke.", "Jane Doe", "Pentagon spokeswoman"),
    ("Jane Doe, a harbor analyst, spoke.", "Jane Doe", "harbor analyst"),
    (
        "Jane Doe, a spokeswoman for the Defense Ministry, spoke.",
        "Jane Doe",
        "spokeswoman for the Defense Ministry",
    ),
    ("Jane Doe, 34, a teacher, spoke.", "Jane Doe", "teacher"),
    (
        "Jane Doe, director of the Harbor Agency, spoke.",
        "Jane Doe",
        "director of the Harbor Agency",
    ),
    ("The Pentagon spokesman, John Roe, spoke.", "John Roe", "Pentagon spokesman"),
    ("“Go,” Jane Doe said.", "Jane Doe", None),
    ("Jane Doe’s plan is old.", "Jane Doe", None),
    ("Zork Quorl said no. Quorl then left.", "Zork Quorl", None),
    ("Prime Minister Jan van der Berg spoke.", "Jan van der Berg", "Prime Minister"),
    ("Interior Minister Abdul al-Qassim spoke.", "Abdul al-Qassim", "Interior Minister"),
    ("Prince Faisal bin Omar spoke.", "Faisal bin Omar", "Prince"),
    ("Foreign Minister Song Min-soon spoke.", "Song Min-soon", "Foreign Minister"),
    ("Judge Sean O’Hara spoke.", "Sean O’Hara", "Judge"),
    ("Dr. Anna Smith-Jones spoke.", "Anna Smith-Jones", "Dr."),
    ("Gov. John Roe III spoke.", "John Roe III", "Gov."),
    ("Gov. John Roe, Jr., spoke.", "John Roe, Jr.", "Gov."),
    ("Coach William “Bill” Trent spoke.", "William “Bill” Trent", "Coach"),
    ("Sergei 'the fox' Vorin spoke.", "Sergei 'the fox' Vorin", None),
    ("J.R. Stone, an analyst, spoke.", "J.R. Stone", "analyst"),
    ("Minister Zbigniew Król spoke.", "Zbigniew Król", "Minister"),
    ("Secretary Mercer spoke.", "Mercer", "Secretary"),
    ("Mrs. Quist spoke.", "Quist", None),
    ("Chief Executive Officer Jane Doe spoke.", "Jane Doe", "Chief Executive Officer"),
    (
        "Lockheed Hartin Chief Executive Robert Stone spoke.",
        "Robert Stone",
        "Lockheed Hartin Chief Executive",
    ),
    ("Mr. Robert Stone spoke.", "Robert Stone", None),
    ("President Bill Clanton spoke.", "Bill Clanton", "President"),
    ("The chairman of Norfrost spoke, and Jane Doe left.", "Jane Doe", None),
    ("They met Norlandic peace envoy Jane Doe.", "Jane Doe", "Norlandic peace envoy"),
    ("Harbor skipper Jane Doe spoke.", "Jane Doe", "Harbor skipper"),
    ("Norfrost information officer Jane Doe spoke.", "Jane Doe", "Norfrost information officer"),
    ("They met the geologist Jane Doe.", "Jane Doe", "geologist"),
    ("They came to overpower Jane Doe.", "Jane Doe", None),
    ("Party of Harbors leader Jane Doe spoke.", "Jane Doe", "Party of Harbors leader"),
    ("Attorney-General Jane Doe spoke.", "Jane Doe", "Attorney-General"),
    (
        "Director of Varn’s Hill International Airport Jane Doe spoke.",
        "Jane Doe",
        "Director of Varn’s Hill International Airport",
    ),
    ("The new Labor leader, Jane Doe, spoke.", "Jane Doe", "Labor leader"),
    ("Norfrost’s chief executive officer, Jane Doe, spoke.", "Jane Doe", "chief executive officer"),
    (
        "The national secretary of the Harbor and Workers Union (HWU), Jane Doe, spoke.",
        "Jane Doe",
        "national secretary of the Harbor and Workers Union",
    ),
    ("Palestinian leader, Jane Doe’s, plan failed.", "Jane Doe", "Palestinian leader"),
    ("Jane Doe, leader of the Harbor party said no.", "Jane Doe", "leader of the Harbor party"),
    ("A spokesman for Prime Minister Jane Doe spoke.", "Jane Doe", "Prime Minister"),
    ("He met an adviser to President Jane Doe.", "Jane Doe", "President"),
    ("They met fellow Jane Doe.", "Jane Doe", None),
    ("They met his youngest son Zork Quorl.", "Zork Quorl", None),
    ("Zork Quorl, 41, was there.", "Zork Quorl", None),
    ("Zork Quorl, who was there, left.", "Zork Quorl", None),
    ("Zork Quorl came. Mr Quorl left.", "Zork Quorl", None),
    ("Chinese counterpart Zork Quorl spoke.", "Zork Quorl", None),
    ("They met spokesman Park Sun-hoo.", "Park Sun-hoo", "spokesman"),
    ("They met leader Zork Jong Un.", "Zork Jong Un", "leader"),
    ("They met then-president Quorl.", "Quorl", "then-president"),
    (
        "The head of the navy’s north fleet, Jane Doe, spoke.",
        "Jane Doe",
        "head of the navy’s north fleet",
    ),
    (
        "The chief of the 28-member union, Jane Doe, spoke.",
        "Jane Doe",
        "chief of the 28-member union",
    ),
    ("They met Harbor region Governor Jane Doe.", "Jane Doe", "Harbor region Governor"),
    ("They met Massimo d’Quorl there.", "Massimo d’Quorl", None),
    ("Minister Ali al-Quorl came. Quorl left.", "Ali al-Quorl", "Minister"),
    ("They voted to force Army Gen. Jane Doe out.", "Jane Doe", "Army Gen."),
    ("They met the chief of staff to Rep. Jane Doe.", "Jane Doe", "Rep."),
    ("They met Fuel and Energy Minister Jane Doe.", "Jane Doe", "Fuel and Energy Minister"),
    ("They met telecommunications lobbyist Jane Doe.", "Jane Doe", "telecommunications lobbyist"),
    ("They listened to moderator Jane Doe.", "Jane Doe", "moderator"),
    ("Zork Quorl (R-Ky.) voted no.", "Zork Quorl", None),
    ("Rep. Zork Quorl (R.-Mich.) voted no.", "Zork Quorl", "Rep."),
    ("They met Sen. Dora Boxer.", "Dora Boxer", "Sen."),
    ("New Harbor Minister Jane Doe spoke.", "Jane Doe", "Harbor Minister"),
    ("New York Gov. Jane Doe spoke.", "Jane Doe", "New York Gov."),
    ("She told host Jane Doe so.", "Jane Doe", "host"),
    ("They will host Sen. Jane Doe.", "Jane Doe", "Sen."),
    ("The committee chairman, Jane Doe (D-Ohio), spoke.", "Jane Doe", "committee chairman"),
    (
        "Jane Doe, Norwegian Presidential Assistant, spoke.",
        "Jane Doe",
        "Norwegian Presidential Assistant",
    ),
    ("Jane Doe, head of the Harbor League (HLQ), spoke.", "Jane Doe", "head of the Harbor League"),
]


@pytest.mark.parametrize(("body", "name", "title"), ONE_PERSON)
def test_a_person_is_found_with_the_title_as_printed(body, name, title):
    assert found(body) == [(name, title)]


@pytest.mark.parametrize(("body", "name", "title"), ONE_PERSON)
def test_nobody_is_invented_as_an_official(body, name, title):
    assert all(p.official is None for p in read_people(body, SPRING, recorded()).persons)


NO_PEOPLE = [
    "The USS Ronald Reagan sailed from Fort Hood to Camp David.",
    "The aircraft carrier George Washington sailed.",
    "The George Washington sailed.",
    "Troops left Camp Robert Smith for Mount Mary.",
    "The John Smith Institute reported on the Robert Taft Bridge.",
    "He landed at John Wayne Airport.",
    "The Thomas Moore Act passed, and the Nelson Rockefeller Center opened.",
    "The Bush administration will not agree.",
    "Hurricane Jane Doe struck.",
    "On Monday in New York the United Nations met.",
    "Lockheed Hartin said it would build ships. Lockheed is large.",
    "General Motors and General Electric said so.",
    "In the Middle East, North Korea and South Africa met at the White House.",
    "The Security Council and the Foreign Ministry met in Moscow on April 3.",
    "Air Force One landed at Andrews Air Force Base.",
    "The Cold War is over.",
    "The Defense Department and the State Department agree.",
    "The Nobel Peace Prize went to the Red Cross.",
    "He told reporters Norfrost was late.",
    "They met the head of the Harbor Quorl.",
    "D66 and Varn-based Zork Quorl-led rebels met near Alice Springs.",
    "They left Greater Quorl. Ships wait in Quorl.",
    "Norfrost Motors spokesmen spoke for Deputy SP.",
    "On Christmas Eve Mass was sung.",
    "",
    "\n\n",
]


@pytest.mark.parametrize("body", NO_PEOPLE)
def test_ships_camps_laws_bodies_and_places_are_not_people(body):
    assert found(body) == []


def test_later_forms_belong_to_the_person_met_before():
    body = "Sen. Dora M. Quist spoke. Quist’s plan pleased Dora Quist. Mrs. Quist left."
    (person,) = read_people(body, SPRING, NOBODY).persons
    assert person.name == "Dora M. Quist"
    assert person.forms == ("Dora M. Quist", "Quist", "Dora Quist")


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("Maria Perez Gomez spoke. Perez left.", "Perez"),
        ("Maria Perez Gomez spoke. Gomez left.", "Gomez"),
        ("Minister Kim Yong-il spoke. Kim left.", "Kim"),
        ("Minister Xi Jinpo spoke. Xi left.", "Xi"),
        ("Minister Nouri al-Amri spoke. Al-Amri left.", "Al-Amri"),
        ("Gen. Jan van der Berg spoke. Van der Berg left.", "Van der Berg"),
    ],
)
def test_the_surname_may_stand_first_or_in_the_middle(body, form):
    (person,) = read_people(body, SPRING, NOBODY).persons
    assert person.forms[-1] == form


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Gens. John Roe, Max Vance and Jane Doe left.",
            [("John Roe", "Gen."), ("Max Vance", "Gen."), ("Jane Doe", "Gen.")],
        ),
        (
            "Sens. John Roe, D-Ohio, and Jane Doe, R-Utah, left.",
            [("John Roe", "Sen."), ("Jane Doe", "Sen.")],
        ),
        (
            "Norwegian pilots John Roe and Jane Doe left.",
            [("John Roe", "Norwegian pilot"), ("Jane Doe", "Norwegian pilot")],
        ),
        (
            "Sen. John Roe and Jane Doe left.",
            [("John Roe", "Sen."), ("Jane Doe", None)],
        ),
        (
            "Reps. John Roe (D-N.Y.) and Jane Doe (R-N.C.) left.",
            [("John Roe", "Rep."), ("Jane Doe", "Rep.")],
        ),
        (
            "Reps. John Roe (D-Va.) or Jane Doe (D-Ohio) left.",
            [("John Roe", "Rep."), ("Jane Doe", "Rep.")],
        ),
        (
            "Max Vance ran. Jane Doe, a spokeswoman for the Vance campaign, left.",
            [("Max Vance", None), ("Jane Doe", "spokeswoman for the Vance campaign")],
        ),
        ("The unit won Silver Star and Purple Heart medals.", []),
    ],
)
def test_a_title_printed_for_several_is_each_ones(body, expected):
    assert found(body) == expected


def test_two_people_share_the_title_printed_once_for_both():
    assert found("U.S. Sens. John Roe and Jane Doe voted.") == [
        ("John Roe", "U.S. Sen."),
        ("Jane Doe", "U.S. Sen."),
    ]


def test_two_surnames_share_the_title_printed_once_for_both():
    people = read_people("Presidents Bush and Putin met.", SPRING, recorded())
    assert [p.official for p in people.persons] == ["george-w-bush", "vladimir-putin"]


def test_a_person_met_by_surname_first_is_named_in_full():
    (person,) = read_people("Secretary Mercer left. Alan Mercer is ill.", SPRING, NOBODY).persons
    assert (person.name, person.title) == ("Alan Mercer", "Secretary")


def test_two_people_of_one_surname_leave_the_surname_open():
    people = read_people("Ada Roe met Carl Roe. Roe agreed.", SPRING, NOBODY)
    assert [m.person for m in people.mentions] == [0, 1, None]


def test_the_candidates_of_an_open_surname_are_listed():
    people = read_people("Karl Brandt met Otto Brandt. Brandt agreed.", SPRING, invented())
    assert people.mentions[-1].person is None
    assert people.mentions[-1].candidates == ("karl-brandt", "otto-brandt")


def test_the_title_chooses_between_two_people_of_one_surname():
    body = "Karl Brandt met Otto Brandt. President Brandt agreed."
    people = read_people(body, SPRING, invented())
    assert people.mentions[-1].official == "otto-brandt"


def test_a_title_and_surname_alone_find_the_official_of_the_day():
    (person,) = read_people("President Brandt agreed.", SPRING, invented()).persons
    assert (person.name, person.official, person.tenure) == (
        "Otto Brandt",
        "otto-brandt",
        "no-president--otto-brandt",
    )


def test_a_title_the_official_did_not_hold_that_day_finds_no_official():
    (person,) = read_people("President Brandt agreed.", date(2015, 1, 1), invented()).persons
    assert (person.name, person.official) == ("Brandt", None)


def test_a_former_title_links_the_person_but_no_office():
    body = "Former Norlandic Defense Minister Karl Brandt spoke."
    (person,) = read_people(body, SPRING, invented()).persons
    assert (person.title, person.official, person.office) == (
        "Former Norlandic Defense Minister",
        "karl-brandt",
        None,
    )


def test_a_deputy_does_not_hold_the_office():
    (person,) = read_people("Deputy Defense Minister Ada Lund spoke.", SPRING, invented()).persons
    assert person.official == "ada-lund"
    assert person.title == "Deputy Defense Minister"


def test_particles_belong_to_the_name():
    body = "Sudlandic Defense Minister Jan van der Meer spoke. Van der Meer left with Meer."
    people = read_people(body, SPRING, invented())
    assert {mention.official for mention in people.mentions} == {"jan-van-der-meer"}


def test_accents_do_not_hide_a_name():
    people = read_people("Ádá Lund spoke.", SPRING, invented())
    assert people.persons[0].official == "ada-lund"


def test_lower_case_words_are_not_names():
    assert found("The lund and the brandt were small.", invented()) == []


def test_every_mention_is_the_text_at_its_place():
    body = "Norlandic Defense Minister Ada Lund met President Brandt. The minister left."
    for mention in read_people(body, SPRING, invented()).mentions:
        assert body[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("day", "official"),
    [(date(1990, 5, 1), "george-hw-bush"), (date(2007, 4, 23), "george-w-bush")],
)
def test_one_title_and_surname_mean_the_holder_of_the_day(day, official):
    (person,) = read_people("President Bush spoke.", day, recorded()).persons
    assert person.official == official


@pytest.mark.parametrize(
    ("body", "day", "official"),
    [
        ("President George Bush spoke.", date(2007, 4, 23), "george-w-bush"),
        ("President George Bush spoke.", date(1990, 4, 23), "george-hw-bush"),
        ("George Bush spoke.", date(2007, 4, 23), "george-w-bush"),
        ("George Bush spoke.", None, None),
        ("George Bush spoke.", date(2015, 4, 23), None),
        ("Defense Minister Ivanov spoke.", date(2007, 1, 5), "sergei-ivanov"),
        ("Defense Minister Anatoly E. Serdyukov spoke.", date(2007, 5, 1), "anatoliy-serdyukov"),
        ("Jaap de Hoop Scheffer spoke.", date(2007, 5, 1), "jaap-de-hoop-scheffer"),
        ("Secretary-General de Hoop Scheffer spoke.", date(2007, 5, 1), "jaap-de-hoop-scheffer"),
        ("U.N. Secretary-General Ban Ki-moon spoke.", date(2007, 5, 1), "ban-ki-moon"),
    ],
)
def test_real_names_find_their_official(body, day, official):
    (person,) = read_people(body, day, recorded()).persons
    assert person.official == official


def test_a_sheikh_is_named_by_his_given_name():
    body = (
        "Finance Minister Sheikh Omar bin Rashid al-Tahir said the budget was sound. Sheikh Omar "
        "spoke in Doha. Prince Omar, of another house, was away."
    )
    people = read_people(body, SPRING, NOBODY)
    assert [person.forms for person in people.persons] == [
        ("Omar bin Rashid al-Tahir", "Omar"),
        ("Omar",),
    ]
