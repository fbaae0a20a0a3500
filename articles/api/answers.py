"""How the API answers: JSON, an ETag, any site may ask; what is wrong in one sentence."""

from functools import wraps
from hashlib import blake2b

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response

METHODS = "GET, HEAD, OPTIONS"
PREFLIGHT_KEPT = str(24 * 60 * 60)  # seconds


class BadQuestion(Exception):
    """A parameter that is none, or a value that means nothing. The message says what would do."""


def api(*parameters):
    """Make a view that returns plain values answer as the API does.

    `parameters` are the `specification.Parameter`s that it takes; another one in the address is
    refused: a filter that was misspelt must not look like one that finds everything.
    """

    def decorate(view):
        @wraps(view)
        def answered(request, *args, **kwargs):
            if request.method == "OPTIONS":
                return _opened(HttpResponse(status=204), preflight=True)
            if request.method not in {"GET", "HEAD"}:
                answer = _refusal(405, f"The archive is only read here: {METHODS}.")
                answer["Allow"] = METHODS
                return answer
            try:
                told = view(request, *args, asked=_asked(request, parameters), **kwargs)
            except BadQuestion as error:
                return _refusal(400, str(error))
            except Http404 as error:
                return _refusal(404, str(error))
            answer = _opened(JsonResponse(told, json_dumps_params={"ensure_ascii": False}))
            etag = f'W/"{blake2b(answer.content, digest_size=16).hexdigest()}"'
            answer["ETag"] = etag
            answer["Cache-Control"] = "no-cache"
            return get_conditional_response(request, etag=etag, response=answer)

        answered.parameters = parameters
        return answered

    return decorate


def _asked(request, parameters):
    """{name: value as its parameter reads it} of what the address asks for; empty is not asked."""
    known = {parameter.name: parameter for parameter in parameters}
    asked = {}
    for name, text in request.GET.items():
        if name not in known:
            names = ", ".join(known) or "none"
            raise BadQuestion(f"{name[:40]!r} is not a parameter of this address; it has {names}.")
        if "\0" in text:
            raise BadQuestion(f"{name} holds a NUL character; leave it out.")
        if text:
            asked[name] = known[name].read(text)
    return asked


def _refusal(status, reason):
    return _opened(JsonResponse({"error": reason}, status=status))


def _opened(answer, preflight=False):
    answer["Access-Control-Allow-Origin"] = "*"
    answer["X-Robots-Tag"] = "noindex"  # the pages are the ones to find
    if preflight:
        answer["Access-Control-Allow-Methods"] = METHODS
        answer["Access-Control-Allow-Headers"] = "If-None-Match"
        answer["Access-Control-Max-Age"] = PREFLIGHT_KEPT
    return answer
