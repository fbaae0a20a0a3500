import random
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import compare, versions
from articles.compare.alignment import aligned, equal_pairs

WORDS = st.sampled_from("the a radar talks Moscow “We said U.S. 1,500 é 東京 < & .".split(" "))
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
BLOCKS = st.tuples(st.sampled_from(["p", "h2", "li"]), TEXTS).map("<{0[0]}>{0[1]}</{0[0]}>".format)
SLUGS = st.lists(st.sampled_from(["nato", "radar", "treaty"]), max_size=3)
AUTHORS = st.fixed_dictionaries(
    {"name": TEXTS, "title": TEXTS, "service": TEXTS, "affiliation": TEXTS}
)
PHOTOS = st.fixed_dictionaries(
    {"photo": st.sampled_from(["map", "chart"]), "caption": TEXTS, "credit": TEXTS, "alt": TEXTS},
    optional={"focal_x": st.floats(0, 1), "is_large": st.booleans()},
)
STORIES = st.fixed_dictionaries(
    {
        "headline": TEXTS,
        "standfirst": st.lists(TEXTS, max_size=3).map("\n".join),
        "body": st.lists(BLOCKS, max_size=8).map("\n".join),
        "byline": TEXTS,
        "bylines": st.lists(AUTHORS, max_size=3),
        "dateline": st.fixed_dictionaries(
            {"place": st.none() | TEXTS, "day": st.none() | TEXTS, "printed": st.none() | TEXTS}
        ),
        "topics": SLUGS,
        "keywords": SLUGS,
        "officials": st.fixed_dictionaries({"confirmed": SLUGS, "rejected": SLUGS}),
        "related": st.fixed_dictionaries({"pinned": SLUGS, "banned": SLUGS}),
        "photos": st.lists(PHOTOS, max_size=3),
        "references": st.lists(st.fixed_dictionaries({"url": TEXTS, "title": TEXTS}), max_size=2),
        "urgency": st.none() | st.integers(1, 9),
        "language": st.sampled_from(["en", "ru"]),
        "slugline": TEXTS,
        "signoff": TEXTS,
        "supplied": st.dictionaries(SLUGS.map(" ".join), TEXTS | SLUGS, max_size=2),
        "source": st.none() | TEXTS,
        "desk_notes": TEXTS,
    }
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, STORIES)
def test_the_differences_make_the_later_story_of_the_earlier(before, after):
    parts = compare.differences(before, after)
    assert compare.applied(parts, before) == after
    assert {part.name for part in parts if part.is_changed} == {
        part.name for part in compare.differences(after, before) if part.is_changed
    }


@settings(max_examples=20)
@given(STORIES)
def test_a_story_does_not_differ_from_itself(story):
    assert not any(part.is_changed for part in compare.differences(story, story))


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(before, after):
    parts = compare.differences({"headline": before}, {"headline": after})
    assert compare.applied(parts, {"headline": before}) == {"headline": after}


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_equal_pairs_are_equal_and_rise_on_both_sides(one, other):
    pairs = equal_pairs(one, other)
    assert all(one[i] == other[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_alignment_loses_no_item(one, other):
    pairs = list(aligned(one, other, lambda old, new: abs(old - new) < 2))
    assert [old for old, _ in pairs if old is not None] == one
    assert [new for _, new in pairs if new is not None] == other


def test_every_field_of_a_story_is_compared():
    told = {part.name for part in compare.differences(versions.BLANK, versions.BLANK)}
    assert told | {"desk_notes"} == set(compare.stories.LABELS)


def test_the_differences_of_other_stories_are_not_applied():
    parts = compare.differences({"headline": "One"}, {"headline": "Two"})
    with pytest.raises(ValueError, match="Headline"):
        compare.applied(parts, {"headline": "Three"})


def test_a_changed_word_is_told_alone():
    (part,) = compare.differences(
        {"headline": "Gates meets the minister in Moscow"},
        {"headline": "Gates meets the president in Moscow"},
    )
    runs = [(run.kind, run.text) for run in part.items[0].rows[0].runs]
    assert runs == [
        ("same", "Gates meets the "),
        ("cut", "minister"),
        ("new", "president"),
        ("same", " in Moscow"),
    ]


def test_paragraphs_are_matched_before_words():
    """A paragraph that was put in leaves its neighbors unchanged, and has the later number."""
    before = "<p>The talks began.</p>\n<p>The talks ended.</p>"
    after = "<p>The talks began.</p>\n<p>Lunch was late.</p>\n<p>The talks ended.</p>"
    (part,) = compare.differences({"body": before}, {"body": after})
    assert [(item.kind, item.old_number, item.new_number) for item in part.items] == [
        ("same", 1, 1),
        ("new", None, 2),
        ("same", 2, 3),
    ]


def test_a_rewritten_paragraph_is_one_paragraph_that_changed():
    before = "<p>The minister said the radar would be built by spring.</p>"
    after = "<p>The minister said that the radar would not be built by spring.</p>"
    (part,) = compare.differences({"body": before}, {"body": after})
    assert [item.kind for item in part.items] == ["changed"]


def test_a_changed_caption_leaves_the_photo_in_its_place():
    photo = {"photo": "map", "caption": "Where it is", "credit": "Desk", "alt": "A map"}
    (part,) = compare.differences(
        {"photos": [photo]}, {"photos": [photo | {"caption": "Entirely other words"}]}
    )
    (item,) = part.items
    assert [(row.label, row.kind) for row in item.rows] == [
        ("photo", "same"),
        ("caption", "changed"),
        ("credit", "same"),
        ("alt", "same"),
    ]


def test_a_field_that_an_earlier_version_did_not_have_is_new():
    parts = compare.differences({}, {"keywords": ["radar"], "version_tag": "1st Ld"})
    assert [(part.name, part.is_changed) for part in parts] == [
        ("keywords", True),
        ("version_tag", True),
    ]


def test_the_public_compares_only_what_readers_see():
    before, after = {"slugline": "BC-One", "headline": "A"}, {"slugline": "BC-Two", "headline": "B"}
    parts = compare.differences(before, after, only=compare.READERS_SEE)
    assert [part.name for part in parts] == ["headline"]


def _seconds(before, after):
    started = time.process_time()
    compare.differences({"body": before}, {"body": after})
    return time.process_time() - started


def _story(words, seed):
    chosen = random.Random(seed)
    vocabulary = [f"word{number}" for number in range(2000)]
    return "\n".join(
        "<p>" + " ".join(chosen.choices(vocabulary, k=35)) + ".</p>" for _ in range(words // 35)
    )


def _edited(text):
    return " ".join("other" if place % 9 == 4 else word for place, word in enumerate(text.split()))


SHAPES = {
    "edited": lambda words: (_story(words, 1), _edited(_story(words, 1))),
    "rewritten": lambda words: (_story(words, 1), _story(words, 2)),
    "one paragraph": lambda words: ("word " * words, "word other " * (words // 2)),
    "the same words": lambda words: (
        "<p>a b c d</p>" * (words // 4),
        "<p>b a d c</p>" * (words // 4),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_longer_texts_take_longer_in_proportion(shape):
    once, four_times = (
        min(_seconds(*SHAPES[shape](words)) for _ in range(3)) for words in (5_000, 20_000)
    )
    assert four_times < 4 * 3 * once + 0.2  # sixteen times would be quadratic
