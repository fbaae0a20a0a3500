"""The stories an editor sets beside a story, or keeps away from it, in the story's form."""

from django import forms
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.db.models import F

from .. import desk, proposing
from ..models import Article
from ..related.neighbours import FOUND_KINDS
from .choosing import identified, to_tell, told
from .widgets import StoryPicker

LISTS = ("pinned", "banned")
MOST_PINNED = 20
GONE = {Article.Status.SPIKED, Article.Status.WITHDRAWN, Article.Status.KILLED}
UNSEEN = "A story that is not here, or not yours to see"


class StoriesField(forms.Field):
    """Identifiers of stories, in the order they were chosen."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=StoryPicker(site), **kwargs)

    def to_python(self, value):
        return list(dict.fromkeys(filter(None, value or [])))

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)


class RelatedFields(forms.Form):
    """Mixed into the story's form: the stories pinned beside it and those banned from there.

    Both are kept as identifiers. What the version already names stays, though the story is not in
    the archive (yet) or not for this editor to see; what is new must be a story they may see.
    """

    pinned = StoriesField(
        label="Pinned",
        help_text="Beside the story, in this order, whatever relating finds. Search by words of "
        "the headline or slugline, or by day as 2026-03-31.",
    )
    banned = StoriesField(
        label="Banned", help_text="Never beside the story, whatever relating finds."
    )

    user = None  # who edits; nobody sees no stories

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._asked = {}
        self.related_before = {}  # {identifier as text: as the version has it}
        for name in LISTS:
            widget = self.fields[name].widget
            widget.but, widget.told = self.instance.pk, self.told

    @property
    def related_fields(self):
        return [self[name] for name in LISTS]

    def related_initial(self, story):
        """Open both lists on what that story has."""
        kept = story["related"]
        self.related_before = {str(guid): guid for name in LISTS for guid in kept[name]}
        self.initial |= {name: list(map(str, kept[name])) for name in LISTS}

    def related_story(self):
        """What the story's next version says of others."""
        return {
            name: [self.related_before.get(guid, guid) for guid in self.cleaned_data[name] or []]
            for name in LISTS
        }

    def clean_pinned(self):
        guids = self._allowed("pinned")
        if len(guids) > MOST_PINNED and not self.related_before.keys() >= set(guids):
            raise ValidationError(
                f"{len(guids)} stories are pinned; readers are shown at most {MOST_PINNED}. "
                "Take some out."
            )
        return guids

    def clean_banned(self):
        return self._allowed("banned")

    def clean(self):
        cleaned = super().clean()
        both = set(cleaned.get("pinned") or []) & set(cleaned.get("banned") or [])
        if both:
            name = min(self.told(both).values())
            self.add_error("banned", f"“{name}” cannot be both pinned and banned.")
        return cleaned

    def told(self, guids):
        """{identifier: the story in words}; of one that the editor may not see only that."""
        stories = self._stories(guids)
        return {
            guid: told(stories[guid][0]) if stories[guid] else f"{UNSEEN} ({guid})"
            for guid in guids
        }

    @property
    def proposals(self):
        """What relating found for the story and no list names: key, identifier, words, reasons."""
        if self.instance.pk is None or self.user is None:
            return []
        relations = self.instance.relations.filter(kind__in=FOUND_KINDS)
        found = to_tell(self._live().filter(related_from__in=relations))
        found = found.annotate(score=F("related_from__score"), reasons=F("related_from__reasons"))
        return self._not_named((row, row.reasons) for row in found.order_by("-score", "-pk"))

    def proposals_as_typed(self):
        """What relating finds for the story as the form has it, saved or not, in the same shape."""
        found = {each.other_id: each for each in proposing.proposals(self.instance, self.draft())}
        rows = to_tell(self._live()).in_bulk(found)
        return self._not_named((rows[pk], found[pk].reasons) for pk in found if pk in rows)

    def _live(self):
        return desk.seen_by(self.user, Article.objects.filter(status=Article.Status.LIVE))

    def _not_named(self, found):
        named = {guid for name in LISTS for guid in self[name].value() or []}
        return [
            {
                "key": article.pk,
                "guid": article.guid,
                "told": told(article),
                "reasons": "; ".join(reason["text"] for reason in reasons),
            }
            for article, reasons in found
            if article.guid not in named
        ]

    def _allowed(self, name):
        guids = self.cleaned_data[name]
        for guid in guids:
            if guid not in self.related_before and (why := self._why_not(guid)):
                raise ValidationError(why)
        return guids

    def _why_not(self, guid):
        """Why that story cannot be named beside this one, or None."""
        stories = self._stories([guid])[guid]
        if not stories:
            return f"There is no story “{guid[:80]}” that you may see; choose one from the list."
        (story, *namesakes) = stories
        if story.pk == self.instance.pk:
            return "A story cannot stand beside itself; take it out."
        if namesakes:
            return f"“{told(story)}” shares its identifier with “{told(namesakes[0])}”."
        if story.status in GONE:
            return f"“{story.headline}” is {story.get_status_display().lower()}; take it out."
        return None

    def _stories(self, guids):
        """{identifier: stories the editor may see}; all that the lists name are read at once."""
        if not self._asked.keys() >= set(guids):
            named = {guid for name in LISTS for guid in self[name].value() or []} | set(guids)
            seen = identified(named, self.user)
            self._asked = {guid: seen.get(guid, []) for guid in named}
        return self._asked
