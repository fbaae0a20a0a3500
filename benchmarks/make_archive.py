"""A folder as an archive comes into the house: stories of thirty years in every format read here.

    python benchmarks/make_archive.py 1000 var/bench/archive
    python benchmarks/make_archive.py 1000 var/bench/archive --formats text ninjs

The same files for the same seed, number and formats. Formats of a document a story lie by year and
month, the others hundreds to a file. Of some stories a later version came, a few were canceled, and
a few wait for the end of an embargo.
"""

import argparse
import json
import os
import random
import sys
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, DAYS = date(1990, 1, 1), 30 * 365
EMBARGO = datetime(2095, 1, 1, tzinfo=UTC)
HOUSES = "Northern Coast Harbor Federal Eastern Union".split()
# Stories of a hundred.
SHARES = {
    "text": 30,
    "ninjs": 20,
    "nitf": 12,
    "newsmlg2": 10,
    "html": 10,
    "lines": 6,  # one ninjs object a line
    "rss": 3,
    "atom": 3,
    "jsonfeed": 3,
    "wxr": 3,
}
IN_A_FILE = {"lines": 2000, "rss": 200, "atom": 200, "jsonfeed": 200, "wxr": 1000}
UPDATED = {"ninjs", "nitf", "newsmlg2", "lines"}  # of these each 100th has a second version …
CANCELED = {"ninjs", "nitf", "lines"}  # … and each 500th is canceled afterwards
EMBARGOED = {"ninjs", "lines"}  # each 500th


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formats", nargs="+", choices=SHARES, default=list(SHARES))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    _set_up()
    print(make_archive(options.stories, options.folder, options.formats, options.seed))


def _set_up():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.tests.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def make_archive(stories, folder, formats=tuple(SHARES), seed=1):
    """Write that many stories into the folder; return what an import of it comes to.

    A Counter of created, updated, withdrawn and held, the last those under an embargo.
    """
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    shares = [SHARES[name] for name in formats]
    chosen = chance.choices(formats, shares, k=stories)
    expected = Counter(created=stories)
    with ExitStack() as stack:
        places = {
            name: stack.enter_context(_Files(folder / name, name, IN_A_FILE[name]))
            if name in IN_A_FILE
            else _Documents(folder / name, name)
            for name in formats
        }
        for number, (name, story) in enumerate(zip(chosen, _stories(chance), strict=False)):
            _put(places[name], name, number, story, expected)
    return expected


def _put(place, name, number, story, expected):
    """Write the story, and by its number what came of it later."""
    if name == "text":
        place.put(number, story[0].text(story[1].source))
        return
    printed = story[1]
    if name in EMBARGOED and number % 500 == 1:
        place.put(number, printed, embargoed=EMBARGO.isoformat())
        expected["held"] += 1
        return
    place.put(number, printed)
    later = printed.published_at + timedelta(hours=3)
    if name in UPDATED and number % 100 == 2:
        text = f"{printed.body}\n<p>The talks {number} go on.</p>"
        place.put(number, replace(printed, version=2, updated_at=later, body=text))
        expected["updated"] += 1
    if name in CANCELED and number % 500 == 3:
        place.put(number, replace(printed, version=3, updated_at=later, status="canceled"))
        expected["withdrawn"] += 1


def _stories(chance):
    """Yield (Copy, the same as Printed)."""
    from make_copy import SyntheticWire

    from articles.wire import Printed

    wire = SyntheticWire(chance, BEGIN, DAYS)
    for number in count():
        copy = wire.story()
        moment = datetime(copy.day.year, copy.day.month, copy.day.day, tzinfo=UTC)
        moment += timedelta(seconds=chance.randrange(86400))
        house = f"{chance.choice(HOUSES)} News Service"
        topics = chance.sample(TOPICS, chance.randint(0, 3))
        yield (
            copy,
            Printed(
                address=f"https://wire.example/{copy.day:%Y/%m/%d}/{number}/",
                guid=f"urn:x-synthetic:{number}",
                headline=copy.headline,
                published_on=copy.day,
                published_at=moment,
                updated_at=moment,
                publisher=house,
                source=house,
                byline=f"By {copy.author}",
                authors=(copy.author,),
                dateline=copy.dateline,
                place=copy.place,
                dateline_date=copy.day,
                body="\n".join(f"<p>{paragraph}</p>" for paragraph in copy.paragraphs),
                text="\n\n".join(copy.paragraphs),
                urgency=chance.randint(1, 8),
                topics=tuple((name, f"https://wire.example/{name}/") for name in topics),
            ),
        )


TOPICS = [f"{kind} {what}" for kind in ("Sea", "Air", "Land") for what in ("power", "talks", "law")]


def _rendered(name, story, **more):
    """The document of a story in a format of one document a story."""
    from articles import wire

    if isinstance(story, str):
        return story
    if name != "ninjs":
        (document,) = wire.FORMATS[name].render([story])
        return document
    (document,) = wire.FORMATS[name].render([story])
    told = json.loads(document) | {"pubStatus": story.status} | more
    return json.dumps(told, ensure_ascii=False)


class _Documents:
    """A folder with a file of each story, by year and month; later versions after the first."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name

    def put(self, number, story, **more):
        month = "" if isinstance(story, str) else f"{story.published_on:%Y/%m}"
        folder = self.folder / (month or f"{number // 1000:04}")
        folder.mkdir(parents=True, exist_ok=True)
        version = "" if isinstance(story, str) else f"-{story.version}"
        document = _rendered(self.name, story, **more)
        data = document.encode() if isinstance(document, str) else document
        (folder / f"{number:07}{version}.{self.name}").write_bytes(data)


class _Files:
    """A folder with files of hundreds of stories each."""

    def __init__(self, folder, name, most):
        self.folder, self.name, self.most = folder, name, most
        self.waiting = []
        self.number = count()

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_):
        if self.waiting:
            self._write()

    def put(self, number, story, **more):
        self.waiting.append((story, more))
        if len(self.waiting) >= self.most:
            self._write()

    def _write(self):
        from articles import wire

        if self.name == "lines":
            told = [_rendered("ninjs", story, **more) + "\n" for story, more in self.waiting]
        else:
            house = self.waiting[0][0].publisher
            stories = [story for story, _ in self.waiting]
            channel = wire.Channel(house, house, "https://wire.example/", written_at=EMBARGO)
            told = wire.FORMATS[self.name].render(stories, channel)
        with (self.folder / f"{next(self.number):05}.{self.name}").open("wb") as file:
            for piece in told:
                file.write(piece.encode() if isinstance(piece, str) else piece)
        self.waiting.clear()


if __name__ == "__main__":
    main()
