from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import resolve, reverse
from django.utils import timezone
from taggit.models import ItemBase, TagBase

from newsroom.addresses import address

from ..querysets import ListedQuerySet
from .address import OldAddress
from .named import Named, NamedQuerySet


class TopicQuerySet(NamedQuerySet):
    def named(self, slugs):
        """{slug: topic} of the slugs that versions name, in their order.

        Versions never change, so a topic that was renamed or merged is found by the slug it had:
        the old address leads to the topic of now.
        """
        slugs = [slug for slug in dict.fromkeys(slugs) if "/" not in slug]  # no topic's has one
        found = self.in_bulk(slugs, field_name="slug")
        moved = {path_of(slug): slug for slug in slugs if slug not in found}
        if moved:
            now = {
                moved[old.path]: resolve(old.target).kwargs["slug"]
                for old in OldAddress.objects.filter(path__in=moved)
            }
            topics = self.in_bulk(set(now.values()), field_name="slug")
            found |= {slug: topics[target] for slug, target in now.items() if target in topics}
        return {slug: found[slug] for slug in slugs if slug in found}


def path_of(slug):
    """The address of the topic with this slug."""
    return unquote(reverse("topic", args=[slug]))


class Topic(Named, TagBase):
    """A subject the desk follows. Its name is unique in any case, its slug of any script."""

    introduction = models.TextField(
        blank=True, help_text="Two or three sentences for readers who come new to the topic."
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="subtopics"
    )

    other_names = models.JSONField(
        default=list, blank=True, help_text="Other names the topic is found and filed by."
    )

    key_stories = models.JSONField(
        default=list,
        blank=True,
        help_text="The topic's timeline, one story a line: its address, a blank, and what happened "
        "in a few words. An asterisk before the address: start reading here.",
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="one_topic_a_name"),
        ]

    def get_absolute_url(self):
        return address("topic", self.slug)

    def clean(self):
        super().clean()
        if self in self.with_ancestors(self.parent):
            raise ValidationError({"parent": f"{self.parent} lies under {self}; choose another."})

    def old_slugs(self):
        """The slugs that lead to the topic: those it had, and those of topics merged into it."""
        moved = OldAddress.objects.filter(target=path_of(self.slug)).values_list("path", flat=True)
        return sorted(resolve(path).kwargs["slug"] for path in moved)

    def take_old_slugs(self, slugs):
        """Let these slugs lead to the topic, unless they lead elsewhere already."""
        OldAddress.objects.bulk_create(
            [
                OldAddress(path=path_of(slug), target=path_of(self.slug), moved_at=timezone.now())
                for slug in slugs
            ],
            ignore_conflicts=True,
        )

    @staticmethod
    def with_ancestors(topic):
        """The topic and those above it, from the bottom to the top."""
        line = []
        while topic is not None and topic not in line:
            line.append(topic)
            topic = topic.parent
        return line


class ArticleTopic(ItemBase):
    """A story filed under a topic, in the order in which the story lists its topics.

    `published_at` repeats the story's, so that a topic's page is read from one index.
    """

    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="topic_items"
    )
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    published_at = models.DateTimeField(null=True, editable=False)

    STORY = "content_object"

    objects = ListedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="one_topic_once_a_story")
        ]
        indexes = [
            models.Index(
                fields=["tag", "-published_at", "-content_object"], name="topic_newest_first"
            )
        ]

    def __str__(self):
        return f"{self.tag}: {self.content_object}"
