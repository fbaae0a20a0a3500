from django.db import models


class OldAddress(models.Model):
    """An address that a story or a topic had once and answers with a permanent redirect."""

    path = models.CharField(max_length=500, unique=True)
    target = models.CharField(max_length=500, help_text="The address it leads to now.")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "old addresses"

    def __str__(self):
        return f"{self.path} → {self.target}"
