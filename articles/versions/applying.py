"""One version copied into what readers see: the row of its story, and the rows around it."""

from datetime import date

from django.db import transaction

from .. import body
from ..models import ArticlePhoto, ArticleTopic, Byline, Photo, Topic
from ..photos import on_page
from .story import as_shown


def shown(article, version, photos=None, corrections=None):
    """{field of the row: its value when readers see this version}; nothing is written.

    `photos` are those of `photos_used`, `corrections` those of the article, in its order, where
    they are known already.
    """
    story = as_shown(version.story)
    dateline = story["dateline"]
    text = body.plain_text(story["body"])
    used = photos_used(story) if photos is None else photos
    photos = [on_page(photo, use) for photo, use in used]
    if corrections is None:
        corrections = article.corrections.all() if article.pk else ()
    return {
        "headline": story["headline"],
        "standfirst": story["standfirst"],
        "slugline": story["slugline"],
        "byline": story["byline"],
        "dateline": dateline["printed"] or "",
        "dateline_place": dateline["place"] or "",
        "dateline_date": date.fromisoformat(dateline["day"]) if dateline["day"] else None,
        "language": story["language"],
        "urgency": story["urgency"],
        "body": story["body"],
        "body_text": text,
        "word_count": len(text.split()),
        "lead_photo": photos[0] if photos else None,
        "page": {
            "bylines": story["bylines"],
            "photos": photos,
            "references": story["references"],
            "signoff": story["signoff"],
            "corrections": [
                {
                    "kind": correction.kind,
                    "wrong": correction.wrong,
                    "right": correction.right,
                    "at": correction.corrected_at.isoformat(),
                }
                for correction in corrections
            ],
        },
    }


@transaction.atomic
def apply(article, version):
    """Copy one version into the fields and rows that lists, pages and searches read.

    Called when a version is published, and when a story that was never published is saved.
    """
    for field, value in shown(article, version).items():
        setattr(article, field, value)
    story = version.story
    article.bylines.all().delete()
    article.photo_items.all().delete()
    file_around({article: story}, {article: photos_used(story)})
    article.save()


def bylines_of(article, bylines):
    """The rows of the credits, not yet stored. Who is credited twice has the story listed once."""
    credited = set()
    for position, byline in enumerate(bylines):
        slug = Byline.slug_of(byline["name"])
        yield Byline(
            article=article,
            position=position,
            slug="" if slug in credited else slug,
            published_at=article.published_at,
            **byline,
        )
        credited.add(slug)


def file_around(stories, photos):
    """Store what stands around stories: {article: its story}, {article: photos as it uses them}.

    Of bylines and photos it must have none yet; topics are replaced. Return the rows of the latter.
    """
    Byline.objects.bulk_create(
        row for article, story in stories.items() for row in bylines_of(article, story["bylines"])
    )
    ArticlePhoto.objects.bulk_create(
        ArticlePhoto(
            article=article,
            photo=photo,
            position=position,
            caption=use["caption"],
            credit=use["credit"],
            alt=use["alt"],
        )
        for article, used in photos.items()
        for position, (photo, use) in enumerate(used)
    )
    return file_under_topics({article: story["topics"] for article, story in stories.items()})


def file_under_topics(slugs_of):
    """Replace the topics of stories: {article: the slugs its version names}; return the rows.

    Two slugs may have become one topic since; the story is filed under it once.
    """
    topics = Topic.objects.named(slug for slugs in slugs_of.values() for slug in slugs)
    ArticleTopic.objects.filter(content_object__in=slugs_of).delete()
    return ArticleTopic.objects.bulk_create(
        ArticleTopic(
            content_object=article,
            tag=topic,
            position=position,
            published_at=article.published_at,
        )
        for article, slugs in slugs_of.items()
        for position, topic in enumerate(
            dict.fromkeys(topics[slug] for slug in slugs if slug in topics)
        )
    )


def photos_used(story):
    """[(photo, how the story uses it)], in order, of those that exist."""
    return photos_of([story])[0]


def photos_of(stories):
    """What `photos_used` gives, of each of the stories, in one query."""
    names = {use["photo"] for story in stories for use in story["photos"]}
    photos = Photo.objects.in_bulk(names, field_name="name") if names else {}
    return [
        [(photos[use["photo"]], use) for use in story["photos"] if use["photo"] in photos]
        for story in stories
    ]
