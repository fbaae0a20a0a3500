from django.core.management.base import BaseCommand
from django.db import transaction

from articles import turns
from articles.models import Article
from articles.search import index
from newsroom.arguments import day

PROGRESS_EVERY = 1000


class Command(BaseCommand):
    help = "Store the words of published stories again, by which readers find them."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")

    def handle(self, *args, **options):
        articles = Article.objects.filter(live_number__isnull=False).order_by("pk")
        chosen = articles.published_between(options["since"], None).values_list("pk", flat=True)
        count = 0
        for count, pk in enumerate(list(chosen), start=1):
            store(pk)
            if options["verbosity"] and count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count:,} indexed …")
        if options["verbosity"]:
            self.stderr.write(f"Indexed {count:,} {'story' if count == 1 else 'stories'}.")


@transaction.atomic
def store(pk):
    """Index the story as it is now: an editor may have published it again since the run began."""
    turns.take()
    index.store(Article.objects.locked().get(pk=pk))
