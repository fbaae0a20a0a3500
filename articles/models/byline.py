from django.db import models


class Byline(models.Model):
    """One credited author of a story, as printed on it; the word "By" is not part of it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines"
    )
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=100, blank=True, help_text="A rank, such as Sgt.")
    service = models.CharField(max_length=100, blank=True, help_text="Such as USA or USAF.")
    affiliation = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="one_byline_a_position")
        ]

    def __str__(self):
        name = f"{self.title} {self.name}".strip()
        return f"{name}, {self.service}" if self.service else name
