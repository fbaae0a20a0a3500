"""The people of a story, each with the office held that day and the office held now."""

from typing import NamedTuple

from newsroom.addresses import address
from people.loader import load_directory

from .findings import title_of


class Shown(NamedTuple):
    """One person of the strip. `title` is of the story's day; `now` is empty where nothing is
    known of today, or where it is the same office."""

    name: str
    address: str
    title: str
    office_address: str
    now: str
    portrait: str = ""

    def told(self):
        """What the card of this person takes."""
        return self._asdict()


def then_and_now(article, today, directory=None):
    """The people in the order of the story. What they hold today costs one query, and no edit."""
    directory = directory or load_directory()
    return [
        _shown(person, directory, today)
        for person in article.page.get("people", [])
        if person["official"] in directory.officials
    ]


def _shown(person, directory, today):
    slug, office = person["official"], person["office"]
    return Shown(
        name=directory.officials[slug].name,
        address=address("official", slug),
        title=person["title"],
        office_address=address("office", office) if office in directory.offices else "",
        now=_now(slug, office, directory, today),
        portrait=directory.officials[slug].portrait,
    )


def _now(official, office_then, directory, today):
    """The offices held today in words; only what is certain is said."""
    holding = directory.held_by(official, today)
    offices = {tenure.office for tenure in holding.certain}
    if office_then in offices:
        return ""
    if holding.certain:
        titles = (title_of(directory, tenure.office, tenure.slug) for tenure in holding.certain)
        return f"Now {', '.join(titles)}"
    if holding.possible or office_then is None:
        return ""
    return "No office on record today"
