"""Where editors keep officials, offices and tenures."""

from django.contrib import admin
from django.db.models import F
from django.utils import timezone

from newsroom.races import LooksAgain
from people.forms import AreaForm, NamedFormSet, OfficeForm, TenureForm
from people.loader import load_directory
from people.models import Area, Name, Office, Official, Organization, Tenure

BACKGROUND = ["identifiers", "links", "sources"]


class LastingSlug:
    """Suggests the slug from `slug_from` while adding, and never changes it after."""

    slug_from = "name"

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": [self.slug_from]}


class NameInline(admin.TabularInline):
    model = Name
    formset = NamedFormSet
    extra = 0
    fields = ["name", "note", "start_date", "end_date"]


class TenureInline(admin.TabularInline):
    """Tenures to read: each is changed on its own page, which tells what that does to stories."""

    model = Tenure
    formset = NamedFormSet
    extra = 0
    show_change_link = True
    readonly_fields = ["starts", "ends"]

    @admin.display(description="start")
    def starts(self, tenure):
        return str(tenure.start)

    @admin.display(description="end", empty_value="none known")
    def ends(self, tenure):
        return str(tenure.end) if tenure.end else None

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).with_official().with_office().in_date_order()


class OfficeHeldInline(TenureInline):
    verbose_name_plural = "offices held"
    fields = ["office", "role", "label", "starts", "ends", "note"]


class HolderInline(TenureInline):
    verbose_name_plural = "holders"
    fields = ["official", "role", "label", "starts", "ends", "note"]


class ShowsTenures:
    """Shows the tenures of what has any; an empty table would only be one more thing to scroll."""

    def get_inlines(self, request, obj):
        has_tenures = obj is not None and obj.tenures.exists()
        return [i for i in self.inlines if has_tenures or not issubclass(i, TenureInline)]


@admin.register(Official)
class OfficialAdmin(ShowsTenures, LastingSlug, LooksAgain, admin.ModelAdmin):
    search_fields = ["name", "other_names__name", "sort_name", "slug"]
    list_filter = ["national_identity"]
    inlines = [NameInline, OfficeHeldInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", "summary"]}),
        (
            "Parts of the name",
            {
                "fields": [
                    ("given_name", "additional_name", "family_name"),
                    ("honorific_prefix", "honorific_suffix", "sort_name"),
                ]
            },
        ),
        ("Person", {"fields": [("birth_date", "death_date"), "gender", "national_identity"]}),
        (
            "Identifiers, links, sources",
            {
                "fields": BACKGROUND,
                "classes": ["collapse"],
                "description": 'Lists as in Popolo files: [{"url": "https://…", "note": "…"}].',
            },
        ),
    ]

    def get_list_display(self, request):
        directory, today = load_directory(), timezone.localdate()

        @admin.display(description="Holds now")
        def holds_now(official):
            held = directory.held_by(official.slug, today).certain
            return ", ".join(directory.offices[tenure.office].title for tenure in held)

        return ["name", holds_now, "national_identity", "birth_date"]


@admin.register(Office)
class OfficeAdmin(ShowsTenures, LastingSlug, LooksAgain, admin.ModelAdmin):
    form = OfficeForm
    slug_from = "title"
    search_fields = ["title", "long_title", "slug", "organization__name", "area__name"]
    list_filter = ["area", "many_holders", "classification"]
    list_select_related = ["area", "organization"]
    autocomplete_fields = ["organization", "area"]
    inlines = [HolderInline]
    fieldsets = [
        (None, {"fields": ["title", "long_title", "phrases", "slug"]}),
        ("Where", {"fields": ["area", "organization", "classification", "many_holders"]}),
        (
            "Sources",
            {
                "fields": ["sources"],
                "classes": ["collapse"],
                "description": 'A list as in Popolo files: [{"url": "https://…", "note": "…"}].',
            },
        ),
    ]

    def get_list_display(self, request):
        directory, today = load_directory(), timezone.localdate()

        @admin.display(description="Held now by")
        def held_now_by(office):
            held = directory.holders(office.slug, today).certain
            return ", ".join(directory.officials[tenure.official].name for tenure in held)

        return ["title", "area", "organization", held_now_by, "many_holders"]


class KnowledgeFilter(admin.SimpleListFilter):
    """Finds tenures whose dates leave a question open."""

    title = "dates"
    parameter_name = "dates"

    def lookups(self, request, model_admin):
        return [("open", "No end known"), ("uncertain", "Start or end uncertain")]

    def queryset(self, request, tenures):
        if self.value() == "open":
            return tenures.filter(end_last=None)
        if self.value() == "uncertain":
            uncertain_start = tenures.filter(start_first__lt=F("start_last"))
            return uncertain_start | tenures.filter(end_first__lt=F("end_last"))
        return tenures


@admin.register(Tenure)
class TenureAdmin(LooksAgain, admin.ModelAdmin):
    form = TenureForm
    list_display = ["official", "office", "role", "starts", "ends"]
    list_filter = [KnowledgeFilter, "role", "office__area"]
    list_select_related = ["official", "office"]
    search_fields = [
        "official__name",
        "official__other_names__name",
        "office__title",
        "office__long_title",
    ]
    autocomplete_fields = ["official", "office"]
    ordering = ["-start_first", "slug"]

    @admin.display(description="start", ordering="start_first")
    def starts(self, tenure):
        return str(tenure.start)

    @admin.display(description="end", ordering="end_first", empty_value="none known")
    def ends(self, tenure):
        return str(tenure.end) if tenure.end else None


@admin.register(Organization)
class OrganizationAdmin(LastingSlug, LooksAgain, admin.ModelAdmin):
    list_display = ["name", "area", "parent", "classification"]
    list_filter = ["area", "classification"]
    list_select_related = ["area", "parent"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["area", "parent"]
    fields = ["name", "slug", "other_names", "classification", "area", "parent"]


@admin.register(Area)
class AreaAdmin(LastingSlug, LooksAgain, admin.ModelAdmin):
    form = AreaForm
    list_display = ["name", "adjective", "classification", "identifier"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "identifier", "classification", "adjective", "other_adjectives"]
