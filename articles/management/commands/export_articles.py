from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import archive, records
from articles.models import Article, Delivery, Source, Topic
from articles.wire import WRITABLE
from newsroom.arguments import day, written_file
from people.models import Official

PROGRESS_EVERY = 1000
CHANNEL = "export"
LONGEST_NAME = Delivery._meta.get_field("recipient").max_length


class Command(BaseCommand):
    help = (
        "Write the stories readers may see, in the order they came in, to a file or to standard "
        "output. jsonl is lossless: imported into an empty site and exported again it is the "
        "same to the byte."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", required=True, choices=["jsonl"])
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

        parser.add_argument(
            "--to",
            metavar="NAME",
            help="whom it is for, entered for each version, so that a kill can reach them; an "
            "address of mail gets its notice by itself (default: the file's name; with --private, "
            "which stays in the house, nobody)",
        )

    def handle(self, *args, **options):
        articles = chosen(options)
        recipient = recipient_of(options)
        log = records.many_delivered(recipient, CHANNEL) if recipient else nullcontext()
        with log as delivered, written_file(options["output"], self.stdout) as file:
            told = archive.records(articles, options["private"], delivered)
            for line in WRITABLE[options["format"]].render(self.counted(told, options)):
                file.write(line)

    def counted(self, told, options):
        """The records as they come; notes on how many stories there were go to stderr."""
        count, verbosity = 0, options["verbosity"]
        for record in told:
            yield record
            count += record.kind == "article"
            if verbosity and record.kind == "article" and count % PROGRESS_EVERY == 0:
                self.stderr.write(f"{count:,} written …")
        if verbosity:
            self.stderr.write(f"Exported {count:,} {'story' if count == 1 else 'stories'}.")


def recipient_of(options):
    """Who is told of a kill: as named, else where the export went; "" for a private one."""
    name = options["to"]
    if name is None:
        to_stdout = options["output"] == "-"
        place = "standard output" if to_stdout else Path(options["output"]).name
        return "" if options["private"] else f"export to {place}"[:LONGEST_NAME]
    name = " ".join(name.split())
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise CommandError(
            f"--to {options['to']!r}: write a name of at most {LONGEST_NAME} letters.",
            returncode=2,
        )
    return name


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
