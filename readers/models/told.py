from django.db import models

from articles.models import Article


class Announcement(models.Model):
    """That a story has come before readers and its followers were looked up: once a story."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="+")
    announced_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"Story {self.article_id}"


class Told(models.Model):
    """That a reader is to be told of a story, or was; each of each story once."""

    follower = models.ForeignKey("readers.Follower", on_delete=models.CASCADE, related_name="told")
    alert = models.ForeignKey("readers.Alert", on_delete=models.CASCADE, related_name="told")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    number = models.PositiveIntegerField("version", null=True, help_text="That was sent.")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "article"], name="a_reader_is_told_of_a_story_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["follower", "found_at"],
                condition=models.Q(sent_at__isnull=True),
                name="told_waiting",
            ),
            models.Index(fields=["sent_at"], name="told_by_time"),
        ]

    def __str__(self):
        return f"Story {self.article_id} to reader {self.follower_id}"
