from django.db import models

from ..querysets import ListedQuerySet


class Mention(models.Model):
    """A stretch of a story's plain text that names an official or an office.

    `official` is empty while nobody is sure; `candidates` then lists the slugs an editor chooses
    from, or nothing where the person has no entry yet. `how` is "marked" where an editor decided.
    Positions are as in `Article.body_text`.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="mentions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    how = models.CharField(max_length=30, help_text="The rule that found it, such as surname.")
    official = models.ForeignKey(
        "people.Official",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mentions",
    )
    office = models.ForeignKey(
        "people.Office", null=True, blank=True, on_delete=models.SET_NULL, related_name="mentions"
    )
    candidates = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="a_mention_has_text"
            )
        ]
        indexes = [
            models.Index(
                fields=["article", "official"],
                condition=~models.Q(candidates=[]),
                name="mentions_to_resolve",
            ),
            models.Index(
                fields=["text", "article"],
                condition=models.Q(official__isnull=True, office__isnull=True),
                name="mentions_of_strangers",
            ),
        ]

    def __str__(self):
        return self.text


class IgnoredName(models.Model):
    """A name that stories print and that is no official's; nobody is asked about it again."""

    name = models.CharField(max_length=300, unique=True)

    def __str__(self):
        return self.name


class Appearance(models.Model):
    """An official in a story, with the office held on the story's day.

    One row a story and official, in order of first mention. `title` is what the story's page
    prints: the title of the office held that day, or the printed title where no office is known.
    `published_at` repeats the story's, so that an official's page is read from one index.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="appearances"
    )
    official = models.ForeignKey(
        "people.Official", on_delete=models.CASCADE, related_name="appearances"
    )
    office = models.ForeignKey(
        "people.Office",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="appearances",
    )
    tenure = models.ForeignKey(
        "people.Tenure",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="appearances",
    )
    title = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True, editable=False)

    STORY = "article"

    objects = ListedQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "official"], name="an_official_appears_once_a_story"
            )
        ]
        indexes = [
            models.Index(
                fields=["official", "-published_at", "-article"], name="official_newest_first"
            ),
            models.Index(
                fields=["office", "-published_at", "-article"], name="office_newest_first"
            ),
        ]

    def __str__(self):
        return f"{self.official} in {self.article}"
