"""Every place where strangers could meet a story, and whether it shows a trace of it.

A trace is a stretch of the story's own words, from any of its versions, or its address. The pages
are fetched as a stranger's browser fetches them; the public export is rendered in full.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.urls import reverse

from newsroom import standing
from people.models import Office, Official

from . import archive, body
from .models import Article, Byline, Quotation, Relation, SearchText, Source, Topic
from .search.words import words

PAGES = (
    *("front", "topics", "archive", "officials", "offices", "corrections", "robots", "sitemap"),
    *("sitemap_subjects", "sitemap_news", "sitemap_pages", "search", "alerts", "alerts_asked"),
    *("api_index", "api_openapi", "api_articles"),
    *("api_officials", "api_offices", "api_topics", "api_quotations"),
)
FORMATS = ("rss", "atom", "json")
STORY_FORMS = ("txt", "ninjs.json", "bib", "ris")
TAG = re.compile(r"<[^>]*>")
BLANKS = re.compile(r"\s+")
TRACE_LENGTH = 60
SEEN_OR_NOT = {200, 404}  # a day whose only story went is there no more
LEAST_TRACE = 25  # shorter stretches are found in other stories, too
ASKED_WORDS = 3  # of a trace; so many never are the whole of it, which the page would repeat


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a surface is clean; what is wrong with it, where it is not."""

    surface: str
    fault: str = ""

    @property
    def passes(self):
        return not self.fault


def verdicts(article) -> Iterator[Verdict]:
    """The verdict on each surface for a story that was killed or withdrawn."""
    client, traces = stranger(), traces_of(article)
    yield from _own_address(article, client, traces)
    for address in addresses():
        yield Verdict(address, _fault_of_page(client, address, traces, SEEN_OR_NOT))
    yield from _searches(client, traces)
    yield from _rows(article)
    yield Verdict("public export", _fault_of_export(article, traces))


def addresses() -> Iterator[str]:
    """The address of every public page: lists, subjects, days, and each story readers may see."""
    for name in PAGES:
        yield reverse(name)
    yield from (page.address for page in standing.pages())
    yield from (reverse("feed", args=[format]) for format in FORMATS)
    for name, model in (("topic", Topic), ("official", Official), ("office", Office)):
        for slug in model.objects.order_by("slug").values_list("slug", flat=True):
            yield reverse(name, args=[slug])
            yield reverse(f"api_{name}", args=[slug])
            yield from (reverse(f"{name}_feed", args=[slug, format]) for format in FORMATS)
    for slug in Official.objects.order_by("slug").values_list("slug", flat=True):
        yield reverse("official_quotations", args=[slug])
    for slug in Source.objects.order_by("slug").values_list("slug", flat=True):
        yield reverse("source", args=[slug])
        yield from (reverse("source_feed", args=[slug, format]) for format in FORMATS)
    authors = Byline.objects.exclude(slug="").order_by("slug")
    for slug in authors.values_list("slug", flat=True).distinct():
        yield reverse("author", args=[slug])
    yield from _days()
    for story in Article.objects.published().only("published_on", "slug").order_by("pk").iterator():
        yield story.get_absolute_url()
        yield f"{story.get_absolute_url()}history/"
        yield f"/api/articles{story.get_absolute_url()}"
        yield reverse("oembed", query={"url": settings.SITE_URL + story.get_absolute_url()})
        yield from (f"{story.get_absolute_url()[:-1]}.{form}" for form in STORY_FORMS)
        for number in story.ledger.values_list("number", flat=True):
            yield f"{story.get_absolute_url()}history/{number}/"


def _days():
    """The archive's years, months and days that any story was ever given, seen or not."""
    days = Article.objects.exclude(published_on=None).values_list("published_on", flat=True)
    days = set(days)
    for year in sorted({day.year for day in days}):
        yield reverse("archive_year", args=[year])
    for year, month in sorted({(day.year, day.month) for day in days}):
        yield reverse("archive_month", args=[year, f"{month:02}"])
        yield reverse("sitemap_month", args=[year, f"{month:02}"])
    for day in sorted(days):
        yield reverse("archive_day", args=[day.year, f"{day:%m}", f"{day:%d}"])


def traces_of(article):
    """Stretches of the story's words that no other story readers may see shares."""
    texts = set()
    for version in article.versions.iterator():
        story = version.story
        captions = [photo["caption"] for photo in story["photos"]]
        blocks = [*body.paragraphs(story["body"]), story["headline"], story["standfirst"]]
        texts |= {plain(text)[:TRACE_LENGTH] for text in [*blocks, *captions]}
    return sorted(text for text in texts if len(text) >= LEAST_TRACE and not _is_shared(text))


def _is_shared(text):
    published = Article.objects.published()
    return (
        published.filter(body_text__contains=text).exists()
        or published.filter(headline__contains=text).exists()
    )


def plain(page):
    """The text of a page, or of anything else, without tags, entities and line ends."""
    return BLANKS.sub(" ", html.unescape(TAG.sub("", page))).strip()


def stranger():
    """A browser without an account."""
    return Client(SERVER_NAME=settings.SITE_HOST, raise_request_exception=False)


def fetch(client, address):
    """(status, text) of what the client gets at that address."""
    answer = client.get(address, secure=settings.HAS_TLS)
    return answer.status_code, plain(answer.text)


def _own_address(article, client, traces):
    address = article.get_absolute_url()
    if address:
        wanted = 410 if article.status == Article.Status.KILLED else 200
        yield Verdict(address, _fault_of_page(client, address, traces, {wanted}))


def _fault_of_page(client, address, traces, expected):
    try:
        status, text = fetch(client, address)
    except Exception as error:  # a page that breaks proves nothing, whatever broke it
        return f"breaks: {error}"
    if status not in expected:
        return f"answers {status}"
    return _found(text, traces)


def _found(text, traces):
    return next((f"shows “{trace}”" for trace in traces if trace in text), "")


def _searches(client, traces):
    """Whether readers find the story by its own words."""
    for trace in traces:
        asked = " ".join(words(trace)[:ASKED_WORDS])
        address = reverse("search", query={"q": f'"{asked}"'})
        yield Verdict(address, _fault_of_page(client, address, [trace], {200}))


def _rows(article):
    """What pages are made of: none of it may hold the story."""
    pk = article.pk
    for surface, rows in [
        ("stories readers may see", Article.objects.published().filter(pk=pk)),
        ("quotations", Quotation.objects.filter(article=pk)),
        ("related stories", Relation.objects.filter(other=pk)),
        ("its own related stories", Relation.objects.filter(article=pk)),
        ("officials' stories", article.appearances.all()),
        ("topics' stories and counts", article.topic_items.all()),
        ("pictures with its captions", article.photo_items.all()),
        ("words that readers search", SearchText.objects.filter(article=pk)),
        ("preview links", article.preview_links.filter(revoked_at=None)),
        ("portraits that are its pictures", _portraits(article)),
    ]:
        count = rows.count()
        yield Verdict(surface, f"{count} left" if count else "")
    address = article.get_absolute_url()
    linking = Article.objects.published().filter(body__contains=f'{address}"') if address else []
    yield Verdict(
        "links in other stories",
        "; ".join(f"{story.get_absolute_url()} links to it" for story in linking),
    )


def _portraits(article):
    """The officials whose portrait is a picture of the story that no story now shows readers."""
    named = {photo["photo"] for one in article.versions.all() for photo in one.story["photos"]}
    shown = Article.objects.published().filter(photo_items__photo__name__in=named)
    gone = named - set(shown.values_list("photo_items__photo__name", flat=True))
    return Official.objects.filter(portrait__photo__in=gone)


def _fault_of_export(article, traces):
    """Every text of the lossless public export, which all other formats draw from."""
    for record in archive.records(Article.objects.published()):
        if record.kind != "article":
            continue
        if record.fields["guid"] == article.guid:
            return f"holds {article.guid}"
        for version in record.fields["versions"]:
            texts = plain(" ".join(_texts(json.loads(version["content"]))))
            fault = _found(texts, traces)
            if fault:
                return f"{record.fields['guid']}, version {version['number']}, {fault}"
    return ""


def _texts(value):
    """Every text in nested lists and dictionaries."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []
