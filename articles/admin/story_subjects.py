"""What a story is filed under and whom it names, in the story's form."""

from django import forms
from django.contrib.admin.sites import site
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError

from people.models import Official

from .. import body, inserts
from ..models import Appearance, ArticleTopic, Topic
from .widgets import OrderedAutocomplete, OrderedChoices, StoryBody


def in_order(slugs, rows):
    """The keys of the rows with these slugs, in this order; what is gone is left out."""
    return [rows[slug].pk for slug in slugs if slug in rows]


class SubjectFields(forms.Form):
    """Mixed into the story's form: its topics, and an editor's yes or no to its officials.

    The text stands here too, since whom an editor marked in it is such a yes.
    """

    body = forms.CharField(
        label="Text",
        widget=StoryBody,
        help_text="HTML: p, h2, ul, ol, li, blockquote, table, a, strong, em. Anything else is "
        "taken out when you save.",
    )
    topics = OrderedChoices(
        Topic.objects.all(),
        widget=OrderedAutocomplete(ArticleTopic._meta.get_field("tag"), site),
    )
    confirmed = OrderedChoices(
        Official.objects.all(),
        label="Officials: yes",
        widget=OrderedAutocomplete(Appearance._meta.get_field("official"), site),
        help_text="In the story, whatever reading finds.",
    )
    rejected = OrderedChoices(
        Official.objects.all(),
        label="Officials: no",
        widget=OrderedAutocomplete(Appearance._meta.get_field("official"), site),
        help_text="Not in the story, whatever reading finds.",
    )
    may_add_topics = False
    marked = {}  # {slug: official} of whom the text marks
    unmarked = ()  # decisions that were taken out: no such official

    def subjects_initial(self, story):
        """Open on the story's topics and officials; what is gone is left out."""
        confirmed, rejected = story["officials"]["confirmed"], story["officials"]["rejected"]
        officials = Official.objects.in_bulk([*confirmed, *rejected], field_name="slug")
        named = Topic.objects.named(story["topics"])  # follows topics that were renamed or merged
        for name, rows in [("topics", named), ("confirmed", officials), ("rejected", officials)]:
            self.fields[name].widget.rows = {row.pk: row for row in rows.values()}
        self.initial |= {
            "body": story["body"],
            "topics": [topic.pk for topic in dict.fromkeys(named.values())],
            "confirmed": in_order(confirmed, officials),
            "rejected": in_order(rejected, officials),
        }

    def offer_to_add_topics(self):
        topics = self.fields["topics"]
        tag = ArticleTopic._meta.get_field("tag").remote_field
        topics.widget = RelatedFieldWidgetWrapper(topics.widget, tag, site, can_add_related=True)

    def subjects_story(self):
        """What the story's next version says of them."""
        values = self.cleaned_data
        return {
            "body": values["body"],
            "topics": [topic.slug for topic in values["topics"]],
            "officials": {
                "confirmed": sorted(official.slug for official in values["confirmed"]),
                "rejected": sorted(official.slug for official in values["rejected"]),
            },
        }

    def clean_body(self):
        cleaned = body.clean(self.cleaned_data["body"])
        if not body.plain_text(cleaned).strip():
            raise ValidationError("Enter the story's text.")
        self.marked = self._marked(cleaned)
        unknown = set(inserts.named(cleaned)) - self.marked.keys()
        self.unmarked = [d for d in inserts.decisions(cleaned) if d.official in unknown]
        return inserts.without_decisions(cleaned, unknown) if unknown else cleaned

    def _marked(self, cleaned):
        """{slug: official} of those whom the text marks, as far as there are such."""
        slugs = inserts.named(cleaned)
        return Official.objects.in_bulk(slugs, field_name="slug") if slugs else {}

    def clean(self):
        cleaned = super().clean()
        rejected = set(cleaned.get("rejected") or [])
        both = set(cleaned.get("confirmed") or []) & rejected
        if both:
            self.add_error("rejected", f"{min(map(str, both))} cannot be both in and out.")
        both = set(self.marked.values()) & rejected
        if both:
            name = min(map(str, both))
            self.add_error("rejected", f"{name} is marked in the text; take the mark or this out.")
        return cleaned

    def marks_left_out(self):
        """Sentences about marked officials that are not here (any more)."""
        return [
            f"“{decision.text}” was marked as “{decision.official}”, and no official has that "
            "address; the words stay, without the mark."
            for decision in self.unmarked
        ]
