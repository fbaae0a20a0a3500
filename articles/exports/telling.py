"""Stories as the plain values that formats write, read in batches: a few queries each."""

import json
import re
from dataclasses import replace
from typing import NamedTuple

from django.conf import settings
from django.db.models import F, Prefetch
from django.urls import reverse

from people.loader import load_directory

from .. import inserts
from ..models import ArticleTopic, Version
from ..printed import printed

# What no format tells, and need not be loaded.
NOT_TOLD = (
    *("desk", "author", "assignee", "claimed_by", "claimed_at", "due_at", "priority", "saved_at"),
    *("embargo_until", "embargo_zone", "embargo_by", "schedule_zone", "taken_down_class"),
    *("followed_up_at", "created_at", "body_html", "lead_photo", "word_count"),
)
LINK_HERE = re.compile(r'(<a [^<>]*href=")/(?!/)')


class Person(NamedTuple):
    """Somebody a story names, with the address of their page here."""

    name: str
    address: str


def told(stories, delivered=None):
    """Yield (story, its Printed) in the order they came in.

    `delivered` is called with each story and the numbers of the versions given, before it is given.
    """
    filed = ArticleTopic.objects.select_related("tag")
    topics = Prefetch("topic_items", filed, to_attr="filed_items")
    # A source and a person come again and again; each is made once a batch.
    rows = stories.defer(*NOT_TOLD).prefetch_related("source", topics)
    for batch in rows.in_batches():
        contents, people = _contents(batch), _people(batch)
        for story in batch:
            if delivered:
                delivered(story, [story.live_number])
            yield story, _whole(story, contents.get((story.pk, story.live_number)), people)


def _contents(batch):
    """{(story's key, number): the version as a dictionary} of the versions readers see."""
    rows = Version.objects.filter(
        article__in=[story.pk for story in batch], number=F("article__live_number")
    )
    rows = rows.order_by().values_list("article", "number", "content")
    return {(article, number): json.loads(content) for article, number, content in rows}


def _people(batch):
    """{slug: Person} of those whom the stories' pages show, if they still have a page here."""
    officials = load_directory().officials
    slugs = {person["official"] for story in batch for person in story.page.get("people", [])}
    return {
        slug: Person(officials[slug].name, reverse("official", args=[slug]))
        for slug in slugs
        if slug in officials
    }


def _whole(story, version, people):
    """The Printed of a story with its text."""
    shown = story.page.get("people", [])
    item = printed(
        story,
        [filed.tag for filed in story.filed_items],
        [people[one["official"]] for one in shown if one["official"] in people],
        version,
    )
    return replace(item, body=body_of(story), text=story.body_text)


def body_of(story):
    """The text as HTML for others: without what only the desk sees; links lead here from anywhere.

    Where a photo stands in it is not told; the photos are told beside it.
    """
    html = story.body
    if " data-" in html:
        html = inserts.without_decisions(inserts.PLACE.sub("", html))
    return LINK_HERE.sub(rf"\1{settings.SITE_URL}/", html)
