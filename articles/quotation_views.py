"""What readers see of quotations: an official's own, searched, by year and topic, newest first."""

import re
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from newsroom.page_cache import kept
from newsroom.paging import page_of
from people.models import Official
from people.stamp import DIRECTORY

from .models import Appearance, ArticleTopic, Quotation, Topic

LONGEST_SEARCH = 100
MOST_TOPICS = 30
YEAR = re.compile(r"(?!0000)[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; everything may be empty."""

    words: str = ""
    year: str = ""
    topic: str = ""

    @classmethod
    def of(cls, query):
        """Read the query of an address. Raise Http404 for a year that is none."""
        year = query.get("year", "")
        if year and not YEAR.fullmatch(year):
            raise Http404(f"'{year}' is not a year; write it as 2007.")
        words = " ".join(query.get("q", "").replace("\0", " ").split())
        topic = query.get("topic", "").replace("\0", "")
        return cls(words[:LONGEST_SEARCH], year, topic)

    @property
    def address(self):
        """As the query of an address, without the place in the list."""
        told = {"q": self.words, "year": self.year, "topic": self.topic}
        return urlencode({name: value for name, value in told.items() if value})

    def __bool__(self):
        return bool(self.words or self.year or self.topic)


@kept("official:{slug}", "topics", DIRECTORY)
def official_quotations(request, slug):
    """Every published quotation of an official, with the office then and the story."""
    official = get_object_or_404(Official, slug=slug)
    asked = Asked.of(request.GET)
    said = Quotation.objects.published().filter(official=official)
    page = page_of(_chosen(said, asked).with_story().annotate(title=_title_then()), request.GET)
    context = {
        "official": official,
        "asked": asked,
        "page": page,
        "stories": _by_story(page),
        "years": said.years(),
        "topics": _topics(said),
    }
    return render(request, "people/official_quotations.html", context)


def _chosen(said, asked):
    """The quotations that an address asks for."""
    for word in asked.words.split():
        said = said.filter(text__icontains=word)
    if asked.year:
        said = said.filter(article__published_on__year=int(asked.year))
    if asked.topic:
        filed = ArticleTopic.objects.filter(
            content_object=OuterRef("article"), tag__slug=asked.topic
        )
        said = said.filter(Exists(filed))
    return said


def _title_then():
    """The title of the office held on the story's day, as the story's page prints it."""
    appearances = Appearance.objects.filter(
        article=OuterRef("article"), official=OuterRef("official")
    )
    return Subquery(appearances.values("title")[:1])


def _by_story(page):
    """[(article, its quotations as they are read)], as the page has them."""
    stories = groupby(page, key=lambda quotation: quotation.article)
    return [(story, sorted(said, key=lambda q: q.start)) for story, said in stories]


def _topics(said):
    """The topics of the stories, most of the quotations first."""
    in_them = Q(items__content_object__in=said.values("article"))
    counted = Topic.objects.annotate(count=Count("items", filter=in_them, distinct=True))
    return counted.filter(count__gt=0).order_by("-count", "name")[:MOST_TOPICS]
