"""What stands around every page, read for `newsroom.standing`: two queries."""

from django.db.models import Q
from django.utils import timezone

from newsroom.standing import Notice, SitePage, Standing

from .models import Page, SiteNotice


def load():
    """The notices that are not over, and the pages that readers may see."""
    coming = SiteNotice.objects.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()))
    notices = coming.values_list("text", "link", "starts_at", "ends_at")
    pages = Page.objects.filter(is_shown=True).only("title", "slug", "policy", "saved_at")
    return Standing(
        tuple(Notice(*row) for row in notices),
        tuple(
            SitePage(page.title, page.get_absolute_url(), page.policy, page.saved_at)
            for page in pages
        ),
    )
