"""What the admin's first page shows of the desk."""

from django import template

from articles.admin.home import home_of

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_home(context):
    """The counts, lists and notices of `articles.admin.home` for the request's user."""
    return home_of(context["request"])
