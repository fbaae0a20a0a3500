"""What belongs to stories and is listed by them: appearances, topics, bylines, quotations."""

from django.db import models
from django.db.models import Exists, F, OuterRef

from ..teasers import SHOWN, teasers
from .articles import CARD_FIELDS, PERSON_ROW
from .rows import between, rows_beside, rows_of

STORY_FIELDS = ("headline", "slug", "published_on")


class ListedQuerySet(models.QuerySet):
    """What lists stories of a subject: appearances of an official, what is filed under a topic."""

    def published(self, now=None):
        """Of stories that a reader may see now."""
        stories = rows_of("Article").published(now)
        return self.filter(Exists(stories.filter(pk=OuterRef(self.model.STORY))))

    def with_card_data(self):
        """Load their stories as components/article_card.html shows them, in the same query."""
        shown = [f"{self.model.STORY}__{field}" for field in CARD_FIELDS]
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related(self.model.STORY).only(*own, *shown)

    def teasers(self, *more):
        """Their stories as plain values, and more: see articles.teasers."""
        story = self.model.STORY
        shown = [f"{story}__{field}" for field in SHOWN]
        return teasers(self, (f"{story}_id", "published_at", *shown), more)

    def with_people(self):
        """Load whom each story names, as `people_rows` of PERSON_ROW, in no order."""
        rows = rows_beside("Appearance", *PERSON_ROW, story=self.model.STORY)
        return self.annotate(people_rows=rows)


class QuotationQuerySet(models.QuerySet):
    """Quotations as readers meet them."""

    def published(self):
        """Quotations a reader may see now: in the words of the version a published story shows."""
        stories = rows_of("Article").published()
        shown = stories.filter(pk=OuterRef("article"), live_number=OuterRef("version_number"))
        return self.filter(Exists(shown), stale_since=None)

    def stale(self):
        """What readers saw in an earlier version and a later one no longer has."""
        return self.exclude(stale_since=None)

    def published_between(self, first, last):
        """Of stories published from the first day through the last; either may be None."""
        return between(self, "article__published_on", first, last)

    def in_order(self):
        """As the stories came in, and in each as it is read."""
        return self.order_by("article_id", "start")

    def with_speaker(self):
        """Load whose page a quotation leads to: one query."""
        shown = ("anchor", "text", "speaker", "official__slug", "official__name")
        return self.select_related("official").only(*shown)

    def with_story(self):
        """Load speaker, office and what a line says of the story, not its text: one query."""
        shown = [f"article__{field}" for field in ("guid", "dateline_date", *STORY_FIELDS)]
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related("article", "official", "office").only(
            *own, *shown, "official__slug", "official__name", "office__slug", "office__title"
        )

    def years(self):
        """[(year, number of quotations)] by the days in the stories' addresses, newest first."""
        year = F("article__published_on__year")
        return self.order_by().values_list(year).annotate(n=models.Count("pk")).order_by(-year)
