"""The checks of a story at the desk: what only the archive can tell, and the panel's rows."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from people.directory import Directory
from people.loader import load_directory

from .. import body, checks, findings, inserts, quoted
from ..models import Article, OldAddress, Photo
from ..reading.mistitled import find_mistitled
from ..reading.moments import print_days


def of_story(story, published_on=None, *, photos=None, article=None):
    """The checks of a story as it stands in the form, its text read anew.

    `photos` are the story's that exist, by name, where the caller has read them already; `article`
    is its row, if it has one.
    """
    reading = read(story, published_on)
    return checks.check(
        story,
        broken_links=broken_links(story["body"]),
        unresolved=unresolved(story, reading),
        mistitled=mistitled(story, reading),
        lost_photos=lost_photos(story, photos),
        lost_quotations=_lost_quotations(article, reading.found.quotations),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as it stands in the form: its plain text, its day, and what reading found in it."""

    text: str
    day: date | None
    directory: Directory
    found: findings.Findings


def read(story, published_on=None):
    """The Reading of a story; without a dateline's day, `published_on` is its day."""
    text = body.plain_text(story["body"])
    day = story["dateline"]["day"]
    day = date.fromisoformat(day) if day else published_on
    directory = load_directory()
    decisions = inserts.decisions(story["body"])
    return Reading(text, day, directory, findings.find(text, day, directory, decisions))


def lost_photos(story, here=None):
    """The names of the story's photos that the archive does not have; `here` are those it has."""
    names = [use["photo"] for use in story["photos"]]
    if names and here is None:
        here = set(Photo.objects.filter(name__in=names).values_list("name", flat=True))
    return [name for name in names if name not in here]


def broken_links(html):
    """The addresses of stories in the body that no story has or had."""
    links = checks.story_links(html)
    if not links:
        return []
    wanted = {link: link.split("/")[1:5] for link in links}
    slugs = {unquote(slug) for *_, slug in wanted.values()}
    known = {
        (f"{day:%Y-%m-%d}", slug)
        for day, slug in Article.objects.published()
        .filter(slug__in=slugs)
        .values_list("published_on", "slug")
    }
    moved = set(OldAddress.objects.filter(path__in=links).values_list("path", flat=True))
    return [
        link
        for link, (year, month, day, slug) in wanted.items()
        if (f"{year}-{month}-{day}", unquote(slug)) not in known and link not in moved
    ]


def _lost_quotations(article, quotations):
    """Sentences about quotations that readers of the live story saw and the text no longer has."""
    if article is None or article.live_number is None:
        return []
    return list(quoted.lost_by(article, quotations))


def unresolved(story, reading):
    """Sentences about names in the text that may be of several people."""
    directory = reading.directory
    decided = {*story["officials"]["confirmed"], *story["officials"]["rejected"]}
    sentences = []
    for mention in reading.found.people.mentions:
        candidates = [slug for slug in mention.candidates if slug in directory.officials]
        if mention.official is None and candidates and not decided & set(candidates):
            names = " or ".join(directory.officials[slug].name for slug in candidates)
            sentences.append(f"“{mention.text}” may be {names}; choose one.")
    return list(dict.fromkeys(sentences))


def mistitled(story, reading):
    """Sentences about titles that their bearers did not hold on the day they are told of."""
    rejected = story["officials"]["rejected"]
    found = find_mistitled(reading.text, reading.day, reading.found.people, reading.directory)
    return list(
        dict.fromkeys(
            _sentence(wrong, reading.text, reading.directory)
            for wrong in found
            if wrong.official not in rejected
        )
    )


def _sentence(wrong, text, directory):
    """“Prime Minister … Putin”: on April 23, 2007 (the story's day) he was Russian President."""
    when = print_days(wrong.first, wrong.last)
    day = f"“{wrong.told}” in the sentence" if wrong.told else "the story’s day"
    official = directory.officials[wrong.official].name
    held = " and ".join(findings.title_of(directory, t.office, t.slug) for t in wrong.held)
    was = f"was {held}" if held else "did not hold that office"
    span = "on" if wrong.first == wrong.last else "in"
    printed = f"{wrong.title} {text[wrong.start : wrong.end]}"
    return f"“{printed}”: {span} {when} ({day}) {official} {was}; check the title."
