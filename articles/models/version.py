import json

from django.db import models

# What versions that were saved earlier do not hold yet, with the value it has there.
LATER_FIELDS = {"supplied": {}}


class Version(models.Model):
    """An immutable snapshot of a whole story.

    `content` is canonical JSON (see `articles.versions`); `digest` is chained to the predecessor's.
    Notes to the desk and the dropped lines of the supplied copy stand beside the content: they are
    kept for ever, too, but are not part of the story that is published, exported and proved.
    """

    class Origin(models.TextChoices):
        DESK = "desk", "Desk"
        WIRE = "wire", "Wire"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=4, choices=Origin, default=Origin.DESK)
    supplied_digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the supplied item this version came from."
    )
    saved_at = models.DateTimeField()
    saved_by = models.CharField(
        max_length=150, blank=True, help_text="The account's name as it was; empty for a command."
    )
    reason = models.CharField(max_length=500, blank=True)
    desk_notes = models.TextField(blank=True)
    dropped = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="versions_count_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.article}, version {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(f"Version {self.number} is saved and never changes; save a new one.")
        super().save(*args, **kwargs)

    @property
    def story(self):
        """The content as a dictionary, with what it does not hold yet."""
        return LATER_FIELDS | json.loads(self.content)
