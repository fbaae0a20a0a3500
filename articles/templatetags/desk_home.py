"""What the desk's first page shows, and the way to its rooms on every page."""

from django import template

from articles.admin.home import home_of, rooms_of

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_home(context):
    """The counts, lists and notices of `articles.admin.home` for the request's user."""
    return home_of(context["request"])


@register.simple_tag(takes_context=True)
def desk_rooms(context):
    """The lists of `articles.admin.home.ROOMS` that the request's user may look at."""
    return rooms_of(context["request"])
