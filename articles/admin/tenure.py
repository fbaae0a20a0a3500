"""Tenures, with what a change does to stories shown before it is done."""

from itertools import islice

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path

from people.admin import TenureAdmin as PlainTenureAdmin
from people.models import Tenure

from .. import desk, tenures
from ..models import AuditEntry

STORIES_SHOWN = 100
# What one request reads in good time; above it the command does the same without a limit.
STORIES_READ = 2_000

admin.site.unregister(Tenure)


@admin.register(Tenure)
class TenureAdmin(PlainTenureAdmin):
    actions = None  # no deleting of many at once: what each does to stories must be seen first
    change_list_template = "admin/people/tenure/change_list.html"
    delete_confirmation_template = "admin/people/tenure/delete_confirmation.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        changes = path("changes/", view(self.changes), name="people_tenure_changes")
        return [changes, *super().get_urls()]

    # Changing

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A change that alters stories is shown first, and done when it is sent again."""
        if request.method == "POST" and "_confirmed" not in request.POST:
            asked = self._page_of_what_differs(request, object_id)
            if asked:
                return asked
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _page_of_what_differs(self, request, object_id):
        tenure = self.get_object(request, object_id) if object_id else None
        if object_id and tenure is None:
            return None
        may = self.has_change_permission(request, tenure) if tenure else self.has_add_permission
        if not (may if isinstance(may, bool) else may(request)):
            return None
        form = self.get_form(request, tenure, change=bool(tenure))(request.POST, instance=tenure)
        if not form.is_valid():
            return None
        after = form.save(commit=False)
        told = self._told(tenures.change_to(after, after))
        if not told["differences"] and not told["too_many"]:
            return None
        context = {
            **self.admin_site.each_context(request),
            **told,
            "title": f"What changes with {after}",
            "opts": self.opts,
            "tenure": after,
            "posted": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in {"csrfmiddlewaretoken", "_confirmed"}
                for value in values
            ],
        }
        return render(request, "admin/people/tenure/confirm.html", context)

    def _told(self, change):
        """The context in which templates list what a change would do."""
        count = tenures.touched(change).count()
        if count > STORIES_READ:
            return {"too_many": count, "differences": [], "stories_read": STORIES_READ}
        found = list(tenures.differences(change))
        return {
            "too_many": 0,
            "differences": list(islice(found, STORIES_SHOWN)),
            "count": len(found),
            "stories_shown": STORIES_SHOWN,
        }

    def save_model(self, request, obj, form, change):
        done = tenures.apply(tenures.change_to(obj, obj), by=request.user)
        obj.pk = Tenure.objects.get(slug=obj.slug).pk
        self._say(request, done)

    # Deleting

    def delete_view(self, request, object_id, extra_context=None):
        tenure = self.get_object(request, object_id)
        if request.method != "POST" and tenure and self.has_delete_permission(request, tenure):
            extra_context = {**(extra_context or {}), **self._told(tenures.change_to(tenure))}
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request, obj):
        self._say(request, tenures.apply(tenures.change_to(obj), by=request.user))

    def _say(self, request, entry):
        count = tenures.stories_changed(entry)
        if count:
            stories = "1 story reads" if count == 1 else f"{count:,} stories read"
            messages.info(request, f"{stories} otherwise now. Undo it under “Changes”.")

    # Undoing

    def changes(self, request):
        """The changes that can be undone; POST undoes one."""
        if not request.user.has_perms(tenures.PERMISSIONS.values()):
            raise PermissionDenied
        if request.method == "POST":
            asked = request.POST.get("entry", "")
            pk = int(asked) if asked.isdecimal() and len(asked) < 19 else None
            entry = get_object_or_404(AuditEntry, pk=pk, act=tenures.CHANGE)
            try:
                tenures.undo(entry, by=request.user)
            except desk.Refused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, f"Undone: {entry.subject}.")
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": "Changes of tenures",
            "opts": self.opts,
            "changes": [
                {
                    "entry": entry,
                    "dates": tenures.dates_of(entry),
                    "stories": tenures.stories_changed(entry),
                }
                for entry in islice(tenures.changes(), STORIES_SHOWN)
            ],
        }
        return render(request, "admin/people/tenure/changes.html", context)
