from django.db import models
from django.utils import timezone


class ImportRun(models.Model):
    """One run of `import_articles`: what it was given, what came of it, what it refused."""

    class Ending(models.TextChoices):
        NONE = "", "Under way, or ended without a word"
        DONE = "done", "Done"
        STOPPED = "stopped", "Stopped"
        FAILED = "failed", "Failed"

    started_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(
        default=timezone.now, help_text="When the counts were last brought up to date."
    )
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    paths = models.JSONField(default=list)
    options = models.JSONField(default=dict, help_text="As the command had them.")
    counts = models.JSONField(default=dict, help_text="{outcome: number of items}")
    retry_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="retries"
    )

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self):
        return f"Run {self.pk}"

    @property
    def duration(self):
        """From its start to the last that it told, as a timedelta."""
        return self.told_at - self.started_at


class RefusedItem(models.Model):
    """An item that a run refused, and why; where it stands, so that it can be tried again."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="refused")
    path = models.TextField()
    item = models.PositiveIntegerField(help_text="Counted from 1 in its file.")
    reason = models.TextField()
    is_broken_off = models.BooleanField(
        default=False, help_text="What comes after it in its file was not read."
    )

    class Meta:
        ordering = ["run", "id"]

    def __str__(self):
        return f"{self.path} (item {self.item})"
