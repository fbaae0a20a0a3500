from itertools import chain, count

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from people.directory import Span
from people.models.fields import FileRecord, object_list
from people.models.office import Office
from people.models.official import Official
from people.querysets import TenureQuerySet


class Tenure(FileRecord):
    """One official in one office, from a day to a day.

    A date known only to the month or the year is kept as its first and last possible day; no
    end at all means that none is known. `people.directory` says what that means on a given day.
    """

    slug = models.CharField("identifier", max_length=500, unique=True)
    official = models.ForeignKey(Official, models.CASCADE, related_name="tenures")
    office = models.ForeignKey(Office, models.PROTECT, related_name="tenures")
    role = models.CharField(
        max_length=100, blank=True, help_text="acting, or empty for a full holder."
    )
    label = models.CharField(
        max_length=300,
        blank=True,
        help_text="The title in this tenure: Acting Defense Secretary. Empty: the office's title.",
    )
    start_first = models.DateField("start, at the earliest")
    start_last = models.DateField("start, at the latest")
    end_first = models.DateField("end, at the earliest", null=True, blank=True)
    end_last = models.DateField("end, at the latest", null=True, blank=True)
    sources = object_list("sources")
    note = models.TextField(max_length=1000, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        ordering = ["start_first", "start_last", "slug"]
        constraints = [
            models.CheckConstraint(
                name="tenure_start_in_order",
                condition=Q(start_first__lte=F("start_last")),
                violation_error_message="Put the earlier possible start first.",
            ),
            models.CheckConstraint(
                name="tenure_end_in_order",
                condition=Q(end_first__isnull=True, end_last__isnull=True)
                | Q(
                    end_first__isnull=False,
                    end_last__isnull=False,
                    end_first__lte=F("end_last"),
                ),
                violation_error_message="Give both possible ends, the earlier first, or neither.",
            ),
            models.CheckConstraint(
                name="tenure_ends_after_it_starts",
                condition=Q(end_last__isnull=True) | Q(end_last__gte=F("start_first")),
                violation_error_message="A tenure cannot end before it starts.",
            ),
        ]

    def __str__(self):
        return f"{self.official}, {self.title}, {self.dates}"

    def clean(self):
        if self.start and self.end and self.end.last < self.start.first:
            raise ValidationError(
                f"The end, {self.end}, is before the start, {self.start}; correct one of them."
            )

    def new_slug(self):
        """An identifier nobody has, made as in the files: office--official--start."""
        parts = [self.office.slug, self.official.slug, str(self.start).replace("/", "-to-")]
        wanted = "--".join(parts) + (f"-{slugify(self.role)}" if self.role else "")
        taken = set(Tenure.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in count(2))
        return next(slug for slug in chain([wanted], numbered) if slug not in taken)

    @property
    def title(self):
        """The title in this tenure: Acting Defense Secretary."""
        return self.label or f"{self.role} {self.office.title}".strip()

    @property
    def dates(self):
        """The dates as far as known: 2007-02-15 to 2012-11."""
        return f"{self.start} to {self.end}" if self.end else f"from {self.start}"

    @property
    def start(self):
        """The Span the first day lies in; None until it is set."""
        return Span(self.start_first, self.start_last) if self.start_first else None

    @start.setter
    def start(self, span):
        self.start_first, self.start_last = span.first, span.last

    @property
    def end(self):
        """The Span the last day lies in; None if no end is known."""
        return Span(self.end_first, self.end_last) if self.end_first else None

    @end.setter
    def end(self, span):
        self.end_first, self.end_last = (span.first, span.last) if span else (None, None)
