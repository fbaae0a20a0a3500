"""What a web page tells machines about its story, under schema.org's names for it."""

import json
import re
from dataclasses import dataclass, field, replace

from ..reading.bylines import read_byline
from .blocks import lines_of
from .items import Picture
from .media import number, of_img
from .story import unique
from .values import unescaped
from .xml import collapse, get, name_of, raw_text, text_of

STORIES = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*NewsArticle|\w*Article|BlogPosting|LiveBlogPosting|Report)"
)
# What OpenGraph and other metas call the same.
METAS = {
    "headline": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "datePublished": (
        *("article:published_time", "date", "pubdate", "dc.date", "dc.date.issued"),
        *("parsely-pub-date", "publish-date", "sailthru.date", "og:article:published_time"),
    ),
    "dateModified": ("article:modified_time", "og:updated_time", "last-modified", "dc.modified"),
    "author": ("author", "article:author", "byl", "dc.creator", "parsely-author"),
    "articleSection": ("article:section", "section", "parsely-section"),
    "keywords": ("news_keywords", "keywords", "article:tag", "parsely-tags"),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "inLanguage": ("og:locale", "dc.language", "language"),
    "identifier": ("newsroom:guid", "dc.identifier", "articleid"),
    "version": ("newsroom:version",),
    "urgency": ("newsroom:urgency",),
    "slugline": ("newsroom:slugline",),
    "byline": ("newsroom:byline",),
    "copyrightNotice": ("copyright", "dc.rights"),
}
DEEPEST = 12
MOST = 50  # values of one name


@dataclass
class Facts:
    """The values by their name, of the surest teller first."""

    told: dict = field(default_factory=dict)
    meta: dict = field(default_factory=dict)
    pictures: list = field(default_factory=list)
    authors: list = field(default_factory=list)
    text: str = ""
    byline: str = ""  # as the page prints it
    address: str = ""
    identifier: str = ""

    def tell(self, name, value):
        """Note the texts in a value of JSON-LD: itself, its name, or those of its parts."""
        known = self.told.setdefault(name, [])
        for text in _texts(value):
            if text and text not in known and len(known) < MOST:
                known.append(text)

    def every(self, name):
        """All values of that name."""
        return self.told.get(name, [])

    def first(self, name):
        """The first value of that name, or ""."""
        return next(iter(self.every(name)), "")

    def keywords(self):
        """The key words, which pages print as a list or in one text with commas."""
        found = self.every("keywords")
        return unique(
            collapse(part)
            for text in found
            for part in (text.split(",") if len(found) < 2 else [text])
        )

    def guid(self):
        """The page's own identifier of its story, else its address."""
        return self.identifier or self.first("identifier") or self.address


def facts_of(root) -> Facts:
    """The facts that the page tells."""
    facts = Facts()
    for one in root.iter("script"):
        if get(one, "type").casefold() == "application/ld+json":
            _read_json(facts, raw_text(one))
    _read_metas(facts, root)
    _read_microdata(facts, root)
    _read_head(facts, root)
    _read_bylines(facts, root)
    return facts


def _read_json(facts, text):
    try:
        told = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    story = next(_stories(told, 0), None)
    if story is None:
        return
    nodes = {}
    _learn_nodes(told, nodes, 0)
    story = {name: _resolved(value, nodes) for name, value in story.items()}
    for name, value in story.items():
        facts.tell(name, value)
    if isinstance(story.get("articleBody"), str):
        facts.text = facts.text or story["articleBody"]
    identifier = _identifier(story.get("identifier"))
    facts.identifier = facts.identifier or identifier
    page = story.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    address = next((one for one in (page, story.get("url"), story.get("@id")) if _is_text(one)), "")
    facts.address = facts.address or address
    facts.authors = facts.authors or unique(_texts(story.get("author")))
    for image in _listed(story.get("image")):
        facts.pictures += _picture(image)


def _stories(told, depth):
    """The stories in what JSON-LD tells, however deep."""
    if depth > DEEPEST:
        return
    if isinstance(told, list):
        for one in told:
            yield from _stories(one, depth + 1)
    elif isinstance(told, dict):
        kinds = [one for one in _listed(told.get("@type")) if _is_text(one)]
        if any(STORIES.fullmatch(kind) for kind in kinds):
            yield told
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _stories(told.get(name), depth + 1)


def _learn_nodes(told, nodes, depth):
    """Learn what JSON-LD says under an @id, for those who only point to it."""
    if depth > DEEPEST:
        return
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, dict):
            if len(one) > 1 and _is_text(one.get("@id")):
                nodes.setdefault(one["@id"], {}).update(one)
            _learn_nodes(one.get("@graph"), nodes, depth + 1)


def _resolved(value, nodes):
    if isinstance(value, list):
        return [_resolved(one, nodes) for one in value[:MOST]]
    if isinstance(value, dict) and _is_text(value.get("@id")):
        return nodes.get(value["@id"], {}) | value
    return value


def _identifier(value):
    if isinstance(value, dict):
        value = value.get("value")
    return collapse(value) if _is_text(value) else ""


def _picture(image):
    if _is_text(image):
        return [Picture(image)]
    if not isinstance(image, dict):
        return []
    href = next(
        (image[key] for key in ("url", "contentUrl", "@id") if _is_text(image.get(key))), ""
    )
    if not href:
        return []
    size = {name: number(str(image.get(name, ""))) for name in ("width", "height")}
    caption, credit = (
        next(iter(_texts(image.get(name))), "") for name in ("caption", "creditText")
    )
    return [Picture(href, caption=caption, credit=credit, **size)]


def _read_metas(facts, root):
    values = {}
    for one in root.iter("meta"):
        name = (get(one, "property") or get(one, "name")).casefold()
        if name and get(one, "content"):
            values.setdefault(name, []).append(get(one, "content"))
    facts.meta = {name: found[0] for name, found in values.items()}
    for fact, names in METAS.items():
        for name in names:
            for value in values.get(name, []):
                if not (fact == "author" and value.startswith("http")):
                    facts.tell(fact, value)
    facts.address = facts.address or facts.meta.get("og:url", "")
    for href in values.get("og:image", [])[:MOST]:
        if not any(picture.href == href for picture in facts.pictures):
            facts.pictures.append(Picture(href, alt=facts.meta.get("og:image:alt", "")))


def _read_microdata(facts, root):
    for one in root.iter():
        name = get(one, "itemprop")
        if not name or name == "articleBody" or not _is_in_story(one):
            continue
        if name in {"image", "thumbnailUrl"}:
            facts.pictures += _picture_in(one)
            continue
        said = get(one, "content") or get(one, "datetime")
        facts.tell(name, said or (get(one, "href") if name == "url" else _named(one)))


def _picture_in(element):
    """The picture that an element of microdata is or holds."""
    image = next((one for one in element.iter() if name_of(one) == "img"), None)
    href = get(element, "content") or get(element, "src") or get(element, "href")
    told = {
        get(one, "itemprop"): get(one, "content") or text_of(one)
        for one in element.iter()
        if get(one, "itemprop") in {"caption", "description", "url", "contentUrl"}
    }
    picture = of_img(image) if image is not None else None
    href = href or told.get("contentUrl") or told.get("url") or ""
    caption = told.get("caption") or told.get("description") or ""
    if picture is None:
        return [Picture(href, caption=caption)] if href else []
    return [replace(picture, caption=caption)]


def _read_bylines(facts, root):
    """The first line that a page marks as its byline and that names somebody."""
    for one in root.iter():
        marks = f"{get(one, 'class')} {get(one, 'data-component')}".casefold()
        if facts.byline or "byline" not in marks:
            continue
        for printed in lines_of(one).split("\n")[:2]:
            read = read_byline(collapse(printed)) if printed.strip() else None
            if read and read.credits:
                facts.byline = collapse(printed)
                break


def _is_in_story(element):
    """Whether the nearest thing around the element is the story itself."""
    for parent in element.iterancestors():
        kind = get(parent, "itemtype")
        if kind:
            return STORIES.fullmatch(kind) is not None
    return False


def _named(element):
    name = next((one for one in element.iter() if get(one, "itemprop") == "name"), None)
    said = get(name, "content") if name is not None else ""
    return said or text_of(name if name is not None else element)


def _read_head(facts, root):
    for one in root.iter("link"):
        if get(one, "rel") == "canonical" and get(one, "href"):
            facts.address = get(one, "href")
    headings = [text_of(one) for one in root.iter("h1") if text_of(one)]
    if len(headings) == 1:
        facts.tell("headline", headings[0])
    title = next(
        (text_of(one) for one in root.iter("title") if name_of(one.getparent()) == "head"), ""
    )
    if title:
        facts.tell("headline", title)
    facts.tell("inLanguage", get(root, "lang"))
    for one in root.iter("time"):
        facts.tell("datePublished", get(one, "datetime") or text_of(one))


def _texts(value):
    """The texts in a value of JSON-LD."""
    found = []
    for one in _listed(value):
        if isinstance(one, dict):
            one = next((one[key] for key in ("name", "text", "value", "@id") if one.get(key)), "")
        if _is_text(one) or type(one) is int:
            found.append(collapse(unescaped(str(one))))
    return found


def _listed(value):
    return value[:MOST] if isinstance(value, list) else [] if value is None else [value]


def _is_text(value):
    return isinstance(value, str) and bool(value.strip())
