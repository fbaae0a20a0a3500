"""Wire stories as plain text: the same files for the same seed and number.

    python benchmarks/make_copy.py 500 var/bench/copy

Nobody wrote these sentences and nobody said what they say. Some name an official that the site
knows, by full name and then by family name, so that reading has something to find.
"""

import argparse
import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

OFFICIALS = Path(__file__).resolve().parent.parent / "people/data/officials.popolo.json"
BEGIN = date(2006, 1, 1)
PLACES = "WASHINGTON MOSCOW PRAGUE WARSAW BRUSSELS BERLIN PARIS LONDON KIEV TBILISI".split()
SYLLABLES = (
    "ar be cal dor en fi gor ha il jun kal lor men nor os pel qua ren sol tar um ver".split()
)
COMMON = "the of in on with after before during for and to a by from at under over against".split()
SUBJECTS = (
    "treaty radar missile defense alliance summit budget base exercise agreement inspector envoy "
    "council parliament deployment range interceptor border navy air command sanction ceasefire"
).split()
VERBS = "signed delayed rejected welcomed criticized proposed examined extended reviewed".split()


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make_copy(options.stories, options.folder, options.seed)


def make_copy(stories, folder, seed=1):
    """Write that many stories into the folder, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = SyntheticWire(random.Random(seed))  # noqa: S311 (nothing secret)
    for number in range(stories):
        (folder / f"{number:06}.txt").write_text(desk.story().text(), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Copy:
    """One story; `person` is one of officials.popolo.json, whom it names and quotes."""

    day: date
    place: str
    headline: str
    author: str
    person: dict
    paragraphs: list[str]

    @property
    def dateline(self):
        return f"{self.place}, {self.day:%B} {self.day.day}, {self.day.year} –"

    def text(self, source="Synthetic News Service"):
        """The story as plain text under the name of its source."""
        first, *others = self.paragraphs
        parts = [source, self.headline, f"By {self.author}", f"{self.dateline} {first}", *others]
        return "\n\n".join(parts) + "\n"


class SyntheticWire:
    """Stories of 250 to 500 words, their telling words drawn from thousands, some often.

    Their days are among the `days` from `begin` on.
    """

    def __init__(self, chance, begin=BEGIN, days=2500):
        self.chance = chance
        self.begin, self.days = begin, days
        self.words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(4000)]
        self.people = json.loads(OFFICIALS.read_text(encoding="utf-8"))["persons"]

    def story(self):
        chance = self.chance
        day = self.begin + timedelta(days=chance.randrange(self.days))
        person = chance.choice(self.people)
        named = f"{person['name']} {chance.choice(VERBS)} {self._words(12)}."
        paragraphs = [self._paragraph() for _ in range(chance.randint(6, 11))]
        paragraphs.insert(1, named)
        paragraphs.insert(3, f"“{self._words(14).capitalize()},” {person['family_name']} said.")
        place = chance.choice(PLACES)
        author = f"{self._word().capitalize()} {self._word().capitalize()}"
        subject, verb = chance.choice(SUBJECTS), chance.choice(VERBS)
        headline = f"{self._word()} {subject} {verb} {self._words(4)}".title()
        return Copy(day, place, headline, author, person, paragraphs)

    def _paragraph(self):
        sentences = [self._words(self.chance.randint(12, 22)) for _ in range(2)]
        return " ".join(f"{sentence.capitalize()}." for sentence in sentences)

    def _words(self, count):
        return " ".join(self._word() if n % 2 else self._link() for n in range(count))

    def _word(self):
        if self.chance.random() < 0.3:
            return self.chance.choice(SUBJECTS)
        return self.words[int(len(self.words) * self.chance.random() ** 2)]

    def _link(self):
        return self.chance.choice(COMMON)


if __name__ == "__main__":
    main()
