from django import forms
from django.contrib import admin

from newsroom.races import LooksAgain

from ..models import Source
from ..records import record
from .lines import DatedStylesField, LinesField, SearchesOtherNames

STYLES = Source.DatelineStyle


class SourceForm(forms.ModelForm):
    other_names = LinesField(required=False, help_text="Other printed forms, one a line.")
    earlier_dateline_styles = DatedStylesField(
        styles=STYLES.values,
        required=False,
        help_text="Styles of before, one a line: "
        + ", ".join(f"“{style.value} until 2007-01-01” for {style.label}" for style in STYLES)
        + ". From that day the next style holds. Text that was printed stays as it is.",
    )

    class Meta:
        model = Source
        fields = (
            "name",
            "slug",
            "other_names",
            "dateline_style",
            "earlier_dateline_styles",
            "time_zone",
            "language",
            "homepage",
            "rights",
        )


@admin.register(Source)
class SourceAdmin(SearchesOtherNames, LooksAgain, admin.ModelAdmin):
    """Who supplies copy. Versions name a source by its slug, so that never changes."""

    form = SourceForm
    list_display = ("name", "dateline_style", "time_zone", "language")
    search_fields = ("name",)

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.changed_data:
            act = "change source" if change else "add source"
            record(request.user, act, obj, detail=", ".join(form.changed_data))

    def delete_model(self, request, obj):
        record(request.user, "delete source", obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for source in queryset:
            self.delete_model(request, source)
