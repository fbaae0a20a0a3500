"""The page on which readers search. What they find comes through `articles.search`."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from newsroom import paging
from newsroom.page_cache import hold_until, kept

from .models import Article
from .querysets import CARD_FIELDS
from .search import facets, hits, marks, queries, spelling, subjects
from .search.databases import TooSlow
from .search.names import THINGS, load_names

PAGE_SIZE = 20
FACETS = {
    "topic": "Topic",
    "official": "Person",
    "source": "Source",
    "place": "Place",
    "year": "Year",
}
SORTS = {hits.NEWEST: "Newest first", hits.OLDEST: "Oldest first", hits.RELEVANT: "Best match"}
LABELS = {
    hits.NEWEST: {"previous_label": "Newer results", "next_label": "Older results"},
    hits.OLDEST: {"previous_label": "Older results", "next_label": "Newer results"},
    hits.RELEVANT: {"previous_label": "Previous results", "next_label": "More results"},
}
LONGEST_VALUE = 300
LARGEST_PLACE = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    address: str
    count: int


class Quoted(NamedTuple):
    """A quotation of a story, as `with_quotations` loads it."""

    start: int
    anchor: str
    text: str
    speaker: str
    slug: str | None
    name: str | None


@kept("stories", *THINGS)
def search(request):
    """The stories that hold the words, and whom and what the words name."""
    asked = asked_of(request.GET)
    query = queries.parse(asked.get("q", ""))
    context = {
        "asked": asked,
        "query": query,
        "sorts": SORTS,
        "sort": asked.get("sort", hits.NEWEST),
        "kept": {name: asked[name] for name in FACETS if name in asked and name != "year"},
        "applied": [],
    }
    if any(name not in {"q", "sort", "in"} for name in asked) or query:
        try:
            names = load_names(request.tokens or None)
            context |= _found(asked, query, request.GET, names)
        except TooSlow:
            context |= {"was_asked": True, "is_too_slow": True}
    answer = render(request, "articles/search.html", context)
    if "is_too_slow" in context:
        hold_until(answer, timezone.now())
    return answer


def asked_of(typed):
    """What is asked, without what is empty, unknown or no day; in the order of the address."""
    asked = {}
    for name in ["q", "in", *FACETS, "since", "until", "sort"]:
        value = typed.get(name, "").strip()[:LONGEST_VALUE]
        if value and _is_possible(name, value):
            asked[name] = value
    return asked


def _is_possible(name, value):
    allowed = {"in": {"quotations"}, "sort": set(SORTS) - {hits.NEWEST}}
    if name in allowed:
        return value in allowed[name]
    if name == "year":
        return _year(value) is not None
    if name in {"since", "until"}:
        return _day(value) is not None
    return "\0" not in value or name == "q"


def _day(text):
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _year(text):
    is_number = text.isascii() and text.isdigit() and len(text) <= 4
    return hits.whole_years(int(text)) if is_number else None


def question_of(asked, query=None):
    """The question of `asked_of`; `query` are its words, where they are read already."""
    query = queries.parse(asked.get("q", "")) if query is None else query
    first, last = _year(asked["year"]) if "year" in asked else (None, None)
    since, until = _day(asked.get("since", "")), _day(asked.get("until", ""))
    return hits.Question(
        query,
        official=asked.get("official", ""),
        topic=asked.get("topic", ""),
        source=asked.get("source", ""),
        place=asked.get("place", ""),
        since=max(filter(None, [first, since]), default=None),
        until=min(filter(None, [last, until]), default=None),
        in_quotations="in" in asked,
    )


def _found(asked, query, typed, names):
    order = asked.get("sort", hits.NEWEST)
    question = question_of(asked, query)
    found = hits.finder(question, names)
    plain = query.plain_words
    topics = [topic.pk for topic in subjects.topics_called(plain, names)]
    if found:
        result = hits.look(found, order, _place(typed, order), PAGE_SIZE, names, topics)
    else:
        result = hits.nothing(topics)
    page = result.page
    is_mendable = found and not result.count
    return {
        "was_asked": True,
        "is_first": not page.previous,
        "rows": _rows(page.hits, query, question),
        "count": result.count,
        "is_capped": result.is_capped,
        "facets": _facets(asked, result.choices),
        "applied": _applied(asked, result.choices),
        "subjects": [] if page.previous else subjects.called(plain, names, result.shown),
        "pages": _pages(asked, order, page, typed),
        "instead": _instead(asked, spelling.instead_of(query, found)) if is_mendable else None,
        "without_filters": _address({"q": asked["q"]}) if "q" in asked and len(asked) > 1 else "",
    }


def _place(typed, order):
    """Which page is asked for, as `hits.look` takes it."""
    if order == hits.RELEVANT:
        return {"page": _number(typed, "page", 1, hits.CAP)}
    steps = [name for name in ("before", "after") if typed.get(name)]
    return {name: _number(typed, name, 0, LARGEST_PLACE) for name in steps}


def _pages(asked, order, page, typed):
    """The ways to other pages, as components/pager.html takes them; see newsroom.paging."""
    number = _number(typed, "page", 1, paging.HIGHEST_NUMBER) if typed.get("page") else None
    number = paging.number_of(number, is_first=not page.previous)

    def led(place, step):
        return _address(asked | place | ({"page": number + step} if number else {}))

    first = _address(asked)
    previous = page.previous and (first if number == 2 else led(page.previous, -1))
    following = page.next and led(page.next, 1)
    return LABELS[order] | {
        "previous": previous,
        "next": following,
        "numbers": paging.numbers_of(number, first, previous, following),
    }


def _number(typed, name, least, most):
    """The number of that name. Raise Http404 for anything else: no page has two addresses."""
    text = typed.get(name, str(least))
    if text.isascii() and text.isdigit() and len(text) < 20 and least <= int(text) <= most:
        return int(text)
    raise Http404(f"'{text[:40]}' is not a place in the results; follow their links.")


def _rows(page, query, question):
    """[(story, its headline and a stretch of its text as marked HTML, quotation or None)]."""
    if not page:
        return []
    stories = Article.objects.published().select_related("source")
    stories = stories.only(*CARD_FIELDS, "body_text", "page", "source__name")
    if question.in_quotations:
        stories = stories.with_quotations()
    found = stories.in_bulk([hit.article for hit in page])
    shown = [found[hit.article] for hit in page if hit.article in found]
    return [_row(story, query.phrases, _quoted(story, query.phrases, question)) for story in shown]


def _row(story, phrases, quotation):
    captions = [photo.get("caption", "") for photo in story.page.get("photos", [])]
    texts = [quotation.text] if quotation else [story.standfirst, story.body_text, *captions]
    return {
        "story": story,
        "headline": marks.marked(story.headline, phrases),
        "text": marks.snippet(texts, phrases),
        "quotation": quotation,
        "address": story.get_absolute_url() + (f"#{quotation.anchor}" if quotation else ""),
    }


def _quoted(story, phrases, question):
    """The first quotation of the story that says a phrase; None where none is asked for."""
    rows = sorted(story.quotation_rows or []) if question.in_quotations else []
    for quotation in (Quoted(*row) for row in rows):
        is_wanted = not question.official or quotation.slug == question.official
        if is_wanted and (not phrases or marks.places(quotation.text, phrases)):
            return quotation
    return None


def _address(asked):
    return reverse("search", query=asked)


def _facets(asked, choices):
    """[(title, choices)] of the facets that can still narrow the result."""
    shown = []
    address = _address(asked)
    joined = f"{address}&" if asked else f"{address}?"
    for name, title in FACETS.items():
        left = [one for one in choices.get(name, []) if one.value]
        if name in asked or not left:
            continue
        linked = [
            Choice(one.label, f"{joined}{urlencode({name: one.value})}", one.count)
            for one in left[: facets.CHOICES]
        ]
        shown.append((title, linked))
    return shown


def _applied(asked, choices):
    """[(what the result is narrowed to, the address without it)].

    Names come from the stories that were found: a slug that is typed tells no hidden name.
    """
    applied = []
    for name, title in FACETS.items():
        if name in asked:
            labels = {one.value: one.label for one in choices.get(name, [])}
            label = labels.get(asked[name], asked[name])
            applied.append((f"{title}: {label}", _without(asked, name)))
    if "in" in asked:
        applied.append(("Only in quotations", _without(asked, "in")))
    for name, title in [("since", "Since"), ("until", "Until")]:
        if name in asked:
            applied.append((f"{title}: {asked[name]}", _without(asked, name)))
    return applied


def _without(asked, name):
    return _address({other: value for other, value in asked.items() if other != name})


def _instead(asked, mended):
    """A question spelt otherwise that finds something: (its words, its address); or None."""
    if mended is None:
        return None
    typed = spelling.typed(mended)
    return typed, _address(asked | {"q": typed})
