from django.db import models


class Relation(models.Model):
    """From one story to another that belongs with it, with the reasons readers are shown.

    `reasons` is a list of {"kind": "official" | "topic" | "words", "text": …}, weightiest first.
    Rows are kept for stories readers may not see yet; whoever shows them asks `published()`, and
    only for the kinds that are SHOWN.
    """

    class Kind(models.TextChoices):
        PINNED = "pinned", "Chosen by an editor"
        THREAD = "thread", "The same event"
        SIMILAR = "similar", "Similar"
        BANNED = "banned", "Banned by an editor"

    SHOWN = (Kind.PINNED, Kind.THREAD, Kind.SIMILAR)

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="relations"
    )
    other = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related_from"
    )
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.SIMILAR)
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
    printed = models.CharField(
        max_length=120,
        blank=True,
        help_text="The form readers see: as the first story with it prints it.",
    )
    stories = models.PositiveIntegerField(default=0)

    def __str__(self):
        return self.text


class Profile(models.Model):
    """What a published story is compared by, packed as `related.vectors` does.

    `terms` are the numbers of its terms with their weights before rarity is taken into account,
    the heaviest first; `nearest` the numbers of the closest stories with their closeness.
    """

    article = models.OneToOneField(
        "articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    terms = models.BinaryField()
    nearest = models.BinaryField(default=bytes)

    def __str__(self):
        return f"Profile of {self.article}"


class Posting(models.Model):
    """That a term is among the heaviest of a story: by these candidates are found."""

    pk = models.CompositePrimaryKey("term", "article")
    term = models.ForeignKey(
        Term, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="postings"
    )

    def __str__(self):
        return f"{self.term} in {self.article}"
