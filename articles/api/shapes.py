"""What the things of the archive look like to programs. Addresses are absolute, moments ISO 8601.

Slugs name topics, officials, offices and sources; a story is named by its address, and by its
source's identifier of it.
"""

from django.conf import settings
from django.urls import reverse


def absolute(address):
    return settings.SITE_URL + address


def named(row, name="name"):
    """A thing that another one mentions."""
    return {"slug": row.slug, "name": getattr(row, name), "page": absolute(row.get_absolute_url())}


def story_line(article):
    """A story in a list; its source, topics and officials are loaded."""
    day_parts = article.get_absolute_url().strip("/").split("/", 3)
    return {
        "guid": article.guid,
        "page": absolute(article.get_absolute_url()),
        "api": absolute(reverse("api_article", args=[*map(int, day_parts[:3]), article.slug])),
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "source": named(article.source) if article.source else None,
        "place": article.dateline_place,
        "day": _text(article.dateline_date or article.published_on),
        "published_on": _text(article.published_on),
        "published_at": None if article.published_at_is_a_day else _text(article.published_at),
        "updated_at": _text(article.updated_at),
        "version": article.live_number,
        "language": article.language,
        "urgency": article.urgency,
        "topics": [named(item.tag) for item in article.topic_items.all()],
        "officials": [_appearance(appearance) for appearance in article.appearances.all()],
    }


def story(article, related):
    """A story with its text, what was said in it and what belongs with it."""
    page = article.page
    return story_line(article) | {
        "dateline": article.dateline,
        "authors": [credit["name"] for credit in page.get("bylines", [])],
        "body_html": article.body_html,
        "body_text": article.body_text,
        "signoff": page.get("signoff") or "",
        "corrections": page.get("corrections", []),
        "references": page.get("references", []),
        "photos": [
            {name: photo.get(name, "") for name in ("caption", "credit", "alt")}
            | {"address": photo["url"] if "//" in photo["url"] else absolute(photo["url"])}
            for photo in page.get("photos", [])
            if photo.get("url")
        ],
        "quotations": [
            {
                "page": f"{absolute(article.get_absolute_url())}#{said['anchor']}",
                "text": said["text"],
                "speaker": said["speaker"],
                "official": (said["official"] or {}).get("slug"),
            }
            for said in page.get("quotations", [])
        ],
        "related": [
            {
                "page": absolute(other.get_absolute_url()),
                "headline": other.headline,
                "published_on": _text(other.published_on),
                "kind": other.kind,
                "reasons": other.reasons,
            }
            for other in related
        ],
    }


def _appearance(appearance):
    """An official in a story, with the title of its day."""
    return named(appearance.official) | {"title": appearance.title}


def quotation(said):
    """What somebody said in print, with the office of that day; loaded by `with_story`."""
    return {
        "page": absolute(said.get_absolute_url()),
        "text": said.text,
        "speaker": said.speaker,
        "official": named(said.official) if said.official else None,
        "office": named(said.office, "title") if said.office else None,
        "day": _text(said.article.dateline_date or said.article.published_on),
        "guid": said.article.guid,
        "headline": said.article.headline,
        "version": said.version_number,
    }


def official(row):
    return named(row) | {
        "api": absolute(reverse("api_official", args=[row.slug])),
        "other_names": [name.name for name in row.other_names.all()],
        "born": row.birth_date or None,
        "died": row.death_date or None,
        "summary": row.summary,
        "tenures": [
            tenure(held) | {"office": named(held.office, "title")} for held in row.tenures.all()
        ],
    }


def office(row):
    return named(row, "title") | {
        "api": absolute(reverse("api_office", args=[row.slug])),
        "long_title": row.long_title,
        "area": row.area.name if row.area else None,
        "many_holders": row.many_holders,
        "tenures": [
            tenure(held) | {"official": named(held.official)} for held in row.tenures.all()
        ],
    }


def tenure(held):
    """From a day to a day, each as exactly as it is known: 2007-02-15, 2007-02 or 2007."""
    return {
        "title": held.title,
        "role": held.role,
        "start": str(held.start),
        "end": str(held.end) if held.end else None,
        "sources": [source["url"] for source in held.sources if source.get("url")],
    }


def topic(row):
    return named(row) | {
        "api": absolute(reverse("api_topic", args=[row.slug])),
        "introduction": row.introduction,
        "other_names": row.other_names,
        "stories": absolute(reverse("api_articles", query={"topic": row.slug})),
    }


def _text(value):
    return value.isoformat() if value else None
