"""What storing an archive's records would come to, with nothing written: the dry run of jsonl.

It asks the same questions as `archive.store`, of the rows the site holds and of those that the
records before would have made.
"""

from newsroom.names import folded

from .. import archive
from ..models import Article, Photo, Source, Topic, Version

KEYS = {"source": (Source, "slug"), "topic": (Topic, "slug"), "photo": (Photo, "name")}


class Foresight:
    """Remembers what the records of one run would have stored so far."""

    def __init__(self):
        self.made = set()  # (kind, slug or name) of sources, topics and photos
        self.names = set()  # (kind, folded name) of sources and topics
        self.stories = {}  # {(source's slug, guid): (article, its rows)}
        self.stored = set()  # keys of stories that the run would have stored anew
        self.addresses = {}  # {(day, slug): (source's slug, guid)}

    def outcome(self, record):
        """(outcome, the story's latest version or None) as `archive.store` would have it.

        Raise WireError for what it would refuse.
        """
        archive.check(record)
        with archive.line_of(record):
            if record.kind == "article":
                return self._story(record.fields)
            return self._simple(record.kind, record.fields), None

    def _simple(self, kind, fields):
        model, key = KEYS[kind]
        if kind == "topic" and fields["parent"] and not self._is_there("topic", fields["parent"]):
            raise archive.no_such("topic", fields["parent"])
        if self._is_there(kind, fields[key]):
            return "unchanged"
        name = (kind, folded(fields["name"]))
        if kind != "photo" and (
            name in self.names or model.objects.with_name(fields["name"]).exists()
        ):
            raise archive.name_taken(kind, fields["name"])
        self.made.add((kind, fields[key]))
        self.names.add(name)
        return "created"

    def _is_there(self, kind, name):
        model, key = KEYS[kind]
        return (kind, name) in self.made or model.objects.filter(**{key: name}).exists()

    def _story(self, fields):
        told, parts = archive.read_article(fields)
        key = fields["source"], told.guid
        if fields["source"] and not self._is_there("source", fields["source"]):
            raise archive.no_such("source", fields["source"])
        article, held = self.stories.get(key) or _held(key)
        news = archive.news_of(article, held, parts) if article else parts
        if article and not any(news.values()):
            return "unchanged", article.latest_number
        if article:
            archive.refuse_what_is_over(article, told)
        told.pk = article.pk if article else None
        self._refuse_a_taken_address(key, told)
        rows = {part: [*held[part], *news[part]] for part in parts}
        told.headline = _headline(told, rows["versions"]) or (article.headline if article else "")
        self.stories[key] = told, rows
        return "updated" if article else "created", told.latest_number

    def _refuse_a_taken_address(self, key, told):
        """As `archive.refuse_a_taken_address`, of the addresses that the run has given, too."""
        address = told.published_on, told.slug
        other = archive.another_at(told)
        is_taken = self.addresses.get(address, key) != key
        if is_taken or (other is not None and other not in self.stored):
            archive.refuse_address(told)
        if told.published_on:
            self.addresses[address] = key
            self.stored.add(told.pk)


def _held(key):
    """(article, its rows) as the site has them; (None, no rows)."""
    source, guid = key
    article = Article.objects.filter(source__slug=source, guid=guid).first()
    if article is None:
        return None, {"versions": [], "ledger": [], "corrections": []}
    return article, archive.held_parts(article)


def _headline(article, rows: list[Version]):
    """The headline of the version that the row would show, where its content was told."""
    number = article.live_number or article.latest_number
    shown = [row for row in rows if row.number == number and "content" in row.__dict__]
    return shown[0].story["headline"] if shown else ""
