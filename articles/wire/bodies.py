"""A text that may be HTML or plain, as feeds and JSON send it, into a body or into plain words.

Nothing a reader could read is lost: what is not in a block becomes a paragraph.
"""

import re

from .. import body
from ..reading.characters import collapse
from . import blocks
from .items import Picture, WireError
from .markup import Copy, read_markup
from .values import cleaned
from .xml import get, html_tree, text_of

MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|table|section|article|block|blockquote)\b[^<>]*>", re.I
)
NESTING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# What has no end tag, or may lack it.
CLOSED_BY_NEXT = set(
    "area br col hr img input link meta source wbr p li dt dd tr td th tbody thead option".split()
)
BODY_FIELD = "field--name-body"  # Drupal's class of it
DEEPEST = 250
LONGEST = 1_000_000
CUT = re.compile(r"\[(?:…|\.\.\.)\]|(?:…|\.\.\.)$")  # where a blog cuts off the summary it makes
SHORTEST = 40  # letters of a summary that can be taken for the words of the text again


def as_body(untrusted: str, headline: str = "", base: str = "") -> tuple[str, tuple[Picture, ...]]:
    """(body's HTML, the pictures in it), as `as_copy` finds them."""
    copy = as_copy(untrusted, headline, base)
    return copy.html, tuple(dict.fromkeys(copy.pictures))


def as_copy(untrusted: str, headline: str = "", base: str = "") -> Copy:
    """What the HTML holds. A title that repeats the headline is left out.

    Addresses that depend on where the story stood lead on from `base`, if that is known.
    """
    refuse_length(untrusted)
    _refuse_depth(untrusted)
    root = html_tree(cleaned(untrusted))
    for title in [one for one in root.iter("h1") if text_of(one) == headline]:
        title.clear(keep_tail=True)
    return read_markup(_field(root), base)


def _field(root):
    """The element that holds the text, where a CMS sends its whole page of an entry."""
    found = [one for one in root.iter() if BODY_FIELD in get(one, "class").split()]
    return found[0] if len(found) == 1 else root


def of_text(text: str) -> Copy:
    """What a plain text holds."""
    refuse_length(text)
    return Copy(blocks=blocks.from_text(cleaned(text)))


def from_text(text: str) -> str:
    """The body's HTML for plain text."""
    return of_text(text).html


def refuse_length(text):
    """Raise WireError for a text that is longer than any story."""
    if len(text) > LONGEST:
        raise WireError(
            f"The text has {len(text):,} characters; a story has at most {LONGEST:,}. Split it."
        )


def _refuse_depth(untrusted):
    """Raise WireError for elements so deep that reading them would take minutes."""
    depth = 0
    for found in NESTING.finditer(untrusted):
        if found[2].lower() not in CLOSED_BY_NEXT:
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > DEEPEST:
                line = untrusted.count("\n", 0, found.start()) + 1
                raise WireError(
                    f"The text's elements are nested more than {DEEPEST} deep in its line {line}; "
                    "close them."
                )


def plain(untrusted: str) -> str:
    """The words of the HTML as one line."""
    if "<" not in untrusted and "&" not in untrusted:
        return collapse(cleaned(untrusted))
    return collapse(body.plain_text(as_body(untrusted)[0]))


def opens_with(html: str, summary: str) -> bool:
    """Whether the text begins with the words of a summary, which may have been cut anywhere."""
    told = _letters(CUT.split(summary, maxsplit=1)[0])
    begun = body.plain_text(html)[: 3 * len(summary)]
    return len(told) > SHORTEST and _letters(begun).startswith(told)


def _letters(words):
    return "".join(filter(str.isalnum, words))


def is_markup(text: str) -> bool:
    """Whether a text that may be either holds tags of HTML."""
    return bool(MARKUP.search(text))
