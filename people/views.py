"""What readers see of officials and offices. Their stories come through `official.articles`."""

from dataclasses import replace
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import BigAutoField, CharField, DateTimeField
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from newsroom.page_cache import kept
from newsroom.paging import Pages, page_of
from newsroom.prepared import Prepared

from .line import line_of_holders
from .loader import load_directory
from .models import Office, Official, Tenure
from .stamp import DIRECTORY


@kept(DIRECTORY)
def official_list(request):
    """Every official, by the letter the family name begins with."""
    officials = sorted(Official.objects.with_tenures(), key=_sort_name)
    letters = [(letter, list(group)) for letter, group in groupby(officials, key=_letter)]
    return render(request, "people/official_list.html", {"letters": letters})


@kept("official:{slug}", DIRECTORY)
def official_detail(request, slug):
    """One official: the offices held, and the published stories, newest first."""
    official = next(iter(OFFICIAL.rows(slug=slug)), None)
    if official is None:
        raise Http404(f"No official is known as {slug}.")
    tenures = TENURES.rows(official=official.pk)
    directory = load_directory(request.tokens.get(DIRECTORY))
    held = directory.held_by(slug, timezone.localdate()).certain
    held_slugs = {tenure.slug for tenure in held}
    context = {
        "official": official,
        "names": directory.officials[slug].names,
        "tenures": tenures[::-1],
        "present": [tenure for tenure in tenures if tenure.slug in held_slugs],
        "stories": NAMING.page(request.GET, official=official.pk, now=timezone.now()),
    }
    return render(request, "people/official_detail.html", context)


@kept(DIRECTORY)
def office_list(request):
    """Every office with its latest holder, by country or alliance."""
    offices = Office.objects.select_related("area").with_tenures().order_by("area__name", "title")
    areas = [(area, list(group)) for area, group in groupby(offices, key=lambda o: o.area)]
    return render(request, "people/office_list.html", {"areas": areas})


@kept("office:{slug}", DIRECTORY)
def office_detail(request, slug):
    """One office: the line of its holders, and the stories that name a holder as such.

    With ?holder=, the stories of one of them only.
    """
    office = get_object_or_404(Office.objects.select_related("area", "organization"), slug=slug)
    tenures = list(office.tenures.with_official().in_date_order())
    holder = _holder(request.GET.get("holder", ""), tenures)
    appearances = office.appearances.published().with_card_data().select_related("official")
    if holder:
        appearances = appearances.filter(official=holder)
    stories = page_of(appearances, request.GET, key="article_id")
    context = {
        "office": office,
        "line": line_of_holders(tenures, side_by_side=office.many_holders),
        "stories": _once_a_story(stories),
        "holder": holder,
        "asked": urlencode({"holder": holder.slug}) if holder else "",
    }
    return render(request, "people/office_detail.html", context)


def _holder(slug, tenures):
    """The official of that address among the holders; None without one, 404 for anybody else."""
    if not slug:
        return None
    for tenure in tenures:
        if tenure.official.slug == slug:
            return tenure.official
    raise Http404(f"'{slug}' never held this office.")


def _naming(official, now):
    """The appearances of an official in published stories, read from its own index."""
    appearances = Official.appearances.rel.related_model.objects
    return appearances.filter(official=official).published(now).teasers("title")


OFFICIAL = Prepared(lambda slug: Official.objects.filter(slug=slug), slug=CharField())
TENURES = Prepared(
    lambda official: Tenure.objects.filter(official=official).with_office().in_date_order(),
    official=BigAutoField(),
)
NAMING = Pages(
    _naming, key="article_id", known_as="pk", official=BigAutoField(), now=DateTimeField()
)


def _once_a_story(page):
    """The page with one appearance a story, which names both holders of a hand-over day."""
    rows = []
    for _, found in groupby(page, key=lambda appearance: appearance.article_id):
        first, *others = found
        first.holders = " and ".join(row.official.name for row in [first, *others])
        rows.append(first)
    return replace(page, rows=rows)


def _sort_name(official):
    return (official.sort_name or official.name).casefold()


def _letter(official):
    return _sort_name(official)[:1].upper()
