from django.db import models
from django.db.models import F, Q

from ..querysets import QuotationQuerySet


class Quotation(models.Model):
    """One quoted fragment, to the character, with its speaker and the office held that day.

    Positions are as in the plain text of that version; fragments of one utterance share its number.
    `anchor` is made of the words and lasts as long as they do. A stale one stood in a version that
    readers saw and is gone from the later one that `stale_since` names: only the desk sees it.
    `published_at` repeats the story's, so that an official's quotations are read from one index.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="quotations"
    )
    version_number = models.PositiveIntegerField("version")
    anchor = models.CharField(max_length=30)
    stale_since = models.PositiveIntegerField(
        null=True, blank=True, help_text="The version in which its words are gone."
    )
    published_at = models.DateTimeField(null=True, editable=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    paragraph = models.PositiveIntegerField(help_text="Counted from 0.")
    utterance = models.PositiveIntegerField(help_text="Counted from 1 in each story.")
    speaker = models.CharField(max_length=300, blank=True, help_text="As far as the text says.")
    official = models.ForeignKey(
        "people.Official",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="quotations",
    )
    office = models.ForeignKey(
        "people.Office",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="quotations",
    )

    STORY = "article"

    objects = QuotationQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "start"],
                condition=Q(stale_since=None),
                name="one_quotation_a_place",
            ),
            models.UniqueConstraint(fields=["article", "anchor"], name="one_quotation_an_anchor"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_quotation_has_text"),
        ]
        indexes = [
            models.Index(fields=["official", "-published_at", "-id"], name="said_by_an_official"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        """The place in its story; None where the story has no address."""
        address = self.article.get_absolute_url()
        return f"{address}#{self.anchor}" if address else None
