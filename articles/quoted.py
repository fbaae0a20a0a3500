"""The quotations a story keeps: found again in each new text, or marked stale and hidden."""

from django.utils import timezone

from .models import Quotation


def keep(article, version, found):
    """Replace the story's quotations by these rows, which were read from the version.

    What readers saw in an earlier version and no longer finds is kept for the desk alone: stale
    since this version. Said again in a later one, it is no longer stale.
    """
    anchors = {row.anchor for row in found}
    kept = article.quotations.exclude(anchor__in=anchors)
    lost = [row for row in kept if row.stale_since or _was_seen(article, row, version)]
    article.quotations.exclude(pk__in=[row.pk for row in lost]).delete()
    for row in lost:
        row.stale_since = row.stale_since or version.number
    Quotation.objects.bulk_update(lost, ["stale_since"])
    Quotation.objects.bulk_create(found)


def _was_seen(article, row, version):
    """Whether readers saw the version the row was read from, and it is another than this one."""
    if row.version_number >= version.number:
        return False
    entered = article.ledger.filter(number=row.version_number, entered_at__lte=timezone.now())
    return entered.exists()
