"""A story's versions: the list, the comparison of any two, and going back to one."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from people.models import Official

from .. import compare, desk, records, versions
from ..models import Source, Topic
from .choosing import identified, told

PAGE_SIZE = 50
RECENT = 5
VIEWS = ("side", "inline")
# Parts that hold slugs, and what they are the slugs of.
NAMED = {
    "topics": Topic,
    "source": Source,
    "officials.confirmed": Official,
    "officials.rejected": Official,
}
STORIES = {"related.pinned", "related.banned"}


class Versioned:
    """What every page about a story's versions asks first."""

    def story_to_see(self, request, object_id):
        """The story, if this user may look at it as it stands; one that is not theirs to see and
        one that never was are the same 404."""
        article = self.get_object(request, object_id)
        if (
            article is None
            or not self.has_view_permission(request, article)
            or not desk.may_see(request.user, article)
        ):
            raise Http404(f"There is no story {object_id}.")
        return article

    def version_of(self, article, number):
        return get_object_or_404(article.versions, number=number)

    def page_context(self, request, article, title, **context):
        """What the admin's own frame around a page needs, and the page's context."""
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "title": title,
            "subtitle": None,
            **context,
        }

    def refuse(self, request, article, act, number, why):
        """Say why an act was not done, and enter that in the audit log."""
        records.record(request.user, act, article, detail=why, refused=True, number=number)
        messages.error(request, why)


class History(Versioned):
    """The part of the story's admin that shows versions and brings one back."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/compare/",
                view(self.compare_view),
                name="articles_article_compare",
            ),
            path(
                "<path:object_id>/versions/<int:number>/restore/",
                view(self.restore_view),
                name="articles_article_restore",
            ),
            *super().get_urls(),
        ]

    def panel_context(self, request, article):
        newest = article.versions.order_by("-number").defer("content", "desk_notes", "dropped")
        return {"recent_versions": newest[:RECENT]}

    @method_decorator(require_safe)
    def history_view(self, request, object_id, extra_context=None):
        """Every version, newest first, a page at a time; `?before=` begins below that number."""
        article = self.story_to_see(request, object_id)
        chosen = article.versions.defer("content", "desk_notes", "dropped").order_by("-number")
        before = _number(request.GET.get("before"), None)
        if before is not None:
            chosen = chosen.filter(number__lt=before)
        found = list(chosen[: PAGE_SIZE + 1])
        shown = found[:PAGE_SIZE]
        entries = {}
        for entry in article.ledger.filter(number__in=[version.number for version in shown]):
            entries.setdefault(entry.number, []).append(entry)
        earlier, later = _usual_pair(article)
        context = self.page_context(
            request,
            article,
            f"Versions of “{article}”",
            versions=[(version, entries.get(version.number, [])) for version in shown],
            next_before=shown[-1].number if len(found) > PAGE_SIZE else None,
            is_first=before is None,
            recipients=records.recipients(article),
            earlier=earlier,
            later=later,
            may_restore=desk.may(request.user, "edit", article) is None,
            **(extra_context or {}),
        )
        return TemplateResponse(request, "admin/articles/article/history.html", context)

    @method_decorator(require_safe)
    def compare_view(self, request, object_id):
        """Two versions word by word; by default what readers see now, and the latest."""
        article = self.story_to_see(request, object_id)
        earlier, later = _usual_pair(article)
        earlier = _number(request.GET.get("from"), earlier)
        later = _number(request.GET.get("to"), later)
        before, after = (self.version_of(article, number) for number in (earlier, later))
        parts = compare.differences(_all_of(before), _all_of(after))
        context = self.page_context(
            request,
            article,
            f"Versions {before.number} and {after.number} of “{article}”",
            before=before,
            after=after,
            before_and_after=(before, after),
            parts=_with_names([part for part in parts if part.is_changed], request.user),
            same_parts=[part.label for part in parts if not part.is_changed],
            view=request.GET["view"] if request.GET.get("view") in VIEWS else VIEWS[0],
            may_restore=desk.may(request.user, "edit", article) is None,
        )
        return TemplateResponse(request, "admin/articles/article/compare.html", context)

    @method_decorator(require_POST)
    def restore_view(self, request, object_id, number):
        """Save an earlier version again as the newest; nothing in between is lost."""
        article = self.story_to_see(request, object_id)
        version = self.version_of(article, number)
        back = HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
        if not self.has_change_permission(request, article):
            self.refuse(request, article, "edit", number, "You may not change this story.")
            raise PermissionDenied
        latest = versions.latest(article)
        if (version.content, version.desk_notes) == (latest.content, latest.desk_notes):
            messages.info(request, f"Version {latest.number} says the same; nothing was saved.")
            return back
        try:
            restored = desk.save(
                article,
                versions.BLANK | version.story,
                by=request.user,
                expected=_number(request.POST.get("expected"), 0),
                reason=f"Restores version {number}.",
                desk_notes=version.desk_notes,
            )
        except (desk.Refused, versions.Conflict) as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                f"Version {restored.number} restores version {number}; readers see no change.",
            )
        return back


def _usual_pair(article):
    """(what readers see, the latest); where these are one, or nobody sees any, the last two."""
    latest = article.latest_number
    live = article.live_number
    return (live if live and live != latest else max(latest - 1, 1)), latest


def _all_of(version):
    """Everything an editor wrote: the story, and the notes that never leave the desk."""
    return version.story | {"desk_notes": version.desk_notes}


def _number(text, default):
    """The number of a version in an address; `default` where none is given."""
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404(f"'{text}' is not the number of a version; write it as 3.")
    return int(text)


def _with_names(parts, user):
    """The parts, with the names of topics, officials, sources and stories instead of their keys."""
    return [_named(part, user) if part.name in STORIES | NAMED.keys() else part for part in parts]


def _named(part, user):
    keys = {run.text for item in part.items for row in item.rows for run in row.runs}
    if part.name in STORIES:
        names = {guid: told(stories[0]) for guid, stories in identified(keys, user).items()}
    else:
        names = dict(NAMED[part.name].objects.filter(slug__in=keys).values_list("slug", "name"))
    items = [
        replace(
            item,
            rows=tuple(
                replace(
                    row,
                    runs=tuple(
                        replace(run, text=names.get(run.text, run.text)) for run in row.runs
                    ),
                )
                for row in item.rows
            ),
        )
        for item in part.items
    ]
    return replace(part, items=tuple(items))
