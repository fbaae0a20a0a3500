"""New stories by the hundred: what `save` and `publish` do with one, in a few queries for all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from people.loader import load_directory

from .. import findings, records, versions
from ..models import Article, AuditEntry, Correction, LedgerEntry, Version
from ..search import index
from .publishing import first_entry, free_slugs, refuse_errors, set_first, set_live
from .rules import Refused

MANY = 50
NOTHING = findings.Found([], [], [], "")


@dataclass(slots=True)
class NewStory:
    """A story that is not stored yet: its row, what it says, how it came, as `versions.made`.

    With `publish` readers see it from the moment and the day of its row on; `refusal` says why not.
    `version` and `corrections` are what its page shows, `found` what was read in that version.
    """

    article: Article
    story: dict
    details: dict[str, Any] = field(default_factory=dict)
    publish: bool = False
    refusal: str | None = None
    version: Version | None = None
    corrections: Sequence[Correction] = ()
    found: findings.Found = NOTHING

    @property
    def published(self):
        """The number of the version that readers see, or None."""
        return self.article.live_number


def enter_new(new, *, by, **options):
    """Store the new stories in their order, and publish those that are to be.

    The turn must be ours. Options as of `store_shown`.
    """
    for each in new:
        each.version = versions.made(each.article, each.story, **each.details)
        if each.publish:
            _set_published(each)
    free_slugs([each.article for each in new])
    store_shown(new, **options)
    Version.objects.bulk_create(each.version for each in new)
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            article=each.article,
            kind=LedgerEntry.Kind.FIRST,
            **first_entry(each.article, each.version, by),
        )
        for each in new
        if each.publish
    )
    AuditEntry.objects.bulk_create(
        records.entry_of(
            by, "publish", each.article, each.refusal or "", bool(each.refusal), each.published
        )
        for each in new
        if each.publish or each.refusal
    )


def store_shown(new, *, read=True, words=None):
    """Store the rows of new stories, and all that lists, pages and searches read of `version`.

    Each is read and indexed, unless `read` says otherwise; relations are found afterwards, by
    `related.catch_up`. `words` is a set of words that the index has for sure, for a caller with
    many batches; those of this one are added. Versions, ledger and corrections are the caller's.
    """
    used = versions.photos_of([each.story for each in new])
    directory = load_directory() if read else None
    if directory and len(new) >= MANY:
        findings.get_ready(directory)
    for each, photos in zip(new, used, strict=True):
        _set_shown(each, photos, directory)
    Article.objects.bulk_create(each.article for each in new)
    stories = {each.article: each.story for each in new}
    topics = versions.file_around(stories, dict(zip(stories, used, strict=True)))
    if read:
        findings.store_new([each.found for each in new])
        words = set() if words is None else words
        words |= index.store_new(_filed(new, topics), words)


def _set_published(each):
    try:
        refuse_errors(each.story)
    except Refused as refusal:
        each.publish, each.refusal = False, str(refusal)
    else:
        set_first(each.article, each.article.published_at, each.article.published_on)
        set_live(each.article, each.version)


def _set_shown(each, photos, directory):
    """Set what lists and pages read in the row; what reading finds there is kept beside it."""
    article = each.article
    shown = versions.shown(article, each.version, photos, each.corrections)
    for name, value in shown.items():
        setattr(article, name, value)
    if directory:
        each.found = findings.found_in(article, each.version, directory)
    else:
        each.found = findings.Found([], [], [], findings.unread(article))
    findings.show(article, each.found, stale=[])


def _filed(new, topics):
    """{article: index.Filed} from rows that were stored just now."""
    tags = {}
    for row in topics:
        tags.setdefault(row.content_object_id, []).append(row.tag_id)
    return {
        each.article: index.Filed(
            tags.get(each.article.pk, []),
            [(row.official_id, row.official.name) for row in each.found.appearances],
            [(row.text, row.official_id) for row in each.found.quotations],
        )
        for each in new
    }
