"""What senders print in the body and mean for the head: marked datelines, notes of corrections."""

import re

from ..reading import agencies
from .xml import get, text_of

_LONGEST = 100  # letters of a marked dateline
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+)\.[\w.-]+(?:/\S*)?")
# A note to editors that begins so tells what this version corrects.
_CORRECTS = re.compile(
    r"(?:eds?\.?:|editors?:)?\s*(?:correct|rettelse|rettet|korrig|korjat|korrekt|rättelse|rättad|"
    r"berichtig|rectifi|oikaisu|corrig|correzione)",
    re.I,
)
_LABEL = re.compile(r"correction: ", re.I)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_SAINTS = ("St ", "St. ", "Saint ")  # St John's is a place
_PROSE = 5  # words that a sentence has


def take_marked(root, name: str, longest=_LONGEST) -> str:
    """The text of the first element of that class and no greater length, emptied; "" for none."""
    for one in root.iter():
        if name in get(one, "class").split():
            text = text_of(one)
            if 0 < len(text) <= longest:
                one.clear(keep_tail=True)
                return text
    return ""


def part_corrections(notes, is_labelled=False) -> tuple[str, str]:
    """(what the notes say that is corrected, the other notes), a line each.

    Where corrections are labelled, as in our own files, other notes tell of none.
    """
    found = [note for note in notes if (_LABEL if is_labelled else _CORRECTS).match(note)]
    others = [note for note in notes if note not in found]
    return "\n".join(_LABEL.sub("", note, count=1) for note in found), "\n".join(others)


def is_prose(byline: str) -> bool:
    """Whether what stands as byline is a sentence, as some print their second headline there."""
    words = byline.split()
    plain = [word for word in words if word[:1].islower()]
    return len(words) >= _PROSE and len(plain) * 2 > len(words)


def in_print(said: str, printed) -> str:
    """The name of a source as it is called in print, where it was told as code or address."""
    domain = _ADDRESS.fullmatch(said)
    key = (domain[1] if domain else said).casefold()
    for name in filter(None, printed):
        folded = name.casefold()
        if key and (folded == key or key in folded.split()):
            return name if folded == key else domain[1].capitalize() if domain else said
    if domain:
        called = domain[1].capitalize()
        if len(domain[1]) <= 4:
            return domain[1].upper()
        return called if agencies.is_known(called) else domain[1]
    return said or next(filter(None, printed), "")


def without_possessive(name: str, kind: str) -> str:
    """The name that senders mark within a sentence, as `Britain's`: "Britain"."""
    bare = _POSSESSIVE.sub("", name) if kind in {"people", "places"} else name
    return name if bare.startswith(_SAINTS) else bare
