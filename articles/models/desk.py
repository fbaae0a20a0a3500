"""What the desk keeps about a story while it works on it; none of it ever leaves the desk."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Desk(models.Model):
    """A part of the newsroom that stories are assigned to: foreign, Pentagon, archive."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Autosave(models.Model):
    """What one editor typed and did not save yet: one private slot an editor and story.

    It is no version and readers never see it. A story that was never saved has no article; its
    slot is told by the editor alone.
    """

    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves"
    )
    article = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="autosaves",
    )
    started_from = models.PositiveIntegerField(
        default=0, help_text="The number of the version the editor began from."
    )
    fields = models.JSONField(help_text="The form's fields as they were typed.")
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["editor", "article"], name="one_slot_an_editor_and_story"
            ),
            models.UniqueConstraint(
                fields=["editor"],
                condition=Q(article__isnull=True),
                name="one_slot_an_editor_for_a_new_story",
            ),
        ]

    def __str__(self):
        return f"{self.editor}: {self.article or 'a new story'}"


class Presence(models.Model):
    """Who has a story open; a row that was not seen for a while counts for nothing."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="presences"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "editor"], name="one_presence_a_story_and_editor"
            )
        ]

    def __str__(self):
        return f"{self.editor} in {self.article}"


class Comment(models.Model):
    """A remark on a story, or on the passage of one of its versions; open until resolved."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="comments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    text = models.TextField()
    number = models.PositiveIntegerField("version", help_text="The version it was written on.")
    passage = models.TextField(blank=True, help_text="The words it is about; empty: the story.")
    written_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="resolved_comments",
    )

    class Meta:
        ordering = ["written_at"]

    def __str__(self):
        return self.text[:60]


class Notice(models.Model):
    """What somebody at the desk should know: a story came back, was approved, is due."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="notices"
    )
    text = models.CharField(max_length=500)
    sent_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["reader", "read_at", "-sent_at"], name="unread_first")]

    def __str__(self):
        return self.text


class PreviewLink(models.Model):
    """Lets somebody without an account read one version until a moment, and approve it by name."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="preview_links"
    )
    number = models.PositiveIntegerField("version")
    token = models.CharField(
        max_length=64, unique=True, help_text="SHA-256 of the link's token, which is not kept."
    )
    recipient = models.CharField(max_length=300, help_text="Whom the link was made for.")
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="a_preview_link_lasts"
            )
        ]

    def __str__(self):
        return f"Preview of version {self.number} of {self.article}"
