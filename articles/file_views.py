"""A story as files beside its page: text, ninjs, citations, and the picture of a share."""

from dataclasses import replace
from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone

from newsroom.page_cache import kept
from newsroom.release import release
from people.loader import load_directory
from people.stamp import DIRECTORY

from . import citing
from .card_picture import card_picture
from .printed import printed
from .strip import then_and_now
from .templatetags.photos import story_body
from .views import STORY, published_story, topics_of
from .wire import ninjs, text

CARD_KEPT = 7 * 24 * 60 * 60  # seconds


@kept(STORY, reads=[DIRECTORY])
def story_file(request, year, month, day, slug, form):
    """The story in that form; where it was taken down, what its page answers."""
    story, gone = published_story(request, year, month, day, slug)
    if gone:
        return gone
    media_type, write = FORMS[form]
    is_text = not media_type.startswith("image/")
    charset = "; charset=utf-8" if is_text else ""
    directory = load_directory(request.tokens.get(DIRECTORY))
    answer = HttpResponse(write(story, directory), content_type=media_type + charset)
    if is_text:
        answer["X-Robots-Tag"] = "noindex"  # its page is the one to find
    return answer


def _text(story, directory):
    item = replace(printed(story), text=story.body_text)
    parts = [copy.rstrip("\n") for copy in text.render([item])]
    for correction in item.corrections:
        was = f"The story said: {correction['wrong']} " if correction.get("wrong") else ""
        kind = correction["kind"].capitalize()
        parts.append(f"{kind}: {was}What is right: {correction['right']}")
    return "\n\n".join([*parts, item.address]) + "\n"


def _ninjs(story, directory):
    topics = topics_of(story)
    people = then_and_now(story, timezone.localdate(), directory)
    item = replace(
        printed(story, topics, people),
        body=story_body(story),
        text=f"{story.dateline} {story.body_text}".strip(),
    )
    return "".join(ninjs.render([item]))


def _card(story, _):
    """Drawn once for what it shows: drawing takes longer than any page."""
    shown = printed(story, topics_of(story)[:1])
    told = [shown.headline, shown.topics, shown.place, shown.published_on, shown.publisher]
    key = f"card:{blake2b(repr([told, release()]).encode(), digest_size=16).hexdigest()}"
    return cache.get_or_set(key, lambda: card_picture(shown), CARD_KEPT)


FORMS = {
    "txt": ("text/plain", _text),
    "ninjs.json": (ninjs.MEDIA_TYPE, _ninjs),
    "bib": ("application/x-bibtex", lambda story, _: citing.bibtex(printed(story))),
    "card.png": ("image/png", _card),
    "ris": ("application/x-research-info-systems", lambda story, _: citing.ris(printed(story))),
}
