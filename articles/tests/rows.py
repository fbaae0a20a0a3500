"""Stories, people and offices as rows alone, and the addresses at which they show."""

from datetime import UTC, date, datetime, timedelta

from articles.models import Appearance, Article, ArticleTopic, Relation

DAY = date(2007, 4, 23)
NOON = datetime(2007, 4, 23, 12, tzinfo=UTC)


def make_story(number=1, **fields):
    """A live story, as a row alone: what readers get depends on nothing else."""
    story = unsaved_story(number, **fields)
    story.save()
    return story


def unsaved_story(number=1, **fields):
    at = fields.pop("published_at", NOON + timedelta(minutes=number))
    fields = {
        "guid": f"test:{number}",
        "slug": f"story-{number}",
        "status": Article.Status.LIVE,
        "latest_number": 1,
        "live_number": 1,
        "headline": f"Ministers meet for the {number}th time",
        "body_text": "The ministers met.\n\nThey will meet again.",
        "body_html": "<p>The ministers met.</p>\n<p>They will meet again.</p>",
        "published_at": at,
        "published_on": at.date(),
    } | fields
    return Article(**fields)


def file_under(story, topic):
    ArticleTopic.objects.create(content_object=story, tag=topic, published_at=story.published_at)


def name_in(story, official, office=None, position=0):
    Appearance.objects.create(
        article=story,
        official=official,
        office=office,
        title=office.title if office else "",
        position=position,
        published_at=story.published_at,
    )
    told = {
        "official": official.slug,
        "title": office.title if office else "",
        "office": office.slug if office else None,
    }
    story.page = story.page | {"people": [*story.page.get("people", []), told]}
    story.save()


def relate(story, other, score=1.0):
    reasons = [{"kind": "topic", "text": "harbor talks"}]
    Relation.objects.create(article=story, other=other, score=score, reasons=reasons)
