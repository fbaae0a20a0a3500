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


class RepeatedError(models.Model):
    """Another place that says what a correction took back, until it is settled."""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="repeats")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="repeated_errors"
    )
    part = models.CharField(max_length=20, help_text="headline, standfirst, body or caption.")
    excerpt = models.CharField(max_length=300, help_text="The words around it.")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["settled_at", "correction", "article", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["correction", "article", "part", "excerpt"],
                name="a_place_is_listed_once_a_correction",
            )
        ]
        indexes = [
            models.Index(
                fields=["article"],
                condition=Q(settled_at__isnull=True),
                name="repeated_errors_to_settle",
            )
        ]

    def __str__(self):
        return f"{self.article}, {self.part}: {self.excerpt}"
