"""The smallest valid rows, and a reader who follows something."""

from datetime import timedelta

from django.utils import timezone

from articles.tests.factories import make_live_article, make_topic
from newsroom import standing
from readers import asking, subjects
from readers.models import Page, SiteNotice


def make_notice(**fields):
    notice = SiteNotice.objects.create(**{"text": "We moved."} | fields)
    standing.forget()
    return notice


def make_page(slug="about", **fields):
    fields = {"title": "About us", "body": "<p>Who we are.</p>", "is_shown": True} | fields
    page, _ = Page.objects.update_or_create(slug=slug, defaults=fields)
    standing.forget()
    return page


def make_followed_topic(slug="piers"):
    """A topic that can be followed: a published story is on it."""
    topic = make_topic(slug=slug, name=slug.capitalize())
    make_live_article({"topics": [slug]})
    return topic


def make_asked(address="ann@example.org", subject="/topics/piers/", frequency="now"):
    """A reader who has asked, and not confirmed yet."""
    return asking.ask(address, subjects.subject_at(subject), frequency)


def make_follower(*args, **kwargs):
    """A reader who has asked and confirmed."""
    follower = make_asked(*args, **kwargs)
    asking.confirm(follower, asking.pending(follower).values_list("pk", flat=True))
    follower.refresh_from_db()
    return follower


def make_news(topic="piers", **story):
    """A story on the topic, published this moment."""
    fields = {"headline": "A Pier Opens", "topics": [topic], "standfirst": "It is long."}
    return make_live_article(fields | story, at=timezone.now())


def later(**span):
    return timezone.now() + timedelta(**span)
