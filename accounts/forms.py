from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from . import throttle


class LoginForm(AdminAuthenticationForm):
    """Name and password. What fails says the same for every name and every reason."""

    def clean(self):
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return self.cleaned_data
        try:
            attempt = throttle.begin(name, throttle.address_of(self.request))
        except throttle.TooManyFailures:
            raise ValidationError(throttle.TEXT, code="too_many") from None
        cleaned = super().clean()
        attempt.delete()
        return cleaned


class TokenForm(forms.Form):
    token = forms.CharField(
        label="Code",
        max_length=32,
        strip=True,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autofocus": True,
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
