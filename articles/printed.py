"""A story that readers see as the plain values that wire formats and citations are written from."""

from django.conf import settings

from .wire.items import Printed


def printed(article, topics=(), people=()):
    """The Printed of an article with its topics and the people its page shows."""
    return Printed(
        address=settings.SITE_URL + article.get_absolute_url(),
        headline=article.headline,
        published_on=article.published_on,
        published_at=article.published_at,
        publisher=settings.SITE_NAME,
        standfirst=article.standfirst,
        slugline=article.slugline,
        byline=article.byline,
        authors=authors(article),
        source=article.source.name if article.source else "",
        dateline=article.dateline,
        place=article.dateline_place,
        signoff=article.page.get("signoff") or "",
        updated_at=article.updated_at,
        version=article.live_number or 1,
        language=article.language,
        urgency=article.urgency,
        topics=tuple((t.name, settings.SITE_URL + t.get_absolute_url()) for t in topics),
        people=tuple((person.name, settings.SITE_URL + person.address) for person in people),
        corrections=tuple(article.page.get("corrections", [])),
    )


def authors(article):
    """The names of the byline, or the byline as it is printed."""
    names = tuple(byline["name"] for byline in article.page.get("bylines", []))
    return names or ((article.byline,) if article.byline else ())
