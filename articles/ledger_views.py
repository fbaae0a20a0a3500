"""The public ledger: every version of a story that readers saw, and every correction of any."""

from django.db.models import Exists, F, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from newsroom.page_cache import kept
from newsroom.paging import page_of

from . import compare, inserts, versions
from .models import Article, Correction, LedgerEntry
from .views import STORY, published_story

TAKEN_DOWN = (LedgerEntry.Kind.KILL, LedgerEntry.Kind.WITHDRAWAL)


@kept(STORY)
def history(request, year, month, day, slug):
    """The versions of a story that readers saw, oldest first, each with what it changed."""
    story, gone = published_story(request, year, month, day, slug)
    if gone:
        return gone
    return render(
        request, "articles/history.html", {"article": story, "entries": list(entries_of(story))}
    )


@kept(STORY)
def version(request, year, month, day, slug, number):
    """One version that readers saw, and how it differs from the one they saw before."""
    story, gone = published_story(request, year, month, day, slug)
    if gone:
        return gone
    seen = list(entries_of(story))
    place = next((at for at, entry in enumerate(seen) if entry.number == number), None)
    if place is None:
        raise Http404(f"Readers never saw a version {number} of this story.")
    entry, before = seen[place], seen[place - 1] if place else None
    numbers = [found.number for found in (entry, before) if found]
    stories = {
        found.number: _as_readers_saw_it(found)
        for found in story.versions.filter(number__in=numbers)
    }
    parts = (
        compare.differences(stories[before.number], stories[number], only=compare.READERS_SEE)
        if before
        else ()
    )
    context = {
        "article": story,
        "entry": entry,
        "before": before,
        "after": seen[place + 1] if place + 1 < len(seen) else None,
        "shown": stories[number],
        "parts": [part for part in parts if part.is_changed],
        "is_current": number == story.live_number,
    }
    return render(request, "articles/version.html", context)


@kept("stories")
def corrections(request):
    """Every correction and clarification, newest first."""
    published = Article.objects.published()
    rows = Correction.objects.filter(Exists(published.filter(pk=OuterRef("article"))))
    rows = rows.annotate(published_at=F("corrected_at")).prefetch_related(
        Prefetch("article", Article.objects.with_card_data())
    )
    return render(request, "articles/corrections.html", {"page": page_of(rows, request.GET)})


def _as_readers_saw_it(found):
    """The story of a version without what only the desk sees of its text."""
    shown = versions.as_shown(found.story)
    return shown | {"body": inserts.without_decisions(shown["body"])}


def entries_of(story):
    """The lines of the story's public ledger up to now."""
    return (
        story.ledger.filter(entered_at__lte=timezone.now())
        .exclude(kind__in=TAKEN_DOWN)
        .order_by("entered_at", "pk")
    )
