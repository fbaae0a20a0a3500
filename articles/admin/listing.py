"""The desk's list: what an editor decides by, at the same cost for ten stories and 100,000."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, ActionForm
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.text import smart_split, unescape_string_literal

from ..querysets import IN_THE_WORKS
from .filters import FILTERS
from .home import BY_SLUG
from .status import mark, name_of
from .times import ago, at

COUNTED = 1000
PAGES_AHEAD = 19
LAST_PAGE = 100_000
SEARCH_LENGTH, SEARCH_WORDS = 200, 8
IN_TEXT = "body:"
TIMED = {"scheduled", "embargoed", "published", "corrected", "expired"}
SHOWN_OFFICIALS = 2


class CappedPaginator(Paginator):
    """Pages of a list that is counted only as far as somebody may want to leaf."""

    def __init__(self, *args, limit=COUNTED, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit = limit

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[: self.limit].count()

    def page(self, number):
        """The page's keys come from an index alone; only their rows are read and joined."""
        page = super().page(number)
        keys = list(page.object_list.values_list("pk", flat=True))
        # Chosen already: to ask a thousand found keys once more would cost more than the rows.
        rows = self.object_list.model.objects.with_desk_data().in_bulk(keys)
        page.object_list = [rows[key] for key in keys if key in rows]
        return page

    @property
    def shown_count(self):
        """The count as it is printed: "2 stories", "1 story", "1,000+ stories"."""
        more = "+" if self.count >= self.limit else ""
        return f"{self.count:,}{more} {'story' if self.count == 1 else 'stories'}"


class StoryList(ChangeList):
    """The list with its rows' data loaded, its title in words and its filters to take off again."""

    def __init__(self, request, *args):
        super().__init__(request, *args)
        way = BY_SLUG.get(request.GET.get("view"))
        self.title = way.title if way else "Stories"

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).with_desk_data()

    @property
    def chosen(self):
        """The filters in use, each with the address of the list without it."""
        return [
            {
                "title": spec.title,
                "shown": spec.shown,
                "without": self.get_query_string(remove=spec.expected_parameters()),
            }
            for spec in self.filter_specs
            if spec.shown
        ]


class PageActions(ActionForm):
    """Actions on the ticked stories only: nobody acts on a thousand unseen."""

    def clean_select_across(self):
        return 0


class Listing:
    """The part of the story's admin that lists."""

    list_display = (
        "title",
        "shown_status",
        "shown_source",
        "shown_desk",
        "held_by",
        "updated",
        "scheduled",
        "words",
        "named_officials",
    )
    list_display_links = ("title",)
    list_filter = FILTERS
    sortable_by = ("title", "updated")
    ordering = ("-saved_at", "-pk")
    search_fields = ("headline", "slugline", "guid")
    search_help_text = (
        "Words of the headline, slugline or identifier, or a story’s number. "
        "body: before a word looks through the texts of the 4,000 stories last updated."
    )
    action_form = PageActions
    list_per_page = 50
    list_max_show_all = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_ordering(self, request):
        """What readers see, or will, stands by its time of publication; the rest by its saving."""
        if request.GET.get("status") in TIMED:
            return ("-published_at", "-pk")
        return self.ordering

    def get_paginator(self, request, queryset, per_page, **kwargs):
        asked = request.GET.get(PAGE_VAR, "1")
        page = min(int(asked), LAST_PAGE) if asked.isascii() and asked.isdigit() else 1
        limit = max(COUNTED, (page + PAGES_AHEAD) * per_page)
        return CappedPaginator(queryset, per_page, limit=limit)

    def get_search_results(self, request, queryset, search_term):
        """Stories with each of the words; the phrase in quotation marks counts as one."""
        term = search_term.replace("\x00", "").strip()[:SEARCH_LENGTH]
        if term.lower().startswith(IN_TEXT):
            return queryset.with_words_in_text(words_of(term[len(IN_TEXT) :])), False
        return queryset.with_words_in_name(words_of(term)), False

    # The columns

    @admin.display(description="")
    def action_checkbox(self, article):
        """The box to tick, written here: Django renders a template for each."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            article.pk,
            f"Select “{article}”",
        )

    @admin.display(description="Status", ordering="status")
    def shown_status(self, article):
        if article.pk is None:
            return article.Status.DRAFT.label
        if not article.has_unpublished_changes:
            return mark(article)
        return format_html('{}<span class="beneath">changes not published</span>', mark(article))

    @admin.display(description="Story", ordering="headline")
    def title(self, article):
        return format_html(
            '<span class="headline">{}</span> <span class="beneath">{}</span>',
            article,
            article.slugline,
        )

    @admin.display(description="Source", empty_value="")
    def shown_source(self, article):
        return article.source or ""

    @admin.display(description="Desk", empty_value="")
    def shown_desk(self, article):
        return article.desk or ""

    @admin.display(description="Held by", empty_value="")
    def held_by(self, article):
        lines = [("holder", name_of(article.claimed_by))] if article.claimed_by else []
        if article.assignee and article.assignee != article.claimed_by:
            lines.append(("beneath", f"assigned to {name_of(article.assignee)}"))
        if article.priority:
            lines.append(("beneath", f"priority {article.priority}"))
        return _lines(lines)

    @admin.display(description="Updated", ordering="saved_at", empty_value="")
    def updated(self, article):
        return ago(article.saved_at) if article.saved_at else ""

    @admin.display(description="Scheduled and due", empty_value="")
    def scheduled(self, article):
        now = timezone.now()
        lines = []
        if article.status == article.Status.LIVE and article.published_at > now:
            lines.append(("", at(article.published_at)))
        if article.embargo_until and article.embargo_until > now:
            lines.append(("", format_html("embargo until {}", at(article.embargo_until))))
        if article.due_at and article.status in IN_THE_WORKS:
            lines.append(("beneath", format_html("due {}", at(article.due_at))))
        return _lines(lines)

    @admin.display(description="Words")
    def words(self, article):
        return f"{article.word_count:,}"

    @admin.display(description="Officials", empty_value="")
    def named_officials(self, article):
        names = [appearance.official.name for appearance in article.appearances.all()]
        more = f" and {len(names) - SHOWN_OFFICIALS} more" if len(names) > SHOWN_OFFICIALS else ""
        return ", ".join(names[:SHOWN_OFFICIALS]) + more


def words_of(text):
    """The words to look for; a phrase in quotation marks is one."""
    words = []
    for word in smart_split(text):
        quoted = len(word) > 1 and word[0] == word[-1] and word[0] in "\"'"
        words.append(unescape_string_literal(word) if quoted else word)
    return [word for word in words if word.strip()][:SEARCH_WORDS]


def _lines(lines):
    return format_html_join("", '<div class="{}">{}</div>', lines)
