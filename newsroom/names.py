"""How names are compared: one rule for both databases, which fold case each in their own way."""

from unicodedata import normalize

from django.db import models


def folded(name):
    """The name as it is compared: in any case, its characters composed, single blanks."""
    return " ".join(normalize("NFC", normalize("NFC", name).casefold()).split())


class FoldedName(models.TextField):
    """Keeps a row's `name` folded, to be looked up by and to be unique. Follows it at each save."""

    def __init__(self, **options):
        super().__init__(**({"editable": False} | options))

    def pre_save(self, row, add):
        value = folded(row.name)
        setattr(row, self.attname, value)
        return value
