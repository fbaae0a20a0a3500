"""What readers fill in to follow something."""

from django import forms
from django.core.exceptions import ValidationError

from . import subjects
from .models import Alert

NOTHING = "There is nothing to follow there. Choose a person, an office, a topic or a search."


class FollowForm(forms.Form):
    """An address, what to follow, and how often.

    The subject is the address of its page, or words to search for where it is empty.
    """

    subject = forms.CharField(required=False, max_length=2 * subjects.LONGEST)
    words = forms.CharField(
        required=False,
        max_length=200,
        error_messages={"max_length": "Use fewer words: at most 200 characters."},
    )
    address = forms.EmailField(
        max_length=254,
        error_messages={
            "required": "Enter your e-mail address.",
            "invalid": "Enter an e-mail address such as name@example.org.",
        },
    )
    frequency = forms.ChoiceField(
        choices=Alert.Frequency.choices,
        error_messages={
            "required": "Choose how often we may write.",
            "invalid_choice": "Choose how often we may write.",
        },
    )

    def clean(self):
        cleaned = super().clean()
        try:
            cleaned["follows"] = self._subject(cleaned)
        except subjects.Unknown as error:
            raise ValidationError(NOTHING) from error
        return cleaned

    def _subject(self, cleaned):
        if cleaned.get("subject"):
            return subjects.subject_at(cleaned["subject"])
        if cleaned.get("words"):
            return subjects.search_for(cleaned["words"])
        if "words" not in self.errors:
            self.add_error("words", "Enter the words to look for.")
        return None
