from itertools import batched

from django.core.management.base import BaseCommand
from django.db import transaction

from articles import related, turns
from articles.models import Article
from newsroom.arguments import day

AT_ONCE = 100
PROGRESS_EVERY = 1000


class Command(BaseCommand):
    help = "Find related coverage again for published stories."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")
        parser.add_argument(
            "--stored",
            action="store_true",
            help="compare by the terms that are stored; read only stories that have none",
        )

    def handle(self, *args, **options):
        live = Article.objects.filter(live_number__isnull=False, status=Article.Status.LIVE)
        chosen = live.published_between(options["since"], None)
        self.notes = options["verbosity"] > 0
        numbers = list(chosen.order_by("pk").values_list("pk", flat=True))
        unread = chosen.filter(profile=None) if options["stored"] else chosen
        self.each(list(unread.order_by("pk").values_list("pk", flat=True)), related.learn_many)
        if options["since"]:
            self.each(numbers, related.relate_many)
        else:
            related.relate_all(self.progress)
        if self.notes:
            count = len(numbers)
            self.stderr.write(f"Related {count:,} {'story' if count == 1 else 'stories'}.")

    def each(self, numbers, act):
        """Do it with the stories as they are then: one may be published again meanwhile."""
        for batch in batched(numbers, AT_ONCE, strict=False):
            with transaction.atomic():
                turns.take()
                held = Article.objects.locked().filter(pk__in=batch)
                act(list(held.filter(status=Article.Status.LIVE).order_by("pk")))

    def progress(self, count):
        if self.notes and count % PROGRESS_EVERY == 0:
            self.stderr.write(f"{count:,} related …")
