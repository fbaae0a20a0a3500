"""What every template may use."""

from django.conf import settings

from . import standing


def site(request):
    """The site's name, its address without a slash at the end, and what stands around pages."""
    return {
        "is_baked": getattr(request, "is_baked", False),
        "scheme": "",  # as the reader's system has it; a preview may say otherwise
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "site_note": settings.SITE_NOTE,
        "site_notices": standing.notices,
        "site_pages": standing.pages,
    }
