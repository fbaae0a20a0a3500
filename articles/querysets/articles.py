"""What readers ask of stories. `published` is the only door to readers."""

from array import array
from itertools import batched

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils import timezone

from ..teasers import FIELDS, teasers
from .desk import DeskQuerySet
from .rows import between, rows_beside, rows_of

CARD_FIELDS = (
    "headline",
    "standfirst",
    "slug",
    "published_on",
    "published_at",
    "published_at_is_a_day",
    "dateline_place",
    "language",
    "lead_photo",
    "source_id",
)
# What a story's page and its files do not show, most of it the desk's own.
NOT_ON_PAGES = (
    *("body", "body_text", "supplied_version", "supplied_at", "latest_number", "embargo_zone"),
    *("embargo_by", "schedule_zone", "taken_down_class", "desk", "author", "assignee"),
    *("claimed_by", "claimed_at", "due_at", "priority", "followed_up_at", "created_at", "saved_at"),
    *("source__other_names", "source__earlier_dateline_styles", "source__homepage"),
    *("source__rights", "source__time_zone", "source__language"),
)
OPENING = Left("body_text", 400)
TOPIC_ROW = ("position", "tag__slug", "tag__name")
QUOTATION_ROW = ("start", "anchor", "text", "speaker", "official__slug", "official__name")
PERSON_ROW = ("position", "official__slug", "official__name", "title")


class ArticleQuerySet(DeskQuerySet):
    def published(self, now=None):
        """Articles a reader may see now. Agrees with Article.is_published.

        The clock decides when this is read: a story scheduled, embargoed or expired needs no job.
        `now` is only for statements that are composed once, and told the time whenever asked.
        """
        now = now or timezone.now()
        return self.filter(
            Q(embargo_until__isnull=True) | Q(embargo_until__lte=now),
            Q(expires_at__isnull=True) | Q(expires_at__gt=now),
            status=self.model.Status.LIVE,
            published_at__lte=now,
        )

    def newest_first(self):
        return self.order_by("-published_at", "-id")

    def published_on(self, day):
        """Published on that day, as their addresses say."""
        return self.filter(published_on=day)

    def published_between(self, first, last):
        """Published from the first day through the last; either may be None."""
        return between(self, "published_on", first, last)

    def in_batches(self, size=500):
        """Yield lists of these stories in the order they came in, for work on very many.

        Their keys are looked up once, the stories a batch at a time: nothing stays open between
        batches, and what was taken down meanwhile is not among them any more.
        """
        rows = self.prefetch_related(None).order_by("pk").values_list("pk", flat=True)
        keys = array("q", rows.iterator(chunk_size=10_000))
        for batch in batched(keys, size):
            yield list(self.filter(pk__in=batch).order_by("pk"))

    def with_card_data(self):
        """Load what components/article_card.html shows, and not the body: one query."""
        return self.only(*CARD_FIELDS)

    def teasers(self, *more):
        """What a card shows of them as plain values, and more: see articles.teasers."""
        return teasers(self, FIELDS, more)

    def with_page_data(self):
        """Load what a story's page shows, but for what it belongs with, in one query.

        `topic_rows` are [position, slug, name] of its topics, in no order.
        """
        return (
            self.select_related("source")
            .defer(*NOT_ON_PAGES)
            .annotate(opening=OPENING, topic_rows=rows_beside("ArticleTopic", *TOPIC_ROW))
        )

    def with_front_data(self):
        """Load what the front page shows, in one query: cards, openings, topics, people.

        `topic_rows` are as those of a page; `people_rows` are [position, slug, name, title].
        """
        beside = {
            "opening": OPENING,
            "topic_rows": rows_beside("ArticleTopic", *TOPIC_ROW),
            "people_rows": rows_beside("Appearance", *PERSON_ROW),
        }
        return self.annotate(**beside).teasers("lead_photo", *beside)

    def with_quotations(self):
        """Load what readers see quoted, as `quotation_rows` of QUOTATION_ROW, in no order."""
        said = rows_of("Quotation").published()
        return self.annotate(quotation_rows=rows_beside("Quotation", *QUOTATION_ROW, among=said))

    def counts_by_year(self):
        """{year: number of stories}, newest year first."""
        years = self.order_by().values_list(F("published_on__year")).annotate(n=models.Count("pk"))
        return dict(sorted(years, reverse=True))

    def counts_by_month(self, year):
        """{month: number of stories} of that year."""
        months = (
            self.filter(published_on__year=year)
            .order_by()
            .values_list(F("published_on__month"))
            .annotate(n=models.Count("pk"))
        )
        return dict(sorted(months))

    def by_day(self, first, last):
        """(day, number of stories, moments of the first and the last) from one day to another."""
        return (
            self.published_between(first, last)
            .order_by("published_on")
            .values_list("published_on")
            .annotate(models.Count("pk"), models.Min("published_at"), models.Max("published_at"))
        )
