from django.db import models

from people.models.fields import FileRecord, text_list


class Area(FileRecord):
    """A country, or a group of offices that belong to none."""

    slug = models.CharField("identifier", max_length=200, unique=True)
    name = models.CharField(max_length=200, help_text="As copy prints it: Russia.")
    identifier = models.CharField("code", max_length=200, blank=True)
    classification = models.CharField(max_length=200, blank=True)
    adjective = models.CharField(
        max_length=100,
        blank=True,
        help_text='Finds the office in "the Russian defense minister": Russian.',
    )
    other_adjectives = text_list("other adjectives")

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self):
        return self.name

    @property
    def adjectives(self):
        """Every adjective, the usual one first."""
        return [text for text in [self.adjective, *self.other_adjectives] if text]
