"""Officials, and the people whom stories name and who have no entry yet."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html

from people.admin import OfficialAdmin as PlainOfficialAdmin
from people.models import Official, Tenure

from .. import desk, photos, strangers
from ..models import ArticlePhoto, Photo

SHOWN = 25

admin.site.unregister(Official)


class ActForm(forms.Form):
    """What is to be done with a name."""

    name = forms.CharField(max_length=300, widget=forms.HiddenInput, strip=False)
    act = forms.ChoiceField(choices=[(act, act) for act in ("add", "alias", "other", "ignore")])
    slug = forms.CharField(max_length=200, required=False)
    official = forms.ModelChoiceField(Official.objects.all(), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("act") == "alias":
            cleaned["official"] = Official.objects.filter(slug=cleaned.get("slug")).first()
        if cleaned.get("act") in {"alias", "other"} and not cleaned.get("official"):
            raise forms.ValidationError("Choose the official whose other name it is.")
        return cleaned


class OtherForm(forms.Form):
    official = forms.ModelChoiceField(
        Official.objects.all(),
        widget=AutocompleteSelect(Tenure._meta.get_field("official"), admin.site),
    )


class OfficialForm(forms.ModelForm):
    """An official, with one of our photos as the portrait."""

    photo = forms.ModelChoiceField(
        Photo.objects.all(),
        required=False,
        label="Portrait",
        help_text="A photo that we may use, with its credit; upload it under Photos first.",
        widget=AutocompleteSelect(ArticlePhoto._meta.get_field("photo"), admin.site),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if name := self.instance.portrait.get("photo"):
            self.initial["photo"] = Photo.objects.filter(name=name).first()

    def clean_photo(self):
        photo = self.cleaned_data["photo"]
        if "photo" in self.changed_data and photo and not photos.may_see(self.user, photo):
            raise forms.ValidationError(
                f"{photo} belongs to killed stories alone; only who reads the legal archive may "
                "show it."
            )
        if photo and not (photo.credit and photo.alt):
            raise forms.ValidationError(
                f"{photo} has no credit or no alternative text; write both at the photo first."
            )
        return photo


@admin.register(Official)
class OfficialAdmin(PlainOfficialAdmin):
    change_list_template = "admin/people/official/change_list.html"

    def get_form(self, request, obj=None, **kwargs):
        if not request.user.has_perm("articles.view_photo"):
            return super().get_form(request, obj, **kwargs)
        form = super().get_form(request, obj, **{"form": OfficialForm} | kwargs)
        form.user = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        rows = super().get_fieldsets(request, obj)
        if not request.user.has_perm("articles.view_photo"):
            return rows
        (title, first), *others = rows
        return [(title, first | {"fields": [*first["fields"], "photo"]}), *others]

    def save_model(self, request, obj, form, change):
        if "photo" in form.changed_data:
            photo = form.cleaned_data["photo"]
            obj.portrait = photos.as_portrait(photo) if photo else {}
        super().save_model(request, obj, form, change)

    def get_urls(self):
        unknown = path(
            "unknown/", self.admin_site.admin_view(self.unknown), name="people_official_unknown"
        )
        return [unknown, *super().get_urls()]

    def unknown(self, request):
        """Names without an entry; POST makes an official or another name of each, or passes over.

        With ?name= one of them, with a field for the official whose other name it is.
        """
        if not request.user.has_perm(strangers.ADD):
            raise PermissionDenied
        if request.method == "POST":
            self._act(request)
            return HttpResponseRedirect(reverse("admin:people_official_unknown"))
        asked = request.GET.get("from", "")
        start = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
        found = strangers.strangers(start, SHOWN + 1)
        other = OtherForm()
        context = {
            **self.admin_site.each_context(request),
            "title": "Names without an entry",
            "opts": self.opts,
            "strangers": found[:SHOWN],
            "next": start + SHOWN if len(found) > SHOWN else None,
            "chosen": request.GET.get("name", ""),
            "other": other,
            "media": self.media + other.media,
        }
        return render(request, "admin/people/official/unknown.html", context)

    def _act(self, request):
        form = ActForm(request.POST)
        if not form.is_valid():
            faults = [str(fault) for faults in form.errors.values() for fault in faults]
            messages.error(request, " ".join(faults))
            return
        name, by = form.cleaned_data["name"], request.user
        try:
            match form.cleaned_data["act"]:
                case "add":
                    official, left = strangers.make_official(name, by=by)
                    address = reverse("admin:people_official_change", args=[official.pk])
                    done = format_html('<a href="{}">{}</a> is an official now', address, name)
                    self._done(request, done, left)
                case "ignore":
                    strangers.ignore(name, by=by)
                    messages.success(request, f"{name} is asked about no more.")
                case _:
                    official = form.cleaned_data["official"]
                    left = strangers.make_alias(name, official, by=by)
                    self._done(request, f"{name} is another name of {official} now", left)
        except desk.Refused as refusal:
            messages.error(request, str(refusal))

    def _done(self, request, what, left):
        rest = f" {left:,} more stories follow when read_articles runs next." if left else ""
        messages.success(request, format_html("{}.{}", what, rest))
