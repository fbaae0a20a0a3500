"""The page on which readers search. What they find comes through `articles.search`."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from newsroom import paging
from newsroom.page_cache import hold_until, kept
from people.stamp import DIRECTORY

from .models import Article, Quotation
from .querysets import CARD_FIELDS
from .search import hits, marks, queries, spelling, subjects
from .search.databases import TooSlow

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


@kept("stories", "topics", "sources", DIRECTORY)
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
            context |= _found(asked, query, request.GET)
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


def _found(asked, query, typed):
    order = asked.get("sort", hits.NEWEST)
    question = question_of(asked, query)
    found = hits.finder(question)
    first = hits.first_hits(found, order) if found else []
    if found is None:
        page = hits.Page([])
    elif order == hits.RELEVANT:
        page = hits.page_by_number(first, _number(typed, "page", 1, hits.CAP), PAGE_SIZE)
    else:
        places = {
            name: _number(typed, name, 0, LARGEST_PLACE)
            for name in ("before", "after")
            if typed.get(name)
        }
        page = hits.page_by_place(found, first, order, places, PAGE_SIZE)
    choices = hits.facets(first[: hits.CAP]) if first else {}
    plain = query.plain_words
    return {
        "was_asked": True,
        "is_first": not page.previous,
        "rows": _rows(page.hits, query, question),
        "count": min(len(first), hits.CAP),
        "is_capped": len(first) > hits.CAP,
        "facets": _facets(asked, choices),
        "applied": _applied(asked, choices),
        "subjects": subjects.called(plain) if not page.previous else [],
        "pages": _pages(asked, order, page, typed),
        "instead": _instead(asked, query, question) if found and not first else None,
        "without_filters": _address({"q": asked["q"]}) if "q" in asked and len(asked) > 1 else "",
    }


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
    stories = (
        Article.objects.published()
        .select_related("source")
        .only(*CARD_FIELDS, "body_text", "page", "source__name")
        .in_bulk([hit.article for hit in page])
    )
    stories = [stories[hit.article] for hit in page if hit.article in stories]
    quoted = _quoted(stories, query.phrases, question) if question.in_quotations else {}
    return [_row(story, query.phrases, quoted.get(story.pk)) for story in stories]


def _row(story, phrases, quotation):
    captions = [photo.get("caption", "") for photo in story.page.get("photos", [])]
    texts = [quotation.text] if quotation else [story.standfirst, story.body_text, *captions]
    return {
        "story": story,
        "headline": marks.marked(story.headline, phrases),
        "text": marks.snippet(texts, phrases),
        "quotation": quotation,
        "address": story.get_absolute_url() + (f"#q{quotation.number}" if quotation else ""),
    }


def _quoted(stories, phrases, question):
    """{story: its first quotation that says a phrase, with its number on the page}."""
    found, numbers = {}, {}
    rows = Quotation.objects.filter(article__in=stories).order_by("article", "start")
    for quotation in rows.select_related("official"):
        number = numbers[quotation.article_id] = numbers.get(quotation.article_id, 0) + 1
        speaker = quotation.official
        is_wanted = not question.official or (speaker and speaker.slug == question.official)
        if not is_wanted or quotation.article_id in found:
            continue
        if not phrases or marks.places(quotation.text, phrases):
            quotation.number = number
            found[quotation.article_id] = quotation
    return found


def _address(asked):
    return reverse("search", query=asked)


def _facets(asked, choices):
    """[(title, choices)] of the facets that can still narrow the result."""
    shown = []
    for name, title in FACETS.items():
        left = [one for one in choices.get(name, []) if one.value]
        if name in asked or not left:
            continue
        linked = [
            Choice(one.label, _address(asked | {name: one.value}), one.count)
            for one in left[: hits.CHOICES]
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


def _instead(asked, query, question):
    """A question spelt otherwise that finds something: (its words, its address); or None."""
    mended = spelling.instead_of(query, partial(_has_hits, question))
    if mended is None:
        return None
    typed = spelling.typed(mended)
    return typed, _address(asked | {"q": typed})


def _has_hits(question, query):
    found = hits.finder(replace(question, query=query))
    return bool(found and found.newest(1))
