"""A story's photos in its form: which, in what order, with the story's own words."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from .. import photos
from ..models import Photo
from .photo import change_address

PREFIX = "photos"
WORDS = ("caption", "credit", "alt")
OFFERED = 100
MOST = 40


def send_with_the_story(form):
    """Have the form's fields sent with the story's, though they stand in a panel beside it."""
    for field in form.fields.values():
        field.widget.attrs["form"] = "article_form"


class PhotoUseForm(forms.Form):
    """One photo as the story shows it."""

    photo = forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "photo-names", "autocomplete": "off"}),
    )
    caption = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    credit = forms.CharField(required=False, max_length=300)
    alt = forms.CharField(
        label="Alternative text",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    use_required_attribute = False

    def use(self, photo):
        """The photo's part of a version.

        Words left empty for a photo that is new here are the photo's own; emptied later they stay
        empty, and are flagged.
        """
        is_new = self.initial.get("photo") != photo.name
        texts = {name: self._text(name) for name in WORDS}
        if is_new:
            texts = {name: text or getattr(photo, name) for name, text in texts.items()}
        return {"photo": photo.name} | texts

    def _text(self, name):
        """The text as it was sent, or as it was where only line ends and outer blanks differ."""
        before = self.initial.get(name, "")
        sent = self.cleaned_data[name].replace("\r\n", "\n")
        return before if sent == before.strip() else sent


class PhotoUseSet(forms.BaseFormSet):
    """The lines of a story's photos, in order, and one for another."""

    ordering_widget = forms.NumberInput(attrs={"min": 1, "max": MOST})

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Place"
        form.fields["DELETE"].label = "Take out of the story"
        send_with_the_story(form)

    @cached_property
    def management_form(self):
        form = super().management_form
        send_with_the_story(form)
        return form

    def clean(self):
        if len(self.forms) < len(self.initial or ()):
            raise ValidationError("Not all photos of the story arrived; open it again.")
        for form in self.forms:
            name = form.cleaned_data.get("photo", "") if form.is_valid() else ""
            if name and name not in self.photos:
                form.add_error(
                    "photo",
                    f"'{name}' is not the name of a photo; choose one from the list, or upload it.",
                )
            elif not name and any(form.cleaned_data.get(word) for word in WORDS):
                form.add_error("photo", "Choose the photo that these words belong to.")

    @cached_property
    def photos(self):
        """{name: photo} of every line, read at once."""
        return Photo.objects.in_bulk(
            [form["photo"].value() or "" for form in self.forms], field_name="name"
        )

    @property
    def lines(self):
        """For the panel: each line with its photo, its addresses and what it lacks."""
        for form in self.forms:
            photo = self.photos.get(form["photo"].value() or "")
            lacking = [
                label
                for name, label in [("credit", "Credit"), ("alt", "Alternative text")]
                if photo and not form[name].value()
            ]
            yield {
                "form": form,
                "fields": [form[name] for name in ("photo", *WORDS, "ORDER")],
                "photo": photo,
                "image": photos.small_address(photo) if photo else "",
                "address": change_address(photo) if photo else "",
                "lacking": lacking,
            }

    @property
    def offered(self):
        """The newest photos, to choose from."""
        return Photo.objects.order_by("-pk").only("name", "caption")[:OFFERED]

    def uses(self):
        """The story's photos as its next version has them; a line that is wrong is left out."""
        lines = [form for form in self.forms if form.is_valid() and form not in self.deleted_lines]
        lines.sort(key=lambda form: form.cleaned_data.get("ORDER") or MOST + 1)
        chosen = [(self.photos.get(form.cleaned_data.get("photo")), form) for form in lines]
        return [form.use(photo) for photo, form in chosen if photo]

    @property
    def deleted_lines(self):
        return [form for form in self.forms if self._should_delete_form(form)]


PhotoUses = forms.formset_factory(
    PhotoUseForm,
    formset=PhotoUseSet,
    extra=1,
    can_order=True,
    can_delete=True,
    max_num=MOST,
    validate_max=True,
)


class PhotoFields:
    """Mixed into the story's form: `photo_uses` are the lines of its photos.

    A form that is sent without them leaves the story's photos as they are.
    """

    photos_before = ()

    def photo_uses_initial(self, story):
        """Open the lines on the photos of that story."""
        self.photos_before = story["photos"]

    @cached_property
    def photo_uses(self):
        were_sent = self.is_bound and f"{PREFIX}-TOTAL_FORMS" in self.data
        return PhotoUses(
            self.data if were_sent else None,
            initial=self.photos_before,
            prefix=PREFIX,
            form_kwargs={"label_suffix": ""},
        )

    def clean(self):
        cleaned = super().clean()
        if self.photo_uses.is_bound and not self.photo_uses.is_valid():
            self.add_error(None, "A photo cannot be saved as it is; see the photos.")
        return cleaned

    def photo_uses_story(self, before=None):
        """The photos of the story's next version; without lines that were sent, those of before."""
        if self.photo_uses.is_bound:
            return self.photo_uses.uses()
        return list(self.photos_before if before is None else before)
