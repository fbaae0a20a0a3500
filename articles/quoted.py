"""The quotations a story keeps: found again in each new text, or marked stale and hidden."""

from django.utils import timezone

from .models import Quotation
from .reading.anchors import anchors_of

TOLD = 5


def keep(article, version, found):
    """Replace the story's quotations by these rows, which were read from the version; return what
    is stale.

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
    return lost


def _was_seen(article, row, version):
    """Whether readers saw the version the row was read from, and it is another than this one."""
    if row.version_number >= version.number:
        return False
    entered = article.ledger.filter(number=row.version_number, entered_at__lte=timezone.now())
    return entered.exists()


def lost_by(article, quotations):
    """Sentences on what readers saw quoted and the text read from the form no longer has.

    The row of a live story tells both, so that nothing is asked of the database.
    """
    anchors = set(anchors_of(quotation.text for quotation in quotations))
    gone = [said for said in article.page.get("quotations", []) if said["anchor"] not in anchors]
    for said in gone[:TOLD]:
        yield f"“{said['text']}” is no longer quoted; links to it will end at the story."
    for said in article.page.get("stale", []):
        if said["anchor"] not in anchors:
            until = f"was quoted until version {said['since']}"
            yield f"“{said['text']}” {until}; links to it end at the story."
