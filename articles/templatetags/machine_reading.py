"""What pages of people tell machines."""

from django import template

from ..structured import json_ld, profile_page

register = template.Library()


@register.simple_tag
def profile_json(official, present, names):
    """The official's ProfilePage as the text of a script element."""
    return json_ld(profile_page(official, present, names))
