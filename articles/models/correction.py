from django.db import models
from django.db.models import F, Q


class Correction(models.Model):
    """What a live story said wrongly, what is right, and between which versions it changed."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.CORRECTION)
    wrong = models.TextField(help_text="What the story said.")
    right = models.TextField(help_text="What is right.")
    version_before = models.PositiveIntegerField()
    version_after = models.PositiveIntegerField()
    corrected_at = models.DateTimeField()
    corrected_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-corrected_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version_after__gt=F("version_before")),
                name="a_correction_goes_forward",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.right}"
