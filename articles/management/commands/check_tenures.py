from collections import Counter

from django.core.management.base import BaseCommand

from articles.mistitled import disagreeing
from articles.models import Article
from newsroom.arguments import day
from people.faults import find_faults
from people.loader import read_directory

PROGRESS_EVERY = 500
STORY = "title"


class Command(BaseCommand):
    help = (
        "List gaps, overlaps, missing ends, ends without a successor, uncertain dates and offices"
        " without a holder, one a line; and published stories that print a title its bearer did"
        " not hold that day."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--stories", action="store_true", help="read the published stories, too"
        )
        parser.add_argument(
            "--since", type=day, metavar="DAY", help="with --stories: published on or after"
        )

    def handle(self, *args, stories, since, verbosity, **options):
        counts = Counter()
        for fault in find_faults(read_directory()):
            self.stdout.write(str(fault))
            counts[fault.kind] += 1
        if stories:
            articles = Article.objects.published().published_between(since, None)
            counts += self.check_stories(articles, verbosity)
        if verbosity:
            found = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
            self.stderr.write(f"Found {found or 'nothing'}.")

    def check_stories(self, articles, verbosity):
        """Write a line for each story that disagrees with the directory; return their count."""
        counts = Counter()
        for number, (article, sentences) in enumerate(disagreeing(articles), start=1):
            if sentences:
                told = " ".join(" ".join(sentences).split())
                day = article.dateline_date or article.published_on
                self.stdout.write(f"{article.get_absolute_url()}: {STORY}: {day}: {told}")
                counts[STORY] += 1
            if verbosity and number % PROGRESS_EVERY == 0:
                self.stderr.write(f"{number:,} read …")
        return counts
