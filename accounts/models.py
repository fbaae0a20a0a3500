from django.db import models


class FailedLogin(models.Model):
    """A try to log in that failed, or is under way; kept for as long as it counts.

    The account is a keyed digest of the name as it was typed: some people type their password
    there, and names without an account must count like those with one.
    """

    account = models.CharField(max_length=64)
    network = models.CharField(max_length=50)
    failed_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "failed_at"], name="failures_of_an_account"),
            models.Index(fields=["network", "failed_at"], name="failures_of_a_network"),
        ]

    def __str__(self):
        return f"A failed login from {self.network}"
