"""What a command that does one thing to each published story has in common with the others."""

from django.core.management.base import BaseCommand
from django.db import transaction

from articles import turns
from articles.models import Article
from newsroom.arguments import day


class EachStoryCommand(BaseCommand):
    """Does `act` to each published story, in a transaction and a turn of its own.

    `done` is the word of the summary, such as "Indexed"; `progress_every` the stories between two
    lines of progress.
    """

    done = ""
    progress_every = 100

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")

    def handle(self, *args, since, verbosity, **options):
        articles = Article.objects.filter(live_number__isnull=False).order_by("pk")
        chosen = articles.published_between(since, None).values_list("pk", flat=True)
        count = 0
        for count, pk in enumerate(list(chosen), start=1):
            self._do(pk)
            if verbosity and count % self.progress_every == 0:
                self.stderr.write(f"{count:,} {self.done.lower()} …")
        if verbosity:
            self.stderr.write(f"{self.done} {count:,} {'story' if count == 1 else 'stories'}.")

    @transaction.atomic
    def _do(self, pk):
        """With the story as it is now: it may have been published again since the run began."""
        turns.take()
        self.act(Article.objects.locked().get(pk=pk))
