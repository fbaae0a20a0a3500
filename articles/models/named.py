"""What topics and sources share: a name that is unique in any case, and other names."""

from django.core.exceptions import ValidationError
from django.db import models

from newsroom.names import FoldedName, folded


class NamedQuerySet(models.QuerySet):
    def with_name(self, name):
        """Rows of that name, in any case and any script."""
        return self.filter(folded_name=folded(name))

    def called(self, name):
        """The row that has this name, or has it among its other names, in any case; or None."""
        return self.with_name(name).first() or next(
            (row for row in self.exclude(other_names=[]) if row.has_name(name)), None
        )


class Named(models.Model):
    """Has a `name`, unique in any case on either database, and `other_names`."""

    folded_name = FoldedName()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if type(self).objects.exclude(pk=self.pk).with_name(self.name).exists():
            kind = self._meta.verbose_name
            raise ValidationError({"name": f"A {kind} of this name exists already."})

    def has_name(self, name):
        """Whether it is called so, in any case."""
        return folded(name) in map(folded, [self.name, *self.other_names])
