"""Whether a story's versions are whole, one following the other, and readers see the right one."""

from ..models import Article
from .saving import digest
from .story import as_shown


def faults(article):
    """What is wrong with the article's chain of versions, in sentences.

    Found: a version that does not agree with its digest or with its predecessor; a latest version,
    a live one or one the ledger names that is missing; a version missing before one that readers
    never saw; a row that does not show the live version. Not found: that versions between two
    published ones are missing (a story restored from a public export has none), and a whole chain
    that was written anew. Against the latter, keep the digest of the latest version elsewhere.
    """
    where = f"story {article.pk} ({article})"
    entered = {entry.number for entry in article.ledger.all()}
    found = []
    numbers = set()
    previous = None
    for version in article.versions.order_by("number").iterator(chunk_size=100):
        found += [
            f"{where}, version {version.number}: {fault}"
            for fault in _faults_of(version, previous, numbers <= entered, entered)
        ]
        if version.number == article.live_number and article.status == Article.Status.LIVE:
            found += [f"{where}: {fault}" for fault in _faults_of_row(article, version)]
        numbers.add(version.number)
        previous = version
    if article.latest_number != max(numbers, default=0):
        found.append(
            f"{where}: its latest version is {article.latest_number}, "
            f"but the last one that is here is {max(numbers, default=0)}."
        )
    missing = (entered | {article.live_number}) - {None} - numbers
    found += [f"{where}: version {number} is missing." for number in sorted(missing)]
    return found


def _faults_of(version, previous, only_published_before, entered):
    if version.digest != digest(version.content, version.previous_digest):
        yield "its content does not agree with its digest."
    before = previous.number if previous else 0
    if before == version.number - 1:
        if version.previous_digest != (previous.digest if previous else ""):
            yield (
                f"it does not follow version {before}."
                if before
                else ("a first version has no predecessor.")
            )
    elif not (only_published_before and version.number in entered):
        yield f"version {version.number - 1} before it is missing."


def _faults_of_row(article, version):
    """What readers see otherwise than the live version has it."""
    try:
        story = as_shown(version.story)
        if (article.headline, article.body) != (story["headline"], story["body"]):
            yield f"what readers see is not version {version.number}."
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        yield f"version {version.number}, which readers see, is no story."
