"""Every named way of choosing articles. `published` is the only door to readers."""

from array import array
from datetime import datetime, time, timedelta
from itertools import batched

from django.apps import apps
from django.db import connections, models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Left
from django.utils import timezone

from .teasers import FIELDS, SHOWN, teasers

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

STORY_FIELDS = ("headline", "slug", "published_on")

# What the desk's list does not show and need not load.
HEAVY_FIELDS = (
    "standfirst",
    "byline",
    "dateline",
    "lead_photo",
    "body",
    "body_text",
    "body_html",
    "page",
)
# What a story's page and its files do not show, most of it the desk's own.
NOT_ON_PAGES = (
    *("body", "body_text", "supplied_version", "supplied_at", "latest_number", "embargo_zone"),
    *("embargo_by", "schedule_zone", "taken_down_class", "desk", "author", "assignee"),
    *("claimed_by", "claimed_at", "due_at", "priority", "followed_up_at", "created_at", "saved_at"),
    *("source__other_names", "source__earlier_dateline_styles", "source__homepage"),
    *("source__rights", "source__time_zone", "source__language"),
)
# A search finds so many stories by each field and no more; a desk narrows it further.
FOUND = 1000
# Filed or named in more stories than this, something is looked up story by story.
OFTEN = 2000
# Not put away and not yet finished: somebody still has to do something.
IN_THE_WORKS = ("draft", "review", "ready")
A_DAY = timedelta(days=1)
OPENING = Left("body_text", 400)
TOPIC_ROW = ("position", "tag__slug", "tag__name")
QUOTATION_ROW = ("start", "anchor", "text", "speaker", "official__slug", "official__name")
PERSON_ROW = ("position", "official__slug", "official__name", "title")


class Rows(models.Aggregate):
    """The rows of a subquery as one list of lists."""

    output_field = models.JSONField()
    arity = None
    template = "json_group_array(json_array(%(expressions)s))"

    def as_postgresql(self, compiler, connection, **context):
        template = "jsonb_agg(jsonb_build_array(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)


def rows_of(model):
    """All rows of another model of this app, by name: models import this module, not it them."""
    return apps.get_model("articles", model).objects.all()


def _rows_beside(model, *fields, among=None, story="pk"):
    """These fields of all rows of the model that belong to each story, as one list of lists."""
    key = rows_of(model).model.STORY
    rows = rows_of(model) if among is None else among
    rows = rows.filter(**{key: OuterRef(story)}).order_by().values(key)
    return Subquery(rows.annotate(rows=Rows(*fields)).values("rows"))


def is_number(word):
    return word.isascii() and word.isdigit() and len(word) < 19


class DeskQuerySet(models.QuerySet):
    """What editors ask of the desk, each in their own words."""

    def locked(self):
        """The stories as they are now, and as nobody else changes them before the transaction ends.

        What only refers to them, such as related coverage of another story, need not wait.
        """
        return self.select_for_update(no_key=True)

    def drafts_of(self, user):
        """Drafts that the user began or is assigned to."""
        # Excluding reads the drafts; asking for author or assignee reads all that was ever theirs.
        return self.filter(status="draft").exclude(~Q(author=user), ~Q(assignee=user))

    def worked_on_by(self, user):
        """Stories that the user began, is assigned to or holds, wherever they stand."""
        return self.filter(Q(author=user) | Q(assignee=user) | Q(claimed_by=user))

    def waiting_for_review(self, user):
        """In review, begun by somebody else and held by nobody else."""
        # Excluding reads the few stories in review; asking for claimed_by=None reads the archive.
        held = Q(claimed_by__isnull=False) & ~Q(claimed_by=user)
        return self.filter(status="review").exclude(held).exclude(author=user)

    def claimed_by_others(self, user):
        return self.filter(claimed_by__isnull=False).exclude(claimed_by=user)

    def due_on(self, day):
        """In the works and due on that day of the newsroom's."""
        start = timezone.make_aware(datetime.combine(day, time.min))
        end = timezone.make_aware(datetime.combine(day + A_DAY, time.min))
        return self.filter(status__in=IN_THE_WORKS, due_at__gte=start, due_at__lt=end)

    def scheduled(self):
        """Coming out by the clock, with no embargo that outlasts the time of publication."""
        return self.filter(
            Q(embargo_until=None) | Q(embargo_until__lte=F("published_at")),
            status="live",
            published_at__gt=timezone.now(),
        )

    def scheduled_within(self, span):
        """Coming out by the clock within the span of time from now."""
        return self.scheduled().filter(published_at__lte=timezone.now() + span)

    def embargoed(self):
        """Under an embargo that has not lifted yet, finished or not."""
        return self.alive().filter(embargo_until__gt=timezone.now())

    def due_but_not_out(self):
        """Due, or approved for a time that has come, and no reader sees it."""
        now = timezone.now()
        hidden = Q(status="live") & (Q(published_at__gt=now) | Q(embargo_until__gt=now))
        return self.filter(
            Q(due_at__lt=now) & (Q(status__in=IN_THE_WORKS) | hidden)
            | Q(status="ready", published_at__lte=now)
        )

    def recently_published(self, span=A_DAY):
        """Before readers, and published within the span of time up to now."""
        return self.published().filter(published_at__gte=timezone.now() - span)

    def with_open_corrections(self):
        """Published stories with a later version that readers do not see yet."""
        return self.filter(status="live", live_number__lt=F("latest_number"))

    def with_repeated_errors(self):
        """Published, and saying what a correction of another story took back."""
        open_errors = rows_of("RepeatedError").filter(settled_at=None)
        return self.filter(status="live", pk__in=open_errors.values("article"))

    def with_unresolved_names(self):
        """Naming somebody who may be one of several officials, until an editor says who."""
        # Most mentions without an official have no candidates; asked for by official__isnull they
        # would be read, all of them.
        mentions = rows_of("Mention").filter(~Q(candidates=[])).exclude(official__gt=0)
        return self.alive().filter(pk__in=mentions.values("article"))

    def missing_credit_or_alt(self):
        """Showing a picture without a credit or without an alternative text."""
        uses = rows_of("ArticlePhoto").filter(Q(credit="") | Q(alt=""))
        return self.alive().filter(pk__in=uses.values("article"))

    def without_picture(self):
        return self.filter(lead_photo__isnull=True)

    def corrected(self):
        """With a correction or clarification that readers were told of."""
        return self.filter(pk__in=rows_of("Correction").values("article"))

    def standing(self, word):
        """Stories whose status is printed with that word, such as "scheduled".

        Agrees with `articles.admin.status.word_of`. Raise KeyError for a word that is none.
        """
        now = timezone.now()
        held = Q(status="live", embargo_until__gt=now)
        waiting = Q(status="live", published_at__gt=now) & ~held
        # Few stories expire; asked for by themselves they come from an index of their own.
        past = self.model.objects.filter(expires_at__lte=now).values("pk")
        over = Q(status="live", pk__in=past) & ~held & ~waiting
        corrected = Q(pk__in=rows_of("Correction").values("article"))
        chosen = {
            "draft": Q(status="draft"),
            "in review": Q(status="review"),
            "ready": Q(status="ready"),
            "scheduled": waiting,
            "embargoed": held,
            "published": ~corrected,
            "corrected": corrected,
            "expired": over,
            "withdrawn": Q(status="withdrawn"),
            "killed": Q(status="killed"),
            "spiked": Q(status="spiked"),
        }[word]
        if word in {"published", "corrected"}:
            return self.published().filter(chosen)
        return self.filter(chosen)

    def alive(self):
        """In the works or published; not spiked, withdrawn or killed."""
        return self.filter(status__in=(*IN_THE_WORKS, "live"))

    def identified(self, guids):
        """Stories with one of these identifiers, of whatever source.

        The sources are named, and those without one told apart, since the indexes begin with them.
        """
        sources = self.model._meta.get_field("source").related_model.objects.values("pk")
        of_a_source = self.filter(source__in=sources, guid__in=guids)
        return of_a_source | self.filter(source=None, guid__in=guids)

    def with_words_in_name(self, words):
        """Stories with all the words in the headline, the slugline or the identifier, in any case.

        A number is also the story's own. Of each field the newest FOUND stories are taken, which
        lets the database stop early at a word that is everywhere.
        """
        if not words:
            return self
        newest_of_each = []
        for field in ("headline", "slugline", "guid"):
            rows = self.order_by() if field == "guid" else self.order_by("-saved_at", "-pk")
            for word in words:
                rows = rows.filter(**{f"{field}__icontains": word})
            newest_of_each.append(rows.values_list("pk", flat=True)[:FOUND])
        # Looked up once, for the count and for the page.
        found = set(self._any_of(newest_of_each))
        if len(words) == 1 and is_number(words[0]):
            found |= {int(words[0])}
        return self.filter(pk__in=found)

    def _any_of(self, choices):
        """The keys that any of the sliced choices has, in one query."""
        if connections[self.db].features.supports_slicing_ordering_in_compound:
            return choices[0].union(*choices[1:])
        # SQLite slices no part of a union; PostgreSQL would read every story for these.
        any_of = Q()
        for choice in choices:
            any_of |= Q(pk__in=choice.values("pk"))
        return self.order_by().filter(any_of).values_list("pk", flat=True)

    def with_words_in_text(self, words, newest=4000):
        """Stories with each of the words in the text, among those that were updated last.

        The newest FOUND of them are taken, for the reason above.
        """
        if not words:
            return self
        rows = self.order_by("-saved_at", "-pk")
        last = rows.values_list("saved_at", flat=True)[newest - 1 : newest].first()
        found = rows.filter(saved_at__gte=last) if last else rows
        for word in words:
            found = found.filter(body_text__icontains=word)
        return self.filter(pk__in=list(found.values_list("pk", flat=True)[:FOUND]))

    def among(self, items, field="article"):
        """Stories that one of the items belongs to.

        Few items tell the stories; of many the newest stories are asked in turn, so that a page
        of the list never gathers the whole archive.
        """
        if items[:OFTEN].count() < OFTEN:
            return self.filter(pk__in=items.values(field))
        return self.filter(Exists(items.filter(**{field: OuterRef("pk")})))

    def with_desk_data(self):
        """Load what the desk's list shows, in two queries."""
        appearances = (
            rows_of("Appearance")
            .select_related("official")
            .only("article", "official__name")
            .order_by("position")
        )
        corrections = rows_of("Correction").filter(article=OuterRef("pk"))
        return (
            self.select_related("source", "desk", "claimed_by", "assignee")
            .defer(*HEAVY_FIELDS)
            .annotate(is_corrected=Exists(corrections))
            .prefetch_related(Prefetch("appearances", appearances))
        )


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
        chosen = self
        if first:
            chosen = chosen.filter(published_on__gte=first)
        if last:
            chosen = chosen.filter(published_on__lte=last)
        return chosen

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
            .annotate(opening=OPENING, topic_rows=_rows_beside("ArticleTopic", *TOPIC_ROW))
        )

    def with_front_data(self):
        """Load what the front page shows, in one query: cards, openings, topics, people.

        `topic_rows` are as those of a page; `people_rows` are [position, slug, name, title].
        """
        beside = {
            "opening": OPENING,
            "topic_rows": _rows_beside("ArticleTopic", *TOPIC_ROW),
            "people_rows": _rows_beside("Appearance", *PERSON_ROW),
        }
        return self.annotate(**beside).teasers("lead_photo", *beside)

    def with_quotations(self):
        """Load what readers see quoted, as `quotation_rows` of QUOTATION_ROW, in no order."""
        said = rows_of("Quotation").published()
        return self.annotate(quotation_rows=_rows_beside("Quotation", *QUOTATION_ROW, among=said))

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
        rows = _rows_beside("Appearance", *PERSON_ROW, story=self.model.STORY)
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
        chosen = self
        if first:
            chosen = chosen.filter(article__published_on__gte=first)
        if last:
            chosen = chosen.filter(article__published_on__lte=last)
        return chosen

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
