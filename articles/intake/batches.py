"""What can be done with the stories of a batch together: those that are new, and the same again."""

from newsroom.names import folded

from .. import archive, desk
from ..models import Article, Version
from ..wire import ArchiveRecord
from . import storing
from .storing import SUPPLIER
from .verdict import STOPPED, Standing, judge

TOLD = (
    *("number", "supplied_digest"),
    *("article__guid", "article__status", "article__live_number", "article__latest_number"),
)


def news_in(batch, source_known):
    """The arrivals whose story the site does not hold and that are the first of it in the batch.

    What is canceled is none: it leaves no story. `source_known` gives the source of a name, if any.
    """
    items = [each for each in batch if _is_story(each)]
    sources = {name: source_known(name) for name in {each.content.source for each in items}}
    asked = {}
    for each in items:
        source = sources[each.content.source]
        if source or not each.content.source:
            asked.setdefault(source, []).append(each.content.guid)
    seen = {
        (source, guid)
        for source, guids in asked.items()
        for guid in Article.objects.filter(source=source, guid__in=guids).values_list(
            "guid", flat=True
        )
    }
    news = []
    for each in items:
        name = each.content.source
        key = sources[name] or folded(name or "") or None, each.content.guid
        if key not in seen:
            seen.add(key)
            if each.content.status != "canceled":
                news.append(each)
    return news


def settle_the_same(batch, source_known, publish):
    """Set the outcome of what is, to the letter, the last that came of its story: unchanged.

    As `verdict.judge` would, in a query a source; what needs a closer look is left to it.
    """
    asked = {}
    for each in filter(_is_story, batch):
        source = source_known(each.content.source)
        if source or not each.content.source:
            asked.setdefault(source, {}).setdefault(each.content.guid, []).append(each)
    for source, arrivals in asked.items():
        came = Version.objects.filter(
            article__source=source, article__guid__in=arrivals, origin=Version.Origin.WIRE
        )
        last = {
            version.article.guid: version
            for version in came.select_related("article").only(*TOLD).order_by("number")
        }
        for guid, version in last.items():
            if len(arrivals[guid]) == 1 and _is_settled(arrivals[guid][0], version, publish):
                (arrival,) = arrivals[guid]
                arrival.outcome, arrival.article = "unchanged", version.article
                arrival.version = version.article.latest_number


def _is_settled(arrival, version, publish):
    """Whether the arrival says what that version says, and nothing is left to do."""
    article = version.article
    return (
        arrival.digest == version.supplied_digest
        and arrival.content.status != "canceled"
        and article.status not in STOPPED
        and not (publish and version.number > (article.live_number or 0))
    )


def _is_story(arrival):
    return not arrival.outcome and arrival.digest


def store_new(arrivals, publish, source_of, topic_of, **options):
    """Store them, and set what became of each. Raise what the first that cannot be stored raises.

    Nothing of them is stored then, if the transaction is taken back. Options as of
    `desk.enter_new`.
    """
    new = []
    for arrival in arrivals:
        item = arrival.content
        source = source_of(item.source)
        article = storing.article_of(item, source)
        storing.set_times(article, item, source)
        judged = judge(Standing(), item, arrival.digest, publish)
        arrival.outcome, arrival.reason = judged.outcome, judged.reason
        story = storing.story_of(
            item, source, topic_of=topic_of, uses=arrival.uses, pictures=arrival.pictures
        )
        details = storing.details_of(arrival, None)
        new.append(desk.NewStory(article, story, details, judged.publish))
    desk.enter_new(new, by=SUPPLIER, **options)
    for arrival, each in zip(arrivals, new, strict=True):
        arrival.article, arrival.version = each.article, each.article.latest_number
        if each.refusal:
            arrival.reason = f"Kept as a draft: {each.refusal}"


def new_records_in(batch):
    """The arrivals of records whose story the site does not hold, as `archive.new_among`."""
    found = {id(each.content): each for each in batch if isinstance(each.content, ArchiveRecord)}
    return [
        found[id(record)] for record in archive.new_among(each.content for each in found.values())
    ]


def store_new_records(arrivals, **options):
    """Store them as `archive.store_new` does, and set what became of each."""
    articles = archive.store_new([each.content for each in arrivals], **options)
    for arrival, article in zip(arrivals, articles, strict=True):
        arrival.outcome, arrival.article = "created", article
        arrival.version = article.latest_number
