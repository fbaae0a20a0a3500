"""The address of everything that is baked. An app with pages of its own adds them:

    from articles.bake.addresses import ADDRESSES
    ADDRESSES.append(flat_pages)  # a function that yields families

A family is a page's address and those that belong to it and show no more than it does; they are
made and remembered together. A page behind a list ("?before=…") is found by the links of the list.
Links to what is not here lose their address: what needs a server is left out.
"""

from collections.abc import Iterator
from urllib.parse import quote

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from newsroom import standing
from people.models import Office, Official

from ..models import Article, Byline, LedgerEntry, OldAddress, Source, Topic
from ..surfaces import FORMATS, STORY_FORMS

LISTS = ("front", "topics", "officials", "offices", "archive", "corrections")
TOLD_MACHINES = (
    *("robots", "security_txt", "sitemap", "sitemap_subjects", "sitemap_news", "sitemap_pages"),
)
SEARCH, NOT_FOUND = "/search/", "/404.html"
BESIDE = (*STORY_FORMS, "card.png")
TAKEN_DOWN = (Article.Status.KILLED, Article.Status.WITHDRAWN)

type Family = tuple[str, ...]


def families() -> Iterator[Family]:
    """What there is to bake now. An address that answers 404 is not baked and does no harm."""
    for told in ADDRESSES:
        yield from told()


def of_stories() -> Iterator[Family]:
    """Taken down before all others, so that what must go goes first; then what readers may see."""
    gone = Article.objects.filter(status__in=TAKEN_DOWN, published_at__lte=timezone.now())
    for story in gone.only("published_on", "slug").order_by("pk").iterator():
        if story.get_absolute_url():
            yield (story.get_absolute_url(),)
    seen = Prefetch("ledger", LedgerEntry.objects.only("article_id", "number").order_by("pk"))
    stories = Article.objects.published().only("published_on", "slug").prefetch_related(None)
    for story in stories.prefetch_related(seen).order_by("pk").iterator(chunk_size=500):
        page = story.get_absolute_url()
        numbers = dict.fromkeys(entry.number for entry in story.ledger.all())
        yield (
            page,
            *(f"{page[:-1]}.{form}" for form in BESIDE),
            f"{page}history/",
            *(f"{page}history/{number}/" for number in numbers),
        )


def of_subjects() -> Iterator[Family]:
    """Topics, officials, offices, sources and authors with their feeds, and the feed of all."""
    for name, model in (("topic", Topic), ("official", Official), ("office", Office)):
        for slug in model.objects.order_by("slug").values_list("slug", flat=True):
            yield (reverse(name, args=[slug]),)
            yield tuple(reverse(f"{name}_feed", args=[slug, format]) for format in FORMATS)
            if name == "official":
                yield (reverse("official_quotations", args=[slug]),)
    for slug in Source.objects.order_by("slug").values_list("slug", flat=True):
        yield (reverse("source", args=[slug]),)
        yield tuple(reverse("source_feed", args=[slug, format]) for format in FORMATS)
    authors = Byline.objects.exclude(slug="").order_by("slug")
    for slug in authors.values_list("slug", flat=True).distinct():
        yield (reverse("author", args=[slug]),)
    yield tuple(reverse("feed", args=[format]) for format in FORMATS)


def of_lists() -> Iterator[Family]:
    """The front page, the lists of subjects, the archive's days, and what robots are told."""
    for name in (*LISTS, *TOLD_MACHINES):
        yield (reverse(name),)
    days = Article.objects.published().order_by().dates("published_on", "day")
    days = list(days)
    for year in sorted({day.year for day in days}):
        yield (reverse("archive_year", args=[year]),)
    for year, month in sorted({(day.year, day.month) for day in days}):
        yield (reverse("archive_month", args=[year, f"{month:02}"]),)
        yield (reverse("sitemap_month", args=[year, f"{month:02}"]),)
    for day in days:
        yield (reverse("archive_day", args=[day.year, f"{day:%m}", f"{day:%d}"]),)
    yield from ((page.address,) for page in standing.pages())
    yield (SEARCH,)
    yield (NOT_FOUND,)


def of_old_addresses() -> Iterator[Family]:
    """Addresses that moved: a page that leads on."""
    for path in OldAddress.objects.order_by("path").values_list("path", flat=True).iterator():
        yield (quote(path),)


ADDRESSES = [of_stories, of_subjects, of_lists, of_old_addresses]
