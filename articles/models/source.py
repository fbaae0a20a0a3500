from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from newsroom.addresses import address

from .named import Named, NamedQuerySet


def validate_time_zone(name):
    if name not in available_timezones():
        raise ValidationError(
            "%(name)r is not a time zone; write one such as Europe/Moscow.", params={"name": name}
        )


def default_time_zone():
    return settings.TIME_ZONE


class Source(Named):
    """Who supplied the copy, and the house style it is printed in."""

    class DatelineStyle(models.TextChoices):
        PLACE_AND_DAY = "place-day", "MOSCOW, April 23, 2007 –"
        PLACE_AND_AGENCY = "place-agency", "MOSCOW (AP) —"

    name = models.CharField(max_length=200, help_text="As it is printed under the byline.")
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    other_names = models.JSONField(
        default=list, blank=True, help_text="Other printed forms, such as AFPS."
    )
    dateline_style = models.CharField(
        max_length=20, choices=DatelineStyle, default=DatelineStyle.PLACE_AND_DAY
    )
    earlier_dateline_styles = models.JSONField(
        default=list,
        blank=True,
        help_text="Styles that held before that one, each with the day it ended.",
    )
    time_zone = models.CharField(
        max_length=64,
        default=default_time_zone,
        validators=[validate_time_zone],
        help_text="Times without a zone in copy of this source are read in this zone.",
    )
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ru.")
    homepage = models.URLField(blank=True)
    rights = models.TextField(blank=True, help_text="Usage terms of this source's copy.")

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="one_source_a_name"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("source", self.slug)

    def dateline_style_on(self, day):
        """The house style of that day: a style that ended does not hold on its last day any more.

        Copy without a day is printed in the style of now.
        """
        ended = sorted(
            (style for style in self.earlier_dateline_styles if day and style["until"] > str(day)),
            key=lambda style: style["until"],
        )
        return self.DatelineStyle(ended[0]["style"] if ended else self.dateline_style)
