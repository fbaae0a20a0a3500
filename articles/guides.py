"""What an editor puts before the stories of a topic: where to start, and what happened when.

The guide stands in the topic as lines: the address of a story and what happened in a few words;
a line that begins with an asterisk is a place to start. Its stories are filed under the topic.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from django.db.models import Q

from .models import Article, OldAddress

LINE = re.compile(r"(\*)?\s*(/([0-9]{4})/([0-9]{2})/([0-9]{2})/([^/\s]+)/)(?:\s+(.*))?")
MOST_LINES = 40
STARTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a guide. `told` is empty where the headline says it."""

    address: str
    day: date
    slug: str
    told: str
    is_start: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """Stories readers may see: those to start with, and (story, what happened) by day."""

    start: list
    timeline: list


def read_line(text):
    """The Line that is written so. Raise ValueError, saying how to write it."""
    match = LINE.fullmatch(text.strip())
    try:
        star, address, year, month, day, slug, told = match.groups()
        published_on = date(int(year), int(month), int(day))
    except (AttributeError, ValueError):
        raise ValueError(
            f"“{text[:60]}” does not begin with a story's address; write it as "
            "/2007/04/23/ministers-meet/ and what happened."
        ) from None
    return Line(unquote(address), published_on, unquote(slug), told or "", bool(star))


def guide_of(topic):
    """The topic's guide as readers may see it now; two queries, or none without lines."""
    lines = [read_line(text) for text in topic.key_stories]
    stories = _stories(topic, lines)
    shown = [(stories[line.address], line) for line in lines if line.address in stories]
    return Guide(
        start=[story for story, line in shown if line.is_start][:STARTS_SHOWN],
        timeline=sorted(
            ((story, line.told or story.headline) for story, line in shown),
            key=lambda entry: (entry[0].published_at, entry[0].pk),
        ),
    )


def _stories(topic, lines):
    """{address as written: its story in the topic}, also of a story that has moved since."""
    if not lines:
        return {}
    addresses = [line.address for line in lines]
    moved = {
        old.path: read_line(old.target)
        for old in OldAddress.objects.filter(path__in=addresses)
        if LINE.fullmatch(old.target)
    }
    now = {line.address: moved.get(line.address, line) for line in lines}
    chosen = Q()
    for line in now.values():
        chosen |= Q(published_on=line.day, slug=line.slug)
    found = {
        (story.published_on, story.slug): story
        for story in Article.objects.published()
        .filter(chosen, topic_items__tag=topic)
        .with_card_data()
    }
    return {
        address: found[line.day, line.slug]
        for address, line in now.items()
        if (line.day, line.slug) in found
    }
