"""One complete, plain web page a story, which tells machines the same as readers."""

import html
import json

from .xml import holdable

# Nothing in the data may end the element it stands in.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
_ROBOTS = {"withheld": "noindex", "canceled": "noindex"}


def render(stories, channel=None):
    """Yield the HTML document of each story of `items.Printed`."""
    for story in stories:
        yield _page(story)


def _page(story):
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        _element("title", story.headline),
        '<meta name="generator" content="Newsroom">',
        *(_meta(name, value) for name, value in _metas(story).items() if value),
    ]
    if story.address:
        head.append(f'<link rel="canonical" href="{_quoted(story.address)}">')
    head.append(f'<script type="application/ld+json">{_json(story)}</script>')
    article = [
        _element("h1", story.headline),
        _element("p", story.standfirst, "standfirst") if story.standfirst else "",
        _element("p", _credit_line(story), "byline") if _credit_line(story) else "",
        f'<p><time datetime="{_quoted(story.published_at.isoformat())}">'
        f"{story.published_on.isoformat()}</time></p>",
        _element("p", story.dateline, "dateline") if story.dateline else "",
        f'<div itemprop="articleBody">\n{holdable(story.body)}',
        _element("p", story.signoff, "signoff") if story.signoff else "",
        *(_figure(picture) for picture in story.pictures),
        "</div>",
        *(_element("p", _corrected(one), "correction") for one in story.corrections),
    ]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_quoted(story.language)}">',
            "<head>",
            *head,
            "</head>",
            "<body>",
            "<article>",
            *filter(None, article),
            "</article>",
            "</body>",
            "</html>\n",
        ]
    )


def _metas(story):
    day = story.dateline_date
    return {
        "newsroom:version": str(story.version),
        "newsroom:guid": story.guid,
        "newsroom:urgency": str(story.urgency or ""),
        "newsroom:slugline": story.slugline,
        "newsroom:byline": story.byline,
        "newsroom:dateline-day": day.isoformat() if day else "",
        "robots": _ROBOTS.get(story.status, ""),
        "description": story.standfirst,
    }


def _json(story):
    supplied = story.supplied
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": story.address,
        "identifier": story.guid,
        "headline": story.headline,
        "alternativeHeadline": supplied.get("headlines", {}).get("sub"),
        "description": story.standfirst,
        "datePublished": story.published_at.isoformat(),
        "dateModified": (story.updated_at or story.published_at).isoformat(),
        "dateline": story.dateline,
        "contentLocation": {"@type": "Place", "name": story.place} if story.place else None,
        "inLanguage": story.language,
        "version": story.version,
        "genre": supplied.get("genre"),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": story.publisher},
        "sourceOrganization": (
            {"@type": "Organization", "name": story.source} if story.source else None
        ),
        "about": [
            {"@type": "Thing", "name": name, "url": address} for name, address in story.topics
        ],
        "keywords": list(story.keywords),
        "mentions": [
            {"@type": "Person", "name": name, "url": address} for name, address in story.people
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": one.get("right", "")}
            for one in story.corrections
        ],
    }
    kept = {name: value for name, value in told.items() if value not in (None, "", [])}
    return holdable(json.dumps(kept, ensure_ascii=False)).translate(_ESCAPES)


def _credit_line(story):
    return " · ".join(filter(None, (story.byline, story.source)))


def _corrected(correction):
    return f"{correction.get('kind', 'correction').capitalize()}: {correction.get('right', '')}"


def _figure(picture):
    told = {"src": picture.href, "alt": picture.alt, "width": picture.width}
    told |= {"height": picture.height, "class": picture.role}
    told |= {"data-type": picture.media_type, "data-terms": picture.usage_terms}
    attributes = "".join(
        f' {name}="{_quoted(str(value))}"' for name, value in told.items() if value or name == "alt"
    )
    credit = _element("span", picture.credit, "credit") if picture.credit else ""
    caption = f"{_text(picture.caption)} {credit}".strip()
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure><img{attributes}>{caption}</figure>"


def _meta(name, value):
    return f'<meta name="{name}" content="{_quoted(value)}">'


def _element(name, text, kind=""):
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{_text(text)}</{name}>"


def _text(text):
    return html.escape(holdable(text), quote=False)


def _quoted(text):
    return html.escape(holdable(text))
