"""Officials and topics that are called what was typed: their pages come before the stories."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Exists, OuterRef

from newsroom.addresses import address
from people.loader import load_directory

from ..models import Article, ArticleTopic, Topic
from .words import words

MOST = 4
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Subject:
    kind: str
    name: str
    address: str


def called(asked):
    """The officials and topics with all of the words in their name, the shortest names first.

    Topics show with their first published story, as their pages do.
    """
    if not asked or len(asked) > MOST_WORDS:
        return []
    asked = frozenset(asked)
    officials = [
        Subject("Person", name, address("official", slug))
        for slug, name, known in _officials(load_directory())
        if any(asked <= one for one in known)
    ]
    officials.sort(key=lambda subject: (len(subject.name), subject.name))
    return officials[:MOST] + _topics(asked)[:MOST]


@lru_cache(maxsize=2)
def _officials(directory):
    """[(slug, name, the words of each of their names)]."""
    return [
        (one.slug, one.name, [frozenset(words(name)) for name in (one.name, *one.names)])
        for one in directory.officials.values()
    ]


def _topics(asked):
    rows = Topic.objects.order_by().values_list("pk", "name", "slug", "other_names")
    found = {
        pk: Subject("Topic", name, address("topic", slug))
        for pk, name, slug, others in rows
        if any(asked <= set(words(one)) for one in (name, *others))
    }
    if not found:
        return []
    published = Article.objects.published().filter(pk=OuterRef("content_object"))
    shown = ArticleTopic.objects.filter(Exists(published), tag__in=found)
    may_be_seen = set(shown.order_by().values_list("tag", flat=True).distinct())
    chosen = [topic for pk, topic in found.items() if pk in may_be_seen]
    return sorted(chosen, key=lambda topic: (len(topic.name), topic.name))
