"""The story as a form: it opens on the latest version and saves the next one."""

from uuid import uuid4

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from .. import desk, inserts, merge, versions
from ..models import Article, Byline, Version
from .bylines import bylines_of, bylines_text, printed_byline
from .story_photos import PhotoFields
from .story_relations import RelatedFields
from .story_subjects import SubjectFields
from .widgets import Bylines

STORY_TEXTS = ("headline", "standfirst", "slugline", "language", "signoff")


class StoryForm(SubjectFields, PhotoFields, RelatedFields, forms.ModelForm):
    """A story's fields, its first publication and its limits in time, in the order of work."""

    headline = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 1, "class": "story-headline", "data-count": "40-90"}),
        help_text="40 to 90 characters read best.",
    )
    standfirst = forms.CharField(
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 2, "class": "story-standfirst", "data-count": "0-200"}
        ),
    )
    authors = forms.CharField(
        required=False,
        label="Bylines",
        widget=Bylines,
        help_text="One author a line: name | rank | service | affiliation. All but the name may "
        "be left out. Do not write “By”.",
    )
    dateline_place = forms.CharField(
        required=False, max_length=300, help_text="In capitals, as it is printed: MOSCOW."
    )
    dateline_date = forms.DateField(
        required=False,
        label="Dateline day",
        widget=AdminDateWidget,
        help_text="The day at that place.",
    )
    signoff = forms.CharField(
        required=False, max_length=1000, help_text="Such as (Reporting by …). Printed at the end."
    )
    slugline = forms.CharField(
        required=False,
        max_length=200,
        help_text="The desk's keyword, the same for all updates; readers never see it.",
    )
    urgency = forms.IntegerField(
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text="1 is highest, 8 or 9 lowest; may be absent.",
    )
    language = forms.CharField(max_length=35, initial="en", help_text="BCP 47, such as en or ru.")
    desk_notes = forms.CharField(
        required=False,
        label="Notes to the desk",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They never leave the desk.",
    )
    reason = forms.CharField(
        required=False,
        max_length=500,
        label="Why this version",
        help_text="For the desk's history.",
    )
    started_from = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = ("source", "published_at", "published_at_is_a_day", "expires_at")

    restored = None  # {field: [value as it was typed]}, from the editor's slot
    new_guid = None  # of the story that is made
    guards = True  # whether a version saved meanwhile stands in the way
    conflict = None  # that version

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.version = versions.latest(self.instance) if self.instance.pk else None
        if self.version is not None:
            self.initial.update(self._initial(self.version))
            self.subjects_initial(self.version.story)
            self.photo_uses_initial(self.version.story)
            self.related_initial(self.version.story)
        if self.instance.live_number is not None and "source" in self.fields:
            self.fields["source"].disabled = True  # readers see it; it is whose story this is
        if self.may_add_topics:
            self.offer_to_add_topics()
        # The panels stand outside of the form's element; what they hold is sent with it.
        for field in self.fields.values():
            field.widget.attrs["form"] = "article_form"
        if self.restored is not None:
            self.initial.update(self._as_typed(self.restored))

    def _as_typed(self, values):
        """Initial values for what was typed, valid or not."""
        typed = QueryDict(mutable=True)
        for name, texts in values.items():
            typed.setlist(name, texts)
        return {
            name: field.widget.value_from_datadict(typed, {}, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def _initial(self, version):
        story = version.story
        return {name: story[name] for name in STORY_TEXTS} | {
            "authors": bylines_text(story["bylines"]),
            "dateline_place": story["dateline"]["place"],
            "dateline_date": story["dateline"]["day"],
            "urgency": story["urgency"],
            "desk_notes": version.desk_notes,
            "started_from": version.number,
        }

    def clean_authors(self):
        for author in bylines_of(self.cleaned_data["authors"]):
            for part, text in author.items():
                longest = Byline._meta.get_field(part).max_length
                if len(text) > longest:
                    raise ValidationError(
                        f"“{text[:40]}…” has {len(text)} characters; "
                        f"a {part} has at most {longest}."
                    )
        return self.cleaned_data["authors"]

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and self.guards:
            # The row stays locked until the save that follows in the same transaction.
            current = Article.objects.locked().get(pk=self.instance.pk)
            if current.latest_number != cleaned.get("started_from"):
                self.conflict = self.version = versions.latest(current)
                self.add_error(None, self._told_of(self.conflict))
        return cleaned

    def differences(self, values):
        """(label, runs of words) of each field whose text is not as the form has it.

        The runs are as of `merge.word_changes`; for a field that holds no text they are empty.
        """
        found = []
        typed = self._as_typed(values)
        for name, field in self.fields.items():
            if name not in values or name == "started_from":
                continue
            before, after = self[name].value(), typed[name]
            if not isinstance(field.widget, forms.Textarea | forms.TextInput):
                if field.has_changed(before, after):
                    found.append((field.label or self[name].label, []))
                continue
            before, after = (str(value or "").replace("\r\n", "\n") for value in (before, after))
            if before == after:
                continue
            if name == "body":
                before, after = inserts.told(before), inserts.told(after)
            found.append((self[name].label, merge.word_changes(before, after)))
        return found

    def _told_of(self, version: Version):
        return (
            f"{version.saved_by or 'A command'} saved version {version.number} after you opened "
            f"version {self.cleaned_data.get('started_from')}. Nothing of yours is lost: it stands "
            "below. Mend what else is wrong and save again; then both texts are shown."
        )

    def has_only_the_conflict(self):
        """Whether nothing but another's save stands in the way."""
        return self.conflict is not None and sum(map(len, self.errors.values())) == 1

    def left_out(self):
        """Sentences about chosen rows, or marked officials, that are not here (any more)."""
        return self.marks_left_out() + [
            f"{field.label or name.capitalize()}: {field.gone} of your choices was deleted "
            "meanwhile and is left out."
            for name, field in self.fields.items()
            if getattr(field, "gone", 0)
        ]

    def draft(self):
        """The story as far as it is typed; what cannot be read yet is empty."""
        self.full_clean()
        for name, field in self.fields.items():
            self.cleaned_data.setdefault(name, getattr(field, "empty_value", None))
        for name in ("topics", "confirmed", "rejected"):
            self.cleaned_data[name] = self.cleaned_data[name] or []
        return self.story()

    def story(self, version=None):
        """The story as the form holds it; what the form does not show stays as in the version."""
        values = self.cleaned_data
        version = version or self.version
        story = version.story if version else versions.story_with()
        bylines = bylines_of(values["authors"])
        if bylines != story["bylines"]:
            story |= {"bylines": bylines, "byline": printed_byline(bylines)}
        day = values["dateline_date"].isoformat() if values["dateline_date"] else None
        place = values["dateline_place"] or None
        if (place, day) != (story["dateline"]["place"], story["dateline"]["day"]):
            story["dateline"] = {"place": place, "day": day, "printed": self._dateline()}
        return (
            story
            | {name: values[name] for name in STORY_TEXTS}
            | self.subjects_story()
            | {
                "urgency": values["urgency"],
                "photos": self.photo_uses_story(story["photos"]),
                "related": self.related_story(),
                "source": values["source"].slug if values["source"] else None,
            }
        )

    def _dateline(self):
        source = self.cleaned_data["source"]
        return desk.printed_dateline(
            self.cleaned_data["dateline_place"], self.cleaned_data["dateline_date"], source
        )

    def says_the_same(self):
        """Whether the story is as the version has it that the form opened on."""
        return (
            self.version is not None
            and versions.canonical(self.story()) == versions.canonical(self.version.story)
            and self.cleaned_data["desk_notes"] == self.version.desk_notes
        )

    def save_story(self, user):
        """Save the next version, where anything changed; return it, or None."""
        article = self.instance
        if self.says_the_same():
            desk.show_on_desk(article)
            return None
        return desk.save(
            article,
            self.story(),
            expected=article.latest_number,
            by=user,
            reason=self.cleaned_data["reason"],
            desk_notes=self.cleaned_data["desk_notes"],
        )

    def save(self, commit=True):
        if not self.instance.guid:
            self.instance.guid = self.new_guid or f"desk:{uuid4()}"
            self.instance.slug = desk.slug_of(self.cleaned_data["headline"])
        return super().save(commit)
