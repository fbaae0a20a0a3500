"""The public ledger of the whole archive: every version that readers saw, with its digest.

Of a story that was killed or withdrawn the lines are left out, which could repeat what it said.
"""

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from ..models import Article, LedgerEntry, Version

COLUMNS = ("guid", "source", "address", "number", "kind", "tag", "line", "moment", "digest")
CHUNK = 1000
TAKEN_DOWN = (Article.Status.KILLED, Article.Status.WITHDRAWN)


def entries():
    """The entries of stories readers may see, and of those taken down, in the order entered."""
    now = timezone.now()
    down = Article.objects.filter(status__in=TAKEN_DOWN, published_at__lte=now)
    down = down.exclude(embargo_until__gt=now)
    stories = Q(article__in=Article.objects.published()) | Q(article__in=down)
    version = Version.objects.filter(article=OuterRef("article"), number=OuterRef("number"))
    return (
        LedgerEntry.objects.filter(stories, entered_at__lte=now)
        .annotate(digest=Subquery(version.values("digest")[:1]))
        .select_related("article__source")
        .only(
            *("number", "kind", "tag", "line", "entered_at", "article__guid", "article__slug"),
            *("article__published_on", "article__status", "article__source__slug"),
        )
        .order_by("pk")
    )


def rows(entries):
    """Yield the entries as plain values, memory flat. `moment` is ISO 8601 in UTC."""
    for entry in entries.iterator(chunk_size=CHUNK):
        story = entry.article
        is_down = story.status in TAKEN_DOWN
        yield {
            "guid": story.guid,
            "source": story.source.slug if story.source else None,
            "address": settings.SITE_URL + story.get_absolute_url(),
            "number": entry.number,
            "kind": entry.kind,
            "tag": "" if is_down else entry.tag,
            "line": "" if is_down else entry.line,
            "moment": entry.entered_at.isoformat(),
            "digest": entry.digest,
        }
