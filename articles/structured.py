"""What a story's page tells machines: schema.org's NewsArticle and BreadcrumbList as JSON-LD.

Titles are those of the story's day. https://schema.org/NewsArticle,
https://developers.google.com/search/docs/appearance/structured-data/article
"""

import json

from django.conf import settings
from django.utils.safestring import mark_safe

from newsroom import standing
from newsroom.addresses import address

from .models import Byline
from .printed import authors

# As django.utils.html.json_script: nothing in the data may end the element it stands in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def json_ld(*things):
    """The things as the text of a script element; what is None or empty in them is left out."""
    graph = {"@context": "https://schema.org", "@graph": [_told(thing) for thing in things]}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 – escaped


def news_article(article, topics, people):
    """The NewsArticle of a story, from what its page shows."""
    address = _absolute(article.get_absolute_url())
    corrections = [
        {
            "@type": "CorrectionComment",
            "text": correction["right"],
            "datePublished": correction["at"],
        }
        for correction in article.page.get("corrections", [])
    ]
    return {
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": article.headline,
        "description": article.standfirst,
        "datePublished": _moment(article),
        "dateModified": article.updated_at.isoformat() if article.updated_at else _moment(article),
        "dateline": article.dateline,
        "inLanguage": article.language,
        "wordCount": article.word_count,
        "author": _authors(article),
        "publisher": publisher(),
        "image": _images(article),
        "articleSection": topics[0].name if topics else None,
        "keywords": [topic.name for topic in topics],
        "about": [
            {"@type": "Thing", "name": topic.name, "url": _absolute(topic.get_absolute_url())}
            for topic in topics
        ],
        "mentions": [
            {
                "@type": "Person",
                "name": person.name,
                "jobTitle": person.title,
                "url": _absolute(person.address),
            }
            for person in people
        ],
        "citation": [
            reference.get("url") or reference.get("title")
            for reference in article.page.get("references", [])
        ],
        "correction": corrections,
    }


def breadcrumbs(article, topics):
    """The way from the front page to the story: by its first topic, or by its day."""
    steps = [(settings.SITE_NAME, address("front"))]
    if topics:
        steps.append((topics[0].name, topics[0].get_absolute_url()))
    else:
        day = article.published_on
        steps.append((str(day), address("archive_day", *day.isoformat().split("-"))))
    steps.append((article.headline, article.get_absolute_url()))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": _absolute(address)}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }


def publisher():
    """The newsroom itself, with the policies that have a page."""
    policies = {name: _absolute(address) for name, address in standing.policies().items()}
    if contact := policies.pop("contactPoint", None):
        policies["contactPoint"] = {"@type": "ContactPoint", "url": contact}
    return {
        "@type": "NewsMediaOrganization",
        "@id": _publisher_id(),
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL,
        "correctionsPolicy": _absolute(address("corrections")),
    } | policies


def website():
    """The site, as its front page tells of it."""
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL + address("front"),
        "inLanguage": "en",
        "publisher": {"@id": _publisher_id()},
    }


def profile_page(official, present, names):
    """The ProfilePage of an official with the tenures held today and other names in print."""
    address = _absolute(official.get_absolute_url())
    return {
        "@type": "ProfilePage",
        "@id": address,
        "url": address,
        "mainEntity": {
            "@type": "Person",
            "name": official.name,
            "image": _absolute(official.portrait["url"]) if official.portrait else None,
            "alternateName": list(names),
            "description": official.summary,
            "birthDate": official.birth_date,
            "deathDate": official.death_date,
            "jobTitle": [tenure.title for tenure in present],
            "url": address,
        },
    }


def _publisher_id():
    return f"{settings.SITE_URL}/#publisher"


def _authors(article):
    if names := authors(article):
        return [
            {"@type": "Person", "name": name, "url": _author_page(article, name)} for name in names
        ]
    name = article.source.name if article.source else settings.SITE_NAME
    return [{"@type": "Organization", "name": name}]


def _author_page(article, name):
    """The page of an author whom the story credits; None of a byline that names nobody apart."""
    credited = {credit["name"] for credit in article.page.get("bylines", [])}
    slug = Byline.slug_of(name) if name in credited else ""
    return _absolute(address("author", slug)) if slug else None


def _images(article):
    return [_absolute(photo["url"]) for photo in article.page.get("photos", []) if photo.get("url")]


def _moment(article):
    if article.published_at_is_a_day:
        return article.published_on.isoformat()
    return article.published_at.isoformat()


def _absolute(address):
    return settings.SITE_URL + address if address.startswith("/") else address


def _told(thing):
    if isinstance(thing, dict):
        return {name: _told(value) for name, value in thing.items() if value not in (None, "", [])}
    return [_told(part) for part in thing] if isinstance(thing, list) else thing
