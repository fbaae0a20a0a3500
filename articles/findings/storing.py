"""What was found in a story, as its page, its lists and the search have it."""

from dataclasses import dataclass

from people.loader import load_directory

from .. import quoted
from ..inserts import decisions
from ..models import Appearance, Mention, Quotation
from ..search import index
from .finding import find
from .page_body import page_body
from .rows import PeopleRows, appearances_of, mentions_of, quotations_of


@dataclass(frozen=True, slots=True)
class Found:
    """What a story's page, lists and ledger are made of: rows not yet stored, and the page's body.

    `appearances` are in order of first mention, the others in order of the text.
    """

    mentions: list[Mention]
    quotations: list[Quotation]
    appearances: list[Appearance]
    body_html: str


def store(article, version):
    """Read the text the article's row holds; replace its mentions, quotations and appearances.

    The row's `body_html`, with names linked and quotations marked, and what its page lists are
    made here; the index of the search is brought in line. Quotations that readers saw and that are
    gone stay for the desk, as stale.
    """
    found = found_in(article, version, load_directory())
    for model, rows in [(Mention, found.mentions), (Appearance, found.appearances)]:
        model.objects.filter(article=article).delete()
        model.objects.bulk_create(rows)
    stale = quoted.keep(article, version, found.quotations)
    show(article, found, stale)
    article.save(update_fields=["body_html", "page"])
    index.store(article)


def get_ready(directory):
    """Read what many stories will ask for: the rows of everybody in the directory."""
    PeopleRows.keep_all(directory)


def store_new(all_found):
    """Store what was found in stories that are new, the Found of each."""
    for model, name in [
        (Mention, "mentions"),
        (Appearance, "appearances"),
        (Quotation, "quotations"),
    ]:
        model.objects.bulk_create(row for found in all_found for row in getattr(found, name))


def show(article, found, stale=None):
    """Put what the story's page shows of it into the fields of the row; nothing is stored.

    `stale` are the quotations that readers saw and that are gone.
    """
    if stale is not None:
        article.page["stale"] = [
            {"anchor": row.anchor, "text": row.text, "since": row.stale_since}
            for row in stale[: quoted.TOLD]
        ]
    article.body_html = found.body_html
    article.page["people"] = [
        {
            "official": appearance.official.slug,
            "title": appearance.title,
            "office": appearance.office.slug if appearance.office else None,
        }
        for appearance in found.appearances
    ]
    article.page["quotations"] = [
        {
            "anchor": quotation.anchor,
            "text": quotation.text,
            "speaker": quotation.speaker,
            "official": quotation.official and {"slug": quotation.official.slug},
        }
        for quotation in found.quotations
    ]


def found_in(article, version, directory) -> Found:
    """What the text of the row says, were officials and offices as the directory has them.

    Nothing is written. An editor's yes or no in the version outranks what was found.
    """
    officials = version.story["officials"]
    day = article.dateline_date or article.published_on
    findings = find(article.body_text, day, directory, decisions(article.body))
    mentions = [
        mention
        for mention in findings.people.mentions
        if mention.official is None or mention.official not in officials["rejected"]
    ]
    rows = PeopleRows(directory, mentions, officials["confirmed"])
    return Found(
        mentions_of(article, mentions, rows),
        quotations_of(article, version, findings, officials["rejected"], rows),
        appearances_of(article, findings.people, officials, rows),
        page_body(article, mentions, findings.quotations),
    )
