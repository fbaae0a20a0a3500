import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q

OWN_PATH = re.compile(r"/(?![/\\])[^\s\\\x00-\x1f]*")
validate_web_address = URLValidator(schemes=["http", "https"])


def validate_link(link):
    """An http(s) address, or a path of this site; browsers read "//" and "/\\" as other sites."""
    if OWN_PATH.fullmatch(link):
        return
    try:
        validate_web_address(link)
    except ValidationError as error:
        raise ValidationError(
            "%(link)r leads nowhere; write https://example.org/ or a path of this site, "
            "as /about/.",
            params={"link": link},
        ) from error


class SiteNotice(models.Model):
    """A line above every page that readers see, from a moment to a moment."""

    text = models.CharField(max_length=200, help_text="One sentence; plain text.")
    link = models.CharField(
        max_length=500,
        blank=True,
        validators=[validate_link],
        help_text="https://example.org/ or a path of this site, as /about/. May be empty.",
    )
    starts_at = models.DateTimeField("from", null=True, blank=True, help_text="Empty: from now on.")
    ends_at = models.DateTimeField(
        "until", null=True, blank=True, help_text="Empty: until you delete it."
    )

    class Meta:
        ordering = ["id"]
        verbose_name = "site notice"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="a_notice_ends_after_it_begins",
                violation_error_message="The notice ends before it begins; set a later end.",
            )
        ]

    def __str__(self):
        return self.text
