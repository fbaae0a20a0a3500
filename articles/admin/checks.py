"""The checks of a story at the desk: what only the archive can tell, and the panel's rows."""

from datetime import date
from urllib.parse import unquote

from people.loader import load_directory

from .. import body, checks, mistitled, quoted
from ..models import Article, OldAddress, Photo


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
        mistitled=mistitled.sentences(reading, story["officials"]["rejected"]),
        lost_photos=lost_photos(story, photos),
        lost_quotations=_lost_quotations(article, reading.found.quotations),
    )


def read(story, published_on=None):
    """The Reading of a story; without a dateline's day, `published_on` is its day."""
    day = story["dateline"]["day"]
    day = date.fromisoformat(day) if day else published_on
    text = body.plain_text(story["body"])
    return mistitled.read(text, day, story["body"], load_directory())


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
