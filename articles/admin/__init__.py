"""The editors' desk: Django's own admin, restated in the newsroom's words."""

import taggit.admin  # noqa: F401 – registers what is taken back below
from django.contrib import admin
from taggit.models import Tag

from . import article, official, photo, records, repeated, source, tenure, topic

__all__ = ["article", "official", "photo", "records", "repeated", "source", "tenure", "topic"]

# Topics are our own; taggit's table stays empty, and its merge page asks for no permission.
admin.site.unregister(Tag)
# The rooms of the desk stand in the head of every page; texts and tables need the width.
admin.site.enable_nav_sidebar = False
