from django.core.management.base import BaseCommand, CommandError

from articles import archive
from articles.models import Article, Source, Topic
from articles.wire import WRITABLE
from newsroom.arguments import day, written_file
from people.models import Official

PROGRESS_EVERY = 1000


class Command(BaseCommand):
    help = (
        "Write the stories readers may see, in the order they came in, to a file or to standard "
        "output. jsonl is lossless: imported into an empty site and exported again it is the "
        "same to the byte."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", required=True, choices=list(WRITABLE))
        parser.add_argument("--output", metavar="PATH", default="-", help="- for stdout (default)")
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")
        parser.add_argument("--until", type=day, metavar="DAY", help="published on or before")
        parser.add_argument("--topic", metavar="SLUG")
        parser.add_argument("--official", metavar="SLUG")
        parser.add_argument("--source", metavar="SLUG")
        parser.add_argument(
            "--private",
            action="store_true",
            help="everything, readers may see it or not: drafts, all versions, notes to the desk",
        )

    def handle(self, *args, **options):
        records = archive.records(chosen(options), private=options["private"])
        counted = self.counted(records, options["verbosity"])
        with written_file(options["output"], self.stdout) as file:
            for line in WRITABLE[options["format"]].render(counted):
                file.write(line)

    def counted(self, records, verbosity):
        """The records as they come; notes on how many stories there were go to stderr."""
        count = 0
        for record in records:
            yield record
            count += record.kind == "article"
            if verbosity and record.kind == "article" and count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count:,} written …")
        if verbosity:
            self.stderr.write(f"Exported {count:,} {'story' if count == 1 else 'stories'}.")


def chosen(options):
    """The articles that the options choose. CommandError names what is not known."""
    articles = Article.objects.all() if options["private"] else Article.objects.published()
    articles = articles.published_between(options["since"], options["until"])
    for name, model, lookup in [
        ("topic", Topic, "topic_items__tag"),
        ("official", Official, "appearances__official"),
        ("source", Source, "source"),
    ]:
        slug = options[name]
        if slug:
            row = model.objects.filter(slug=slug).first()
            if row is None:
                raise CommandError(
                    f"{slug!r} is not the slug of any {name}; see its page.", returncode=2
                )
            articles = articles.filter(**{lookup: row})
    return articles
