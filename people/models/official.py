from django.db import models

from newsroom.addresses import address
from people.models.fields import FileRecord, object_list, partial_date
from people.querysets import OfficialQuerySet


class Official(FileRecord):
    """A person who holds or held an office we report on."""

    slug = models.SlugField(
        "address",
        max_length=200,
        unique=True,
        allow_unicode=True,
        help_text="The last part of the page's address. It stays the same for ever.",
    )
    name = models.CharField(
        max_length=200, help_text="In full, as copy prints it at first mention: Robert M. Gates."
    )
    sort_name = models.CharField(max_length=200, blank=True, help_text="Gates, Robert M.")
    family_name = models.CharField(
        max_length=200, blank=True, help_text="What later mentions in a story print: Gates."
    )
    given_name = models.CharField(max_length=200, blank=True)
    additional_name = models.CharField("middle name", max_length=200, blank=True)
    honorific_prefix = models.CharField("prefix", max_length=100, blank=True)
    honorific_suffix = models.CharField("suffix", max_length=100, blank=True)
    gender = models.CharField(
        max_length=50, blank=True, help_text='Tells whether "he said" can mean this person.'
    )
    birth_date = partial_date("born")
    death_date = partial_date("died")
    national_identity = models.CharField("nationality", max_length=100, blank=True)
    summary = models.TextField(
        max_length=1000, blank=True, help_text="A line or two that readers see under the name."
    )
    portrait = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="The photo that pages show, as `articles.photos` tells it; empty: none.",
    )
    identifiers = object_list("identifiers elsewhere")
    links = object_list("links")
    sources = object_list("sources")

    objects = OfficialQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "name", "slug"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("official", self.slug)
