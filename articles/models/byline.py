from django.db import models
from django.utils.text import slugify

from ..querysets import ListedQuerySet


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

    # Where the author's page finds its stories, newest first, in one index.
    slug = models.SlugField(max_length=200, allow_unicode=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    STORY = "article"
    objects = ListedQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="one_byline_a_position")
        ]
        indexes = [
            models.Index(fields=["slug", "-published_at", "-article"], name="author_newest_first")
        ]

    def __str__(self):
        name = f"{self.title} {self.name}".strip()
        return f"{name}, {self.service}" if self.service else name

    @staticmethod
    def slug_of(name):
        """The author's name as part of an address; "" where it has no letter or digit."""
        return slugify(name, allow_unicode=True)[:200].strip("-")
