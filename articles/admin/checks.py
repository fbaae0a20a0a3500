"""The checks of a story at the desk: what only the archive can tell, and the panel's rows."""

from datetime import date
from urllib.parse import unquote

from people.loader import load_directory

from .. import body, checks, findings, inserts
from ..models import Article, OldAddress, Photo


def of_story(story, published_on=None, photos=None):
    """The checks of a story as it stands in the form, its text read anew.

    `photos` are the story's that exist, by name, where the caller has read them already.
    """
    return checks.check(
        story,
        broken_links=broken_links(story["body"]),
        unresolved=unresolved(story, published_on),
        lost_photos=lost_photos(story, photos),
    )


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


def unresolved(story, published_on=None):
    """Sentences about names in the text that may be of several people."""
    text = body.plain_text(story["body"])
    day = story["dateline"]["day"]
    directory = load_directory()
    day = date.fromisoformat(day) if day else published_on
    found = findings.find(text, day, directory, inserts.decisions(story["body"]))
    decided = {*story["officials"]["confirmed"], *story["officials"]["rejected"]}
    sentences = []
    for mention in found.people.mentions:
        candidates = [slug for slug in mention.candidates if slug in directory.officials]
        if mention.official is None and candidates and not decided & set(candidates):
            names = " or ".join(directory.officials[slug].name for slug in candidates)
            sentences.append(
                f"“{text[mention.start : mention.end]}” may be {names}; mark whom it names."
            )
    return list(dict.fromkeys(sentences))
