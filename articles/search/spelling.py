"""Words one letter off that readers would find something with."""

from ..models import SearchWord
from .index import WORD_LENGTHS
from .queries import Phrase, Query
from .words import fold

TRIED = 6  # candidates that are looked up as questions
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


def instead_of(query, has_hits):
    """The query with one word spelt otherwise, of those that find something; else None.

    `has_hits` says whether readers would find anything: what is hidden is suggested to nobody.
    """
    for group in query.groups:
        for phrase in group:
            for place, word in enumerate(phrase.words):
                if len(word) not in WORD_LENGTHS or has_hits(Query(((Phrase((word,)),),))):
                    continue
                for other in _known(one_off(word))[:TRIED]:
                    words = (*phrase.words[:place], other, *phrase.words[place + 1 :])
                    mended = _with(query, phrase, Phrase(words, phrase.is_beginning))
                    if has_hits(mended):
                        return mended
    return None


def _known(candidates):
    known = set(SearchWord.objects.filter(text__in=candidates).values_list("text", flat=True))
    return [word for word in candidates if word in known]


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
