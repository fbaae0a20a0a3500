"""What every template may use."""

from django.conf import settings


def site(request):
    """The site's name, its address without a slash at the end, and the note in its footer."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "site_note": settings.SITE_NOTE,
    }
