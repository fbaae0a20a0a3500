"""What another site shows for a link to a story: oEmbed 1.0, https://oembed.com.

A quotation of headline and opening that is whole without a script of ours, and the story's card.
"""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils.html import format_html

from .printed import authors
from .templatetags.stories import opening
from .views import published_story

LEAST_WIDTH, WIDTH, HEIGHT = 200, 600, 200
OPENING = 200


def oembed(request):
    """The story at ?url=, for maxwidth and maxheight; 404 for any other address."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only format=json is written here.\n", "text/plain", status=501)
    story = _story_at(request, request.GET.get("url", ""))
    address = settings.SITE_URL + story.get_absolute_url()
    card = f"{address.removesuffix('/')}.card.png"
    width = min(WIDTH, _most(request, "maxwidth", WIDTH))
    if width < LEAST_WIDTH:
        return HttpResponse(f"maxwidth is at least {LEAST_WIDTH} here.\n", "text/plain", status=400)
    told = {
        "version": "1.0",
        "type": "rich",
        "title": story.headline,
        "author_name": ", ".join(authors(story)) or (story.source.name if story.source else ""),
        "provider_name": settings.SITE_NAME,
        "provider_url": settings.SITE_URL,
        "html": format_html(
            '<blockquote cite="{}"><p><a href="{}">{}</a></p><p>{}</p>'
            '<footer>{}, <time datetime="{}">{}</time></footer></blockquote>',
            *(address, address, story.headline, opening(story, OPENING), settings.SITE_NAME),
            *(story.published_on.isoformat(), story.published_on.isoformat()),
        ),
        "width": width,
        "height": min(HEIGHT, _most(request, "maxheight", HEIGHT)),
        "thumbnail_url": card,
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "no-cache"
    return answer


def _story_at(request, address):
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Http404(f"{address[:80]!r} is no address.") from None
    if f"{parts.scheme}://{parts.netloc}" != settings.SITE_URL:
        raise Http404(f"{address[:80]!r} is no address of this site.")
    try:
        match = resolve(unquote(parts.path))
    except Resolver404:
        match = None
    if match is None or match.view_name != "article":
        raise Http404(f"{address[:80]!r} is not the address of a story.")
    story, gone = published_story(request, **match.kwargs)
    if gone:
        raise Http404(f"{address[:80]!r} was taken down.")
    return story


def _most(request, name, usual):
    """The number of that parameter; as usual where it is none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else usual
