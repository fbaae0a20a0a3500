"""The checks of a story at the desk: what only the archive can tell, and the panel's rows."""

from datetime import date
from urllib.parse import unquote

from people.loader import load_directory

from .. import body, checks, findings
from ..models import Article, OldAddress
from ..reading.mistitled import find_mistitled
from ..reading.moments import print_days


def of_story(story, published_on=None):
    """The checks of a story as it stands in the form, its text read anew."""
    reading = read(story, published_on)
    return checks.check(
        story,
        broken_links=broken_links(story["body"]),
        unresolved=unresolved(story, reading),
        mistitled=mistitled(story, reading),
    )


def read(story, published_on=None):
    """(plain text, the story's day, directory, people) of a story as it stands in the form."""
    text = body.plain_text(story["body"])
    day = story["dateline"]["day"]
    day = date.fromisoformat(day) if day else published_on
    directory = load_directory()
    return text, day, directory, findings.find(text, day, directory).people


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


def unresolved(story, reading):
    """Sentences about names in the text that may be of several people."""
    text, _, directory, people = reading
    decided = {*story["officials"]["confirmed"], *story["officials"]["rejected"]}
    sentences = []
    for mention in people.mentions:
        candidates = [slug for slug in mention.candidates if slug in directory.officials]
        if mention.official is None and candidates and not decided & set(candidates):
            names = " or ".join(directory.officials[slug].name for slug in candidates)
            sentences.append(f"“{text[mention.start : mention.end]}” may be {names}; choose one.")
    return list(dict.fromkeys(sentences))


def mistitled(story, reading):
    """Sentences about titles that their bearers did not hold on the day they are told of."""
    text, day, directory, people = reading
    rejected = story["officials"]["rejected"]
    return list(
        dict.fromkeys(
            _sentence(wrong, text, directory)
            for wrong in find_mistitled(text, day, people, directory)
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
