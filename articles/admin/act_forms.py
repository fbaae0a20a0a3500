"""What each act of the desk asks of the editor, as a form."""

from datetime import datetime
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model

from .. import desk
from ..models import Article, LedgerEntry

ZONES = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
REASON = forms.Textarea(attrs={"rows": 3, "cols": 60})


class ActForm(forms.Form):
    """An act that asks nothing but which version the editor has seen."""

    expected = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, article, user, data=None):
        self.article = article
        begins = {"expected": article.latest_number} | self.begins(article)
        super().__init__(data, initial=begins, label_suffix="")

    def begins(self, article):
        """The values the form opens with."""
        return {}

    def details(self):
        """The act's arguments."""
        return dict(self.cleaned_data)


class Reason(ActForm):
    reason = forms.CharField(widget=REASON)


class PerhapsReason(ActForm):
    reason = forms.CharField(widget=REASON, required=False)


class When(ActForm):
    """An hour on the clocks of a place; which of two, where it comes twice."""

    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    hour = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}))
    zone = forms.ChoiceField(
        choices=[(zone, zone.replace("_", " ")) for zone in ZONES],
        label="Time zone",
        help_text="The hour is what clocks there show.",
    )
    fold = forms.TypedChoiceField(
        choices=[("", "—"), ("0", "The first"), ("1", "The second")],
        coerce=int,
        empty_value=None,
        required=False,
        label="If that hour comes twice",
        help_text="Asked only on the day when clocks there go back.",
    )

    def begins(self, article):
        return {"zone": article.source.time_zone if article.source else settings.TIME_ZONE}

    def details(self):
        details = super().details()
        details["at"] = datetime.combine(details.pop("day"), details.pop("hour"))
        return details


class Embargo(When):
    imposed_by = forms.CharField(
        max_length=200, label="Imposed by", help_text="Who asked for it: a ministry, a court."
    )
    field_order = ["expected", "imposed_by"]


class Publish(ActForm):
    """The first publication asks nothing; a change of what readers have seen says what it is."""

    kind = forms.ChoiceField(
        choices=[
            (LedgerEntry.Kind.UPDATE, "Update: new facts; the first version was right"),
            (LedgerEntry.Kind.CORRECTION, "Correction: something was false"),
            (LedgerEntry.Kind.CLARIFICATION, "Clarification: nothing was false, but it misled"),
            (LedgerEntry.Kind.REFILE, "Refile: a typo or a misspelt name"),
        ],
        widget=forms.RadioSelect,
        label="Kind of change",
    )
    line = forms.CharField(
        max_length=500,
        widget=REASON,
        label="What changed and where",
        help_text="Readers see this line. It is drafted from the difference; finish it.",
    )
    wrong = forms.CharField(
        widget=REASON, required=False, label="What was wrong", help_text="For a correction."
    )
    right = forms.CharField(
        widget=REASON, required=False, label="What is right", help_text="For a correction."
    )
    series = forms.ChoiceField(
        choices=[
            ("", "As the change is"),
            ("lead", "New lead (1st Ld)"),
            ("writethru", "The whole story again (1st Ld-Writethru)"),
            ("update", "Numbered update (UPDATE 1)"),
        ],
        required=False,
        label="Name of an update",
        help_text="It is numbered when you publish.",
    )

    def __init__(self, article, user, data=None):
        super().__init__(article, user, data)
        if desk.state_of(article) != desk.State.LIVE:
            for name in ("kind", "line", "wrong", "right", "series"):
                del self.fields[name]

    def begins(self, article):
        return {"line": desk.drafted_line(article)}

    def details(self):
        details = super().details()
        return details | {"series": details.get("series") or None}


class TakeDown(ActForm):
    taken_down_class = forms.ChoiceField(
        choices=Article.TakenDown, label="Class", help_text="Readers see this."
    )
    reason = forms.CharField(widget=REASON, help_text="Readers never see this.")


class Assign(ActForm):
    assignee = forms.ModelChoiceField(
        get_user_model().objects.none(), required=False, empty_label="Nobody"
    )
    due_at = forms.SplitDateTimeField(
        required=False,
        label="Due",
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Due: day"},
            time_attrs={"type": "time", "aria-label": "Due: hour"},
            time_format="%H:%M",
        ),
        help_text=f"In the newsroom's zone, {settings.TIME_ZONE}.",
    )

    def __init__(self, article, user, data=None):
        super().__init__(article, user, data)
        staff = get_user_model().objects.filter(is_active=True, is_staff=True)
        self.fields["assignee"].queryset = staff.order_by("username")

    def begins(self, article):
        return {"assignee": article.assignee_id, "due_at": article.due_at}


FORMS = {
    "return_": Reason,
    "schedule": When,
    "embargo": Embargo,
    "break_embargo": Reason,
    "publish": Publish,
    "spike": PerhapsReason,
    "withdraw": TakeDown,
    "kill": TakeDown,
    "assign": Assign,
}


def form_for(act, article, user, data=None):
    return FORMS.get(act, ActForm)(article, user, data)
