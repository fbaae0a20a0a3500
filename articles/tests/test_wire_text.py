"""Plain copy as an item: every word is in a field or among the lines listed as dropped."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.days import parse_day
from articles.reading.layout import read_layout
from articles.reading.tests.copy.stories import HEADLINE, TEXT
from articles.reading.tests.test_layout import ALL, LINES
from articles.wire import text as plain
from articles.wire.items import WireError
from articles.wire.remainder import remainder

LABELS = {"by", "source", "agency", "from", "written", "submitted", "story", "and", "photo"}
WORD = re.compile(r"\w+")


def item_of(copy):
    (item,) = plain.parse(io.BytesIO(copy.encode()))
    return item


def words(*texts):
    return {word.casefold() for text in texts if text for word in WORD.findall(text)}


def assert_faithful(copy):
    try:
        item = item_of(copy)
    except WireError:
        return
    held = words(
        item.headline,
        item.standfirst,
        item.byline,
        item.source,
        item.dateline,
        item.dateline_place,
        re.sub(r"<[^>]+>", " ", item.body.replace("&amp;", "&")),
        item.signoff,
        *item.dropped,
        *(f"{one.title} {one.name} {one.service} {one.affiliation}" for one in item.credits),
    )
    pieces = [copy[piece.start : piece.end] for piece in read_layout(copy).pieces]
    # A day in a line of its own is held as a date.
    printed = [piece for piece in pieces if parse_day(piece) is None]
    assert words(*printed) - held <= LABELS


@pytest.mark.parametrize("story", ALL, ids=[story.name for story in ALL])
def test_every_word_of_a_story_is_held_or_listed(story):
    assert_faithful(story.copy)


def test_every_word_of_the_seed_is_held_or_listed(seed_text):
    assert_faithful(seed_text)
    assert len(item_of(seed_text).dropped) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", " "]))
def test_every_word_of_a_jumble_is_held_or_listed(lines, end):
    assert_faithful(end.join(lines))


@pytest.mark.parametrize(
    ("line", "is_listed"),
    [
        ("March 4, 2019", False),
        ("Posted March 4, 2019 10:12 by desk", True),
        ("By Ana Ferreira", False),
        ("By Ana Ferreira (ana@example.com)", True),
        ("Source: Reuters", False),
    ],
)
def test_a_line_that_says_more_than_its_field_is_listed(line, is_listed):
    copy = f"{HEADLINE}\n\n{line}\n\n{TEXT}"
    assert (line in remainder(copy, read_layout(copy))) is is_listed
