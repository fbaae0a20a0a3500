"""Words one letter off that readers would find something with."""

import json

from django.db import connection

from . import databases
from .databases import Part
from .index import WORD_LENGTHS
from .queries import Phrase, Query, written
from .words import fold

TRIED = 6  # candidates of a word that are looked up as questions
GAP = "?"  # stands for them in a question; no word holds it
STATEMENT = """
    WITH known AS MATERIALIZED (
        SELECT number, alone, mended, text,
        row_number() OVER (PARTITION BY number ORDER BY position) AS position
        FROM ({slips}) AS slips JOIN articles_searchword USING (text)
    )
    SELECT number, text FROM known WHERE position <= {tried}
    AND {alone} IS NULL AND {mended} IS NOT NULL
    ORDER BY number, position LIMIT 1
"""
SQLITE = """
    SELECT slip.key AS number, json_extract(slip.value, '$[0]') AS alone,
    json_extract(slip.value, '$[1]') AS mended, other.value AS text, other.key AS position
    FROM json_each(%s) AS slip CROSS JOIN json_each(slip.value, '$[2]') AS other
"""
POSTGRESQL = """
    SELECT slip.number - 1 AS number, slip.value ->> 0 AS alone, slip.value ->> 1 AS mended,
    other.text AS text, other.number AS position
    FROM jsonb_array_elements(%s::jsonb) WITH ORDINALITY AS slip(value, number)
    CROSS JOIN jsonb_array_elements_text(slip.value -> 2) WITH ORDINALITY AS other(text, number)
"""
BLOCK = 128  # a script's letters lie together


def letters_of(word):
    """The folded letters of the word's script."""
    if word.isascii():
        return "abcdefghijklmnopqrstuvwxyz"
    blocks = {ord(letter) // BLOCK * BLOCK for letter in word}
    near = (chr(code) for block in sorted(blocks) for code in range(block, block + BLOCK))
    return "".join(letter for letter in near if letter.isalpha() and fold(letter) == letter)


def one_off(word):
    """Every word that one slip makes of it, the likeliest slips first."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = letters_of(word)
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    doubled = [a + b[1:] for a, b in cuts if b]
    missing = [a + letter + b for a, b in cuts for letter in letters]
    wrong = [a + letter + b[1:] for a, b in cuts if b for letter in letters]
    return [one for one in dict.fromkeys(swapped + doubled + missing + wrong) if one != word]


def instead_of(query, found):
    """The query with one word spelt otherwise, of those that find something; else None.

    Words that find something by themselves are no slips. What is hidden is suggested to nobody:
    `found` is the finder of the query, and all is asked as it asks, in one statement.
    """
    slips = list(_slips(query))
    if not slips:
        return None
    asked = []
    for phrase, place, word in slips:
        alone = written(Query(((Phrase((word,)),),)), found.part, found.filed, found.part)
        mended = written(_mended(query, phrase, place, GAP), found.part, found.filed, found.part)
        asked.append([alone, mended, one_off(word)])
    for number, other in databases.rows(_statement(json.dumps(asked), found)):
        return _mended(query, *slips[number][:2], other)
    return None


def _slips(query):
    """(phrase, the word's place in it, the word) of each word that may be one."""
    for group in query.groups:
        for phrase in group:
            for place, word in enumerate(phrase.words):
                if len(word) in WORD_LENGTHS:
                    yield phrase, place, word


def _statement(asked, found):
    """The Part that selects the first (number of the slip, word instead of it), if any."""
    slips = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    alone = databases.has_one(Part("alone"), found.low, found.high)
    mended = databases.has_one(Part(f"replace(mended, '{GAP}', text)"), found.low, found.high)
    sql = STATEMENT.format(slips=slips, tried=TRIED, alone=alone.sql, mended=mended.sql)
    return Part(sql, (asked, *alone.values, *mended.values))


def _mended(query, phrase, place, other):
    words = (*phrase.words[:place], other, *phrase.words[place + 1 :])
    return _with(query, phrase, Phrase(words, phrase.is_beginning))


def _with(query, old, new):
    groups = tuple(
        tuple(new if phrase is old else phrase for phrase in group) for group in query.groups
    )
    return Query(groups, query.without)


def typed(query):
    """The query as a reader would type it."""
    groups = [" OR ".join(map(_typed, group)) for group in query.groups]
    return " ".join(groups + [f"-{_typed(phrase)}" for phrase in query.without])


def _typed(phrase):
    text = " ".join(phrase.words)
    text = f'"{text}"' if len(phrase.words) > 1 else text
    return f"{text}*" if phrase.is_beginning and len(phrase.words) == 1 else text
