"""What the head of a page says twice, in its own words and in those of a share."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def block_again(context, name):
    """What the block of that name holds on this page, once more."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return mark_safe(block.render(context).strip())  # noqa: S308 – a template wrote it
