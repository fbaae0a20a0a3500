"""Who speaks each fragment of a body whose people no directory knows."""

from articles.reading.people import read_people
from articles.reading.quotations import read_quotations
from people.directory import Directory


def speakers(body):
    """The speaker of each quoted fragment, in order."""
    return [q.speaker for q in read_quotations(body, read_people(body, None, Directory()))]


def spoken(body):
    """Each quoted fragment that is speech, in order."""
    return [q.text for q in read_quotations(body, read_people(body, None, Directory()))]
