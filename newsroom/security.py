"""Tells whoever finds a hole in the site whom to tell: https://www.rfc-editor.org/rfc/rfc9116."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

HOLDS_FOR = timedelta(days=180)


@require_safe
def security_txt(request):
    """The contact of SECURITY_CONTACT; 404 where none is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404("No contact for security is set.")
    expires = (datetime.now(UTC) + HOLDS_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")
