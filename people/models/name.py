from django.db import models

from people.models.fields import FileRecord, partial_date
from people.models.official import Official


class Name(FileRecord):
    """Another name an official is printed by: a spelling, a nickname, a former name."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="other_names")
    name = models.CharField(
        max_length=200, help_text="Stories that print this name are linked to the official."
    )
    note = models.CharField(max_length=500, blank=True)
    start_date = partial_date("used from")
    end_date = partial_date("used until")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "name"],
                name="name_once_an_official",
                violation_error_message="This official already has that name.",
            )
        ]

    def __str__(self):
        return self.name
