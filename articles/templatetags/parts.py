"""Parts of pages that are rendered once, not on every page they stand on.

Each is a template of plain values and nothing else, and those values are the key it is kept under:
what changed has another key, and nothing has to be renewed. While developing, nothing is kept.
"""

from functools import lru_cache
from typing import NamedTuple

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from newsroom import paging
from newsroom.addresses import address

register = template.Library()
register.simple_tag(address)

CARDS = 5000  # a card takes about a kB
SECTIONS = {"topics", "people", "offices", "archive", "search"}


class Card(NamedTuple):
    """What cards and entries show of a story, under the names that a story has for it."""

    get_absolute_url: str
    headline: str
    standfirst: str
    language: str
    published_on: object
    dateline_place: str
    reasons: tuple


@register.simple_tag
def card(name, article, **others):
    """The component of that name, of a story loaded with `with_card_data()` and plain values."""
    told = Card(
        article.get_absolute_url(),
        article.headline,
        article.standfirst,
        article.language,
        article.published_on,
        article.dateline_place,
        tuple(reason["text"] for reason in getattr(article, "reasons", ())),
    )
    return component(name, article=told, **others)


@register.simple_tag
def cards(name, articles, as_items=False, **others):
    """The component of that name for each of the stories, as items of a list if so wanted.

    What ends with `_from` names an attribute of theirs: with note_from="title" the note is theirs.
    """
    own = [(key.removesuffix("_from"), of) for key, of in others.items() if key.endswith("_from")]
    same = {key: value for key, value in others.items() if not key.endswith("_from")}
    shown = [
        card(name, one, **same, **{key: getattr(one, of) for key, of in own}) for one in articles
    ]
    if as_items:
        shown = [f"<li>{one}</li>\n" for one in shown]
    return mark_safe("".join(shown))  # noqa: S308 – each part is a template


@register.simple_tag
def person_cards(people, **others):
    """A card for each of the people, who say themselves what is `told` of them."""
    shown = [component("person_card", **one.told(**others)) for one in people]
    return mark_safe("\n".join(shown))  # noqa: S308 – each part is a template


@register.simple_tag
def component(template_name, **told):
    """The component of that name, of nothing but these values; each can be a key."""
    return _rendered(_component, f"components/{template_name}.html", tuple(told.items()))


@register.simple_tag(takes_context=True)
def part(context, name):
    """The component of that name, the same on all pages of a section of the site."""
    request = context.get("request")
    section = _section(request.path) if request else ""
    return _rendered(_part, f"components/{name}.html", section, settings.SITE_NAME)


def _section(path):
    """The path as far as a masthead can tell it: the section, whether its page or one below."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    if first not in SECTIONS:
        return "/"
    return path if path == f"/{first}/" else f"/{first}/…"


def _rendered(render, *told):
    return render.__wrapped__(*told) if settings.DEBUG else render(*told)


@lru_cache(maxsize=CARDS)
def _component(name, told):
    return render_to_string(name, dict(told))


@lru_cache(maxsize=100)
def _part(name, path, site_name):
    return render_to_string(name, {"path": path, "SITE_NAME": site_name})


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context, page, what="stories", asked=""):
    """The ways from a newsroom.paging.Page to others; `asked` is the rest of the list's query."""
    path = context["request"].path

    def led(query):
        whole = "&".join(filter(None, [asked, query]))
        return f"{path}?{whole}" if whole else path

    labels = {"previous_label": f"Newer {what}", "next_label": f"Older {what}"}
    return paging.links(page, led) | labels
