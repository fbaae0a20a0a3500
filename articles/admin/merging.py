"""Two editors saved one story: both texts side by side, and the story made of what is picked."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from .. import body, desk, inserts, merge, versions
from ..merge import Chunk, Side
from ..models import Source

NOTES = "desk_notes"
# What follows from another field is not asked for.
FOLLOWS = {"byline": "bylines"}
LABELS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "bylines": "Bylines",
    "source": "Source",
    "dateline": "Dateline",
    "body": "Text",
    "signoff": "Sign-off",
    "topics": "Topics",
    "officials": "Officials",
    "photos": "Photos",
    "related": "Related stories",
    "slugline": "Slugline",
    "urgency": "Urgency",
    "language": "Language",
    "keywords": "Keywords",
    "references": "References",
    NOTES: "Notes to the desk",
}
WHO = {
    Side.MINE: "You changed this.",
    Side.THEIRS: "{who} changed this.",
    Side.ALIKE: "You both made the same change.",
    Side.MERGED: "You both changed this, in different words.",
    Side.CONFLICT: "You both changed the same words.",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place in which the texts differ: what each has, and what to pick from."""

    name: str  # of the pick in the form
    chunk: Chunk
    note: str
    choices: tuple[tuple[str, str, str], ...]  # (value, label, the text as HTML)
    default: str


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the story with its differing places; `alike` counts blocks that agree."""

    name: str
    label: str
    places: tuple[Place, ...]


class Merge:
    """The merge of mine and theirs, which both began from base. Each is (story, desk notes)."""

    def __init__(self, base, mine, theirs, who, told=dict.fromkeys):
        self.who, self.told = who or "A command", told
        self.mine, self.theirs = mine, theirs
        self.chunks = {}  # {field: [chunk]}
        for name in LABELS:
            values = [_value(side, name) for side in (base, mine, theirs)]
            self.chunks[name] = _chunks(name, *values)

    def parts(self):
        """The parts with a difference, in the order of the form."""
        parts = []
        for name, label in LABELS.items():
            places = tuple(
                self._place(f"pick-{name}-{number}", name, chunk)
                for number, chunk in enumerate(self.chunks[name])
                if chunk.side != Side.NEITHER
            )
            if places:
                parts.append(Part(name, label, places))
        return parts

    def conflicts(self):
        """In how many places both changed the same words."""
        return sum(
            chunk.side == Side.CONFLICT for chunks in self.chunks.values() for chunk in chunks
        )

    def picked(self, picks):
        """(story, desk notes) of what was picked; {name: "mine", "theirs", "merged" or "both"}."""
        story, notes = dict(self.theirs[0]), self.theirs[1]
        for name, chunks in self.chunks.items():
            taken = [
                _taken(chunk, picks.get(f"pick-{name}-{number}", default(chunk)))
                for number, chunk in enumerate(chunks)
            ]
            if name == "body":
                story["body"] = body.clean("\n".join(block for part in taken for block in part))
            elif name == NOTES:
                notes = taken[0][0]
            else:
                story[name] = taken[0][0]
        for name, leader in FOLLOWS.items():
            is_mine = story[leader] == self.mine[0][leader]
            story[name] = (self.mine if is_mine else self.theirs)[0][name]
        return story, notes

    def _place(self, name, field, chunk):
        choices = [
            ("theirs", f"{self.who}’s", self._compared(field, chunk.base, chunk.theirs)),
            ("mine", "Yours", self._compared(field, chunk.base, chunk.mine)),
        ]
        if chunk.side == Side.MERGED:
            both = self._compared(field, chunk.base, chunk.merged)
            choices.append(("merged", "Both changes", both))
        if field == "body" and chunk.side == Side.CONFLICT:
            both = (*chunk.theirs, *chunk.mine)
            shown = self._compared(field, chunk.base, both)
            choices.append(("both", "One after the other", shown))
        if chunk.side == Side.ALIKE:
            choices = [("merged", "Both", self._compared(field, chunk.base, chunk.mine))]
        note = WHO[chunk.side].format(who=self.who)
        return Place(name, chunk, note, tuple(choices), default(chunk))

    def _compared(self, field, before, after):
        if field == "related":
            before, after = (_related_in_words(value, self.told) for (value,) in (before, after))
            return _marked(before, after)
        return _marked(_shown(field, before), _shown(field, after))


def default(chunk):
    """What is picked where the editor picks nothing: nobody's words are passed over silently."""
    return {Side.MINE: "mine", Side.THEIRS: "theirs", Side.CONFLICT: "mine"}.get(
        chunk.side, "merged"
    )


@transaction.atomic
def save(article, user, picked, mine, expected):
    """Save what was picked, and before it the editor's own text where it differs: both are kept."""
    story, notes = picked
    if picked != mine:
        desk.save(
            article,
            mine[0],
            by=user,
            expected=expected,
            reason=f"Not taken whole: version {expected} was saved first",
            desk_notes=mine[1],
        )
        expected = article.latest_number
    article.source = Source.objects.filter(slug=story["source"]).first()
    article.save(update_fields=["source"])
    return desk.save(
        article,
        story,
        by=user,
        expected=expected,
        reason="Made of two texts",
        desk_notes=notes,
    )


def _value(side, name):
    story, notes = side
    return notes if name == NOTES else story[name]


def _chunks(name, base, mine, theirs):
    if name == "body":
        return merge.merge_body(base, mine, theirs)
    if isinstance(base, str):
        return [merge.merge_text(base, mine, theirs)]
    return [merge.merge_value(base, mine, theirs)]


def _taken(chunk, pick):
    if pick == "both":
        return (*chunk.theirs, *chunk.mine)
    if pick == "merged" and chunk.merged is not None:
        return chunk.merged
    return chunk.theirs if pick == "theirs" else chunk.mine


def _marked(old, new):
    """The text with what was put in and taken out marked, as HTML."""
    marks = {"same": "{}", "ins": "<ins>{}</ins>", "del": "<del>{}</del>"}
    runs = format_html_join(
        "", "{}", ((format_html(marks[kind], text),) for kind, text in merge.word_changes(old, new))
    )
    return runs if old or new else mark_safe('<span class="quiet">Nothing</span>')


def _shown(field, values):
    """Values of a field as plain text to read."""
    if field == "body":
        return "\n\n".join(inserts.told(block) for block in values)
    (value,) = values
    if field == "bylines":
        return "\n".join(
            " ".join(filter(None, [line["title"], line["name"], line["service"]])) for line in value
        )
    if field == "dateline":
        return value["printed"] or ""
    if field == "officials":
        lines = [*(f"yes: {slug}" for slug in value["confirmed"])]
        return "\n".join([*lines, *(f"no: {slug}" for slug in value["rejected"])])
    if field == "photos":
        return "\n".join(f"{use['photo']}: {use['caption']} ({use['credit']})" for use in value)
    if field == "references":
        return "\n".join(str(reference) for reference in value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _related_in_words(value, told):
    """The stories pinned and banned, one a line, in the words that `told` has for identifiers."""
    words = told({str(guid) for guids in value.values() for guid in guids})
    return "\n".join(
        f"{kind}: {words[str(guid)] or guid}" for kind, guids in value.items() for guid in guids
    )


def sides(form):
    """(base, mine, theirs) of a story's form: each a story and its desk notes."""
    article = form.instance
    began = article.versions.filter(number=form.cleaned_data["started_from"] or 0).first()
    theirs = form.version
    mine = form.story(began or theirs), form.cleaned_data["desk_notes"]
    base = (began.story, began.desk_notes) if began else (versions.story_with(), "")
    return base, mine, (theirs.story, theirs.desk_notes)
