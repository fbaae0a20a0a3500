"""What a changed tenure does to stories: told before it is done, done as one act, undone as one.

Who is named, with which title, and who is quoted in which office all follow from the tenures. So a
change is first tried and taken back, to read every story it may touch under the directory as it
would be; then the tenure and those stories change in one transaction.
"""

import json
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from people.loader import load_directory, read_directory
from people.models import Official, Tenure

from . import desk, findings, records, turns
from .models import Appearance, Article, AuditEntry, Mention, Version

CHANGE = "change tenure"
UNDO = "undo change of tenure"
PERMISSIONS = {
    "add": "people.add_tenure",
    "change": "people.change_tenure",
    "delete": "people.delete_tenure",
}
CHUNK = 200
FIELDS = [field.attname for field in Tenure._meta.concrete_fields if not field.primary_key]


@dataclass(frozen=True, slots=True)
class Change:
    """A tenure's fields before and after; None before it is added and after it is deleted."""

    pk: int | None
    before: dict | None
    after: dict | None

    @property
    def kind(self):
        if self.before is None:
            return "add"
        return "delete" if self.after is None else "change"


@dataclass(frozen=True, slots=True)
class Difference:
    """A story that will read otherwise; `lines` say what, in the order of links, titles, quotes."""

    article: Article
    lines: tuple[str, ...]


def change_to(tenure, after=None):
    """The Change from what the database holds of the tenure to `after`, an unsaved Tenure."""
    held = Tenure.objects.filter(pk=tenure.pk).first() if tenure.pk else None
    return Change(
        held.pk if held else None,
        _fields(held) if held else None,
        _fields(after) if after else None,
    )


def touched(change):
    """The stories that name the office, a holder of it, the official, or somebody of such a name
    whom nobody recognised: the only ones that may read otherwise."""
    offices = {fields["office_id"] for fields in (change.before, change.after) if fields}
    officials = {fields["official_id"] for fields in (change.before, change.after) if fields}
    officials |= set(Tenure.objects.filter(office__in=offices).values_list("official", flat=True))
    rows = Official.objects.filter(pk__in=officials).values_list("slug", "family_name", "name")
    slugs = {slug for slug, *_ in rows}
    nobody = Mention.objects.filter(official=None)
    open_names = nobody.exclude(candidates=[]).values_list("article", "candidates")
    in_doubt = [article for article, candidates in open_names if slugs & set(candidates)]
    namesakes = Q()
    for _, family_name, name in rows:
        namesakes |= Q(text__icontains=family_name or name.split()[-1])
    named = Mention.objects.filter(Q(office__in=offices) | Q(official__in=officials))
    shown = Appearance.objects.filter(official__in=officials)
    return Article.objects.filter(
        Q(pk__in=named.values("article"))
        | Q(pk__in=shown.values("article"))
        | Q(pk__in=nobody.filter(namesakes).values("article"))
        | Q(pk__in=in_doubt)
    )


def differences(change):
    """Yield a Difference for each story that the change alters, newest first; nothing is written.

    Reading takes some milliseconds a story that names the office or one of its holders.
    """
    directory = _directory_after(change)
    for article, version in _with_versions(touched(change)):
        lines = _lines(_stored(article), _told(findings.found_in(article, version, directory)))
        if lines:
            yield Difference(article, lines)


def apply(change, *, by):
    """Write the tenure and what follows from it in stories. Return the entry of the audit log."""
    _require(change, by)
    with transaction.atomic():
        turns.take()
        _check_unchanged(change)
        changed = _write_all(change)
        after = Tenure.objects.filter(pk=change.pk).first() if change.pk else None
        subject = str(after or _tenure(change.after or change.before))
        detail = {
            "before": change.before,
            "after": change.after,
            "stories": changed,
        }
        return records.record(by, CHANGE, subject, detail=_json(detail))


def changes():
    """The changes that can be undone, newest first: the tenure is still as the change left it."""
    undone = set(
        AuditEntry.objects.filter(act=UNDO, is_refused=False).values_list("detail", flat=True)
    )
    for entry in AuditEntry.objects.filter(act=CHANGE, is_refused=False):
        if str(entry.pk) not in undone and _is_standing(change_of(entry)):
            yield entry


def change_of(entry):
    """The Change an entry of the audit log records."""
    kept = json.loads(entry.detail)
    slug = (kept["after"] or kept["before"])["slug"]
    held = Tenure.objects.filter(slug=slug).first()
    return Change(held.pk if held else None, kept["before"], kept["after"])


def stories_changed(entry):
    """In how many stories something read otherwise after the change."""
    return len(json.loads(entry.detail)["stories"])


def dates_of(entry):
    """(the dates before, the dates after) in words; None where there was no tenure."""
    change = change_of(entry)
    return tuple(
        _tenure(fields).dates if fields else None for fields in (change.before, change.after)
    )


def undo(entry, *, by):
    """Make the tenure, and the stories that follow from it, what they were before the change."""
    done = change_of(entry)
    back = Change(done.pk, done.after, done.before)
    _require(back, by)
    with transaction.atomic():
        turns.take()
        if entry not in changes():
            raise desk.Refused(
                f"“{entry.subject}” was undone already, or the tenure was changed again since; "
                "undo the later change first."
            )
        _write_all(back)
        return records.record(by, UNDO, entry.subject, detail=str(entry.pk))


def _write_all(change):
    """Write the tenure; store again what is found in each story. Return the changed ones' keys."""
    # Asked on both sides: a deletion empties the fields by which its stories are found.
    stories = set(touched(change).values_list("pk", flat=True))
    _write(change)
    stories |= set(touched(change).values_list("pk", flat=True))
    directory, changed = load_directory(), []
    for article, version in _with_versions(Article.objects.filter(pk__in=stories)):
        if _lines(_stored(article), _told(findings.found_in(article, version, directory))):
            findings.store(article, version)
            changed.append(article.pk)
    return changed


def _write(change):
    if change.after is None:
        Tenure.objects.get(pk=change.pk).delete()
    else:
        tenure = _tenure(change.after, change.pk)
        tenure.save(force_insert=change.pk is None)


def _directory_after(change):
    """The Directory as it would be; the tenure is written and at once rolled back."""
    with transaction.atomic():
        _write(change)
        directory = read_directory()
        transaction.set_rollback(True)
    return directory


def _with_versions(articles):
    """(article, the version its row shows) of each, newest first, a chunk in memory."""
    keys = list(articles.order_by("-published_at", "-pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        rows = Article.objects.prefetch_related(
            "mentions__official",
            "mentions__office",
            "appearances__official",
            "appearances__office",
            "quotations__official",
            "quotations__office",
        ).in_bulk(chunk)
        shown = {
            version.article_id: version
            for version in Version.objects.filter(
                article__in=chunk,
                number=Coalesce(F("article__live_number"), F("article__latest_number")),
            )
        }
        yield from ((rows[pk], shown[pk]) for pk in chunk if pk in shown)


# What a story says


def _stored(article):
    return _told(
        findings.Found(
            list(article.mentions.all()),
            [said for said in article.quotations.all() if not said.stale_since],
            list(article.appearances.all()),
            article.body_html,
        )
    )


def _told(found):
    """{what: how it reads}, of everything that follows from the directory."""
    told = {}
    for mention in found.mentions:
        where = ("link", mention.start, f"“{mention.text}”")
        told[where] = _in_words(mention.official, mention.office, mention.candidates)
    for appearance in found.appearances:
        where = ("title", appearance.official.slug, str(appearance.official))
        told[where] = appearance.title or "no title"
    for quotation in found.quotations:
        where = ("quotation", quotation.start, f"“{quotation.text}”")
        told[where] = _in_words(quotation.official, quotation.office)
    return told


def _in_words(official, office, candidates=()):
    if official is None:
        return f"one of {', '.join(candidates)}" if candidates else "nobody"
    return f"{official}, {office}" if office else str(official)


def _lines(before, after):
    """What differs, one line each."""
    order = {"link": 0, "title": 1, "quotation": 2}
    places = sorted(before.keys() | after.keys(), key=lambda place: (order[place[0]], *place[1:]))
    return tuple(
        f"{place[2]}: {before.get(place, 'not there')} → {after.get(place, 'not there')}"
        for place in places
        if before.get(place) != after.get(place)
    )


# The tenure


def _fields(tenure):
    return {name: getattr(tenure, name) for name in FIELDS}


def _tenure(fields, pk=None):
    """A Tenure of fields as they stand here or in the audit log."""
    values = {name: Tenure._meta.get_field(name).to_python(fields[name]) for name in FIELDS}
    return Tenure(pk=pk, **values)


def _json(detail):
    return json.dumps(detail, cls=DjangoJSONEncoder, ensure_ascii=False)


def _is_standing(change):
    held = Tenure.objects.filter(pk=change.pk).first() if change.pk else None
    return _json(_fields(held) if held else None) == _json(change.after)


def _check_unchanged(change):
    """Refuse where somebody else has changed the tenure since the change was drawn up."""
    held = Tenure.objects.select_for_update().filter(pk=change.pk).first() if change.pk else None
    if _json(_fields(held) if held else None) != _json(change.before):
        raise desk.Refused("Somebody else has changed this tenure meanwhile; look at it again.")


def _require(change, by):
    if not isinstance(by, str) and not by.has_perm(PERMISSIONS[change.kind]):
        raise desk.Refused(f"You may not {change.kind} tenures; ask an archivist.")
