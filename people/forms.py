"""Form fields and forms with which editors write partial dates and lists."""

from django import forms
from django.core.exceptions import ValidationError

from people.directory import Span
from people.models import Tenure


class SpanField(forms.CharField):
    """A date as exactly as it is known: 2007, 2007-02, 2007-02-15, or one of two days."""

    def __init__(self, **options):
        options.setdefault("help_text", "As exactly as it is known: 2007-02-15, 2007-02 or 2007.")
        super().__init__(max_length=21, **options)

    def to_python(self, value):
        if isinstance(value, Span):
            return value
        text = super().to_python(value)
        try:
            return Span.parse(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def run_validators(self, value):
        """Parsing has checked everything there is to check."""

    def prepare_value(self, value):
        return str(value) if isinstance(value, Span) else value


class LinesField(forms.CharField):
    """A list of texts, written one a line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 60})

    def to_python(self, value):
        lines = value if isinstance(value, list) else super().to_python(value).splitlines()
        return [line.strip() for line in lines if line.strip()]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class NamedFormSet(forms.BaseInlineFormSet):
    """Rows of a table whose inputs bear the words of their column, for those who hear the page."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        row = f", row {index + 1}" if index is not None else ""
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)  # a picker stands in a wrapper
            label = field.label or name.replace("_", " ").capitalize()
            widget.attrs.setdefault("aria-label", f"{label}{row}")


class TenureForm(forms.ModelForm):
    start = SpanField()
    end = SpanField(required=False, help_text="Empty: no end is known.")

    class Meta:
        model = Tenure
        fields = ["official", "office", "role", "label", "start", "end", "note", "sources"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial.setdefault("start", self.instance.start)
        self.initial.setdefault("end", self.instance.end)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("start"):
            self.instance.start = cleaned["start"]
        if "end" in cleaned:
            self.instance.end = cleaned["end"]
        return cleaned

    def save(self, commit=True):
        if not self.instance.slug:
            self.instance.slug = self.instance.new_slug()
        return super().save(commit)


class OfficeForm(forms.ModelForm):
    phrases = LinesField(
        required=False,
        label="Other phrases",
        help_text="One a line: wordings that can mean no other office. Stories that print one"
        " are linked.",
    )


class AreaForm(forms.ModelForm):
    other_adjectives = LinesField(required=False, help_text="One a line: U.S.")
