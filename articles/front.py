"""What the front page shows, chosen from the newest stories alone."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from newsroom.addresses import address

LATEST = 7
SECTIONS = 5
SECTION_STORIES = 4
SECTION_MINIMUM = 3
PEOPLE = 8


class Subject(NamedTuple):
    """A topic or an official, as far as the front page tells."""

    kind: str
    slug: str
    name: str

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address(self.kind, self.slug)


@dataclass(frozen=True, slots=True)
class Section:
    topic: Subject
    stories: list


@dataclass(frozen=True, slots=True)
class Person:
    """An official in the news, with the title in the newest story that names them."""

    official: Subject
    title: str
    story_count: int
    portrait: str = ""

    @property
    def stories(self):
        return f"{self.story_count} stories" if self.story_count > 1 else "1 story"

    def told(self, counted=False):
        """What the card of this person takes."""
        named = {"name": self.official.name, "address": self.official.get_absolute_url()}
        note = self.stories if counted else ""
        return named | {"title": self.title, "note": note, "portrait": self.portrait}


@dataclass(frozen=True, slots=True)
class Front:
    lead: object = None
    second: object = None
    latest: list = field(default_factory=list)
    sections: list = field(default_factory=list)
    people: list = field(default_factory=list)

    @property
    def lead_topic(self):
        return next(_topics_of(self.lead), None)

    @property
    def second_topic(self):
        return next(_topics_of(self.second), None)


def arrange(stories):
    """The front page of stories `with_front_data` that come newest first.

    No story stands in two places.
    """
    if not stories:
        return Front()
    lead, *others = stories
    return Front(
        lead=lead,
        second=others[0] if others else None,
        latest=others[1 : LATEST + 1],
        sections=_sections(others[LATEST + 1 :]),
        people=_people(stories),
    )


def _sections(stories):
    """The topics with most of these stories, each with its newest that no other section shows."""
    stories_of = defaultdict(list)
    for story in stories:
        for topic in _topics_of(story):
            stories_of[topic].append(story)
    largest = sorted(stories_of, key=lambda topic: -len(stories_of[topic]))[:SECTIONS]
    chosen = {}
    shown = set()
    # The small topics choose first: the large ones have enough left.
    for topic in reversed(largest):
        left = [story for story in stories_of[topic] if story.pk not in shown][:SECTION_STORIES]
        if len(left) >= SECTION_MINIMUM:
            chosen[topic] = left
            shown.update(story.pk for story in left)
    return [Section(topic, chosen[topic]) for topic in largest if topic in chosen]


def _people(stories):
    """The officials most of the stories name, most first."""
    counts, newest = Counter(), {}
    for story in stories:
        for _, slug, name, title in sorted(story.people_rows or []):
            official = Subject("official", slug, name)
            counts[official] += 1
            newest.setdefault(official, title)
    return [
        Person(official, newest[official], count) for official, count in counts.most_common(PEOPLE)
    ]


def _topics_of(story):
    return (Subject("topic", slug, name) for _, slug, name in sorted(story.topic_rows or []))
