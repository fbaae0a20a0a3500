"""The ways of narrowing the desk's list. All are fields of one form, which works without script."""

from datetime import date

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q

from people.models import Official

from ..models import Appearance, ArticleTopic, Desk, Source, Topic
from .home import BY_SLUG, WAYS
from .status import WORDS

TEMPLATES = "admin/articles/article/filters"
NAME_LENGTH = 100


class Select(admin.SimpleListFilter):
    """One of a few, chosen from a menu."""

    template = f"{TEMPLATES}/select.html"

    @property
    def shown(self):
        """The chosen entry in words; empty without a choice."""
        chosen = self.value()
        return next((str(name) for key, name in self.lookup_choices if str(key) == chosen), "")


class View(Select):
    """The questions of the home page; gives just the rows that are counted there."""

    title = "view"
    parameter_name = "view"

    def lookups(self, request, model_admin):
        return [(way.slug, way.title) for way in WAYS]

    def queryset(self, request, rows):
        way = _entry(BY_SLUG, self.value())
        return way.choose(rows, request.user) if way else rows


class Status(Select):
    title = "status"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return list(WORDS.items())

    def queryset(self, request, rows):
        return rows.standing(self.value()) if _entry(WORDS, self.value()) else rows


class OfDesk(Select):
    title = "desk"
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return list(Desk.objects.values_list("pk", "name"))

    def queryset(self, request, rows):
        desk = _entry({str(key): key for key, _ in self.lookup_choices}, self.value())
        return rows.filter(desk=desk) if desk else rows


class OfSource(Select):
    title = "source"
    parameter_name = "source"

    def lookups(self, request, model_admin):
        return list(Source.objects.values_list("slug", "name"))

    def queryset(self, request, rows):
        slug = _entry({key: key for key, _ in self.lookup_choices}, self.value())
        if not slug:
            return rows
        # The key itself, not a join: the list is then read from the source's own index.
        return rows.filter(source=Source.objects.only("pk").get(slug=slug).pk)


class Named(admin.SimpleListFilter):
    """Something of which there are thousands: its name, or part of it, is typed.

    `suggest` names the field whose admin autocomplete offers names while one types.
    """

    template = f"{TEMPLATES}/named.html"
    suggest = ()

    def lookups(self, request, model_admin):
        return []

    def has_output(self):
        return True

    @property
    def shown(self):
        return (self.value() or "").replace("\x00", "").strip()[:NAME_LENGTH]


class OfTopic(Named):
    title = "topic"
    parameter_name = "topic"
    suggest = ("articles", "articletopic", "tag")

    def queryset(self, request, rows):
        if not self.shown:
            return rows
        named = Q(slug=self.shown) | Q(name__icontains=self.shown)
        topics = list(Topic.objects.filter(named).values_list("pk", flat=True))
        items = ArticleTopic.objects.filter(tag__in=topics).order_by()
        return rows.among(items, "content_object")


class OfOfficial(Named):
    title = "official"
    parameter_name = "official"
    suggest = ("articles", "appearance", "official")

    def queryset(self, request, rows):
        if not self.shown:
            return rows
        named = Q(slug=self.shown) | Q(name__icontains=self.shown)
        named |= Q(other_names__name__icontains=self.shown)
        officials = list(Official.objects.filter(named).values_list("pk", flat=True).distinct())
        return rows.among(Appearance.objects.filter(official__in=officials).order_by())


class Days(admin.ListFilter):
    """Published from one day through another; either may be left out."""

    title = "published"
    template = f"{TEMPLATES}/days.html"
    parameter_name = "since"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.since, self.until = (self._day(request, params, name) for name in ("since", "until"))

    def _day(self, request, params, name):
        text = params.pop(name, [""])[-1].strip()
        if not text:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            messages.error(request, f"'{text[:40]}' is not a day; write it as 2026-03-31.")
            return None
        self.used_parameters[name] = text
        return day

    def has_output(self):
        return True

    def expected_parameters(self):
        return ["since", "until"]

    def choices(self, changelist):
        return []

    def queryset(self, request, rows):
        return rows.published_between(self.since, self.until)

    @property
    def shown(self):
        since = f"from {self.since} " if self.since else ""
        return (since + (f"through {self.until}" if self.until else "")).strip()


class Check(admin.SimpleListFilter):
    """Yes, or no matter."""

    template = f"{TEMPLATES}/check.html"

    def lookups(self, request, model_admin):
        return [("1", self.title)]

    def queryset(self, request, rows):
        return self.choose(rows, request.user) if self.value() == "1" else rows

    @property
    def shown(self):
        return "yes" if self.value() == "1" else ""


class Mine(Check):
    title = "mine"
    parameter_name = "mine"

    def choose(self, rows, user):
        return rows.worked_on_by(user)


class Corrected(Check):
    title = "has a correction"
    parameter_name = "corrected"

    def choose(self, rows, user):
        return rows.corrected()


class NoPicture(Check):
    title = "no picture"
    parameter_name = "no-picture"

    def choose(self, rows, user):
        return rows.without_picture()


FILTERS = (View, Status, OfDesk, OfSource, OfTopic, OfOfficial, Days, Mine, Corrected, NoPicture)


def _entry(entries, key):
    """The entry chosen by a key of the address; None without a key."""
    if not key:
        return None
    if key not in entries:
        raise IncorrectLookupParameters(f"'{key}' is none of: {', '.join(entries)}.")
    return entries[key]
