import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import merge
from articles.merge import Side

TEXTS = st.lists(st.sampled_from("abcdefg"), max_size=12)
BASE = "<p>They met in Varnholm.</p>\n<p>The talks took two days.</p>\n<p>No date was set.</p>"


def merged_body(base, mine, theirs):
    chunks = merge.merge_body(base, mine, theirs)
    if any(chunk.merged is None for chunk in chunks):
        return None
    return "\n".join(block for chunk in chunks for block in chunk.merged)


@given(TEXTS, TEXTS)
def test_what_only_one_changed_is_taken(base, changed):
    mine = merge.three_way(base, changed, base)
    theirs = merge.three_way(base, base, changed)
    assert [word for chunk in mine for word in chunk.merged] == changed
    assert [word for chunk in theirs for word in chunk.merged] == changed


@given(TEXTS, TEXTS, TEXTS)
def test_every_word_of_the_three_texts_is_in_a_chunk_in_order(base, mine, theirs):
    chunks = merge.three_way(base, mine, theirs)
    assert [word for chunk in chunks for word in chunk.base] == base
    assert [word for chunk in chunks for word in chunk.mine] == mine
    assert [word for chunk in chunks for word in chunk.theirs] == theirs


@given(TEXTS, TEXTS, TEXTS)
def test_mine_and_theirs_are_treated_alike(base, mine, theirs):
    mirrored = {Side.MINE: Side.THEIRS, Side.THEIRS: Side.MINE}
    one = [chunk.side for chunk in merge.three_way(base, mine, theirs)]
    other = [chunk.side for chunk in merge.three_way(base, theirs, mine)]
    assert one == [mirrored.get(side, side) for side in other]


@given(st.text(max_size=60))
def test_a_text_is_its_words(text):
    assert "".join(merge.words(text)) == text


@given(st.text(alphabet="ab <&\n", max_size=30), st.text(alphabet="ab <&\n", max_size=30))
def test_word_changes_hold_both_texts(before, after):
    runs = merge.word_changes(before, after)
    assert "".join(text for kind, text in runs if kind != "ins") == before
    assert "".join(text for kind, text in runs if kind != "del") == after


def test_changes_of_different_paragraphs_are_both_taken():
    mine = BASE.replace("Varnholm", "Ostrava")
    theirs = BASE.replace("No date was set.", "A date was set.")
    assert merged_body(BASE, mine, theirs) == mine.replace("No date was set.", "A date was set.")


def test_changes_of_different_words_in_one_paragraph_are_both_taken():
    mine = BASE.replace("The talks", "The long talks")
    theirs = BASE.replace("two days", "three days")
    assert "<p>The long talks took three days.</p>" in merged_body(BASE, mine, theirs)


def test_changes_of_the_same_words_are_left_to_the_editor():
    mine, theirs = BASE.replace("two", "three"), BASE.replace("two", "four")
    chunks = merge.merge_body(BASE, mine, theirs)
    (conflict,) = [chunk for chunk in chunks if chunk.side == Side.CONFLICT]
    assert conflict.mine == ("<p>The talks took three days.</p>",)
    assert conflict.theirs == ("<p>The talks took four days.</p>",)


def test_words_are_not_merged_into_broken_markup():
    base = "<p>one two three</p>"
    mine = "<p><em>one two</em> three</p>"
    theirs = "<p>one <strong>two three</strong></p>"
    assert merged_body(base, mine, theirs) is None


def test_the_same_change_by_both_is_taken_once():
    changed = BASE.replace("two", "three")
    assert merged_body(BASE, changed, changed) == changed


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("", []),
        ("<p>a</p>\n<hr>\n<p>b<br>c</p>", ["<p>a</p>", "<hr>", "<p>b<br>c</p>"]),
        (
            "<ul><li>a<ul><li>b</li></ul></li></ul><p>c</p>",
            ["<ul><li>a<ul><li>b</li></ul></li></ul>", "<p>c</p>"],
        ),
        ("loose <em>words</em><p>c</p>", ["loose <em>words</em>", "<p>c</p>"]),
    ],
)
def test_a_body_falls_into_its_outermost_blocks(body, blocks):
    assert merge.blocks(body) == blocks


def test_a_headline_both_changed_in_other_words_has_both_changes():
    chunk = merge.merge_text(
        "Two ministers meet", "Two defense ministers meet", "Two ministers part"
    )
    assert (chunk.side, chunk.merged) == (Side.MERGED, ("Two defense ministers part",))
