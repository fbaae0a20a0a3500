"""The seed's four people and fourteen fragments come out exactly, and any text can be read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.mistitled import find_mistitled
from articles.reading.moments import read_moments
from articles.reading.people import read_people
from articles.reading.quotations import read_quotations
from articles.reading.tests.directories import SPRING, recorded


def test_the_seed_names_exactly_four_people(seed_text):
    body = seed_body(seed_text)
    people = read_people(body, SPRING, recorded())
    assert [(p.name, p.title, p.forms, p.official) for p in people.persons] == [
        (
            "Robert M. Gates",
            "U.S. Defense Secretary",
            ("Robert M. Gates", "Gates", "The secretary"),
            "robert-m-gates",
        ),
        ("Vladimir Putin", "Russian President", ("Vladimir Putin",), "vladimir-putin"),
        (
            "Anatoliy Serdyukov",
            "Defense Minister",
            ("Anatoliy Serdyukov", "the Russian defense minister", "Serdyukov"),
            "anatoliy-serdyukov",
        ),
        ("George W. Bush", "President", ("Bush",), "george-w-bush"),
    ]


def test_the_seed_holds_fourteen_fragments_of_seven_utterances_all_by_one_speaker(seed_text):
    body = seed_body(seed_text)
    people = read_people(body, SPRING, recorded())
    quotations = read_quotations(body, people)
    assert [q.utterance for q in quotations] == [1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 5, 6, 7, 7]
    assert {(q.speaker, q.person) for q in quotations} == {("Robert M. Gates", 0)}
    assert all(body[q.start : q.end] == q.text for q in quotations)
    assert all(mark not in q.text for q in quotations for mark in "“”")


def seed_body(text):
    """The body of the seed, from its first sentence to the mailing-list line."""
    start, end = text.index("The United States intends"), text.index("Join the")
    paragraphs = text[start:end].replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


PIECES = st.sampled_from(
    [
        *("President ", "Bush ", "the ", "Gen. ", "“", "”", '"', "'s ", "said ", ", ", ". ", "’"),
        *("he ", "of ", "Russian ", "defense minister ", "Jane Roe ", "van ", "al-X ", "Jr. "),
        *("today ", "in 2001 ", "Monday ", "next week ", "here, ", "May 5, ", "then "),
        *("\n\n", '12" ', "É", "— ", "(", ")", "Sens. ", "and ", "according to ", "words of "),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_can_be_read(body):
    people = read_people(body, SPRING, recorded())
    for item in (*people.mentions, *read_quotations(body, people)):
        assert body[item.start : item.end] == item.text
        assert item.text
    assert sorted(people.mentions, key=lambda m: m.start) == list(people.mentions)
    for moment in read_moments(body, SPRING, "MOSCOW"):
        assert body[moment.start : moment.end] == moment.text
    for wrong in find_mistitled(body, SPRING, people, recorded()):
        assert wrong.first <= wrong.last
