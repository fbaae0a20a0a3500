"""A story as files beside its page: text, ninjs, citations, and the picture of a share."""

from dataclasses import replace
from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from newsroom.release import release

from . import citing
from .card_picture import card_picture
from .printed import printed
from .strip import then_and_now
from .templatetags.photos import story_body
from .views import published_story
from .wire import ninjs

CARD_KEPT = 7 * 24 * 60 * 60  # seconds


@conditional_page
def story_file(request, year, month, day, slug, form):
    """The story in that form; where it was taken down, what its page answers."""
    story, gone = published_story(request, year, month, day, slug)
    if gone:
        return gone
    media_type, write = FORMS[form]
    is_text = not media_type.startswith("image/")
    charset = "; charset=utf-8" if is_text else ""
    answer = HttpResponse(write(story), content_type=media_type + charset)
    answer["Cache-Control"] = "no-cache"
    if is_text:
        answer["X-Robots-Tag"] = "noindex"  # its page is the one to find
    return answer


def _text(story):
    item = printed(story)
    byline = ", ".join(filter(None, [f"By {item.byline}" if item.byline else "", item.source]))
    parts = [item.headline, item.standfirst, byline, str(item.published_on)]
    parts.append(f"{item.dateline} {story.body_text}".strip())
    parts.append(item.signoff)
    for correction in item.corrections:
        was = f"The story said: {correction['wrong']} " if correction.get("wrong") else ""
        kind = correction["kind"].capitalize()
        parts.append(f"{kind}: {was}What is right: {correction['right']}")
    return "\n\n".join(filter(None, [*parts, item.address])) + "\n"


def _ninjs(story):
    topics = [filed.tag for filed in story.topic_items.select_related("tag")]
    people = then_and_now(story, timezone.localdate())
    item = replace(
        printed(story, topics, people),
        body=story_body(story),
        text=f"{story.dateline} {story.body_text}".strip(),
    )
    return "".join(ninjs.render([item]))


def _card(story):
    """Drawn once for what it shows: drawing takes longer than any page."""
    shown = printed(story, [item.tag for item in story.topic_items.select_related("tag")[:1]])
    told = [shown.headline, shown.topics, shown.place, shown.published_on, shown.publisher]
    key = f"card:{blake2b(repr([told, release()]).encode(), digest_size=16).hexdigest()}"
    return cache.get_or_set(key, lambda: card_picture(shown), CARD_KEPT)


FORMS = {
    "txt": ("text/plain", _text),
    "ninjs.json": (ninjs.MEDIA_TYPE, _ninjs),
    "bib": ("application/x-bibtex", lambda story: citing.bibtex(printed(story))),
    "card.png": ("image/png", _card),
    "ris": ("application/x-research-info-systems", lambda story: citing.ris(printed(story))),
}
