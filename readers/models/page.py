from django.db import models
from django.db.models import Q
from django.urls import reverse


class Page(models.Model):
    """A page of the site's own: about, ethics, contact, and whatever else it has to say."""

    class Policy(models.TextChoices):
        """What a page tells of a NewsMediaOrganization: https://schema.org/NewsMediaOrganization."""

        PUBLISHING = "publishingPrinciples", "Publishing principles"
        ETHICS = "ethicsPolicy", "Ethics policy"
        CORRECTIONS = "correctionsPolicy", "Corrections policy"
        CONTACT = "contactPoint", "Contact"
        FEEDBACK = "actionableFeedbackPolicy", "Feedback policy"
        FACTS = "verificationFactCheckingPolicy", "Verification and fact-checking policy"
        SOURCES = "unnamedSourcesPolicy", "Unnamed sources policy"
        OWNERSHIP = "ownershipFundingInfo", "Ownership and funding"
        MASTHEAD = "masthead", "Masthead: who works here"
        MISSION = "missionCoveragePrioritiesPolicy", "Mission and coverage"
        DIVERSITY = "diversityPolicy", "Diversity policy"

    slug = models.SlugField(
        max_length=100, unique=True, help_text="Its address: about for /about/. It never changes."
    )
    title = models.CharField(max_length=100)
    summary = models.CharField(
        max_length=200, blank=True, help_text="One sentence, for search engines and shares."
    )
    body = models.TextField("text", blank=True)
    policy = models.CharField(
        max_length=40,
        blank=True,
        choices=Policy,
        help_text="What search engines and aggregators are told that this page is.",
    )
    place = models.PositiveSmallIntegerField(default=0, help_text="Its place in the footer.")
    is_shown = models.BooleanField(
        "readers see it",
        default=False,
        help_text="Every page links to it in the footer. Till then its address answers 404.",
    )
    saved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["place", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_shown=False) | ~Q(body=""),
                name="a_shown_page_has_a_text",
                violation_error_message="Write the page's text before readers see it.",
            ),
            models.UniqueConstraint(
                fields=["policy"],
                condition=~Q(policy=""),
                name="one_page_a_policy",
                violation_error_message="Another page is this policy already.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])
