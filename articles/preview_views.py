"""A version under the address of a signed link, for somebody without an account."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from . import desk, previewing
from .heads import head_of
from .views import page_context

SCHEMES = ("light", "dark")
# What a version is shown as: its page, the page on paper, a hit of a search engine, a shared card.
FORMS = {"page": "Page", "print": "Print", "search": "Search result", "social": "Social card"}
# Keys of the links that a visitor opened, so that they see the pictures of those stories, too.
OPENED = "opened_previews"
KEPT_OPEN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request, token):
    """The version the link shows, and its approval. Unknown, ended and killed are the same 404."""
    link = previewing.open_links().filter(token=previewing.digest(token)).first()
    if link is None:
        raise Http404("No preview has this address.")
    refusal = ""
    if request.method == "POST":
        try:
            previewing.approve(link, request.POST.get("name", ""))
        except desk.Refused as refused:
            refusal = str(refused)
        else:
            return unkept(HttpResponseRedirect(request.path))
    _remember(request, link)
    version = get_object_or_404(link.article.versions, number=link.number)
    response = show(request, link.article, version, link=link, refusal=refusal)
    response.status_code = 409 if refusal else 200
    return response


def show(request, article, version, **context):
    """The version as readers would see it in the form asked for, under a bar that says so."""
    shown = previewing.preview(article, version)
    scheme, form = request.GET.get("scheme"), request.GET.get("as")
    context |= page_context(shown.story, shown.topics) | {
        "version": version,
        "live_number": article.live_number if article.is_published else None,
        "scheme": scheme if scheme in SCHEMES else "",
        "schemes": SCHEMES,
        "form": form if form in FORMS else "page",
        "forms": FORMS,
    }
    if context["form"] == "print":
        context["scheme"] = "light"  # paper is
    if context["form"] in {"search", "social"}:
        page = render_to_string("articles/article.html", context | {"link": None}, request)
        context |= {"head": head_of(page), "address": shown.story.get_absolute_url()}
        return unkept(render(request, "articles/preview_card.html", context))
    return unkept(render(request, "articles/preview.html", context))


def unkept(response):
    """The response, which no cache keeps, no index lists and no other site hears of."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    # With less than this a browser would not say where a form was sent from.
    response["Referrer-Policy"] = "same-origin"
    return response


def may_see_photo(request, photo):
    """Whether the visitor opened a link, still open, to a version that shows the photo, if any."""
    opened = request.session.get(OPENED) if photo else None
    return bool(opened) and previewing.shows_photo(opened, photo)


def _remember(request, link):
    opened = request.session.get(OPENED, [])
    if link.pk not in opened:
        request.session[OPENED] = [*opened, link.pk][-KEPT_OPEN:]
