"""Where quotations begin and end, which marks are not speech, and what makes one utterance."""

import sys
from datetime import date

import pytest

from articles.reading.people import read_people
from articles.reading.quotations import read_quotations
from articles.reading.tests.directories import recorded
from people.directory import Directory


def quoted(body):
    people = read_people(body, None, Directory())
    return [(q.text, q.utterance) for q in read_quotations(body, people)]


def texts(body):
    return [text for text, _ in quoted(body)]


MARKS = [
    ("“We go now,” Jane Roe said.", ["We go now,"]),
    ('"We go now," Jane Roe said.', ["We go now,"]),
    ("``We go now,'' Jane Roe said.", ["We go now,"]),
    ("«We go now», Jane Roe said.", ["We go now"]),
    ("„We go now“, Jane Roe said.", ["We go now"]),
    ('“We go now," Jane Roe said.', ["We go now,"]),
    ('"We go now,” Jane Roe said.', ["We go now,"]),
    ("”We go now,” Jane Roe said.", ["We go now,"]),
    ("‘We go now,’ Jane Roe said.", ["We go now,"]),
    ("Jane Roe said: “We go now. We stay.”", ["We go now. We stay."]),
    ("“We go,” she said, “now.”", ["We go,", "now."]),
    ("“He told us ‘no’ twice,” Jane Roe said.", ["He told us ‘no’ twice,"]),
    ("“They call it “the pit” here,” Jane Roe said.", ["They call it “the pit” here,"]),
    ("\"It's the ship's turn,\" Jane Roe said.", ["It's the ship's turn,"]),
    ('"The 16" gun fired," Jane Roe said.', ['The 16" gun fired,']),
    ('The 16" gun fired. "We go now," Jane Roe said.', ["We go now,"]),
    ("“We go now, Jane Roe said.", ["We go now,"]),
    ("“We go now and stay there", ["We go now and stay there"]),
    ("“We go now, she said. “We stay there.”", ["We go now,", "We stay there."]),
    ("Jane Roe said “ we go now ” today.", ["we go now"]),
    ("“Do we go?” Jane Roe asked. “We do!”", ["Do we go?", "We do!"]),
    ("(“We go now,” Jane Roe said.)", ["We go now,"]),
    ("“We go there now” — those were her words.", ["We go there now"]),
]


@pytest.mark.parametrize(("body", "expected"), MARKS)
def test_a_fragment_is_what_stands_between_the_marks(body, expected):
    assert texts(body) == expected


NOT_SPEECH = [
    "The “surge” has ended.",
    "The so-called “smart” ships sailed.",
    "Jane Roe said the so-called “smart” ships sailed.",
    "He wrote a book titled “The Long Way Home.”",
    "Jane Roe sang “The Long Way Home” to the crew.",
    "The film “Nine Days at Sea” opened.",
    "Sergei “the fox” Vorin arrived.",
    "William “Bill” Trent said no.",
    "The plan is known as “new dawn at sea.”",
    "The ship was nicknamed “the old tin can.”",
    'A pipe of 16" and one of 12" were laid.',
    "The exercise, called “Northern Wind,” ended.",
    "Jane Roe said it on the Harbor Station’s “Tidings” program.",
    "The word “détente” is old.",
    "“”",
    "“ ”",
    '"',
]


@pytest.mark.parametrize("body", NOT_SPEECH)
def test_scare_quotes_titles_nicknames_and_measures_are_not_speech(body):
    assert texts(body) == []


SHORT_SPEECH = [
    ("Jane Roe called it “absurd.”", ["absurd."]),
    ("“Never,” Jane Roe said.", ["Never,"]),
    ("“No!” Jane Roe shouted.", ["No!"]),
    ("Jane Roe said the talks were “frank.”", ["frank."]),
    ("“We agree,” Jane Roe said. “Fully.”", ["We agree,", "Fully."]),
    ("Jane Roe spoke of what she called “a false dawn.”", ["a false dawn."]),
]


@pytest.mark.parametrize(("body", "expected"), SHORT_SPEECH)
def test_a_few_quoted_words_with_an_attribution_are_speech(body, expected):
    assert texts(body) == expected


UTTERANCES = [
    ("“We could,” Jane Roe said, “sail now.”", [1, 1]),
    ("“We could,” Jane Roe said. “Sail now.”", [1, 1]),
    ("“We could,” Jane Roe said.\n\n“Sail now,” she added.", [1, 2]),
    ("“We could,” Jane Roe said. “Sail now.\n\n“We go,” she said. “At once.”", [1, 1, 1, 1]),
    ("“We could.\n\n“Sail now.\n\n“We go,” Jane Roe said.", [1, 1, 1]),
    ("“We could,” Jane Roe said. “No we cannot,” Peter Vance said.", [1, 2]),
    ("Jane Roe called it “absurd” and “a danger.”", [1, 1]),
    ("“We could,” Jane Roe said. “Sail now,” she added.", [1, 2]),
]


@pytest.mark.parametrize(("body", "utterances"), UTTERANCES)
def test_the_fragments_of_one_attribution_are_one_utterance(body, utterances):
    assert [utterance for _, utterance in quoted(body)] == utterances


def test_the_paragraph_of_each_fragment_is_counted_from_nought():
    body = "It rained.\n\n“We go,” Jane Roe said.\n\n“We stay,” she said."
    people = read_people(body, None, Directory())
    assert [q.paragraph for q in read_quotations(body, people)] == [1, 2]


LONG = [
    "“",
    '"',
    "“” ",
    "President Bush said ",
    "the Russian defense minister ",
    "of the ",
    "Secretary of ",
    "Jane Roe, ",
    "he said ",
    "“We go,” Jane Roe said. ",
    "“We go.\n\n",
    "A. ",
    "said said ",
    "de la ",
    'Jane "the ',
    "'",
    "a",
    "A",
    "Jane ",
    "was called “a b c” by Roe ",
    "The prime minister said “we go on”. ",
    "‘We go’s, he said’ ’s ",
    "a statement from ",
    "A’s statement ",
    "saying ",
]


@pytest.mark.parametrize("piece", LONG)
def test_twice_the_text_takes_about_twice_the_work(piece):
    def work(size):
        body = piece * (size // len(piece))
        return lines_run(body, recorded(), date(2007, 4, 23))

    assert work(8_000) < 2.2 * work(4_000) + 2_000


@pytest.mark.parametrize(
    "unit", ["“a", "“a, Jane Roe said ", "Jane “Ace” Roe said “We sail at noon today.” "]
)
def test_twice_the_quotations_take_twice_the_work(unit):
    assert lines_run(unit * 400) < 2.2 * lines_run(unit * 200)


def lines_run(body, directory=None, day=None):
    """How many lines of Python reading the people and quotations of a body runs."""
    directory = directory or Directory()
    read_people("", day, directory)  # the directory's index is made once, not for each text
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_quotations(body, read_people(body, day, directory))
    finally:
        sys.settrace(before)
    return count
