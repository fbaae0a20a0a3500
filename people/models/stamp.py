from django.db import models


class Stamp(models.Model):
    """A thing that pages show, with a token that triggers renew at every change of it.

    A thing that two transactions change at once has two rows until the next change: compare all of
    its tokens. See `people.stamp`.
    """

    thing = models.TextField()
    token = models.CharField(max_length=36)

    class Meta:
        indexes = [models.Index(fields=["thing", "token"], name="tokens_of_a_thing")]

    def __str__(self):
        return f"{self.thing}: {self.token}"
