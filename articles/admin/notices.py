"""Notices in the admin: the home shows the unread ones, and here they are marked read."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..models import Notice
from .home import READ


class Notices:
    """The part of the story's admin that keeps each user's notices."""

    def get_urls(self):
        read = self.admin_site.admin_view(require_POST(self.read_notices))
        return [path("notices/read/", read, name=READ), *super().get_urls()]

    def read_notices(self, request):
        """Mark one of the user's own notices read, or all up to the newest that was shown."""
        unread = Notice.objects.filter(reader=request.user, read_at=None)
        if chosen := number_in(request.POST, "notice"):
            unread = unread.filter(pk=chosen)
        elif upto := number_in(request.POST, "upto"):
            unread = unread.filter(pk__lte=upto)
        else:
            unread = unread.none()
            messages.error(request, "Choose a notice to mark as read.")
        unread.update(read_at=timezone.now())
        return HttpResponseRedirect(reverse("admin:index"))


def number_in(sent, name):
    """The number sent under that name; None for anything else."""
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
