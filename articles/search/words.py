"""What a word is: the same for the stored text, the question and the mark on the page.

Words are folded: any case, with or without diacritics, "Wałęsa" is "walesa". Scripts that put no
blanks between words (Chinese, Japanese, Thai, …) are taken character by character.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST_WORD = 40
# Letters with a stroke or a tail that Unicode does not take apart.
WITHOUT_STROKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
# Marks that spell: nukta, voicing of kana, virama. And vowel signs, which have class 0.
SPELLING_MARKS = {0, 7, 8, 9}
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u065f\u0670\u0900-\u0dff"
PIECE = re.compile(f"[{UNSPACED}]|(?:[^\\W_{UNSPACED}]|[{MARKS}])+")

ASCII_PIECE = re.compile("[0-9a-z]+")  # what PIECE finds in lower-case ASCII


def fold(text: str) -> str:
    """The text in one case, without diacritics."""
    text = text.casefold()
    if text.isascii():
        return text
    # Twice: 𝑨 is a letter without case, and A only once it is taken apart.
    letters = unicodedata.normalize("NFKD", text).casefold()
    letters = unicodedata.normalize("NFKD", letters).translate(WITHOUT_STROKE)
    kept = (c for c in letters if unicodedata.combining(c) in SPELLING_MARKS)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=50_000)
def words_of(piece: str) -> tuple[str, ...]:
    """The folded words of one piece of a text; nearly always one."""
    folded = fold(piece)
    # A folded letter may be no letter any more, as the fraction stroke of ½; ASCII signs separate.
    return tuple(
        word[:LONGEST_WORD] for word in PIECE.findall(folded) if any(c.isalnum() for c in word)
    )


def pieces(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, folded words) of each stretch of letters and digits, in order."""
    for match in PIECE.finditer(text):
        yield match.start(), match.end(), words_of(match.group())


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():
        return [word[:LONGEST_WORD] for word in ASCII_PIECE.findall(text.lower())]
    return [word for piece in PIECE.findall(text) for word in words_of(piece)]
