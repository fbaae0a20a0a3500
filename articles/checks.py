"""What a story still lacks, as sentences that name the field. Errors forbid publishing."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from . import body, inserts

HEADLINE = range(40, 91)
STANDFIRST = 200
STORY_LINK = re.compile(r'href="(/\d{4}/\d{2}/\d{2}/[^"#?]+)')


class Level(StrEnum):
    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to mend: how grave, in which field of the story's form, in words."""

    level: Level
    field: str
    text: str


def check(
    story,
    *,
    broken_links: Iterable[str] = (),
    unresolved: Iterable[str] = (),
    lost_photos: Iterable[str] = (),
):
    """All the checks that fail, errors first.

    What only the archive knows is given: the story's links to stories that do not exist, sentences
    about names that may be of several people, and names of photos that are not in the archive.
    """
    found = [
        *_headline(story["headline"].strip()),
        *_standfirst(story["standfirst"].strip()),
        *_dateline(story["dateline"]),
        *_body(story["body"]),
        *_photos(story["photos"]),
        *_places(story),
        *_topics(story["topics"]),
        *(_advice("body", f"No story has the address {link}.") for link in broken_links),
        *(_advice("body", sentence) for sentence in unresolved),
        *(
            _error("photos", f"Photo {name} is not in the archive; readers would not see it.")
            for name in lost_photos
        ),
    ]
    return sorted(found, key=lambda failed: failed.level != Level.ERROR)


def errors(story):
    """The checks that forbid publishing the story."""
    return [failed for failed in check(story) if failed.level == Level.ERROR]


def story_links(html: str) -> list[str]:
    """The addresses of stories that a body links to, each once, in order."""
    return list(dict.fromkeys(STORY_LINK.findall(html)))


def _error(field, text):
    return Check(Level.ERROR, field, text)


def _advice(field, text):
    return Check(Level.ADVICE, field, text)


def _headline(headline):
    length = len(headline)
    if not headline:
        yield _error("headline", "Enter a headline.")
    elif length < HEADLINE.start:
        yield _advice(
            "headline", f"The headline has {length} characters; {HEADLINE.start} to 90 read best."
        )
    elif length >= HEADLINE.stop:
        yield _advice(
            "headline", f"The headline is {length - HEADLINE.stop + 1} characters over 90."
        )


def _standfirst(standfirst):
    if not standfirst:
        yield _advice("standfirst", "Write a standfirst: what happened, in one sentence.")
    elif len(standfirst) > STANDFIRST:
        over = len(standfirst) - STANDFIRST
        yield _advice("standfirst", f"The standfirst is {over} characters over {STANDFIRST}.")


def _dateline(dateline):
    if not dateline["place"] and not dateline["day"]:
        yield _advice("dateline_place", "The story has no dateline.")
    elif not dateline["place"]:
        yield _advice("dateline_place", "The dateline has a day and no place.")
    elif not dateline["day"]:
        yield _advice("dateline_date", "The dateline has a place and no day.")


def _body(html):
    if not body.plain_text(html).strip():
        yield _error("body", "Enter the story's text.")


def _photos(photos):
    for number, photo in enumerate(photos, 1):
        if not photo["credit"].strip():
            yield _error("photos", f"Photo {number} ({photo['photo']}) has no credit.")
        if not photo["alt"].strip():
            yield _error("photos", f"Photo {number} ({photo['photo']}) has no alternative text.")


def _places(story):
    """The places of photos in the text that show nothing."""
    held = {photo["photo"] for photo in story["photos"]}
    placed = Counter(inserts.placed_photos(story["body"]))
    for name, times in placed.items():
        if name not in held:
            yield _advice(
                "body",
                f"The text has a place for photo {name}, which is not a photo of the story; "
                "readers see nothing there. Add the photo, or take the place out.",
            )
        elif times > 1:
            yield _advice("body", f"Photo {name} has {times} places; it shows at the first.")


def _topics(topics):
    if not topics:
        yield _advice("topics", "File the story under a topic.")
