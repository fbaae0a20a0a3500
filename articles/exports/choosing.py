"""Which stories an export is of. A slug or a word that is not known raises Unknown."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from people.models import Office, Official

from ..models import Appearance, Article, ArticleTopic, Source, Topic

READERS_SEE = ("published", "corrected")
DESK_SEES = (
    *("draft", "in-review", "ready", "scheduled", "embargoed", "expired"),
    *("withdrawn", "killed", "spiked"),
)
STATUSES = (*READERS_SEE, *DESK_SEES)


class Unknown(ValueError):
    """A choice that means nothing here. The message names it and says where to look."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for; what is None or "" was not. The days are the first and the last."""

    since: date | None = None
    until: date | None = None
    topic: str = ""
    official: str = ""
    office: str = ""
    source: str = ""
    status: str = ""
    private: bool = False

    def stories(self):
        """The stories chosen, each once: of those readers may see now, or, private, of all."""
        found = Article.objects.all() if self.private else Article.objects.published()
        if self.status in DESK_SEES and not self.private:
            raise Unknown(
                f"--status {self.status} is of stories that readers do not see; say --private, "
                "which stays in the house."
            )
        if self.status:
            found &= Article.objects.standing(self.status.replace("-", " "))
        found = self.held_by(found)
        for named, rows in [
            (self._named(Topic, "topic"), lambda row: _filed_under(row)),
            (self._named(Official, "official"), lambda row: _naming(official=row)),
            (self._named(Office, "office"), lambda row: _naming(office=row)),
        ]:
            if named:
                found = found.filter(pk__in=rows(named))
        return found

    def held_by(self, stories):
        """Of these stories, those of the days and the source; what a story taken down still tells.

        Its topics, officials and offices are no longer known.
        """
        found = stories.published_between(self.since, self.until)
        source = self._named(Source, "source")
        return found.filter(source=source) if source else found

    def title(self):
        """What a feed of the stories is called."""
        row = self._subject()
        return f"{settings.SITE_NAME}: {row}" if row else settings.SITE_NAME

    def address(self):
        """The page that shows the same, or the front page."""
        row = self._subject()
        return settings.SITE_URL + (row.get_absolute_url() if row else "/")

    def _subject(self):
        """The one topic, official, office or source that was asked for; None if there are more."""
        kinds = ((Topic, "topic"), (Official, "official"), (Office, "office"), (Source, "source"))
        rows = [row for row in (self._named(model, name) for model, name in kinds) if row]
        return rows[0] if len(rows) == 1 else None

    def _named(self, model, name):
        slug = getattr(self, name)
        if not slug:
            return None
        row = model.objects.filter(slug=slug).first()
        if row is None:
            raise Unknown(f"{slug!r} is not the slug of any {name}; see its page.")
        return row


def _filed_under(topic):
    return ArticleTopic.objects.filter(tag=topic).values("content_object")


def _naming(**chosen):
    return Appearance.objects.filter(**chosen).values("article")
