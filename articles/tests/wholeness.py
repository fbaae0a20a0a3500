"""Whether what an act of the desk writes is there as a whole, or not at all."""

from collections import Counter

from django.db import transaction

from articles import findings, turns, versions
from articles.models import Article, Correction, LedgerEntry, Profile, Relation, Term
from articles.related.vectors import unpack

READ_FROM_THE_TEXT = ("mentions", "quotations", "appearances")
OF_THE_VERSION = ("bylines", "topic_items", "photo_items", *READ_FROM_THE_TEXT)


class Undo(Exception):
    """Takes back what was written to see whether it changes anything."""


def halves_of(pk):
    """What of the story was written by halves, in sentences. It waits for who writes it now."""
    with transaction.atomic():
        turns.take()
        article = Article.objects.locked().get(pk=pk)
        found = versions.faults(article)
        if article.latest_number == 0:
            return [*found, "the story has no text"]
        found += [f"its {what} is not its version's" for what in _what_a_rewrite_changes(article)]
        found += _torn_records(article)
        if article.status == Article.Status.LIVE:
            found += _torn_publication(article)
    return found


def halves_of_the_archive():
    """What stories share and was written by halves, in sentences."""
    held = Counter(
        term for packed in Profile.objects.values_list("terms") for term in unpack(packed[0])[0]
    )
    found = [
        f"{term} is in {held[term.pk]} stories, not {term.stories}"
        for term in Term.objects.all()
        if term.stories != held[term.pk]
    ]
    unseen = Relation.objects.filter(article__live_number=None)
    unseen |= Relation.objects.filter(other__live_number=None)
    return found + [f"{relation} relates what was never published" for relation in unseen]


def _what_a_rewrite_changes(article):
    """The parts of the row, and of what hangs on it, that its version would write otherwise."""
    number = article.live_number or article.latest_number
    before = _written(article)
    try:
        with transaction.atomic():
            version = article.versions.get(number=number)
            versions.apply(article, version)
            findings.store(article, version)
            after = _written(Article.objects.get(pk=article.pk))
            raise Undo
    except Undo:
        article.refresh_from_db()
    return [name for name in before if before[name] != after[name]]


def _written(article):
    fields = {field.name: getattr(article, field.attname) for field in article._meta.fields}
    return fields | {
        name: [
            {key: value for key, value in row.items() if key != "id"}
            for row in getattr(article, name).values()
        ]
        for name in OF_THE_VERSION
    }


def _torn_records(article):
    """Acts whose audit entry and effect are not both there."""
    done = article.audit_entries.filter(is_refused=False)
    saved = set(article.versions.exclude(saved_by="").values_list("number", flat=True))
    if set(done.filter(act="edit").values_list("number", flat=True)) != saved:
        yield "its audit log and its versions do not tell of the same saves"
    entries = sorted(article.ledger.values_list("number", flat=True))
    if sorted(done.filter(act="publish").values_list("number", flat=True)) != entries:
        yield "its audit log and its ledger do not tell of the same publications"
    corrected = article.ledger.filter(kind__in=Correction.Kind.values)
    if sorted(corrected.values_list("number", flat=True)) != sorted(
        article.corrections.values_list("version_after", flat=True)
    ):
        yield "its ledger and its notices do not tell of the same corrections"


def _torn_publication(article):
    kinds = list(article.ledger.order_by("number").values_list("kind", "number"))
    if [kind == LedgerEntry.Kind.FIRST for kind, _ in kinds] != [True] + [False] * (len(kinds) - 1):
        yield "its ledger does not begin with its first publication"
    elif kinds[-1][1] != article.live_number:
        yield f"readers see version {article.live_number}, its ledger ends with {kinds[-1][1]}"
    if article.is_published and article.followed_up_at is None:
        yield "it is out and counts as not followed up"
    if not Profile.objects.filter(article=article).exists():
        yield "it is out and has no terms to be related by"
