"""What a reader asks: words, "phrases", -without, OR and begin*, read by us and by nobody else.

No sign of what was typed reaches a database: each query is written anew from folded words, which
hold letters and digits only, each in quotation marks.
"""

import re
from dataclasses import dataclass

from django.db import connection

from .words import words

LONGEST = 200  # characters; the rest is not read
MOST_TERMS = 20
LEAST_BEGINNING = 3  # letters before a star; fewer begin half the language
QUOTES = str.maketrans("“”„«»", '"""""')
TERM = re.compile(r'(?P<without>-?)"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')

ALL = "story="  # a word of every story
HEADLINE, OPENING, QUOTED = "h=", "o=", "q="  # what words of these parts begin with


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, mostly one; of the last one perhaps only the beginning."""

    words: tuple[str, ...]
    is_beginning: bool = False

    def fits(self, found, at):
        """Whether the words found begin with it at that place."""
        own = self.words
        if tuple(found[at : at + len(own)]) == own:
            return True
        if not self.is_beginning or len(found) < at + len(own):
            return False
        *before, last = found[at : at + len(own)]
        return tuple(before) == own[:-1] and last.startswith(own[-1])


@dataclass(frozen=True, slots=True)
class Query:
    """All of the groups, of each group at least one phrase, and nothing of `without`."""

    groups: tuple[tuple[Phrase, ...], ...] = ()
    without: tuple[Phrase, ...] = ()

    def __bool__(self):
        return bool(self.groups or self.without)

    @property
    def phrases(self):
        """The phrases that are asked for."""
        return [phrase for group in self.groups for phrase in group]

    @property
    def plain_words(self):
        """The words, if nothing but words is asked; else nothing."""
        is_plain = not self.without and all(
            len(group) == 1 and not group[0].is_beginning for group in self.groups
        )
        return [word for phrase in self.phrases for word in phrase.words] if is_plain else []


def parse(text: str) -> Query:
    """The query that a reader typed. Any text is one; what means nothing is left out."""
    groups: list[list[Phrase]] = []
    without: list[Phrase] = []
    joins = False
    terms = 0
    for match in TERM.finditer(text[:LONGEST].translate(QUOTES)):
        if match["word"] == "OR":
            joins = bool(groups)
            continue
        phrase, is_unwanted = _phrase(match)
        if not phrase.words or terms == MOST_TERMS:
            continue
        terms += 1
        if is_unwanted:
            without.append(phrase)
        elif joins:
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
        joins = False
    return Query(tuple(map(tuple, groups)), tuple(without))


def _phrase(match):
    """(the phrase, whether it is one that must not be there)."""
    if match["word"] is None:
        return Phrase(tuple(words(match["phrase"]))), bool(match["without"])
    found = tuple(words(match["word"]))
    is_beginning = match["word"].endswith("*") and bool(found) and len(found[-1]) >= LEAST_BEGINNING
    return Phrase(found, is_beginning), match["word"].startswith("-")


def written(query: Query, part="", filed=(), nowhere_in="") -> str:
    """The query as this site's database reads it: words of that part, and filed under all of these.

    `nowhere_in` is the part that must not hold the unwanted words; "" is all of the story.
    """
    form = fts5 if connection.vendor == "sqlite" else tsquery
    return form(query, part, filed, nowhere_in)


def fts5(query: Query, part="", filed=(), nowhere_in="") -> str:
    """The query for SQLite's FTS5."""

    def written(phrase, part=part):
        text = " ".join(part + word for word in phrase.words)
        return f'"{text}"*' if phrase.is_beginning else f'"{text}"'

    wanted = [" OR ".join(map(written, group)) for group in query.groups]
    wanted += [f'"{word}"' for word in filed] or ([] if wanted else [f'"{ALL}"'])
    text = " AND ".join(f"({one})" for one in wanted)
    unwanted = " OR ".join(written(phrase, nowhere_in) for phrase in query.without)
    return f"({text}) NOT ({unwanted})" if unwanted else text


def tsquery(query: Query, part="", filed=(), nowhere_in="") -> str:
    """The same for PostgreSQL, as a tsquery that is written, not parsed from a text."""

    def written(phrase, part=part):
        text = " <-> ".join(f"'{part}{word}'" for word in phrase.words)
        return f"{text}:*" if phrase.is_beginning else text

    wanted = [" | ".join(f"({written(one)})" for one in group) for group in query.groups]
    wanted += [f"'{word}'" for word in filed] or ([] if wanted else [f"'{ALL}'"])
    wanted += [f"!({written(phrase, nowhere_in)})" for phrase in query.without]
    return " & ".join(f"({one})" for one in wanted)
