"""Who wrote a story, out of the ways in which feeds say it."""

import re

from ..reading.bylines import read_byline
from ..reading.facts import Credit
from .values import line

MAIL = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+")
BY = re.compile(r"^by\s+(?=\S)", re.IGNORECASE)
LED_BY = re.compile(r"^\s*(?:by|von|av|af|par|por|di|da|door|de)\s+", re.IGNORECASE)
PARTED = re.compile(
    r"\s*[,;]\s*(?:(?:and|und|och|og|et|y|e|en|ja)\s+)?|\s+(?:and|und|och|og|et|y|e|en|ja|&)\s+"
)
# What stands behind a name and is where its bearer works.
HOUSE = re.compile(
    r"^the\s|\b(?:universit\w*|institut\w*|college|school|academy|database|news|newspaper|agency|"
    r"tribune|gazette|department|ministry|council|foundation|association|society|staff|desk|"
    r"editor|correspondent|reporter|writer)\b|^associated press$",
    re.IGNORECASE,
)
NO_NAME = re.compile(r"[\d/_@:<>|()]")
LONGEST_NAME = 6  # words
LONGEST = 500  # signs of a byline in which names are looked for
IN_PARENTHESES = re.compile(r"^\s*\S+@\S+\s*\((.+)\)\s*$")


def name_of(printed: str) -> str:
    """The name in "a@b.example (Name)", "Name <a@b.example>" or "Name"; "" if it is an address."""
    if len(printed) > LONGEST:
        return line(printed)
    found = IN_PARENTHESES.match(printed)
    if found:
        return line(found[1])
    if "@" in printed:
        printed = MAIL.sub("", printed).replace("<>", "").replace("()", "")
    return line(printed).strip(" ,;")


def credited(names) -> tuple[str | None, tuple[Credit, ...]]:
    """(byline, credits) of authors who are told one by one."""
    names = list(dict.fromkeys(filter(None, map(name_of, names))))
    if len(names) == 1:
        return byline_of(names[0])
    return ", ".join(names) or None, tuple(map(Credit, names))


def byline_of(printed: str) -> tuple[str | None, tuple[Credit, ...]]:
    """(byline, credits) of a byline as printed; no one is credited where it holds no names.

    The "By" that pages print themselves is taken off.
    """
    printed = BY.sub("", printed)
    if not printed or len(printed) > LONGEST:
        return printed or None, ()
    first, *others = [part for part in PARTED.split(LED_BY.sub("", printed)) if part] or [""]
    parts = [first, *(part for part in others if not HOUSE.search(part))]
    if all(map(is_name, parts)):
        return printed, tuple(_credit(part) for part in parts)
    if len(parts) > 1 and not is_name(parts[-1]) and all(map(is_name, parts[:-1])):  # an agency
        return printed, tuple(_credit(part) for part in parts[:-1])
    return printed, ()


def is_name(part: str) -> bool:
    """Whether it may be a person's name: letters, and not one word in capitals or in lower case."""
    words = part.split()
    if not 0 < len(words) <= LONGEST_NAME or NO_NAME.search(part):
        return False
    return any(word != word.upper() and word != word.lower() for word in words) or (
        len(words) > 1 or not part.isascii()
    )


def _credit(part):
    """The credit of one name, its rank and service as reading finds them."""
    found = read_byline(f"By {part}")
    read = found.credits if found and found.text == part else ()
    return read[0] if len(read) == 1 else Credit(part)
