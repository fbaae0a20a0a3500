"""What readers do about alerts, and the site's own pages. None of it sets a cookie.

A form posted from another site is refused by where it says it comes from; what the signed link of
a mail opens needs no other proof, and changes by POST only: what scans mails confirms nothing.
"""

from urllib.parse import urlsplit

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.throttle import address_of
from articles import body
from articles.structured import json_ld, publisher

from . import asking, sending, subjects, tokens
from .forms import FollowForm
from .models import Alert, Page


@csrf_exempt
@sensitive_post_parameters("address")
@require_http_methods(["GET", "HEAD", "POST"])
def alerts(request):
    """What alerts are, and the form to follow a search, or the subject at ?follow=."""
    if request.method == "POST":
        return _ask(request)
    followed = request.GET.get("follow", "")
    form = FollowForm(initial={"subject": followed})
    return _alerts(request, form, _subject(followed) if followed else None)


def _ask(request):
    """Keep what is asked and tell everybody the same, whatever we know of the address."""
    form = FollowForm(request.POST)
    if not _is_from_here(request):
        return _alerts(request, form, None, 403, refusal="elsewhere")
    if not form.is_valid():
        return _alerts(request, form, _subject(request.POST.get("subject", "")), 422)
    try:
        asking.count(address_of(request))
    except asking.TooMany:
        return _alerts(request, form, form.cleaned_data["follows"], 429, refusal="too many")
    asked = form.cleaned_data
    with transaction.atomic():
        follower = asking.ask(asked["address"], asked["follows"], asked["frequency"])
        # A worker sends the mail: how long it takes must not tell who is known.
        sending.send_waiting.enqueue(follower.pk)
    return HttpResponseRedirect(reverse("alerts_asked"))


def _alerts(request, form, subject, status=200, refusal=""):
    context = {
        "form": form,
        "subject": subject,
        "frequencies": Alert.Frequency.choices,
        "refusal": refusal,
        "is_plain": not request.GET and request.method != "POST",
    }
    return render(request, "readers/alerts.html", context, status=status)


def _subject(address):
    try:
        return subjects.subject_at(address)
    except subjects.Unknown:
        return None


def _is_from_here(request):
    """Whether the form stood on a page of this site, as far as the browser tells."""
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:  # no browser says such a thing
        return False


@require_safe
def asked(request):
    """The same for everybody who asked."""
    return render(request, "readers/asked.html")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follower(request, token):
    """What the reader of the token follows; to confirm, to change, to end."""
    reader = _reader(token)
    done = _change(reader, request.POST) if reader and request.method == "POST" else ""
    if done:
        return HttpResponseRedirect(reverse("follower", args=[token], query={"done": done}))
    context = {
        "token": token,
        "pending": asking.pending(reader) if reader else [],
        "alerts": asking.followed(reader) if reader else [],
        "frequencies": Alert.Frequency.choices,
        "done": request.GET.get("done", ""),
    }
    return render(request, "readers/follower.html", context)


def _change(reader, posted):
    """Do the one thing that the button pressed is for; its name as the page tells it, or ""."""
    if "confirm" in posted:
        asking.confirm(reader, _keys(posted.getlist("alert")))
        return "confirmed"
    if keys := _keys([posted.get("stop", "")]):
        asking.stop(reader, keys[0])
        return "stopped"
    if keys := _keys([posted.get("save", "")]):
        changed = asking.set_frequency(reader, keys[0], posted.get("frequency", ""))
        return "saved" if changed else ""
    return ""


def _keys(texts):
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """End all alerts and delete the address; mail programs post here, too (RFC 8058)."""
    reader = _reader(token)
    if reader and request.method == "POST":
        asking.forget(reader)
        reader = None
    return render(request, "readers/stop.html", {"reader": reader, "token": token})


def _reader(token):
    try:
        return tokens.follower_of(token)
    except tokens.NotOurs:
        raise Http404("That link is not one of ours.") from None


@require_safe
def page(request, slug):
    """A page of the site's own."""
    found = get_object_or_404(Page, slug=slug, is_shown=True)
    context = {
        "page": found,
        "description": found.summary or body.plain_text(found.body),
        "json_ld": json_ld(publisher()),
    }
    return render(request, "readers/page.html", context)


@require_safe
def sitemap(request):
    """The site's own pages, for search engines."""
    rows = Page.objects.filter(is_shown=True)
    pages = [(reverse("alerts"), None)]
    pages += [(row.get_absolute_url(), row.saved_at) for row in rows]
    answer = render(
        request,
        "sitemaps/pages.xml",
        {"pages": pages},
        content_type="application/xml; charset=utf-8",
    )
    answer["Cache-Control"] = "no-cache"
    return answer
