"""The stories that belong beside one, from its text as it is typed."""

from datetime import date

from django.utils import timezone

from people.loader import load_directory

from . import body, findings, inserts, related
from .models import Topic


def proposals(article, story):
    """Relations that are not stored, the closest first: those that publishing now would find.

    `story` is what the article, stored or not, is to say.
    """
    day = story["dateline"]["day"]
    day = date.fromisoformat(day) if day else article.published_on
    said = inserts.decisions(story["body"])
    found = findings.find(body.plain_text(story["body"]), day, load_directory(), said)
    named = {person.official for person in found.people.persons if person.official}
    officials = story["officials"]
    typed = related.Story(
        story["headline"],
        tuple(body.paragraphs(story["body"])),
        tuple(named.difference(officials["rejected"]).union(officials["confirmed"])),
        tuple({topic.slug for topic in Topic.objects.named(story["topics"]).values()}),
    )
    facts = article.published_on or timezone.localdate(), story["slugline"]
    return related.propose(typed, facts, article.pk or 0)
