"""The smallest valid rows: a test names only what it is about."""

from itertools import count

from people.directory import Span
from people.models import Name, Office, Official, Tenure

_number = count(1)


def make_official(name="Alex Example", *, other_names=(), **fields):
    fields.setdefault("slug", f"official-{next(_number)}")
    fields.setdefault("family_name", name.split()[-1])
    official = Official.objects.create(name=name, **fields)
    Name.objects.bulk_create(Name(official=official, name=other) for other in other_names)
    return official


def make_office(title="Minister of Examples", **fields):
    fields.setdefault("slug", f"office-{next(_number)}")
    return Office.objects.create(title=title, **fields)


def make_tenure(official=None, office=None, start="2007-02-15", end=None, **fields):
    """A tenure; `start` and `end` are written as in files: "2007", "2007-02", "2007-02-15"."""
    fields.setdefault("slug", f"tenure-{next(_number)}")
    return Tenure.objects.create(
        official=official or make_official(),
        office=office or make_office(),
        start=Span.parse(start),
        end=Span.parse(end) if end else None,
        **fields,
    )
