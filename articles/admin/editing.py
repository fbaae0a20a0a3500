"""Writing a story: the form on its latest version, and the panels beside it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils import timezone

from .. import desk, versions
from ..models import Article, Topic
from . import autosave, checks, presence
from .forms import StoryForm
from .keeping import Keeping
from .widgets import SafeAutocomplete

TO_LOOK_AT = (
    "shown_status",
    "headline",
    "standfirst",
    "byline",
    "source",
    "dateline",
    "body_text",
    "published_at",
    "embargo_until",
    "expires_at",
)
DATES = ("Publication", {"fields": StoryForm.Meta.fields[1:], "classes": ("side", "collapse")})
SCRIPTS = [
    f"js/{name}.js"
    for name in (*("editor", "bylines", "counters", "proposals", "guard", "autosave", "presence"),)
]


class Editing(Keeping):
    """The part of the story's admin that writes: fields, panels, saving, and losing nothing."""

    form = StoryForm
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "authors"), "classes": ("head",)}),
        (
            None,
            {"fields": (("source", "dateline_place", "dateline_date"),), "classes": ("dateline",)},
        ),
        (None, {"fields": ("body", "signoff"), "classes": ("text",)}),
        (None, {"fields": ("started_from",), "classes": ("story-hidden",)}),
        (
            "Topics and people",
            {"fields": ("topics", "confirmed", "rejected"), "classes": ("side",)},
        ),
        ("Filing", {"fields": ("slugline", "urgency", "language"), "classes": ("side",)}),
        ("For the desk", {"fields": ("desk_notes", "reason"), "classes": ("side",)}),
    )

    # The form

    def get_fieldsets(self, request, obj=None):
        """Who may only look sees what readers see; who may publish dates archive copy."""
        if obj is not None and not self.has_change_permission(request, obj):
            return [(None, {"fields": TO_LOOK_AT})]
        is_seen = obj is not None and obj.live_number is not None
        if is_seen or not request.user.has_perm("articles.publish_article"):
            return self.fieldsets
        return (*self.fieldsets, DATES)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form writes only the row's own fields; the story's become its next version."""
        shown = {
            name
            for _, options in self.get_fieldsets(request, obj)
            for line in options["fields"]
            for name in ((line,) if isinstance(line, str) else line)
        }
        kwargs["fields"] = [name for name in StoryForm.Meta.fields if name in shown]
        form = super().get_form(request, obj, change, **kwargs)
        topics = self.admin_site.get_model_admin(Topic)
        form.may_add_topics = topics.has_add_permission(request)
        kept = self._asked_back(request, obj)
        form.restored = kept.values if kept else None
        page = autosave.page_of(request.POST.get("page", "")) if obj is None else None
        form.new_guid = page.guid if page else None
        form.user = request.user
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "source":
            kwargs["widget"] = SafeAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _asked_back(self, request, article):
        """The unsaved text that the address asks to be restored, or None."""
        key = request.GET.get("restore") if request.method == "GET" else None
        return autosave.find(request.user, article, key) if key else None

    # The page around it

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form's page with what each part of the story's admin has for its panel.

        If nothing but another editor's save stands in the way, the page shows both texts.
        """
        form = context["adminform"].form
        if getattr(form, "has_only_the_conflict", bool)():
            return self._merge_page(request, form)
        context |= self._panels(request, obj) | _about_version(form, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_queryset(self, request):
        """With the people who hold the story, whom several panels ask for."""
        return super().get_queryset(request).select_related("claimed_by", "assignee", "desk")

    def _panels(self, request, article):
        """What the mixins' `panel_context(request, article)` give, merged.

        Each is asked, so none needs to call super(). Of a story not yet saved (None) only Editing
        is asked.
        """
        context = {}
        for part in reversed(type(self).__mro__):
            if "panel_context" in part.__dict__ and (article is not None or part is Editing):
                context |= part.panel_context(self, request, article)
        return context

    def panel_context(self, request, article):
        page = self._page(request, article)
        return {
            "scripts": SCRIPTS,
            "restored": self._asked_back(request, article) is not None,
            "today": f"{timezone.localdate()}",
            "page_token": page.token,
            "unsaved": self._offers(request, article, page),
            "present": presence.others(article, request.user) if article else "",
            "keep_url": self._address("keep", article),
            "draft_url": self._address("draft", article),
            "propose_url": self._address("propose", article),
            "discard_url": self._address("discard", article),
            "present_url": self._address("present", article) if article else "",
        }

    def _page(self, request, article):
        """The page that is being shown: the one sent back, the one restored, or a new one."""
        if request.method == "POST":
            page = autosave.page_of(request.POST.get("page", ""))
            if page and page.editor == request.user.pk:
                return page
        kept = self._asked_back(request, article)
        return (kept and autosave.page_of(kept.page)) or autosave.open_page(request.user, article)

    def _offers(self, request, article, page):
        """Text the editor typed on other pages and never saved, with what differs from the form."""
        kept = autosave.unsaved(request.user, article, but=page)
        if not kept:
            return []
        form = self.form(instance=article)
        offers = [(text, form.differences(text.values)) for text in kept]
        return [offer for offer in offers if offer[1]]

    # Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form. What is sent is kept first, whatever comes, and let go when it is saved."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        page = autosave.page_of(request.POST.get("page", ""))
        is_ours = page and (page.editor, str(page.article or "")) == (
            request.user.pk,
            str(object_id or ""),
        )
        if not is_ours:
            return super().changeform_view(request, object_id, form_url, extra_context)
        made = Article.objects.identified([page.guid]).first() if object_id is None else None
        if made is not None:
            return self._sent_again(request, page, made)
        autosave.keep(page, autosave.typed(request.POST))
        try:
            answer = super().changeform_view(request, object_id, form_url, extra_context)
        except (desk.Refused, versions.Conflict, PermissionDenied) as refusal:
            messages.error(request, f"Nothing was saved. {refusal or 'You may not do this now.'}")
            return HttpResponseRedirect(request.path)
        if getattr(request, "story_is_saved", False):
            autosave.let_go(page)
        return answer

    def _sent_again(self, request, page, made):
        """The answer to a page for a new story that has made one: by a double click, or by Back.

        The same text gets the same answer. Another one is asked back on the story's own page.
        """
        form = self._form_of(request, made, request.POST)
        autosave.let_go(page)
        if form.is_valid() and form.says_the_same():
            return self.response_add(request, made)
        own = autosave.open_page(request.user, made)
        autosave.keep(own, autosave.typed(request.POST) | {"started_from": ["1"]})
        messages.warning(
            request,
            "This page had made the story already. What you typed since stands below and is not "
            "saved yet: save it, and it becomes the next version.",
        )
        return HttpResponseRedirect(f"{self._address('change', made)}?restore={own.key}")

    def save_model(self, request, obj, form, change):
        if change:
            # Only what the form shows: the row may have been published since the form was opened.
            obj.save(update_fields=form._meta.fields)
        else:
            obj.author = request.user
            obj.save()
        version = form.save_story(request.user)
        if version is None:
            messages.info(request, "The text is the same; no new version was made.")
        for sentence in form.left_out():
            messages.warning(request, sentence)
        request.story_is_saved = True


def _about_version(form, article):
    """What the page says of the version the form opened on; of none, of an empty story."""
    version, uses = form.version, getattr(form, "photo_uses", None)
    story = version.story if version else versions.story_with()
    day = article.published_on if article else None
    photos = None if uses is None or uses.is_bound else uses.photos
    found = checks.of_story(story, day, photos=photos, article=article)
    return {"version": version, "checks": found}
