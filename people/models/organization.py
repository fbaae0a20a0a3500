from django.core.exceptions import ValidationError
from django.db import models

from people.models.area import Area
from people.models.fields import FileRecord, object_list


class Organization(FileRecord):
    """A ministry, a command, an alliance: the body an office belongs to."""

    slug = models.CharField("identifier", max_length=200, unique=True)
    name = models.CharField(max_length=200)
    other_names = object_list("other names")
    classification = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="part of"
    )

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse an organization that is, through its parents, a part of itself."""
        above, ancestor = set(), self.parent
        while ancestor and ancestor.slug not in above:
            if ancestor.slug == self.slug:
                raise ValidationError(f"{self.slug!r} would be part of itself; choose another.")
            above.add(ancestor.slug)
            ancestor = ancestor.parent
