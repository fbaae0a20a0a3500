"""What reading a story costs, step by step, where 20,000 officials are known.

    python benchmarks/reading.py            a table for each kind of story
    python benchmarks/run.py reading        the same beside the other benchmarks

The stories are the demonstration archive, generated copy and, where it is there, the sample story
in ../shared. One process, no database.
"""

import random
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from make_copy import SyntheticWire  # noqa: E402

from articles.reading.characters import decode  # noqa: E402
from articles.reading.given_names import GIVEN  # noqa: E402
from articles.reading.layout import read_layout  # noqa: E402
from articles.reading.moments import read_moments  # noqa: E402
from articles.reading.people import read_people  # noqa: E402
from articles.reading.quotations import read_quotations  # noqa: E402
from articles.reading.tests.directories import recorded  # noqa: E402
from people.directory import Directory, Official  # noqa: E402

NAMES = 20_000
GENERATED = 40
ROUNDS = 7
STEPS = ("layout", "people", "quotations", "days")
DAY = date(2007, 4, 23)
PLACE = "PRAGUE"


def main():
    print(f"{NAMES:,} known names; milliseconds of processor time a story, best of {ROUNDS}\n")
    print(("{:<12}{:>8}" + "{:>12}" * 6).format("", "stories", *STEPS, "all", "stories/s"))
    directory = known_names()
    for kind, texts in stories().items():
        times = [1000 * seconds / len(texts) for seconds in times_of(texts, directory)]
        whole = sum(times)
        figures = "".join(f"{figure:>12.2f}" for figure in (*times, whole))
        print(f"{kind:<12}{len(texts):>8}{figures}{1000 / whole:>12.0f}")


def measurements():
    """For the runner: each step, and all of them, over every kind of story."""
    from run import Measurement

    directory = known_names()
    for kind, texts in stories().items():
        rounds = max(1, 100 // len(texts))
        for name, step in zip(STEPS, steps(texts, directory), strict=True):
            yield Measurement(
                f"read the {name} of a story, {kind}",
                lambda step=step, rounds=rounds: [step() for _ in range(rounds)],
                len(texts) * rounds,
            )


def times_of(texts, directory):
    """Seconds of processor time that each step takes for all the texts, the best of the rounds."""
    best = [float("inf")] * len(STEPS)
    times = max(1, 100 // len(texts))
    for _ in range(ROUNDS):
        for number, step in enumerate(steps(texts, directory)):
            begin = time.process_time()
            for _ in range(times):
                step()
            best[number] = min(best[number], (time.process_time() - begin) / times)
    return best


def steps(texts, directory):
    """The steps over all the texts, as calls without arguments; what they need is made before."""
    bodies = [read_layout(text).body for text in texts]
    people = [read_people(body, DAY, directory) for body in bodies]
    return (
        lambda: [read_layout(text) for text in texts],
        lambda: [read_people(body, DAY, directory) for body in bodies],
        lambda: [read_quotations(*pair) for pair in zip(bodies, people, strict=True)],
        lambda: [read_moments(body, DAY, PLACE) for body in bodies],
    )


def known_names():
    """A Directory of the project's own records and as many invented officials as are wanting."""
    real = recorded()
    chance = random.Random(1)  # noqa: S311 (nothing secret)
    given = sorted(GIVEN)
    syllables = [
        first + second for first in "bdgklmnprstvz" for second in ("a", "e", "i", "o", "ai")
    ]
    invented = []
    for number in range(NAMES - len(real.officials)):
        first = chance.choice(given).capitalize()
        last = "".join(chance.choices(syllables, k=3)).capitalize()
        middle = chance.choice("ABCDEFGHJKLM")
        name = f"{first} {middle}. {last}"
        invented.append(Official(f"invented-{number}", name, (f"{first} {last}",), last))
    officials = [*real.officials.values(), *invented]
    return Directory(officials, real.offices.values(), real.tenures.values())


def stories():
    """{kind: the texts of stories}."""
    desk = SyntheticWire(random.Random(1))  # noqa: S311
    found = {
        "sample": _texts(ROOT.parent / "shared" / "seed"),
        "demo": _texts(ROOT / "articles" / "demo" / "stories"),
        "generated": [desk.story().text() for _ in range(GENERATED)],
    }
    return {kind: texts for kind, texts in found.items() if texts}


def _texts(folder: Path):
    return [decode(path.read_bytes()) for path in sorted(folder.glob("*.txt"))]


if __name__ == "__main__":
    main()
