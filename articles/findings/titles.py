"""Titles of officials as pages print them."""

import re


def title_of(directory, office, tenure=None):
    """The title of an office as it stands alone on a page: U.S. Defense Secretary."""
    if office is None or office not in directory.offices:
        return ""
    office = directory.offices[office]
    title = office.title
    told = [office.area, office.organization, *office.adjectives]
    stands_alone = " of the " in title or any(name and name in title for name in told)
    if office.adjectives and not stands_alone:
        title = f"{_shortest_adjective(office.adjectives)} {title}"
    acting = tenure in directory.tenures and directory.tenures[tenure].role == "acting"
    return f"Acting {title}" if acting else title


def alone(printed):
    """A printed title as it stands beside a name: Former President. Empty for "then the …".

    Those words tell an office held at another time; beside the story's day they would mislead.
    """
    return "" if re.match(r"then\b", printed) else printed[:1].upper() + printed[1:]


def _shortest_adjective(adjectives):
    """The one that newsrooms print before a title, as U.S. before American; dots before none."""
    return min(adjectives, key=lambda adjective: ("." not in adjective, len(adjective)))
