"""The inputs of the story's form that Django does not have."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.urls import reverse, reverse_lazy

from ..models import Relation


class StoryBody(forms.Textarea):
    """The story's text as HTML; static/js/editor.js makes a rich-text editor of it."""

    def __init__(self):
        super().__init__(
            {
                "rows": 28,
                "class": "story-body",
                "spellcheck": "true",
                "data-editor": "",
                "data-officials": reverse_lazy("admin:articles_article_officials"),
            }
        )


class Bylines(forms.Textarea):
    """Authors as lines; static/js/bylines.js makes rows of them that can be moved."""

    def __init__(self):
        super().__init__({"rows": 2, "data-bylines": "name|rank|service|affiliation"})


def is_key(text):
    """Whether the text can be a row's key; a forged one must not reach the database."""
    return str(text).isdecimal() and len(str(text)) < 19


class SafeAutocomplete(AutocompleteSelect):
    """A picker of one row that shows nothing chosen for a forged key."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if is_key(key)], attr)


class OrderedAutocomplete(AutocompleteSelectMultiple):
    """A picker of several rows that keeps the order they were chosen in."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        # The mark that clears all would stand in the list of the chosen as if it were one.
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    rows = {}  # {key: row} that the form has read already

    def optgroups(self, name, value, attr=None):
        keys = list(dict.fromkeys(str(key) for key in value if is_key(key)))
        rows = {str(key): row for key, row in self.rows.items()}
        if not rows.keys() >= set(keys):
            rows = {str(row.pk): row for row in self.choices.queryset.filter(pk__in=keys)}
        return self.chosen(name, {key: str(rows[key]) for key in keys if key in rows})

    def chosen(self, name, words):
        """The options of what is chosen, {value: words}, in this order."""
        options = [
            self.create_option(name, value, text, True, place)
            for place, (value, text) in enumerate(words.items())
        ]
        return [(None, options, 0)]


class StoryPicker(OrderedAutocomplete):
    """A picker of several other stories by their identifiers, in the order they were chosen.

    The form sets `told`, which gives {identifier: words} for identifiers, and `but`, the key of the
    story that others are chosen for.
    """

    told, but = dict.fromkeys, None

    def __init__(self, site):
        super().__init__(Relation._meta.get_field("other"), site)

    def get_url(self):
        address = reverse("admin:articles_article_stories")
        return f"{address}?but={self.but}" if self.but else address

    def optgroups(self, name, value, attr=None):
        return self.chosen(name, self.told(list(dict.fromkeys(value))))


class OrderedChoices(forms.ModelMultipleChoiceField):
    """Chosen rows as a list, in the order they were chosen.

    A row that was deleted since the form was opened is left out and told in `gone`: one lost topic
    must not hold up a whole story.
    """

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, required=False, **kwargs)
        self.gone = 0

    def clean(self, value):
        keys = list(dict.fromkeys(value or []))
        for key in keys:
            if not is_key(key):
                raise ValidationError(f"{key!r} is not a row to choose; pick one from the list.")
        rows = {str(row.pk): row for row in self.queryset.filter(pk__in=keys)}
        self.gone = len(keys) - len(rows)
        return [rows[str(key)] for key in keys if str(key) in rows]

    def has_changed(self, initial, data):
        before = [str(getattr(row, "pk", row)) for row in initial or []]
        return before != [str(key) for key in data or []]
