"""What a story's form asks of the server beside saving: keep, merge, discard, check, propose."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.views.csrf import csrf_failure as refuse_forgery
from django.views.decorators.http import require_POST

from .. import desk, versions
from . import autosave, checks, merging, presence

CHECKS = "admin/articles/article/panels/checks.html"
PROPOSALS = "admin/articles/article/panels/proposals.html"


def keeps_text_of_expired_logins(view):
    """What is sent after the login has expired goes to its page's slot; then log in again."""

    @wraps(view)
    def kept(request, *args, **kwargs):
        if request.method == "POST" and not request.user.is_authenticated:
            keep_posted(request)
        return view(request, *args, **kwargs)

    return kept


def keep_posted(request):
    """Keep what a story's form sent in the slot of the page it was typed on; return the page."""
    page = autosave.page_of(request.POST.get("page", ""))
    if page is not None:
        autosave.keep(page, autosave.typed(request.POST))
    return page


def csrf_failure(request, reason=""):
    """The answer to a form that a new login has made stale: its text is kept, and offered again."""
    if request.method == "POST" and keep_posted(request):
        messages.warning(
            request, "You logged in again since you opened this page, so nothing was saved yet."
        )
        return HttpResponseRedirect(request.path)
    return refuse_forgery(request, reason)


class Keeping:
    """The part of the story's admin that loses nothing typed. `Editing` stands on it."""

    # Two texts

    def _merge_page(self, request, form):
        """Both texts, field by field, and the form that sends what is picked."""
        page = self._page(request, form.instance)
        autosave.keep(page, autosave.typed(request.POST), is_refused=True)
        article = form.instance
        article.refresh_from_db()
        base, mine, theirs = merging.sides(form)
        merge = merging.Merge(base, mine, theirs, form.version.saved_by, form.told)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Two texts of “{article}”",
            "opts": self.opts,
            "original": article,
            "merge": merge,
            "theirs": form.version,
            "sent": {
                name: values
                for name, values in autosave.typed(request.POST).items()
                if name != "theirs" and not name.startswith("pick-")
            },
            "page_token": page.token,
            "merge_url": self._address("merge", article),
        }
        return render(request, "admin/articles/article/merge.html", context)

    def merge_view(self, request, article_pk):
        """Save what was picked of two texts; show both again if a third came meanwhile."""
        article = self._story(request, article_pk)
        form = self._form_of(request, article, request.POST)
        if not form.is_valid():
            messages.error(
                request, "Your text is not complete; restore it, mend it and save again."
            )
            return HttpResponseRedirect(self._address("change", article))
        if request.POST.get("theirs") != str(form.version.number):
            messages.warning(request, "Somebody saved once more meanwhile; compare again.")
            return self._merge_page(request, form)
        base, mine, theirs = merging.sides(form)
        merge = merging.Merge(base, mine, theirs, form.version.saved_by, form.told)
        try:
            version = merging.save(
                article, request.user, merge.picked(request.POST), mine, form.version.number
            )
        except versions.Conflict:
            return self._merge_page(request, self._form_of(request, article, request.POST))
        except desk.Refused as refusal:
            messages.error(request, f"Nothing was saved. {refusal}")
            return HttpResponseRedirect(self._address("change", article))
        page = autosave.page_of(request.POST.get("page", ""))
        if page:
            autosave.let_go(page)
        self.log_change(request, article, f"Merged two texts into version {version.number}.")
        messages.success(request, f"Saved version {version.number}; both texts are kept.")
        return HttpResponseRedirect(self._address("change", article))

    def _form_of(self, request, article, values):
        """The story's form on what was typed, no matter who saved meanwhile."""
        article.refresh_from_db()
        form = self.get_form(request, article, change=article.pk is not None)
        form.guards = False
        bound = form(values, instance=article)
        bound.is_valid()
        return bound

    # What the page's scripts ask, and the buttons of the note about unsaved text

    def get_urls(self):
        urls = super().get_urls()
        for url in urls:
            if url.name in {"articles_article_add", "articles_article_change"}:
                url.callback = keeps_text_of_expired_logins(url.callback)
        views = [
            path("add/keep/", self.keep_view, name="articles_article_keep_new"),
            path("add/draft/", self.draft_view, name="articles_article_draft_new"),
            path("add/propose/", self.propose_view, name="articles_article_propose_new"),
            path("add/discard/", self.discard_view, name="articles_article_discard_new"),
            path("<int:article_pk>/keep/", self.keep_view, name="articles_article_keep"),
            path("<int:article_pk>/draft/", self.draft_view, name="articles_article_draft"),
            path("<int:article_pk>/propose/", self.propose_view, name="articles_article_propose"),
            path("<int:article_pk>/discard/", self.discard_view, name="articles_article_discard"),
            path("<int:article_pk>/present/", self.present_view, name="articles_article_present"),
            path("<int:article_pk>/merge/", self.merge_view, name="articles_article_merge"),
        ]
        for url in views:
            url.callback = self.admin_site.admin_view(require_POST(url.callback))
        return [*views, *urls]

    def keep_view(self, request, article_pk=None):
        """Put what is typed into the editor's slot; answer when that was."""
        # Who has lost the story to somebody else meanwhile may still put their own text away.
        article = self._story(request, article_pk, to_look=True)
        page = autosave.page_of(request.POST.get("page", ""))
        if not page or (page.editor, page.article) != (request.user.pk, article_pk):
            raise PermissionDenied
        if not self.has_change_permission(request) and article is not None:
            raise PermissionDenied
        moment = autosave.keep(page, autosave.typed(request.POST))
        return JsonResponse({"kept": f"{timezone.localtime(moment):%H:%M}"})

    def draft_view(self, request, article_pk=None):
        """The printed dateline and the checks of the story as it is typed; nothing is kept."""
        form = self._typed_form(request, article_pk)
        instance = form.instance
        story = form.draft()
        found = checks.of_story(story, instance.published_on, article=instance)
        return JsonResponse(
            {
                "dateline": story["dateline"]["printed"] or "",
                "checks": render_to_string(CHECKS, {"checks": found}, request),
            }
        )

    def propose_view(self, request, article_pk=None):
        """The stories to pin beside the story as it is typed, as a list of the form's panel."""
        proposals = self._typed_form(request, article_pk).proposals_as_typed()
        return render(request, PROPOSALS, {"proposals": proposals})

    def _typed_form(self, request, article_pk):
        """The form of the story as it is typed, whole or not."""
        article = self._story(request, article_pk)
        form = self.get_form(request, article, change=article is not None)
        form.guards = False
        return form(request.POST, instance=article or self.model())

    def discard_view(self, request, article_pk=None):
        """Throw unsaved text away; a text that was refused because of another's stays a version."""
        article = self._story(request, article_pk)
        kept = autosave.find(request.user, article, request.POST.get("key", ""))
        if kept is not None:
            if kept.is_refused and article is not None:
                self._keep_as_version(request, article, kept)
            autosave.let_go(autosave.page_of(kept.page) or self._stale(kept, request, article))
            messages.info(request, "The unsaved text is discarded.")
        return HttpResponseRedirect(self._address("change" if article else "add", article))

    def _keep_as_version(self, request, article, kept):
        values = QueryDict(mutable=True)
        for name, texts in kept.values.items():
            values.setlist(name, texts)
        form = self._form_of(request, article, values)
        if form.is_valid():
            _, mine, theirs = merging.sides(form)
            merging.save(article, request.user, theirs, mine, form.version.number)

    def _stale(self, kept, request, article):
        return autosave.Page(kept.page, request.user.pk, article.pk if article else None)

    def present_view(self, request, article_pk):
        """Note that the editor has the story open, or has closed it; answer who else has."""
        article = self._story(request, article_pk)
        if request.POST.get("left"):
            presence.left(article, request.user)
        else:
            presence.seen(article, request.user)
        return JsonResponse({"present": presence.others(article, request.user)})

    def _story(self, request, article_pk, *, to_look=False):
        """The story to act on, None for a new one. Asks the permission for this very story."""
        if article_pk is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        article = self.get_object(request, str(article_pk))
        if article is None:
            raise Http404
        may = self.has_view_or_change_permission if to_look else self.has_change_permission
        if not may(request, article):
            raise PermissionDenied
        return article

    def _address(self, act, article):
        if act == "add" or (article is None and act == "change"):
            return reverse("admin:articles_article_add")
        if article is None:
            return reverse(f"admin:articles_article_{act}_new")
        return reverse(f"admin:articles_article_{act}", args=[article.pk])
