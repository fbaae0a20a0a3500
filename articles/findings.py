"""What reading found in a story: computed from its text, stored where pages and lists read it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary, WeakSet

from django.utils.html import escape

from newsroom import addresses
from people.directory import Directory
from people.loader import load_directory
from people.models import Office, Official, Tenure

from . import quoted
from .body import Mark, marked
from .deciding import MARKED, decided, office_held
from .inserts import decisions, without_decisions
from .models import Appearance, Mention, Quotation
from .reading.anchors import anchors_of
from .reading.facts import People
from .reading.facts import Quotation as FoundQuotation
from .reading.moments import read_moments
from .reading.people import read_people
from .reading.quotations import read_quotations
from .search import index

MENTION_LAYER = 1
HINT_LAYER = 2
ALWAYS_LINKED = {"office", "short title", MARKED}


@dataclass(frozen=True, slots=True)
class Findings:
    """The people and quotations of one text. Everybody and everything in order of appearance."""

    people: People
    quotations: tuple[FoundQuotation, ...]


def find(text, day, directory: Directory, said=()) -> Findings:
    """The people and quotations in the plain text of a body, as of the story's day.

    `said` are an editor's decisions, which outrank what is read.
    """
    return _find(text, day, directory, tuple(said))


@lru_cache(maxsize=128)  # an import reads a batch of stories, and asks again as it stores them
def _find(text, day, directory, said):
    people = decided(read_people(text, day, directory), said, directory, day)
    return Findings(people, read_quotations(text, people, directory))


@dataclass(frozen=True, slots=True)
class Found:
    """What a story's page, lists and ledger are made of: rows not yet stored, and the page's body.

    `appearances` are in order of first mention, the others in order of the text.
    """

    mentions: list[Mention]
    quotations: list[Quotation]
    appearances: list[Appearance]
    body_html: str


def store(article, version):
    """Read the text the article's row holds; replace its mentions, quotations and appearances.

    The row's `body_html`, with names linked and quotations marked, and what its page lists are
    made here; the index of the search is brought in line. Quotations that readers saw and that are
    gone stay for the desk, as stale.
    """
    found = found_in(article, version, load_directory())
    for model, rows in [(Mention, found.mentions), (Appearance, found.appearances)]:
        model.objects.filter(article=article).delete()
        model.objects.bulk_create(rows)
    stale = quoted.keep(article, version, found.quotations)
    show(article, found, stale)
    article.save(update_fields=["body_html", "page"])
    index.store(article)


def get_ready(directory):
    """Read what many stories will ask for: the rows of everybody in the directory."""
    _Rows.keep_all(directory)


def store_new(all_found):
    """Store what was found in stories that are new, the Found of each."""
    for model, name in [
        (Mention, "mentions"),
        (Appearance, "appearances"),
        (Quotation, "quotations"),
    ]:
        model.objects.bulk_create(row for found in all_found for row in getattr(found, name))


def show(article, found, stale=None):
    """Put what the story's page shows of it into the fields of the row; nothing is stored.

    `stale` are the quotations that readers saw and that are gone.
    """
    if stale is not None:
        article.page["stale"] = [
            {"anchor": row.anchor, "text": row.text, "since": row.stale_since}
            for row in stale[: quoted.TOLD]
        ]
    article.body_html = found.body_html
    article.page["people"] = [
        {
            "official": appearance.official.slug,
            "title": appearance.title,
            "office": appearance.office.slug if appearance.office else None,
        }
        for appearance in found.appearances
    ]
    article.page["quotations"] = [
        {
            "anchor": quotation.anchor,
            "text": quotation.text,
            "speaker": quotation.speaker,
            "official": quotation.official and {"slug": quotation.official.slug},
        }
        for quotation in found.quotations
    ]


def found_in(article, version, directory) -> Found:
    """What the text of the row says, were officials and offices as the directory has them.

    Nothing is written. An editor's yes or no in the version outranks what was found.
    """
    officials = version.story["officials"]
    day = article.dateline_date or article.published_on
    findings = find(article.body_text, day, directory, decisions(article.body))
    mentions = [
        mention
        for mention in findings.people.mentions
        if mention.official is None or mention.official not in officials["rejected"]
    ]
    rows = _Rows(directory, mentions, officials["confirmed"])
    return Found(
        _mentions(article, mentions, rows),
        _quotations(article, version, findings, officials["rejected"], rows),
        _appearances(article, findings.people, officials, rows),
        page_body(article, mentions, findings.quotations),
    )


class _Rows:
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


def _mentions(article, mentions, rows):
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


def _quotations(article, version, findings, rejected, rows):
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


def _appearances(article, people, officials, rows):
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


def title_of(directory, office, tenure=None):
    """The title of an office as it stands alone on a page: U.S. Defense Secretary."""
    if office is None or office not in directory.offices:
        return ""
    office = directory.offices[office]
    title = office.title
    told = [office.area, office.organization, *office.adjectives]
    stands_alone = " of the " in title or any(name and name in title for name in told)
    if office.adjectives and not stands_alone:
        title = f"{_shortest_adjective(office.adjectives)} {title}"
    acting = tenure in directory.tenures and directory.tenures[tenure].role == "acting"
    return f"Acting {title}" if acting else title


def alone(printed):
    """A printed title as it stands beside a name: Former President. Empty for "then the …".

    Those words tell an office held at another time; beside the story's day they would mislead.
    """
    return "" if re.match(r"then\b", printed) else printed[:1].upper() + printed[1:]


def _shortest_adjective(adjectives):
    """The one that newsrooms print before a title, as U.S. before American; dots before none."""
    return min(adjectives, key=lambda adjective: ("." not in adjective, len(adjective)))


def worth_a_link(mentions):
    """Each official's first mention, what an editor marked, and phrases of only an office."""
    linked = set()
    for mention in mentions:
        if mention.official and (mention.official not in linked or mention.how in ALWAYS_LINKED):
            linked.add(mention.official)
            yield mention


def _link(mention):
    address = escape(addresses.address("official", mention.official))
    attributes = f'class="official" href="{address}"'
    return Mark(mention.start, mention.end, "a", attributes, MENTION_LAYER)


def _hint(moment):
    """ "today" with the day it was, "here" with the place, for who reads the story years later."""
    title = f'title="{escape(moment.printed)}"'
    if moment.iso:
        attributes = f'datetime="{moment.iso}" {title}'
        return Mark(moment.start, moment.end, "time", attributes, HINT_LAYER)
    return Mark(moment.start, moment.end, "abbr", title, HINT_LAYER)


def page_body(article, mentions, quotations):
    """The body as the story's page shows it.

    The dateline is set, names are linked, quotations marked, and words such as "today" and "here"
    explained from the dateline. The stored body keeps its own characters. The places of photos
    stay in it: what a photo looks like may change after the story.
    """
    marks = [_link(mention) for mention in worth_a_link(mentions)]
    moments = read_moments(article.body_text, article.dateline_date, article.dateline_place)
    marks += [_hint(moment) for moment in moments if not moment.is_dated]
    anchors = anchors_of(quotation.text for quotation in quotations)
    marks += [
        Mark(quotation.start, quotation.end, "span", f'class="quotation" id="{anchor}"')
        for quotation, anchor in zip(quotations, anchors, strict=True)
    ]
    return _with_dateline(article, marked(without_decisions(article.body), marks))


def unread(article):
    """The body as the story's page shows it until it is read."""
    return _with_dateline(article, without_decisions(article.body))


def _with_dateline(article, page):
    if not article.dateline:
        return page
    dateline = f'<span class="dateline">{escape(article.dateline)}</span> '
    before, tag, after = page.partition("<p>")
    return f"{before}{tag}{dateline}{after}" if tag else f"<p>{dateline}</p>\n{page}"
