"""What a reader may type, and what of it reaches a database."""

import itertools
import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.marks import marked, places, snippet
from articles.search.queries import LONGEST, MOST_TERMS, Phrase, fts5, parse, tsquery
from articles.search.spelling import one_off, typed
from articles.search.words import fold, pieces, words

# What the databases may get to read: quoted words, and signs of ours around them.
FTS5 = re.compile(r'(?:"[^"]*"\*?| AND | OR |\) NOT \(|[()])*')
TSQUERY = re.compile(r"(?:'[^' ]*'(?::\*)?| <-> | & | \| |!|[()])*")
SIGNS = st.text(alphabet="ab\"*-+:^(){}|&!<>'\\= \t\0é北OR“”.~", max_size=60)


def phrases(text):
    return [[phrase.words for phrase in group] for group in parse(text).groups]


@pytest.mark.parametrize(
    ("text", "groups", "without"),
    [
        ("two words", [[("two",)], [("words",)]], []),
        ('"one phrase" more', [[("one", "phrase")], [("more",)]], []),
        ("“curly quotes”", [[("curly", "quotes")]], []),
        ('"never closed', [[("never", "closed")]], []),
        ('-"no phrase" -word yes', [[("yes",)]], [("no", "phrase"), ("word",)]),
        ("a OR b OR c d", [[("a",), ("b",), ("c",)], [("d",)]], []),
        ("OR a OR", [[("a",)]], []),
        ("or AND not", [[("or",)], [("and",)], [("not",)]], []),
        ("headline:x NEAR(y)", [[("headline", "x")], [("near", "y")]], []),
        ("- * \" ( '' ::", [], []),
        ("", [], []),
    ],
)
def test_what_is_typed_is_read_as_words_phrases_and_signs(text, groups, without):
    assert phrases(text) == groups
    assert [phrase.words for phrase in parse(text).without] == without


def test_a_star_begins_words_of_three_letters_or_more():
    assert parse("fri*").groups == ((Phrase(("fri",), is_beginning=True),),)
    assert parse("fr*").groups == ((Phrase(("fr",)),),)


def test_only_so_much_is_read():
    assert len(parse("a " * LONGEST).groups) == MOST_TERMS
    assert parse(" " * LONGEST + "late").groups == ()


@given(st.text() | SIGNS)
@example('" OR 1=1 --')
@example("'':* | !'")
def test_no_sign_that_was_typed_reaches_a_database(text):
    query = parse(text)
    for part in ("", "h="):
        assert FTS5.fullmatch(fts5(query, part, ["topic=1"]))
        assert TSQUERY.fullmatch(tsquery(query, part, ["topic=1"]))
    for phrase in [*query.phrases, *query.without]:
        assert not re.search(r"[\s\"'\\=*:&|!<>()+-]", "".join(phrase.words))


@given(st.text() | SIGNS)
def test_sqlite_understands_every_query(text):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE t USING fts5(words, tokenize=\"ascii tokenchars '=+'\")"
        )
        database.execute("INSERT INTO t VALUES (?)", [" ".join(["story=", *words(text)])])
        for part in ("", "h="):
            database.execute("SELECT * FROM t WHERE t MATCH ?", [fts5(parse(text), part)])


@given(st.text())
@example("𝑨")
def test_words_are_folded_once_and_for_all(text):
    for word in words(text):
        assert words(word) == [word]
        assert " " not in word


@given(st.text())
def test_pieces_tell_the_words_and_where_they_stand(text):
    found = list(pieces(text))
    assert [word for _, _, of_piece in found for word in of_piece] == words(text)
    assert all(end <= following for (_, end, _), (following, _, _) in itertools.pairwise(found))


def test_letters_are_folded():
    assert fold("Wałęsa ØRE ĳ İstanbul Straße ё") == "walesa ore ij istanbul strasse е"
    assert fold("ガ") != fold("カ"), "the mark is another letter"


def test_phrases_are_marked_where_they_stand_together():
    phrases = parse('"red fleet" -sea frig*').phrases
    assert marked("A <red> fleet; red, the Frigates", phrases) == (
        "A &lt;<mark>red&gt; fleet</mark>; red, the <mark>Frigates</mark>"
    )
    assert places("海军司令", parse("军司").phrases) == [(1, 3)]


def test_a_snippet_shows_the_first_text_that_has_a_phrase():
    long = "word " * 100 + "frigate " + "word " * 100
    shown = snippet(["A plain standfirst.", long], parse("frigate").phrases)
    assert "<mark>frigate</mark>" in shown
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert len(shown) < 300
    assert snippet(["", "Opening.\n\nMore."], parse("absent").phrases) == "Opening."


@given(st.text(), st.text())
def test_marks_never_let_anything_of_the_text_become_html(text, asked):
    shown = snippet([text], parse(asked).phrases)
    assert "<" not in shown.replace("<mark>", "").replace("</mark>", "")


def test_slips_are_a_letter_too_many_too_few_another_or_in_another_place():
    assert {"frigate"} & set(one_off("fregate")) & set(one_off("frigatte"))
    assert {"frigate"} & set(one_off("frgiate")) & set(one_off("frigte"))
    assert "фрегат" in one_off("фригат")


@given(SIGNS)
def test_what_is_suggested_reads_back_as_it_is(text):
    query = parse(text)
    assert parse(typed(query)) == query or len(typed(query)) > LONGEST
