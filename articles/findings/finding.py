"""The people and quotations of a text, as plain values."""

from dataclasses import dataclass
from functools import lru_cache

from people.directory import Directory

from ..deciding import decided
from ..reading.facts import People, Quotation
from ..reading.people import read_people
from ..reading.quotations import read_quotations


@dataclass(frozen=True, slots=True)
class Findings:
    """The people and quotations of one text. Everybody and everything in order of appearance."""

    people: People
    quotations: tuple[Quotation, ...]


def find(text, day, directory: Directory, said=()) -> Findings:
    """The people and quotations in the plain text of a body, as of the story's day.

    `said` are an editor's decisions, which outrank what is read.
    """
    return _find(text, day, directory, tuple(said))


@lru_cache(maxsize=128)  # an import reads a batch of stories, and asks again as it stores them
def _find(text, day, directory, said):
    people = decided(read_people(text, day, directory), said, directory, day)
    return Findings(people, read_quotations(text, people, directory))
