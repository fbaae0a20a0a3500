"""What was done, and who was given what: rows that are only ever added."""

from django.db import models


class AppendOnly(models.Model):
    """A row that is written once; the admin and the code can neither change nor delete it."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} {self.pk} is a record and never changes.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} {self.pk} is a record and is never deleted.")


class AuditEntry(AppendOnly):
    """One act at the desk, done or refused: who, what, when, on which story."""

    article = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="audit_entries",
    )
    subject = models.CharField(max_length=300, help_text="What it was done to, in words.")
    act = models.CharField(max_length=40, help_text="The verb: publish, kill, merge topics.")
    is_refused = models.BooleanField(default=False)
    number = models.PositiveIntegerField("version", null=True, blank=True)
    detail = models.TextField(blank=True)
    done_by = models.CharField(max_length=150, help_text="The account's name as it was.")
    done_at = models.DateTimeField()

    class Meta:
        ordering = ["-done_at", "-id"]
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["article", "-done_at"], name="audit_of_a_story")]

    def __str__(self):
        return f"{self.done_by}: {self.act} {self.subject}"


class Delivery(AppendOnly):
    """A version of a story that was given to somebody outside, so that a kill can reach them."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="deliveries"
    )
    number = models.PositiveIntegerField("version")
    recipient = models.CharField(max_length=300, help_text="A file, a client, an address.")
    channel = models.CharField(max_length=40, help_text="export, preview, mail.")
    delivered_at = models.DateTimeField()

    class Meta:
        ordering = ["-delivered_at", "-id"]
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["article", "recipient"], name="deliveries_of_a_story")]

    def __str__(self):
        return f"Version {self.number} of {self.article} to {self.recipient}"
