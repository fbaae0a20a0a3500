"""Sends uploaded files, which no browser may run; who may see them is asked before.

What is uploaded goes through the site and not straight from a web server, because the answer can
change at any moment: a story is withdrawn, an embargo lifts.
"""

from django.conf import settings
from django.views.static import serve

SANDBOX = "default-src 'none'; sandbox"


def send(request, path, *, content_type, cache_control):
    """One file below MEDIA_ROOT, as that type whatever it holds. Http404 if it is not there."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    if response.status_code == 200:
        response["Content-Type"] = content_type
    response["Cache-Control"] = cache_control
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
