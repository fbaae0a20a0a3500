"""What the front page shows, chosen from the newest stories alone."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

LATEST = 7
SECTIONS = 5
SECTION_STORIES = 4
SECTION_MINIMUM = 3
PEOPLE = 8


@dataclass(frozen=True, slots=True)
class Section:
    topic: object
    stories: list


@dataclass(frozen=True, slots=True)
class Person:
    """An official in the news, with the title in the newest story that names them."""

    official: object
    title: str
    story_count: int

    @property
    def stories(self):
        return f"{self.story_count} stories" if self.story_count > 1 else "1 story"


@dataclass(frozen=True, slots=True)
class Front:
    lead: object = None
    second: object = None
    latest: list = field(default_factory=list)
    sections: list = field(default_factory=list)
    people: list = field(default_factory=list)


def arrange(stories):
    """The front page of stories that come newest first, each with its topics and appearances.

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
        for item in story.topic_items.all():
            stories_of[item.tag].append(story)
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
    appearances = [appearance for story in stories for appearance in story.appearances.all()]
    counts = Counter(appearance.official for appearance in appearances)
    newest = {}
    for appearance in appearances:
        newest.setdefault(appearance.official, appearance)
    return [
        Person(official, newest[official].title, count)
        for official, count in counts.most_common(PEOPLE)
    ]
