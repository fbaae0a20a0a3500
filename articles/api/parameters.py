"""What the addresses of the API can be asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from newsroom.paging import read_place

from .answers import BadQuestion


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an address; `read` makes its value of the text or raises BadQuestion."""

    name: str
    told: str
    read: Callable = str
    schema: dict = None


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuestion(f"'{text[:40]}' is not a day; write it as 2007-04-23.") from None


def _place(text):
    read_place(text)  # Http404 says what a place looks like
    return text


def _number(text):
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) < 1 << 63:
        return int(text)
    raise BadQuestion(f"'{text[:40]}' is not a place in the results; follow their links.")


DAY = {"type": "string", "format": "date"}

TOPIC = Parameter("topic", "Slug of a topic the stories are filed under.")
OFFICIAL = Parameter("official", "Slug of an official.")
OFFICE = Parameter("office", "Slug of an office, whoever holds it.")
SOURCE = Parameter("source", "Slug of the source that supplied the copy.")
PLACE = Parameter("place", "Where the dateline says the story is from.")
SINCE = Parameter("since", "Published on that day or later.", _day, DAY)
UNTIL = Parameter("until", "Published on that day or earlier.", _day, DAY)
ON = Parameter("on", "Who held the office on that day, and who may have.", _day, DAY)
WORDS = Parameter("q", 'Words, "phrases", -without, OR and begin*.')
BEFORE = Parameter("before", "Older than that place; taken from a link.", _place)
AFTER = Parameter("after", "Newer than that place; taken from a link.", _place)
BEFORE_NUMBER = Parameter(
    "before", "Older than that place; taken from a link.", _number, {"type": "integer"}
)
AFTER_SLUG = Parameter("after", "Behind that slug, in the order of slugs; taken from a link.")
