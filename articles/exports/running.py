"""One export from the choice to the files, with what has to be told of it."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from newsroom.arguments import STDOUT
from newsroom.garbage import seldom_collected

from .. import archive
from ..models import Article
from ..wire import Channel
from .changes import Mark, changed, gone
from .choosing import Selection
from .files import (
    forget_other_names,
    identity,
    name_of,
    write_file,
    write_folder,
    year_folder,
)
from .telling import told


class Unwritable(ValueError):
    """The format cannot write a story. The message names the story and says why."""


@dataclass
class Export:
    """An export of what `selection` chooses, or of that since a mark, in the format of `member`.

    `delivered` is as for `telling.told`; `note_story` is called with the number of stories written
    so far, `note_gone` with each Gone. Afterwards `count` is how many stories were written and
    `failed` why others were not, in sentences.
    """

    member: object
    selection: Selection
    since: Mark | None = None
    delivered: object = None
    note_story: object = lambda count: None
    note_gone: object = lambda gone: None
    count: int = 0
    failed: list = field(default_factory=list)

    def __post_init__(self):
        self.mark = Mark.now()
        self.stories = self.selection.stories()
        self.gone = []
        if self.since:
            self.stories = changed(self.stories, self.since, self.selection.private)
            if not self.selection.private:
                held = self.selection.held_by(Article.objects.all())
                self.gone = list(gone(held, self.since))

    def write(self, place, stdout=None):
        """Write all of it to the place: a folder or a file as the format wants it, or "-"."""
        with seldom_collected():
            self._write(place, stdout)

    def _write(self, place, stdout):
        for _, item in self.gone:
            self.note_gone(item)
        if self.member.ONE_PER_FILE:
            self._into_folder(place)
        elif place != STDOUT and Path(place).is_dir() and self.by_year:
            self._by_year(place)
        else:
            items = self._items(self.stories, self.gone)
            self._file(items, self._channel(), place, stdout)

    @property
    def is_lossless(self):
        return getattr(self.member, "LOSSLESS", False)

    @property
    def by_year(self):
        """Whether a folder gets a file of each year; an archive and a night's changes are one."""
        return not self.is_lossless and self.since is None

    @property
    def tells_gone(self):
        return getattr(self.member, "TELLS_GONE", False)

    def _into_folder(self, folder):
        def failed(story, error):
            self.failed.append(_fault(story, error))

        stories = told(self.stories, self.delivered)
        names = {identity(story): None for story, _ in self.gone}
        if self.tells_gone:
            stories = (pair for pairs in (self.gone, stories) for pair in pairs)
        gone_stories = {story.pk for story, _ in self.gone}
        for story in write_folder(self.member, stories, self._channel(), folder, failed):
            if self.since:
                names[identity(story)] = name_of(story, self.member.SUFFIX)
            if story.pk not in gone_stories:
                self._counted()
        if names:
            forget_other_names(names, self.member.SUFFIX, folder)

    def _by_year(self, folder):
        """A file of each year that has stories; none stays of a chosen year that has none left."""
        years = self.stories.order_by().values_list("published_on__year", flat=True).distinct()
        years = sorted(years)
        file = f"stories{self.member.SUFFIX}"
        for year in years:
            place = year_folder(folder, year)
            place.mkdir(exist_ok=True)
            stories = self.stories.filter(published_on__year=year)
            self._file(self._items(stories), self._channel(stories), place / file)
        first = self.selection.since.year if self.selection.since else 0
        last = self.selection.until.year if self.selection.until else 9999
        for place in Path(folder).glob(f"year=*/{file}"):
            year = place.parent.name.removeprefix("year=")
            if year.isdecimal() and int(year) not in years and first <= int(year) <= last:
                place.unlink()

    def _items(self, stories, gone=()):
        """What the format is given, one after the other."""
        self.last = None
        if self.is_lossless:
            for record in archive.records(stories, self.selection.private, self.delivered):
                yield record
                if record.kind == "article":
                    self._counted()
            return
        if self.tells_gone:
            for story, item in gone:
                self.last = story
                yield item
        for story, item in told(stories, self.delivered):
            self.last = story
            yield item
            self._counted()

    def _file(self, items, channel, place, stdout=None):
        try:
            write_file(self.member, items, channel, str(place), stdout)
        except (TypeError, LookupError, AttributeError, ValueError) as error:
            if self.last is None:
                raise
            raise Unwritable(_fault(self.last, error)) from error

    def _counted(self):
        self.count += 1
        self.note_story(self.count)

    def _channel(self, stories=None):
        """What the stories are written under. A document of one story knows nothing of others."""
        title, address = self.selection.title(), self.selection.address()
        written_at = None
        if not self.member.ONE_PER_FILE:
            rows = self.stories if stories is None else stories
            last = rows.aggregate(Max("published_at"), Max("updated_at")).values()
            moments = [*last, *(item.gone_at for _, item in self.gone)]
            written_at = max(filter(None, moments), default=None)
        language = settings.LANGUAGE_CODE
        return Channel(title, settings.SITE_NAME, address, "", language, written_at)


def _fault(story, error):
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return f"story {story.pk} ({story.guid}): the format cannot write it ({told})."
