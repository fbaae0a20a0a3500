from django.db import models


class Relation(models.Model):
    """From one story to another that belongs with it, with the reasons readers are shown.

    `reasons` is a list of {"kind": "official" | "topic" | "words", "text": …}, weightiest first.
    Rows are kept for stories readers may not see yet; whoever shows them asks `published()`.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="relations"
    )
    other = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related_from"
    )
    score = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["article", "-score", "-other"]
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="one_relation_a_pair"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("other")), name="no_story_relates_to_itself"
            ),
        ]
        indexes = [models.Index(fields=["article", "-score"], name="related_best_first")]

    def __str__(self):
        return f"{self.article} → {self.other}"


class Term(models.Model):
    """A word, name, official or topic that stories are compared by; how many stories have it."""

    text = models.CharField(max_length=120, unique=True)
    stories = models.PositiveIntegerField(default=0)

    def __str__(self):
        return self.text


class TermWeight(models.Model):
    """How much a term weighs in a story, before its rarity is taken into account."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="term_weights"
    )
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="weights")
    weight = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "article"], name="one_weight_a_term_and_story")
        ]

    def __str__(self):
        return f"{self.term} in {self.article}"
