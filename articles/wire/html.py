"""Web pages: what they tell machines about their story, and the story itself.

Read are JSON-LD's NewsArticle, meta elements and OpenGraph, microdata, in this order; then the text
reader on what is left, to part the story from what stands around it. Written is one complete plain
page a story. A page has no place for: notes, embargo and expiry, what ties versions, rights, codes
of subjects and people, and where photos stand.
"""

import re
from dataclasses import replace

from ..body import from_paragraphs
from ..reading.layout import read_layout
from . import times
from .encodings import decode, head_text
from .heads import take_marked
from .html_facts import Facts, facts_of
from .html_writing import render
from .items import WireError
from .markup import read_markup
from .media import joined
from .story import put_together, unique, urgency_of, version_number
from .trim import notes_behind
from .xml import MAX_BYTES, get, html_tree, name_of, root_name, text_of

NAME = "html"
MEDIA_TYPE = "text/html"
SUFFIX = ".html"
ONE_PER_FILE = True
GENERATOR = "Newsroom"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_AROUND = {"nav", "footer", "aside", "form", "header"}
_BESIDE_LINKS = re.compile(r"<a [^>]*>.*?</a>|</?(?:li|p|strong|b|span)[^>]*>", re.S)
_SHORTEST = 200  # letters that an article element has, if it holds the story

__all__ = ["MEDIA_TYPE", "NAME", "ONE_PER_FILE", "SUFFIX", "parse", "recognises", "render"]


def recognises(head):
    """Whether a file that begins so is a web page."""
    return bool(_START.match(head_text(head))) or root_name(head).casefold() == "html"


def parse(file):
    """Yield the one story of the page. Raise WireError if there is none."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise WireError(f"The page is larger than the {MAX_BYTES:,} bytes that one may have.")
    root = html_tree(_text(data))
    facts = facts_of(root)
    is_ours = facts.meta.get("generator") == GENERATOR
    container, is_sure = _container(root)
    marked = "" if is_ours else take_marked(container, "dateline")
    copy = read_markup(container, facts.address)
    pictures = [*copy.pictures, *facts.pictures]
    layout = None
    if not is_sure:
        layout = _keep_story(copy, facts)
    if not copy.blocks and facts.text:
        layout = read_layout(facts.text)
        copy.blocks = read_markup(html_tree(from_paragraphs(layout.paragraphs))).blocks
    fields = _fields(facts, layout)
    fields["pictures"] = (
        []
        if is_ours
        else [replace(picture, href=joined(facts.address, picture.href)) for picture in pictures]
    )
    copy.pictures = copy.pictures if is_ours else []
    dateline = {
        "dateline": facts.first("dateline") or marked,
        "place": facts.first("contentLocation"),
    }
    if layout and layout.dateline:
        dateline["dateline"] = dateline["dateline"] or layout.dateline
        dateline["place"] = dateline["place"] or layout.dateline_place or ""
        dateline["day"] = layout.dateline_date
    if is_ours:
        dateline["day"] = times.day(facts.meta.get("newsroom:dateline-day", ""))
    yield put_together("html", fields, copy, is_ours=is_ours, **dateline)


def _text(data):
    found = _CHARSET.search(data[:4096])
    is_xml = data.startswith(b"<?xml")
    try:
        return decode(data, found[1].decode() if found and not is_xml else "", errors="replace")
    except WireError:
        return decode(data, errors="replace")  # the page names an encoding that is none


def _container(root):
    """(the element that holds the story, whether it holds nothing else)."""
    for one in root.iter():
        if "articleBody" in get(one, "itemprop").split() and name_of(one) != "meta":
            return one, True
    articles = [one for one in root.iter("article") if len(text_of(one)) >= _SHORTEST]
    alone = articles if len(articles) == 1 else []
    for one in [*alone, *root.iter("main"), *root.iter("body")]:
        if text_of(one):
            _take_out(one)
            return one, False
    return root, False


def _take_out(container):
    """Take out what stands around a story; the heads of articles stay."""
    for one in [one for one in container.iter() if name_of(one) in _AROUND]:
        parent = one.getparent()
        is_head = name_of(one) == "header" and name_of(parent) in {"article", "main"}
        if parent is not None and one is not container and not is_head:
            one.clear(keep_tail=True)


def _keep_story(copy, facts):
    """Keep the blocks of the story, as the text reader parts them from the page around it."""
    text = "\n\n".join(block.text for block in copy.blocks if block.text)
    if not text:
        return None
    layout = read_layout(text)
    kept = {paragraph.text for paragraph in layout.paragraphs}
    opening = layout.paragraphs[0].text if layout.paragraphs else ""
    closing = layout.paragraphs[-1].text if layout.paragraphs else ""
    places = [
        at
        for at, block in enumerate(copy.blocks)
        if block.text in kept
        or (opening and block.text.endswith(opening))
        or (closing and block.text.startswith(closing))
    ]
    if not places:
        return layout
    dropped = set(layout.dropped)
    behind = notes_behind(copy.blocks[places[-1] + 1 :])
    within = enumerate(copy.blocks[places[0] : places[-1] + 1], places[0])
    copy.blocks = [
        block for at, block in within if at in set(places) or not _is_around(block, dropped)
    ]
    while len(copy.blocks) > 1 and _is_of_links(copy.blocks[-1]):
        dropped.add(copy.blocks.pop().text)
    copy.dropped = [text for text in layout.dropped if text not in behind]
    copy.signoffs += filter(None, [layout.signoff, *behind])
    return layout


def _is_of_links(block):
    """Whether a list holds nothing but links: at the end of a page they lead to other stories."""
    return block.tag in {"ul", "ol"} and not _BESIDE_LINKS.sub("", block.inner).strip()


def _is_around(block, dropped):
    return block.tag in {"p", "h2", "h3", "h4"} or block.text in dropped


def _fields(facts: Facts, layout):
    published = times.moment(*facts.every("datePublished"))
    modified = times.moment(*facts.every("dateModified"))
    on = None if published else times.day(*facts.every("datePublished"))
    if layout and not published and not on:
        on = layout.dateline_date
    printed = facts.first("version")
    source = facts.first("sourceOrganization") or facts.first("publisher")
    authors = facts.authors or unique(facts.every("author"))
    if authors == [source] and facts.byline:
        authors = []  # the house itself, where the page names a person
    byline = facts.first("byline") or " and ".join(
        filter(None, [", ".join(authors[:-1]), *authors[-1:]])
    )
    language = facts.first("inLanguage")
    topics = unique([*facts.every("articleSection"), *facts.every("about")])
    return {
        "guid": facts.guid(),
        "headline": facts.first("headline") or (layout.headline if layout else ""),
        "standfirst": facts.first("description") or (layout.standfirst if layout else ""),
        "byline": byline or facts.byline or (layout.byline if layout else ""),
        "source": source or (layout.source if layout else ""),
        "language": language.replace("_", "-"),
        "published_at": published,
        "published_on": on,
        "version_created": modified or published,
        "version": version_number(printed),
        "urgency": urgency_of(facts.first("urgency")),
        "slugline": facts.first("slugline"),
        "correction": "\n".join(facts.every("correction")),
        "topics": topics,
        "keywords": [one for one in facts.keywords() if one not in topics],
        "dropped": layout.dropped if layout else (),
        "supplied": {
            "version": printed,
            "genre": facts.first("genre"),
            "people": [{"name": name} for name in unique(facts.every("mentions"))],
            "rights": {
                "holder": facts.first("copyrightHolder"),
                "year": facts.first("copyrightYear"),
                "notice": facts.first("copyrightNotice"),
                "terms": facts.first("license"),
            },
            "headlines": {"sub": facts.first("alternativeHeadline")},
            "links": [{"rel": "alternate", "href": facts.address}] if facts.address else [],
        },
    }
