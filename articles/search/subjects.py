"""Officials and topics that are called what was typed: their pages come before the stories."""

from dataclasses import dataclass

from newsroom.addresses import address

MOST = 4
MOST_ASKED = 50  # topics of which it is asked whether they show
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Subject:
    kind: str
    name: str
    address: str


def topics_called(asked, names):
    """The topics with all of the words in their name, whether readers may see them or not."""
    return names.called("topic", frozenset(asked))[:MOST_ASKED] if _may_name(asked) else []


def called(asked, names, shown):
    """The officials and topics with all of the words in their name, the shortest names first.

    Topics show with their first published story, as their pages do: `shown` are the keys of those.
    """
    if not _may_name(asked):
        return []
    officials = names.called("official", frozenset(asked))[:MOST]
    topics = [topic for topic in topics_called(asked, names) if topic.pk in shown][:MOST]
    return [
        Subject(kind, one.name, address(route, one.slug))
        for kind, route, found in (("Person", "official", officials), ("Topic", "topic", topics))
        for one in found
    ]


def _may_name(asked):
    return bool(asked) and len(asked) <= MOST_WORDS
