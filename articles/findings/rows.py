"""What was found in a story as rows that are not stored yet."""

from weakref import WeakKeyDictionary, WeakSet

from people.models import Office, Official, Tenure

from ..deciding import office_held
from ..models import Appearance, Mention, Quotation
from ..reading.anchors import anchors_of
from .titles import alone, title_of


class PeopleRows:
    """The database rows of the people and offices a story names, by slug.

    A row is read once for each Directory: whatever changes it makes another Directory.
    """

    kept = WeakKeyDictionary()  # {directory: {model: {slug: row}}}
    whole = WeakSet()  # the directories of which all is kept

    @classmethod
    def keep_all(cls, directory):
        """Read all rows at once: for many stories, who name nearly everybody."""
        if directory not in cls.whole:
            cls.whole.add(directory)
            models = (Official, Office, Tenure)
            cls.kept[directory] = {
                model: model.objects.in_bulk(field_name="slug") for model in models
            }

    def __init__(self, directory, mentions, confirmed):
        officials = {mention.official for mention in mentions if mention.official} | set(confirmed)
        offices = {mention.office for mention in mentions if mention.office}
        tenures = set()
        for official in officials:
            for tenure in directory.tenures_of_official(official):
                tenures.add(tenure.slug)
                offices.add(tenure.office)
        self.directory = directory
        self.officials = self._rows(Official, officials)
        self.offices = self._rows(Office, offices)
        self.tenures = self._rows(Tenure, tenures)

    def _rows(self, model, slugs):
        kept = self.kept.setdefault(self.directory, {}).setdefault(model, {})
        missing = slugs - kept.keys()
        if missing:
            kept |= model.objects.in_bulk(missing, field_name="slug")
        return {slug: kept[slug] for slug in slugs & kept.keys()}


def mentions_of(article, mentions, rows):
    """A row for each mention, in order of the text."""
    return [
        Mention(
            article=article,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            how=mention.how,
            official=rows.officials.get(mention.official),
            office=rows.offices.get(mention.office),
            candidates=list(mention.candidates),
        )
        for mention in mentions
    ]


def quotations_of(article, version, findings, rejected, rows):
    """A row for each quotation, in order of the text; of nobody whom an editor rejected."""
    day = article.dateline_date or article.published_on
    quotations = []
    anchors = anchors_of(quotation.text for quotation in findings.quotations)
    for quotation, anchor in zip(findings.quotations, anchors, strict=True):
        person = findings.people.persons[quotation.person] if quotation.person is not None else None
        official = person.official if person and person.official not in rejected else None
        office = (
            (person.office or office_held(rows.directory, official, day)[0]) if official else None
        )
        quotations.append(
            Quotation(
                article=article,
                version_number=version.number,
                anchor=anchor,
                published_at=article.published_at,
                start=quotation.start,
                end=quotation.end,
                text=quotation.text,
                paragraph=quotation.paragraph,
                utterance=quotation.utterance,
                speaker=(quotation.speaker or "")[:300],
                official=rows.officials.get(official),
                office=rows.offices.get(office),
            )
        )
    return quotations


def appearances_of(article, people, officials, rows):
    """A row for each official found or confirmed, in order of first mention."""
    day = article.dateline_date or article.published_on
    found = {}
    for person in people.persons:
        if person.official and person.official not in officials["rejected"]:
            found.setdefault(person.official, (person.title, person.office, person.tenure))
    for slug in officials["confirmed"]:
        found.setdefault(slug, (None, None, None))
    appearances = []
    for position, (slug, (printed, office, tenure)) in enumerate(found.items()):
        if slug not in rows.officials:
            continue
        if office is None:
            office, tenure = office_held(rows.directory, slug, day)
        appearances.append(
            Appearance(
                article=article,
                official=rows.officials[slug],
                office=rows.offices.get(office),
                tenure=rows.tenures.get(tenure),
                title=title_of(rows.directory, office, tenure) or alone(printed or "")[:300],
                position=position,
                published_at=article.published_at,
            )
        )
    return appearances
