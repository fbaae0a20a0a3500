from collections import Counter

from django.core.management.base import BaseCommand

from people.faults import find_faults
from people.loader import read_directory


class Command(BaseCommand):
    help = (
        "List gaps, overlaps, missing ends, ends without a successor, uncertain dates and offices"
        " without a holder, one a line."
    )

    def handle(self, *args, verbosity, **options):
        counts = Counter()
        for fault in find_faults(read_directory()):
            self.stdout.write(str(fault))
            counts[fault.kind] += 1
        if verbosity:
            found = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
            self.stderr.write(f"Found {found or 'nothing'}.")
