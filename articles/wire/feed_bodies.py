"""HTML as feeds send it into the body of a story and the pictures that stood in it.

Nothing a reader could read is lost: what is not in a block becomes a paragraph.
"""

import html
import re
from urllib.parse import urljoin

import nh3

from .. import body
from ..reading.characters import collapse
from ..reading.facts import Paragraph
from .items import Picture, WireError
from .pictures import guessed
from .values import cleaned, whole

HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}
# Their ends end a paragraph; they are no part of a body themselves.
WRAPPERS = {
    "address", "article", "aside", "block", "center", "details", "dd", "div", "dl", "dt", "footer",
    "header", "main", "nav", "section", "summary",
}  # fmt: skip
TAGS = body.TAGS | WRAPPERS | HEADINGS.keys() | {"img", "picture"}
ATTRIBUTES = body.ATTRIBUTES | {"img": {"src", "alt", "width", "height", "title"}}
HIDDEN = {"script", "style", "iframe", "object", "noscript", "template", "title"}
SCHEMES = {"http", "https", "mailto"}

TAG = re.compile(r"<(/?)([a-z0-9]+)")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
SUBHEADS = re.compile(r"<(/?)hl2\b", re.IGNORECASE)
FIGURE = re.compile(r"<figure(?: [^>]*)?>(?:(?!</?figure).)*?</figure>", re.DOTALL)
CAPTION = re.compile(r"<figcaption(?: [^>]*)?>(.*?)</figcaption>", re.DOTALL)
IMAGE = re.compile(r"""<img(?: (?:"[^"]*"|[^">])*)?>""")
TITLE = re.compile(r"<h1(?: [^>]*)?>((?:(?!</h1>).)*)</h1>", re.DOTALL)
EMPTY = re.compile(r"<p>\s*</p>\n?")
MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|table|section|article|block|blockquote)\b[^<>]*>", re.I
)
BLANK_LINE = re.compile(r"\n[ \t]*\n")
ENDED = re.compile(r"[.!?:…。！？»”\"')\]]$")
NESTING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# What has no end tag, or may lack it.
CLOSED_BY_NEXT = set(
    "area br col hr img input link meta source wbr p li dt dd tr td th tbody thead option".split()
)
DEEPEST = 250
LONGEST = 1_000_000
CUT = re.compile(r"\[(?:…|\.\.\.)\]|(?:…|\.\.\.)$")  # where a blog cuts off the summary it makes
SHORTEST = 40  # letters of a summary that can be taken for the words of the text again
WRAPPED = 90  # signs; lines that are all shorter and do not end sentences are parts of a paragraph


def as_body(untrusted: str, headline: str = "", base: str = "") -> tuple[str, tuple[Picture, ...]]:
    """(body's HTML, the pictures in it). A title that repeats the headline is left out.

    Addresses that depend on where the story stood lead to `base`, if that is known.
    """
    refuse_length(untrusted)
    _refuse_depth(untrusted)
    wide = nh3.clean(
        SUBHEADS.sub(r"<\1h2", cleaned(untrusted)),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags=HIDDEN,
    )
    wide, pictures = _without_pictures(wide, base)
    if "<h1" in wide:
        wide = TITLE.sub(lambda found: "" if plain(found[1]) == headline else found[0], wide)
    return EMPTY.sub("", "".join(_blocks(wide, base))).strip(), pictures


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


def from_text(text: str) -> str:
    """The body's HTML for plain text: blank lines part paragraphs; without any, ends of lines."""
    refuse_length(text)
    text = cleaned(text).strip()
    parts = BLANK_LINE.split(text)
    if len(parts) == 1:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if not _is_wrapped(lines):
            parts = lines
    whole_parts = filter(None, map(collapse, parts))
    return body.from_paragraphs(Paragraph(part) for part in whole_parts)


def _is_wrapped(lines):
    ended = sum(bool(ENDED.search(line)) for line in lines)
    return len(lines) > 2 and max(map(len, lines)) <= WRAPPED and ended * 2 < len(lines)


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


def _without_pictures(wide, base):
    pictures = []

    def figure(found):
        images = IMAGE.findall(found[0])
        if not images:
            return found[0]
        caption = CAPTION.search(found[0])
        words = plain(caption[1]) if caption else ""
        pictures.extend(filter(None, (_picture(image, base, words) for image in images)))
        return ""

    def lone(found):
        pictures.extend(filter(None, [_picture(found[0], base)]))
        return ""

    if "<img" in wide:
        wide = IMAGE.sub(lone, FIGURE.sub(figure, wide))
    return wide, tuple(dict.fromkeys(pictures))


def _picture(image, base, caption=""):
    """The picture of an img; None for one without address, and for beacons, which show nothing."""
    told = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(image)}
    width, height = whole(told.get("width")), whole(told.get("height"))
    if (
        not told.get("src")
        or (width is not None and width < 2)
        or (height is not None and height < 2)
    ):
        return None
    return Picture(
        href=urljoin(base, told["src"]) if base else told["src"],
        media_type=guessed(told["src"]),
        caption=caption,
        alt=collapse(told.get("alt", "")),
        width=width,
        height=height,
    )


def _blocks(wide, base):
    """The tokens of a body in which every text stands in a block."""
    depth = 0  # of open blocks and containers
    is_open = False  # a paragraph that was opened here
    breaks = 0
    ends_in_blank = True
    for token in body.TOKEN.findall(wide):
        found = TAG.match(token)
        name = found[2] if found else ""
        ends_in_blank = token[-1:].isspace() or (ends_in_blank and bool(found))
        if name == "br" and not depth:
            breaks += 1
            continue
        if name in WRAPPERS or name == "picture":
            if is_open and name != "picture":
                yield "</p>\n"
                is_open = False
            elif depth and not ends_in_blank:
                yield " "  # no word runs into the next
                ends_in_blank = True
            breaks = 0
        elif name in body.BLOCKS or name in body.CONTAINERS or name in HEADINGS:
            if is_open:
                yield "</p>\n"
                is_open = False
            breaks = 0
            if name != "hr":
                depth = max(0, depth + (-1 if found[1] else 1))
            yield token.replace(name, HEADINGS[name], 1) if name in HEADINGS else token
        elif depth:
            yield _led(token, name, base)
        elif name or token.strip():
            if is_open and breaks:
                yield "</p>\n<p>" if breaks > 1 else "<br>"
            elif not is_open and not (found and found[1]):
                yield "<p>"
                is_open = True
            breaks = 0
            yield _led(token, name, base)
        elif is_open:
            yield token
    if is_open:
        yield "</p>"


def _led(token, name, base):
    """The link with its whole address."""
    if name != "a" or not base or "href=" not in token:
        return token
    return ATTRIBUTE.sub(
        lambda found: (
            f'{found[1]}="{html.escape(urljoin(base, html.unescape(found[2])))}"'
            if found[1] == "href"
            else found[0]
        ),
        token,
    )
