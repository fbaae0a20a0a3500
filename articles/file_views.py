"""A story as files beside its page: plain text, ninjs, and citations for reference managers."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from . import citing
from .printed import printed
from .strip import then_and_now
from .templatetags.photos import story_body
from .views import published_story
from .wire import ninjs, text


@conditional_page
def story_file(request, year, month, day, slug, form):
    """The story in that form; where it was taken down, what its page answers."""
    story, gone = published_story(request, year, month, day, slug)
    if gone:
        return gone
    media_type, write = FORMS[form]
    answer = HttpResponse(write(story), content_type=f"{media_type}; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["X-Robots-Tag"] = "noindex"  # its page is the one to find
    return answer


def _text(story):
    item = replace(printed(story), text=story.body_text)
    parts = [copy.rstrip("\n") for copy in text.render([item])]
    for correction in item.corrections:
        was = f"The story said: {correction['wrong']} " if correction.get("wrong") else ""
        kind = correction["kind"].capitalize()
        parts.append(f"{kind}: {was}What is right: {correction['right']}")
    return "\n\n".join([*parts, item.address]) + "\n"


def _ninjs(story):
    topics = [filed.tag for filed in story.topic_items.select_related("tag")]
    people = then_and_now(story, timezone.localdate())
    item = replace(
        printed(story, topics, people),
        body=story_body(story),
        text=f"{story.dateline} {story.body_text}".strip(),
    )
    return "".join(ninjs.render([item]))


FORMS = {
    "txt": ("text/plain", _text),
    "ninjs.json": (ninjs.MEDIA_TYPE, _ninjs),
    "bib": ("application/x-bibtex", lambda story: citing.bibtex(printed(story))),
    "ris": ("application/x-research-info-systems", lambda story: citing.ris(printed(story))),
}
