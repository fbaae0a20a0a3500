"""Stories that print somebody with a title that the directory says they did not hold that day."""

from dataclasses import dataclass
from datetime import date
from itertools import batched

from django.db.models import F

from people.directory import Directory
from people.loader import load_directory

from . import findings, inserts
from .models import Version
from .reading.mistitled import find_mistitled
from .reading.moments import print_days

READ_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A story's plain text, its day, and what reading found in it under that directory."""

    text: str
    day: date | None
    directory: Directory
    found: findings.Findings


def read(text, day, body, directory):
    """The Reading of a plain text; the decisions of its editors stand in `body`, its HTML."""
    found = findings.find(text, day, directory, inserts.decisions(body))
    return Reading(text, day, directory, found)


def sentences(reading, rejected=()):
    """Sentences about titles that their bearers did not hold on the day they are told of."""
    found = find_mistitled(reading.text, reading.day, reading.found.people, reading.directory)
    told = (_sentence(wrong, reading) for wrong in found if wrong.official not in rejected)
    return list(dict.fromkeys(told))


def disagreeing(articles):
    """Yield (article, sentences) of every article in its live version, newest first.

    The sentences are empty where story and directory agree. Reading takes some milliseconds a
    story; few are in memory at once.
    """
    directory = load_directory()
    keys = articles.order_by("-published_at", "-pk").values_list("pk", flat=True)
    for chunk in batched(list(keys), READ_AT_ONCE, strict=False):
        live = Version.objects.filter(article__in=chunk, number=F("article__live_number"))
        shown = {version.article_id: version for version in live.select_related("article")}
        for version in (shown[pk] for pk in chunk if pk in shown):
            article = version.article
            day = article.dateline_date or article.published_on
            reading = read(article.body_text, day, article.body, directory)
            yield article, sentences(reading, version.story["officials"]["rejected"])


def _sentence(wrong, reading):
    """“Prime Minister … Putin”: on April 23, 2007 (the story's day) he was Russian President."""
    directory = reading.directory
    when = print_days(wrong.first, wrong.last)
    day = f"“{wrong.told}” in the sentence" if wrong.told else "the story’s day"
    official = directory.officials[wrong.official].name
    held = " and ".join(findings.title_of(directory, t.office, t.slug) for t in wrong.held)
    was = f"was {held}" if held else "did not hold that office"
    span = "on" if wrong.first == wrong.last else "in"
    printed = f"{wrong.title} {reading.text[wrong.start : wrong.end]}"
    return f"“{printed}”: {span} {when} ({day}) {official} {was}; check the title."
