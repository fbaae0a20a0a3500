from django.core.management.base import BaseCommand, CommandError

from articles import versions
from articles.models import Article


class Command(BaseCommand):
    help = "Check all chains of versions; name each version that was altered or is missing."

    def handle(self, *args, **options):
        stories = faults = 0
        articles = Article.objects.order_by("pk").prefetch_related("ledger")
        articles = articles.only("headline", "body", "status", "latest_number", "live_number")
        for article in articles.iterator(chunk_size=500):
            stories += 1
            for fault in versions.faults(article):
                faults += 1
                self.stdout.write(fault)
        if options["verbosity"]:
            self.stderr.write(f"stories checked: {stories:,}; faults: {faults}.")
        if faults:
            raise CommandError(f"faults: {faults}; they stand above.")
