"""What is doubtful or missing in the tenures of a Directory."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fault:
    office: str
    kind: str
    text: str

    def __str__(self):
        return f"{self.office}: {self.kind}: {self.text}"


def find_faults(directory):
    """Yield the Faults, office by office, each office's in date order.

    gap          nobody on record between two holders
    overlap      a holder starts before the one before has left
    open         no end is known, though a successor has started
    lapsed       the last holder has left and no successor is on record
    uncertain    a start or an end is known to the month or year only
    empty        nobody on record at all

    Offices with several holders at once have no gaps, overlaps, open or lapsed tenures.
    """
    for slug in sorted(directory.offices):
        tenures = directory.tenures_of_office(slug)
        if not tenures:
            yield Fault(slug, "empty", "nobody is on record.")
        elif not directory.offices[slug].many:
            yield from _faults_of_line(directory, slug, tenures)
        for tenure in tenures:
            yield from _uncertain_dates(directory, slug, tenure)


def _faults_of_line(directory, slug, tenures):
    def told(tenure):
        until = f" to {tenure.end}" if tenure.end else ""
        return f"{directory.officials[tenure.official].name} ({tenure.start}{until})"

    latest = tenures[0]
    for tenure in tenures[1:]:
        between = f"{told(latest)} and {told(tenure)}."
        if latest.end is None:
            yield Fault(slug, "open", f"no end between {between}")
        elif (tenure.start.first - latest.end.last).days > 1:
            yield Fault(slug, "gap", f"nobody between {between}")
        elif tenure.start.last < latest.end.first:
            yield Fault(slug, "overlap", f"both {between}")
        if latest.end is None or last_day(tenure) >= last_day(latest):
            latest = tenure
    if latest.end:
        yield Fault(slug, "lapsed", f"nobody after {told(latest)}.")


def _uncertain_dates(directory, slug, tenure):
    name = directory.officials[tenure.official].name
    for word, span in [("start", tenure.start), ("end", tenure.end)]:
        if span and span.first != span.last:
            yield Fault(slug, "uncertain", f"the {word} of {name} is known only as {span}.")


def last_day(tenure):
    """The last day the tenure may have lasted; without an end on record, the last of all days."""
    return tenure.end.last if tenure.end else date.max
