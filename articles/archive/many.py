"""Records of stories that are new to the site, stored together: the rows `store` would make."""

from operator import attrgetter

from .. import desk
from ..models import Article, Source
from .reading import line_of, read_article
from .storing import filled, found, store_parts

_moment = attrgetter("corrected_at")
TAKEN_DOWN = (Article.Status.KILLED, Article.Status.WITHDRAWN)


def new_among(records):
    """The records of stories that the site does not hold, each the first of its story.

    What was taken down is none, nor what names itself oddly: such are stored one by one.
    """
    stories = {}
    for record in filter(_is_story, records):
        key = record.fields["source"], record.fields["guid"]
        stories.setdefault(key, record)
    held = set()
    for source in {source for source, _ in stories}:
        guids = [guid for other, guid in stories if other == source]
        rows = Article.objects.filter(source__slug=source, guid__in=guids)
        held |= {(source, guid) for guid in rows.values_list("guid", flat=True)}
    return [record for key, record in stories.items() if key not in held]


def _is_story(record):
    fields = record.fields
    return (
        record.kind == "article"
        and _is_name(fields.get("guid"))
        and (fields.get("source") is None or _is_name(fields["source"]))
        and fields.get("status") not in TAKEN_DOWN
        and bool(fields.get("latest_number"))
    )


def _is_name(value):
    """Whether a database can be asked for it."""
    return isinstance(value, str) and value.isprintable()


def store_new(records, **options):
    """Store them, inside a transaction; return their articles. Options as of `desk.store_shown`.

    Raise what `store` raises of the first that cannot be stored, or an IntegrityError; the
    transaction must be taken back then.
    """
    new, parts = [], []
    sources = {}
    for record in records:
        with line_of(record):
            told, rows = read_article(record.fields)
            slug = record.fields["source"]
            if slug not in sources:
                sources[slug] = found(Source, slug)
            article = filled(Article(source=sources[slug], guid=told.guid), told, record.fields)
            number = article.live_number or article.latest_number
            (version,) = [row for row in rows["versions"] if row.number == number]
            corrections = sorted(rows["corrections"], key=_moment, reverse=True)
            story = version.story
            new.append(desk.NewStory(article, story, version=version, corrections=corrections))
            parts.append(rows)
    desk.store_shown(new, **options)
    store_parts((story.article, rows) for story, rows in zip(new, parts, strict=True))
    return [story.article for story in new]
