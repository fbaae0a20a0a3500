"""The demonstration archive: dated facts of 2006 to 2012 as wire copy, and how it is loaded.

`stories/` holds the copy, laid out in the ways copy comes; `stories.json` says of each file what
wire copy does not carry: topics, references, standfirst. Everything is read by the same importer
as any other copy, so loading it twice changes nothing.
"""

import json
from dataclasses import replace
from pathlib import Path

from people.popolo import read_popolo
from people.popolo import store as store_officials

from .. import photos
from ..intake import Arrival, Intake
from ..models import Photo, Source, Topic
from ..wire import text

FOLDER = Path(__file__).parent
OFFICIALS = FOLDER.parent.parent / "people" / "data" / "officials.popolo.json"
SOURCE = "Newsroom Demonstration Archive"


def load(note=lambda message: None):
    """Load officials, topics, pictures and stories. Return {outcome: number of stories}.

    `note` is told of each step. A story that the site had already and that the desk has killed,
    withdrawn, spiked or changed stays as it is; `note` is told why. RuntimeError names one that
    is new and could not be stored.
    """
    with OFFICIALS.open("rb") as file:
        note(f"Officials and offices: {store_officials(read_popolo(file, OFFICIALS.name))}")
    note(f"Topics: {_load_topics()} new")
    note(f"Pictures: {_load_pictures()} new")
    source, _ = Source.objects.get_or_create(
        slug="newsroom-demonstration-archive", defaults={"name": SOURCE}
    )
    held = set(source.articles.values_list("guid", flat=True))
    counts = {}
    for arrival in Intake(source=SOURCE, publish=True).take(arrivals()):
        if arrival.reason and arrival.content.guid not in held:
            raise RuntimeError(f"{arrival.path}: {arrival.outcome}: {arrival.reason}")
        if arrival.reason:
            note(f"{arrival.path}: {arrival.reason}")
        outcome = "left alone" if arrival.reason else arrival.outcome
        counts[outcome] = counts.get(outcome, 0) + 1
    return counts


def stories():
    """What `stories.json` says of each story, in order of day."""
    return _read("stories.json")


def arrivals():
    """Yield the stories, each read from its file, with what the manifest adds."""
    topics = {topic["slug"]: topic["name"] for topic in _read("topics.json")}
    shown = _photos_by_story()
    for story in stories():
        path = FOLDER / "stories" / story["file"]
        with path.open("rb") as file:
            (item,) = text.parse(file)
        item = replace(
            item,
            standfirst=item.standfirst or story["standfirst"],
            slugline=story["slugline"],
            urgency=story["urgency"],
            topics=tuple(topics[slug] for slug in story["topics"]),
            references=tuple(story["references"]),
        )
        uses = tuple(shown.get(story["file"], ()))
        yield Arrival(str(path.relative_to(FOLDER)), 1, item, uses=uses)


def _read(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _load_topics():
    made = 0
    for topic in _read("topics.json"):
        _, is_new = Topic.objects.get_or_create(slug=topic["slug"], defaults=topic)
        made += is_new
    return made


def _load_pictures():
    made = 0
    for picture in _read("pictures.json"):
        name = Path(picture["file"]).stem
        if Photo.objects.filter(name=name).exists():
            continue
        texts = {key: picture[key] for key in ("caption", "credit", "alt")}
        photos.store(name, (FOLDER / "pictures" / picture["file"]).read_bytes(), **texts)
        made += 1
    return made


def _photos_by_story():
    """{story file: the pictures it shows}."""
    shown = {}
    for picture in _read("pictures.json"):
        use = {key: picture[key] for key in ("caption", "credit", "alt")}
        for story in picture["stories"]:
            shown.setdefault(story, []).append({"photo": Path(picture["file"]).stem} | use)
    return shown
