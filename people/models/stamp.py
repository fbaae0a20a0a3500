from django.db import models


class DirectoryStamp(models.Model):
    """One row, whose token triggers renew at every change; see `people.stamp`."""

    token = models.CharField(max_length=32)

    def __str__(self):
        return self.token
