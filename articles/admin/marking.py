"""Officials to choose from while words of a story's text are marked with one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.urls import path
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from people.loader import load_directory
from people.models import Official

from ..findings import title_of

MOST = 12
SHORTEST, LONGEST = 2, 100
OFFICES = 3


class Marking:
    """The part of the story's admin that answers the text editor's search for an official."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.officials_view))
        return [path("officials/", view, name="articles_article_officials"), *super().get_urls()]

    def officials_view(self, request):
        """The officials of that name as [{slug, name, context}], at most `MOST`.

        With `day`, the story's, what somebody held that day comes first.
        """
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        term = request.GET.get("term", "").replace("\0", "").strip()[:LONGEST]
        day = _day(request.GET.get("day", ""))
        found = _officials_named(term) if len(term) >= SHORTEST else []
        directory = load_directory()
        choices = [
            {
                "slug": official.slug,
                "name": official.name,
                "context": context_of(official, directory, day),
            }
            for official in found
        ]
        return JsonResponse({"officials": choices})


def _officials_named(term):
    """Those whose name, or another form of it, has all the words."""
    officials = Official.objects.all()
    for word in term.split():
        officials = officials.filter(Q(name__icontains=word) | Q(other_names__name__icontains=word))
    return officials.distinct()[:MOST]


def context_of(official, directory, day=None):
    """What tells namesakes apart: offices with their years, that of the day first; birth."""
    tenures = sorted(
        directory.tenures_of_official(official.slug), key=lambda tenure: tenure.start.first
    )[::-1]
    held = directory.held_by(official.slug, day).certain if day else ()
    tenures.sort(key=lambda tenure: tenure not in held)
    parts = [f"{title_of(directory, t.office, t.slug)}, {_years(t)}" for t in tenures[:OFFICES]]
    if official.birth_date:
        parts.append(f"born {official.birth_date[:4]}")
    return "; ".join(parts) or official.summary[:80] or "no office known"


def _years(tenure):
    first = tenure.start.first.year
    if tenure.end is None:
        return f"since {first}"
    last = tenure.end.last.year
    return f"{first}" if first == last else f"{first}–{last}"


def _day(text):
    try:
        return parse_date(text)
    except ValueError:
        return None
