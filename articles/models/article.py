from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from taggit.managers import TaggableManager

from newsroom.addresses import address

from ..querysets import ArticleQuerySet
from .topic import ArticleTopic, Topic


class Article(models.Model):
    """A story: one address for ever, and the index of what readers may see of it.

    The story itself is kept in its versions. `articles.versions.apply` copies one of them into
    the fields from `headline` on; nothing else writes them.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        REVIEW = "review", "In review"
        READY = "ready", "Ready"
        LIVE = "live", "Published"
        SPIKED = "spiked", "Spiked"
        WITHDRAWN = "withdrawn", "Withdrawn"
        KILLED = "killed", "Killed"

    class TakenDown(models.TextChoices):
        LEGAL = "legal", "Legal reasons"
        SAFETY = "safety", "Danger to persons"
        WRONG = "wrong", "Wrong beyond correction"

    # Who it is
    source = models.ForeignKey(
        "articles.Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text="Who supplied the copy.",
    )
    guid = models.TextField(
        "identifier", help_text="The source's own identifier of the story; unique per source."
    )
    slug = models.SlugField(max_length=200, allow_unicode=True, help_text="Part of the address.")
    supplied_version = models.BigIntegerField(
        null=True, editable=False, help_text="The sender's number of the last copy that was taken."
    )
    supplied_at = models.DateTimeField(
        null=True, editable=False, help_text="When its sender made the last copy that was taken."
    )

    # Where it stands
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    latest_number = models.PositiveIntegerField("latest version", default=0, editable=False)
    live_number = models.PositiveIntegerField(
        "version readers see", null=True, blank=True, editable=False
    )
    published_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When readers first see it. In the future: the story waits until then.",
    )
    published_at_is_a_day = models.BooleanField(
        default=False, help_text="Only the day is known, as in most archives; no hour is printed."
    )
    published_on = models.DateField(
        null=True, blank=True, editable=False, help_text="The day in the address."
    )
    updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Readers see no version of the story before then."
    )
    expires_at = models.DateTimeField(
        null=True, blank=True, help_text="Readers see the story until then."
    )
    embargo_zone = models.CharField(
        max_length=64, blank=True, help_text="The zone the embargo was imposed in."
    )
    embargo_by = models.CharField(
        "embargo imposed by", max_length=200, blank=True, help_text="Who asked for it."
    )
    schedule_zone = models.CharField(
        max_length=64, blank=True, help_text="The zone the publication time was given in."
    )
    taken_down_class = models.CharField(
        max_length=20,
        blank=True,
        choices=TakenDown,
        help_text="Readers see this class of a kill or withdrawal, never the reason.",
    )

    # Who works on it
    desk = models.ForeignKey(
        "articles.Desk", null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="stories",
        help_text="Who began it; a reporter edits only the stories begun by or assigned to them.",
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assigned_stories",
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="claimed_stories",
    )
    claimed_at = models.DateTimeField(null=True, editable=False)
    due_at = models.DateTimeField("due", null=True, blank=True)
    priority = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The desk's own, from 1 (first) to 9; not the urgency."
    )
    followed_up_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When publish_due last did what follows from this publication.",
    )

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(null=True, editable=False)

    # What readers see: written by articles.versions.apply
    headline = models.CharField(max_length=500, blank=True, editable=False)
    standfirst = models.TextField(blank=True, editable=False)
    slugline = models.CharField(max_length=200, blank=True, editable=False)
    byline = models.TextField(blank=True, editable=False)
    dateline = models.TextField(blank=True, editable=False)
    dateline_place = models.CharField(max_length=300, blank=True, editable=False)
    dateline_date = models.DateField(null=True, editable=False)
    language = models.CharField(max_length=35, default="en", editable=False)
    urgency = models.PositiveSmallIntegerField(null=True, editable=False)
    body = models.TextField(blank=True, editable=False)
    body_text = models.TextField(blank=True, editable=False)
    body_html = models.TextField(blank=True, editable=False)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    lead_photo = models.JSONField(null=True, editable=False)
    page = models.JSONField(default=dict, editable=False)

    topics = TaggableManager(through=ArticleTopic, to=Topic, blank=True)
    officials = models.ManyToManyField(
        "people.Official", through="articles.Appearance", related_name="articles", editable=False
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        permissions = [
            ("edit_any_article", "Can edit stories of others"),
            ("approve_article", "Can approve stories for publication"),
            ("publish_article", "Can publish, schedule, embargo and correct stories"),
            ("refile_article", "Can refile stories"),
            ("withdraw_article", "Can withdraw and kill stories"),
            ("read_legal_archive", "Can read killed stories"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "guid"],
                name="one_story_a_source_and_guid",
            ),
            models.UniqueConstraint(
                fields=["guid"],
                condition=Q(source__isnull=True),
                name="one_story_a_guid_without_source",
            ),
            models.UniqueConstraint(
                fields=["published_on", "slug"],
                name="one_story_a_day_and_slug",
                violation_error_message="Another story of that day has this address.",
            ),
            models.CheckConstraint(
                condition=~Q(status="live")
                | Q(
                    published_at__isnull=False,
                    published_on__isnull=False,
                    live_number__isnull=False,
                ),
                name="a_live_story_has_a_time",
                violation_error_message="Set a publication time before publishing.",
            ),
            models.CheckConstraint(
                condition=Q(urgency__isnull=True) | Q(urgency__gte=1, urgency__lte=9),
                name="urgency_is_from_1_to_9",
            ),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__gte=1, priority__lte=9),
                name="priority_is_from_1_to_9",
            ),
            models.CheckConstraint(
                condition=Q(live_number__isnull=True)
                | Q(live_number__gte=1, live_number__lte=models.F("latest_number")),
                name="readers_see_a_version_that_exists",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="newest_first"),
            models.Index(fields=["published_on", "status"], name="by_day"),
            models.Index(fields=["status", "-saved_at", "-id"], name="desk_by_status"),
            models.Index(fields=["due_at"], name="desk_by_due"),
            models.Index(fields=["source", "-saved_at", "-id"], name="desk_by_source"),
            models.Index(fields=["desk", "-saved_at", "-id"], name="desk_by_desk"),
            # Searches walk these from the newest story on, without the table and its texts.
            models.Index(fields=["-saved_at", "-id", "headline"], name="desk_search_headline"),
            models.Index(fields=["-saved_at", "-id", "slugline"], name="desk_search_slugline"),
            models.Index(fields=["headline", "-id"], name="desk_by_headline"),
            models.Index(
                fields=["expires_at"], condition=Q(expires_at__isnull=False), name="desk_expiring"
            ),
            models.Index(
                fields=["embargo_until"],
                condition=Q(embargo_until__isnull=False),
                name="desk_embargoed",
            ),
            models.Index(
                fields=["status"],
                condition=Q(live_number__lt=models.F("latest_number")),
                name="desk_changed_since_published",
            ),
        ]

    def __str__(self):
        return self.headline or "Story without a headline"

    def get_absolute_url(self):
        day = self.published_on
        if day is None:
            return ""
        return address("article", *day.isoformat().split("-"), self.slug)

    @property
    def is_published(self):
        """Whether a reader may see it now. Agrees with ArticleQuerySet.published."""
        now = timezone.now()
        return (
            self.status == self.Status.LIVE
            and self.published_at <= now
            and (self.embargo_until is None or self.embargo_until <= now)
            and (self.expires_at is None or self.expires_at > now)
        )

    @property
    def has_unpublished_changes(self):
        """Whether the desk holds a later version than the one readers see."""
        return self.live_number is not None and self.live_number != self.latest_number
