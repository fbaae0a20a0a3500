"""Rows of other models beside or inside a query."""

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Subquery


class Rows(models.Aggregate):
    """The rows of a subquery as one list of lists."""

    output_field = models.JSONField()
    arity = None
    template = "json_group_array(json_array(%(expressions)s))"

    def as_postgresql(self, compiler, connection, **context):
        template = "jsonb_agg(jsonb_build_array(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)


def between(rows, field, first, last):
    """The rows whose day is from the first through the last; either may be None."""
    bounds = {f"{field}__gte": first, f"{field}__lte": last}
    return rows.filter(**{bound: day for bound, day in bounds.items() if day})


def rows_of(model):
    """All rows of another model of this app, by name: models import this module, not it them."""
    return apps.get_model("articles", model).objects.all()


def rows_beside(model, *fields, among=None, story="pk"):
    """These fields of all rows of the model that belong to each story, as one list of lists."""
    key = rows_of(model).model.STORY
    rows = rows_of(model) if among is None else among
    rows = rows.filter(**{key: OuterRef(story)}).order_by().values(key)
    return Subquery(rows.annotate(rows=Rows(*fields)).values("rows"))
