from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from newsroom.races import LooksAgain

from .. import desk, guides, topics
from ..models import Article, AuditEntry, Topic
from ..records import record
from .lines import LinesField, SearchesOtherNames

STORIES_SHOWN = 100


class TopicForm(forms.ModelForm):
    other_names = LinesField(
        required=False,
        help_text="One a line. Search finds the topic by them, and copy that names them is filed "
        "under it.",
    )

    key_stories = LinesField(
        required=False,
        help_text=Topic._meta.get_field("key_stories").help_text,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    class Meta:
        model = Topic
        fields = ("name", "slug", "parent", "other_names", "introduction", "key_stories")

    def clean_other_names(self):
        names = self.cleaned_data["other_names"]
        others = Topic.objects.exclude(pk=self.instance.pk)
        for name in names:
            if other := others.called(name):
                raise ValidationError(f"“{name}” is a name of the topic {other}; choose another.")
        return names

    def clean_key_stories(self):
        lines = self.cleaned_data["key_stories"]
        if len(lines) > guides.MOST_LINES:
            raise ValidationError(f"{len(lines)} lines; keep to {guides.MOST_LINES}.")
        try:
            told = [guides.read_line(line) for line in lines]
        except ValueError as error:
            raise ValidationError(str(error)) from None
        for line in told:
            filed = Article.objects.filter(topic_items__tag=self.instance.pk)
            if not filed.filter(published_on=line.day, slug=line.slug).exists():
                raise ValidationError(
                    f"No story of this topic has the address {line.address}; copy it from one, "
                    "or file the story under the topic first."
                )
        return lines

    def clean(self):
        cleaned = super().clean()
        if {"name", "slug"} <= cleaned.keys():
            try:
                topics.check_name(self.instance, cleaned["name"], cleaned["slug"])
            except desk.Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
        return cleaned


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Topic.objects.all(),
        label="Merge into",
        widget=AutocompleteSelect(Topic._meta.get_field("parent"), admin.site),
    )


@admin.register(Topic)
class TopicAdmin(SearchesOtherNames, LooksAgain, admin.ModelAdmin):
    """Topics. A new name or address keeps the old one; two can become one, and two again."""

    form = TopicForm
    list_display = ("name", "parent", "stories", "names")
    ordering = ("name",)
    list_select_related = ("parent",)
    search_fields = ("name",)
    autocomplete_fields = ("parent",)
    change_form_template = "admin/articles/topic/change_form.html"
    change_list_template = "admin/articles/topic/change_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(stories_count=Count("items"))

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def has_delete_permission(self, request, obj=None):
        """A topic with stories is merged into another; its address must not die."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.items.exists())

    @admin.display(description="Stories", ordering="stories_count")
    def stories(self, topic):
        return topic.stories_count

    @admin.display(description="Other names")
    def names(self, topic):
        return ", ".join(topic.other_names) or "—"

    # Saving

    def save_model(self, request, obj, form, change):
        """Save the rest of the form first; a new name or address is an act of its own."""
        named = {"name": obj.name, "slug": obj.slug}
        is_renamed = change and {"name", "slug"} & set(form.changed_data)
        if is_renamed:
            obj.name, obj.slug = form.initial["name"], form.initial["slug"]
        super().save_model(request, obj, form, change)
        if is_renamed:
            topics.rename(obj, **named, by=request.user)
        others = set(form.changed_data) - ({"name", "slug"} if change else set())
        if others:
            act = "change topic" if change else "add topic"
            record(request.user, act, obj, detail=", ".join(sorted(others)))

    def delete_model(self, request, obj):
        record(request.user, "delete topic", obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for topic in queryset:
            self.delete_model(request, topic)

    # Merging

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("merges/", view(self.merges), name="articles_topic_merges"),
            path("<int:pk>/merge/", view(self.merge), name="articles_topic_merge"),
            *super().get_urls(),
        ]

    def merge(self, request, pk):
        """GET with ?into= shows exactly what a merge would do; POST does it."""
        self._require(request)
        topic = get_object_or_404(Topic, pk=pk)
        asked = request.POST or request.GET
        form = MergeForm(asked if "into" in asked else None)
        plan = None
        if form.is_valid():
            try:
                if request.method == "POST":
                    return self._merged(request, topic, form.cleaned_data["into"])
                plan = topics.plan(topic, form.cleaned_data["into"])
            except desk.Refused as refusal:
                form.add_error("into", str(refusal))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {topic}",
            "opts": self.opts,
            "topic": topic,
            "form": form,
            "media": self.media + form.media,
            "plan": plan,
            "stories_shown": STORIES_SHOWN,
        }
        return render(request, "admin/articles/topic/merge.html", context)

    def _merged(self, request, topic, into):
        topics.merge(topic, into, by=request.user)
        messages.success(
            request,
            f"{topic} is now part of {into}. It can be undone under “Merges”. Related coverage "
            "follows when relate_articles runs next.",
        )
        return HttpResponseRedirect(reverse("admin:articles_topic_change", args=[into.pk]))

    def merges(self, request):
        """The merges that are in force; POST undoes one."""
        self._require(request)
        if request.method == "POST":
            asked = request.POST.get("entry", "")
            pk = int(asked) if asked.isdecimal() else None
            entry = get_object_or_404(AuditEntry, pk=pk, act=topics.MERGE)
            try:
                topic = topics.undo(entry, by=request.user)
            except desk.Refused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, f"{topic} is a topic of its own again.")
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": "Merges",
            "opts": self.opts,
            "entries": topics.merges(),
        }
        return render(request, "admin/articles/topic/merges.html", context)

    def _require(self, request):
        if not request.user.has_perms((topics.CHANGE, topics.DELETE)):
            raise PermissionDenied
