from django.db import models


class LedgerEntry(models.Model):
    """One line of a story's public ledger: this version came before readers, then, as this kind."""

    class Kind(models.TextChoices):
        FIRST = "first", "Published"
        UPDATE = "update", "Update"
        REFILE = "refile", "Refile"
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        WITHDRAWAL = "withdrawal", "Withdrawal"
        KILL = "kill", "Kill"

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="ledger")
    number = models.PositiveIntegerField(help_text="The number of the version.")
    kind = models.CharField(max_length=15, choices=Kind)
    tag = models.CharField(
        max_length=30, blank=True, help_text="Which edition it is: 1st Ld, UPDATE 2; none at first."
    )
    line = models.CharField(
        max_length=500, blank=True, help_text="What changed and where, for readers."
    )
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["article", "entered_at", "id"]
        verbose_name_plural = "ledger entries"
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(kind="first"),
                name="a_story_is_first_published_once",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of version {self.number}"
