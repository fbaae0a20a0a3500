from django.db import models


class Quotation(models.Model):
    """One quoted fragment, to the character, with its speaker and the office held that day.

    Positions are as in `Article.body_text`; fragments of one utterance share its number.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="quotations"
    )
    version_number = models.PositiveIntegerField()
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

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="one_quotation_a_place"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="a_quotation_has_text"
            ),
        ]

    def __str__(self):
        return self.text
