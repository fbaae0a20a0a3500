"""The body as a story's page shows it: names linked, quotations marked, days explained."""

from django.utils.html import escape

from newsroom import addresses

from ..body import Mark, marked
from ..deciding import MARKED
from ..inserts import without_decisions
from ..reading.anchors import anchors_of
from ..reading.moments import read_moments

MENTION_LAYER = 1
HINT_LAYER = 2
ALWAYS_LINKED = {"office", "short title", MARKED}


def worth_a_link(mentions):
    """Each official's first mention, what an editor marked, and phrases of only an office."""
    linked = set()
    for mention in mentions:
        if mention.official and (mention.official not in linked or mention.how in ALWAYS_LINKED):
            linked.add(mention.official)
            yield mention


def _link(mention):
    address = escape(addresses.address("official", mention.official))
    attributes = f'class="official" href="{address}"'
    return Mark(mention.start, mention.end, "a", attributes, MENTION_LAYER)


def _hint(moment):
    """ "today" with the day it was, "here" with the place, for who reads the story years later."""
    title = f'title="{escape(moment.printed)}"'
    if moment.iso:
        attributes = f'datetime="{moment.iso}" {title}'
        return Mark(moment.start, moment.end, "time", attributes, HINT_LAYER)
    return Mark(moment.start, moment.end, "abbr", title, HINT_LAYER)


def page_body(article, mentions, quotations):
    """The body as the story's page shows it.

    The dateline is set, names are linked, quotations marked, and words such as "today" and "here"
    explained from the dateline. The stored body keeps its own characters. The places of photos
    stay in it: what a photo looks like may change after the story.
    """
    marks = [_link(mention) for mention in worth_a_link(mentions)]
    moments = read_moments(article.body_text, article.dateline_date, article.dateline_place)
    marks += [_hint(moment) for moment in moments if not moment.is_dated]
    anchors = anchors_of(quotation.text for quotation in quotations)
    marks += [
        Mark(quotation.start, quotation.end, "span", f'class="quotation" id="{anchor}"')
        for quotation, anchor in zip(quotations, anchors, strict=True)
    ]
    return _with_dateline(article, marked(without_decisions(article.body), marks))


def unread(article):
    """The body as the story's page shows it until it is read."""
    return _with_dateline(article, without_decisions(article.body))


def _with_dateline(article, page):
    if not article.dateline:
        return page
    dateline = f'<span class="dateline">{escape(article.dateline)}</span> '
    before, tag, after = page.partition("<p>")
    return f"{before}{tag}{dateline}{after}" if tag else f"<p>{dateline}</p>\n{page}"
