from django.db import models

from newsroom.addresses import address
from people.models.area import Area
from people.models.fields import FileRecord, object_list, text_list
from people.models.organization import Organization
from people.querysets import OfficeQuerySet


class Office(FileRecord):
    """What a person can hold: defense minister of Russia, secretary general of NATO."""

    slug = models.SlugField(
        "address",
        max_length=200,
        unique=True,
        allow_unicode=True,
        help_text="The last part of the page's address. It stays the same for ever.",
    )
    title = models.CharField(
        max_length=200,
        help_text="The short formal title that stands before a name: Russian Defense Minister.",
    )
    long_title = models.CharField(
        max_length=300,
        blank=True,
        help_text="The title after a name or alone: minister of defense of the Russian Federation.",
    )
    phrases = text_list(
        "other phrases",
        "Other wordings that can mean no other office. Stories that print one are linked.",
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="offices"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="offices")
    classification = models.CharField(max_length=200, blank=True)
    many_holders = models.BooleanField(
        "several holders at once",
        default=False,
        help_text="Deputies serve side by side: one starting does not end another's tenure.",
    )
    sources = object_list("sources")

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["title", "slug"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("office", self.slug)
