"""The words of a text with their positions, cut the way names and titles need them."""

import re
import unicodedata
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from operator import itemgetter

from articles.reading.vocabulary import HEADS, KOREAN_AND_CHINESE_SURNAMES, kind_of

_CAPITALS = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
_ABBREVIATIONS = (
    "Adm|Amb|Ave|Brig|Capt|Cmdr|Col|Cpl|Dr|Drs|Ens|Gen|Gens|Gov|Govs|Hon|Jr|Lt|Maj|Messrs|Mr|Mrs|Ms|Msgr|Pfc"
    "|Prof|Pvt|Rep|Reps|Rev|Rt|Sen|Sens|Sgt|Smt|Spc|Sr|St|Ste|Supt|Tech|Mt|Ft|Lieut|Comdr"
    "|LCpl|GySgt|MGySgt|SSgt|TSgt|MSgt|LtCol|BGen|MGen|MajGen|LtGen"
)
# An article before a capital: `al-Amri`, `d’Alema`.
_JOINED_ARTICLE = re.compile(r"\b(?:[aeu]\w-|[dl]['’])[" + _CAPITALS + "]")
# The same anywhere in a text, found by the mark that joins the two.
_HAS_JOINED_ARTICLE = re.compile(r"[-'’](?:(?<=\b[aeu]\w-)|(?<=\b[dl]['’]))[" + _CAPITALS + "]")
# Beyond ASCII, but for the marks of punctuation.
_FOREIGN_LETTER = re.compile(r"[^\x00-\x7f\u2010-\u2027\u2030-\u205e«»£€\xa0]")
_DIGIT = re.compile(r"\d")
_LONGEST_ACRONYM = 4
_initial = itemgetter(0)
_LETTERS = r"[^\W\d_][\w\u0300-\u036f]*"
# A look at one character tells where no word begins; then come plain words, as most are.
_TOKEN = re.compile(
    r"(?=[\w'’])("
    r"j\.g\.(?!\w)|"
    r"[a-z]++(?![\w'’\u0300-\u036f-])"
    r"|[A-Z][a-z]++(?![\w'’\u0300-\u036f.-])"
    r"|(?=[A-Z])(?:(?:" + _ABBREVIATIONS + r")\.|(?:Then|Ex)-(?=[" + _CAPITALS + "]))"
    r"|(?=[DRI]-)[DRI]-(?:[A-Z]\.){2}"
    r"|(?:[" + _CAPITALS + r"]\.-?)+(?!\w)"
    r"|(?:then|ex)-(?=[" + _CAPITALS + "])"
    r"|" + _LETTERS + r"(?:['’](?!s\b)" + _LETTERS + r"|-\w+)*"
    r"|['’]s\b"
    r"|\d\w*"
    r")"
)


def fold(text):
    """The text in lower case without accents, for comparing names."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


@lru_cache(maxsize=20_000)
def _kind(text, folded, mixed):
    """The kind of a capitalised word: "acronym" for NATO or D66 where not all is in capitals."""
    kind = kind_of(folded)
    if text in ("Un", "Eu"):
        return "name"  # Kim Jong Un
    if not mixed or kind in ("body", "day", "thing before"):
        return kind
    if text in ("US", "UK"):
        return "body"
    short = 1 < len(text) <= _LONGEST_ACRONYM and text.isalnum() and text.isupper()
    is_party = text[1:2] == "-" and text[0] in "DRI"  # with a state: D-Mich.
    if kind == "name" and (is_party or _DIGIT.search(text)):
        return "acronym"
    if kind == "name" and folded[-1] == "s" and folded[:-1] in HEADS:
        return "head"
    if kind == "name" and folded.endswith(("-based", "-led", "-backed", "-born")):
        return "body"
    if kind == "name" and short and folded not in KOREAN_AND_CHINESE_SURNAMES:
        return "acronym"
    return kind


class Words:
    """The words of `body`: `texts` as printed, `folded` for comparing, `starts`, `ends`.

    `gaps` is what stands behind each word before the next; behind the last, "\n\n".
    """

    def __init__(self, body):
        self.body = body
        parts = _TOKEN.split(body)  # what is between the words, and the words, by turns
        edges = list(accumulate(map(len, parts)))
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        self.texts = texts = parts[1::2]
        self.gaps = [*parts[2:-1:2], "\n\n"]
        if not body.isascii() and _FOREIGN_LETTER.search(body):
            self.folded = [fold(text) for text in texts]
        else:  # all in one go, as no word holds a line break
            self.folded = "\n".join(texts).replace("’", "'").lower().split("\n") if texts else []
        self.capital = list(map(str.isupper, map(_initial, texts)))
        if _HAS_JOINED_ARTICLE.search(body):
            for number, text in enumerate(texts):
                self.capital[number] |= _JOINED_ARTICLE.match(text) is not None
        self.count = len(texts)

    def __len__(self):
        return self.count

    @cached_property
    def kinds(self):
        """What each capitalised word is in a name or a title; empty for the others."""
        mixed = not self.body.isupper()
        kinds = [""] * self.count
        for number in compress(range(self.count), self.capital):
            kinds[number] = _kind(self.texts[number], self.folded[number], mixed)
        return kinds

    @cached_property
    def numbers(self):
        """The number of the word that starts at a position."""
        return {start: number for number, start in enumerate(self.starts)}

    def gap(self, number):
        """What stands between a word and the next one."""
        return self.gaps[number] if 0 <= number < self.count else "\n\n"

    def joined(self, number):
        """Whether nothing but a blank parts a word from the next."""
        return self.gap(number) in (" ", "")

    def opens_sentence(self, number):
        """Whether a word is the first of its sentence, or follows an opening mark."""
        if number == 0:
            return True
        gap = self.gap(number - 1)
        if gap == " ":
            return False
        return any(mark in gap for mark in '.?!\n:"“”„«`') or self.texts[number - 1][-1] == "."

    def text(self, first, last):
        """The characters from one word up to, not including, another."""
        return self.body[self.starts[first] : self.ends[last - 1]]
