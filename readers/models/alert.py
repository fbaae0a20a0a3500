import secrets

from django.db import models


def new_secret():
    """A text that nobody had and nobody will have; with 128 bits none comes twice."""
    return secrets.token_urlsafe(16)


class Follower(models.Model):
    """Somebody who left an address so that we write to it. Nobody is shown the address."""

    address = models.EmailField(unique=True, editable=False, help_text="In lower case.")
    secret = models.CharField(
        max_length=32,
        unique=True,
        default=new_secret,
        editable=False,
        help_text="What the links in this reader's mails sign.",
    )
    asked_at = models.DateTimeField(
        null=True, editable=False, help_text="When a link was last asked for; none waits if empty."
    )
    mailed_at = models.DateTimeField(
        "last mail", null=True, editable=False, help_text="No other mail within an hour of it."
    )
    refusals = models.PositiveSmallIntegerField(
        default=0,
        editable=False,
        help_text="How often in a row its mail server said that there is no such address.",
    )

    class Meta:
        ordering = ["-id"]
        verbose_name = "reader with alerts"
        verbose_name_plural = "readers with alerts"

    def __str__(self):
        return f"Reader {self.pk}"


class Alert(models.Model):
    """A subject that a reader follows by mail, once the reader has confirmed it."""

    class Frequency(models.TextChoices):
        AT_ONCE = "now", "At once"
        DAILY = "daily", "Once a day"

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="alerts")
    subject = models.CharField(
        max_length=500, help_text="The address of its page: /people/…, /search/?q=…"
    )
    name = models.CharField(max_length=300, help_text="As the reader saw it.")
    frequency = models.CharField(max_length=5, choices=Frequency, default=Frequency.DAILY)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "subject"], name="one_alert_a_follower_and_subject"
            )
        ]
        indexes = [models.Index(fields=["subject", "follower"], name="alerts_on_a_subject")]

    def __str__(self):
        return self.name


class Ask(models.Model):
    """That somebody of that network asked for an alert; the network is kept as a keyed digest."""

    network = models.CharField(max_length=64)
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["network", "asked_at"], name="asks_of_a_network")]

    def __str__(self):
        return f"Asked at {self.asked_at}"
