from django.core.management.base import BaseCommand
from django.db import transaction

from articles import related, turns
from articles.models import Article
from newsroom.arguments import day

PROGRESS_EVERY = 100


class Command(BaseCommand):
    help = "Find related coverage again for published stories."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")

    def handle(self, *args, **options):
        articles = Article.objects.filter(live_number__isnull=False).order_by("pk")
        articles = articles.published_between(options["since"], None)
        chosen = list(articles.values_list("pk", flat=True))
        for pk in chosen:
            with_story(pk, related.learn)
        count = 0
        for count, pk in enumerate(chosen, start=1):
            with_story(pk, related.relate)
            if options["verbosity"] and count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count:,} related …")
        if options["verbosity"]:
            self.stderr.write(f"Related {count:,} {'story' if count == 1 else 'stories'}.")


@transaction.atomic
def with_story(pk, act):
    """Do it with the story as it is now: it may have been published again since the run began."""
    turns.take()
    act(Article.objects.locked().get(pk=pk))
