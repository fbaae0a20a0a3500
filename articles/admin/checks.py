"""The checks of a story at the desk: what only the archive can tell, and the panel's rows."""

from datetime import date
from urllib.parse import unquote

from people.loader import load_directory

from .. import body, checks, findings, quoted
from ..models import Article, OldAddress


def of_story(story, published_on=None, article=None):
    """The checks of a story as it stands in the form, its text read anew."""
    return checks.check(
        story,
        broken_links=broken_links(story["body"]),
        unresolved=unresolved(story, published_on),
        lost=lost_quotations(story, published_on, article),
    )


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


def lost_quotations(story, published_on, article):
    """Sentences about quotations that readers of the live story saw and the text no longer has."""
    if article is None or article.live_number is None:
        return []
    _, found = _read(story, published_on, load_directory())
    return list(quoted.lost_by(article, found.quotations))


def _read(story, published_on, directory):
    """(the plain text, what it says) of the story in the form."""
    text = body.plain_text(story["body"])
    day = story["dateline"]["day"]
    return text, findings.find(text, date.fromisoformat(day) if day else published_on, directory)


def unresolved(story, published_on=None):
    """Sentences about names in the text that may be of several people."""
    directory = load_directory()
    text, found = _read(story, published_on, directory)
    decided = {*story["officials"]["confirmed"], *story["officials"]["rejected"]}
    sentences = []
    for mention in found.people.mentions:
        candidates = [slug for slug in mention.candidates if slug in directory.officials]
        if mention.official is None and candidates and not decided & set(candidates):
            names = " or ".join(directory.officials[slug].name for slug in candidates)
            sentences.append(f"“{text[mention.start : mention.end]}” may be {names}; choose one.")
    return list(dict.fromkeys(sentences))
