"""A story that readers see as the plain values that wire formats and citations are written from."""

from django.conf import settings

from .desk import printed_dateline
from .reading.facts import Credit
from .wire.items import Picture, Printed
from .wire.pictures import guessed


def printed(article, topics=(), people=(), version=None):
    """The Printed of an article with its topics and the people its page shows.

    `version` is the story as the version readers see has it, a dictionary; without it, what pages
    do not show is not told: keywords, and what the sender said beside the story. Costs no query if
    the source is loaded.
    """
    version = version or {}
    page = article.page
    place, day, source = article.dateline_place, article.dateline_date, article.source
    return Printed(
        address=settings.SITE_URL + article.get_absolute_url(),
        guid=article.guid,
        headline=article.headline,
        published_on=article.published_on,
        published_at=article.published_at,
        publisher=settings.SITE_NAME,
        standfirst=article.standfirst,
        slugline=article.slugline,
        byline=article.byline,
        authors=authors(article),
        credits=tuple(Credit(**byline) for byline in page.get("bylines", [])),
        source=source.name if source else "",
        dateline=article.dateline or printed_dateline(place, day, source) or "",
        place=place,
        dateline_date=day,
        signoff=page.get("signoff") or "",
        updated_at=article.updated_at,
        expires_at=article.expires_at,
        version=article.live_number or 1,
        language=article.language,
        urgency=article.urgency,
        topics=tuple((t.name, settings.SITE_URL + t.get_absolute_url()) for t in topics),
        keywords=tuple(version.get("keywords", ())),
        people=tuple((person.name, settings.SITE_URL + person.address) for person in people),
        corrections=tuple(page.get("corrections", [])) or _as_supplied(article, version),
        references=tuple(page.get("references", [])),
        pictures=tuple(map(picture, page.get("photos", []))),
        supplied=version.get("supplied") or {},
    )


def _as_supplied(article, version):
    """The correction that the copy told of when it first came here; none of ours."""
    told = (version.get("supplied") or {}).get("correction")
    if not told:
        return ()
    at = (article.updated_at or article.published_at).isoformat()
    return ({"kind": "correction", "wrong": "", "right": told, "at": at},)


def authors(article):
    """The names of the byline, or the byline as it is printed."""
    names = tuple(byline["name"] for byline in article.page.get("bylines", []))
    return names or ((article.byline,) if article.byline else ())


def picture(photo):
    """The Picture of a photo as a story's page keeps it."""
    url = photo["url"]
    return Picture(
        href=settings.SITE_URL + url if url.startswith("/") else url,
        media_type=guessed(url),
        caption=photo["caption"],
        credit=photo["credit"],
        alt=photo["alt"],
        width=photo["width"],
        height=photo["height"],
    )
