"""What things cost: processor time, wall time and queries, beside a yardstick of the same minutes.

    make bench                                            all of it, on SQLite in var/bench
    python benchmarks/run.py desk_pages                   one module; static files must be there
    DATABASE_URL=postgres://… make bench                  on PostgreSQL

A module named in MEASURED has `measurements()`, which yields a Measurement for each thing. The
yardstick is the smallest page Django can make of a row; a ratio to it says more than milliseconds
do on a machine with other work. Each round measures everything once, the yardstick in between.
"""

import argparse
import importlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench"
MEASURED = ["desk_pages", "importing", "reading"]
COLUMNS = "{:<44} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}"


@dataclass(slots=True)
class Measurement:
    """Something to measure. `act` does `of` things alike; the figures are for one of them."""

    name: str
    act: Callable[[], object]
    of: int = 1
    processor: list[float] = field(default_factory=list)  # milliseconds, one a round
    wall: list[float] = field(default_factory=list)
    queries: float = 0

    def measure(self):
        """Do it once more and keep what it cost; of the queries, the last count."""
        with _counted_queries() as count:
            wall, processor = time.perf_counter(), time.process_time()
            self.act()
            self.processor.append(1000 * (time.process_time() - processor) / self.of)
            self.wall.append(1000 * (time.perf_counter() - wall) / self.of)
        self.queries = count[0] / self.of


@contextmanager
def _counted_queries():
    """A list whose one item is the number of queries so far."""
    from django.db import connection

    count = [0]

    def counted(execute, *args):
        count[0] += 1
        return execute(*args)

    with connection.execute_wrapper(counted):
        yield count


def main():
    options = _options()
    _set_up()
    import yardstick

    for name in options.modules or MEASURED:
        ruler = Measurement("yardstick: one row, one answer", yardstick.act)
        measured = []
        for measurement in importlib.import_module(name).measurements():
            measured.append(measurement)
            for _ in range(options.times):
                ruler.measure()
                measurement.measure()
        _print_table(name, ruler, measured, options.times)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", choices=[*MEASURED, []], metavar="MODULE")
    parser.add_argument("--times", type=int, default=6, help="rounds (6)")
    return parser.parse_args()


def _set_up():
    KEPT.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{KEPT / 'desk.sqlite3'}")
    os.environ.setdefault("SECRET_KEY", "only to measure")
    os.environ["MEDIA_ROOT"] = str(KEPT / "media")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)  # the yardstick asks for a row


def _print_table(title, ruler, measured, times):
    from django.db import connection

    load = " · ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"\n{title}, {connection.vendor}, {times} rounds, load {load}; milliseconds\n")
    print(COLUMNS.format("", "cpu", "median", "wall", "median", "queries", "ratio"))
    for row in [ruler, *measured]:
        print(
            COLUMNS.format(
                row.name,
                *(
                    f"{figure:.1f}"
                    for figure in (
                        min(row.processor),
                        statistics.median(row.processor),
                        min(row.wall),
                        statistics.median(row.wall),
                    )
                ),
                f"{row.queries:.3g}",
                f"{min(row.processor) / min(ruler.processor):.1f}",
            )
        )


if __name__ == "__main__":
    main()
