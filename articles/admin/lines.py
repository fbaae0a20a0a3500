"""Fields of a form that hold a list, one entry a line, and what searches such lists."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from newsroom.names import folded


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class DatedStylesField(LinesField):
    """Dateline styles that held before a day: lines such as `place-agency until 2007-01-01`."""

    def __init__(self, *, styles, **options):
        self.styles = styles
        super().__init__(**options)

    def prepare_value(self, value):
        if isinstance(value, list):
            return "\n".join(f"{style['style']} until {style['until']}" for style in value)
        return value

    def to_python(self, value):
        return [self._style(line) for line in super().to_python(value)]

    def _style(self, line):
        style, _, day = line.partition(" until ")
        if style not in self.styles:
            known = " or ".join(self.styles)
            raise ValidationError(f"'{style}' is not a dateline style; write {known}.")
        try:
            date.fromisoformat(day)
        except ValueError:
            raise ValidationError(f"'{day}' is not a day; write it as 2026-03-31.") from None
        return {"style": style, "until": day}


class SearchesOtherNames:
    """Finds rows by their other names, too, in any case and any script."""

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        term = folded(search_term)
        if term:
            found |= queryset.filter(folded_name__contains=term)
            rows = queryset.exclude(other_names=[]).values_list("pk", "other_names")
            also = [pk for pk, names in rows if any(term in folded(name) for name in names)]
            found |= queryset.filter(pk__in=also)
        return found, may_repeat
