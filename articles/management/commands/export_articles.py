from argparse import RawDescriptionHelpFormatter
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter

from articles import records
from articles.exports.changes import Mark
from articles.exports.choosing import STATUSES, Selection
from articles.exports.files import is_text
from articles.exports.running import Export, Unwritable
from articles.models import Delivery
from articles.wire import WRITABLE, WireError
from newsroom.arguments import STDOUT, day, written_file

PROGRESS_EVERY = 1000
CHANNEL = "export"
LONGEST_NAME = Delivery._meta.get_field("recipient").max_length
LOSSLESS = " or ".join(name for name, member in WRITABLE.items() if hasattr(member, "LOSSLESS"))
SLUGS = ("topic", "official", "office", "source")

EXAMPLES = """
Examples:
  all of it, without loss:   export_articles --format jsonl --output archive.jsonl
  a client's nightly feed:   export_articles --format ninjs --output client/ --to "Client" \\
                               --changed-since "$(cat client.mark)" --write-mark client.mark
  a year about a topic:      export_articles --format jsonl --topic arms --since 2007-01-01 \\
                               --until 2007-12-31

Each export ends with its mark. What --changed-since MARK tells: stories that came out or changed
since (by an act of the desk or by the clock), and those that readers see no more: as a canceled
item where the format has one, otherwise named on standard error, and their files are removed from
the folder. Names of topics and people that changed are no change of a story; neither is a file of
another format.

Exit status 0: done, even with nothing to do. 1: some or all could not be written. 2: bad arguments.
"""


class Help(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    pass


class Command(BaseCommand):
    help = (
        "Write the stories readers may see, in the order they came in: to a folder with a file of\n"
        "each story, or to one file, as the format is. Files appear whole or not at all.\n"
        f"{LOSSLESS} is lossless: imported into an empty site and exported again it is the same\n"
        "to the byte."
    )

    def create_parser(self, *args, **options):
        formats = "\n".join(f"  {name:<10}{about(member)}" for name, member in WRITABLE.items())
        epilog = f"Formats:\n{formats}\n{EXAMPLES}"
        return super().create_parser(*args, formatter_class=Help, epilog=epilog, **options)

    def add_arguments(self, parser):
        parser.add_argument("--format", required=True, choices=list(WRITABLE))
        parser.add_argument(
            "--output",
            metavar="PATH",
            default=STDOUT,
            help="a folder for formats of a file a story; else a file, - for standard output "
            "(default), or a folder that is there, for a file of each year: PATH/year=2007/…",
        )
        parser.add_argument("--since", type=day, metavar="DAY", help="published on or after")
        parser.add_argument("--until", type=day, metavar="DAY", help="published on or before")
        for name in SLUGS:
            parser.add_argument(f"--{name}", metavar="SLUG")
        parser.add_argument(
            "--status", choices=STATUSES, help="those that readers do not see need --private"
        )
        parser.add_argument(
            "--changed-since", metavar="MARK", help="the mark the last export ended with, or 0"
        )
        parser.add_argument(
            "--write-mark", metavar="FILE", help="write the mark of this export there when done"
        )
        parser.add_argument(
            "--private",
            action="store_true",
            help="everything, readers may see it or not: drafts, all versions, notes to the desk; "
            f"in {LOSSLESS} alone, which has a place for them",
        )
        parser.add_argument(
            "--to",
            metavar="NAME",
            help="whom it is for, entered for each version, so that a kill can reach them; an "
            "address of mail gets its notice by itself (default: the file's name; with --private, "
            "which stays in the house, nobody)",
        )

    def handle(self, *args, **options):
        begun = perf_counter()
        recipient = recipient_of(options)
        log = records.many_delivered(recipient, CHANNEL) if recipient else nullcontext()
        with log as delivered:
            export = self.export_of(options, delivered)
            refuse_place(export, options["output"], self.stdout)
            self.write(export, options)
        if options["write_mark"] and not export.failed:  # or what failed would never be told
            with written_file(options["write_mark"], self.stdout) as file:
                file.write(f"{export.mark}\n")
        if options["verbosity"]:
            self.stderr.write(summary(export, perf_counter() - begun))
        if export.failed:
            raise CommandError(f"{len(export.failed)} not written; the reasons stand above.")

    def export_of(self, options, delivered):
        try:
            since = options["changed_since"]
            selection = Selection(
                **{name: options[name] or "" for name in (*SLUGS, "status")},
                **{name: options[name] for name in ("since", "until", "private")},
            )
            return Export(
                WRITABLE[options["format"]],
                selection,
                since=Mark.parse(since) if since else None,
                delivered=delivered,
                note_story=self.note_story if options["verbosity"] else lambda count: None,
                note_gone=self.note_gone,
            )
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from None

    def write(self, export, options):
        place = options["output"]
        try:
            export.write(place, self.stdout)
        except Unwritable as error:
            raise CommandError(f"{error} Nothing of the file was kept.") from None
        except (WireError, ImportError) as error:  # the format itself cannot work here
            raise CommandError(str(error)) from None
        except OSError as error:
            kept = f" {export.count:,} files are whole." if export.member.ONE_PER_FILE else ""
            raise CommandError(f"{place}: {error.strerror}.{kept} Mend it and run again.") from None
        for fault in export.failed:
            self.stderr.write(fault)

    def note_story(self, count):
        if count % PROGRESS_EVERY == 0:
            self.stderr.write(f"{count:,} written …")

    def note_gone(self, gone):
        """Told at any verbosity: who holds the text must stop using it."""
        self.stderr.write(
            f"Gone: {gone.guid}, version {gone.version} ({gone.kind}, {gone.gone_at:%Y-%m-%d}), "
            f"{gone.address}"
        )


def about(member):
    """`a folder of *.ninjs.json  ninjs 3.1, the IPTC's news in JSON`"""
    place = f"a folder of *{member.SUFFIX}" if member.ONE_PER_FILE else f"a file, {member.SUFFIX}"
    return f"{place:<28}{member.__doc__.splitlines()[0].partition(':')[0].rstrip('.')}"


def refuse_place(export, place, stdout):
    """Raise CommandError for a place that cannot hold what is to be written."""
    member = export.member
    name, is_stdout = member.NAME, place == STDOUT
    if export.selection.private and not export.is_lossless:
        raise CommandError(
            f"--private is for {LOSSLESS} alone: {name} has no place for drafts and notes.",
            returncode=2,
        )
    if member.ONE_PER_FILE and is_stdout:
        raise CommandError(
            f"{name} is a file of each story; name a folder with --output.", returncode=2
        )
    if is_stdout and not is_text(member) and stdout.isatty():
        raise CommandError(
            f"{name} is no text for a terminal; name a file with --output.", returncode=2
        )
    if not member.ONE_PER_FILE and not is_stdout and export.since and Path(place).is_dir():
        raise CommandError(
            f"{place}: is a folder; name a file in it: what changed since a mark is one file, the "
            "files of years are whole.",
            returncode=2,
        )


def summary(export, seconds):
    """What was written, how fast, and, if that was all, the mark for the next export."""
    noun = "story" if export.count == 1 else "stories"
    parts = [f"Exported {export.count:,} {noun}"]
    if export.gone:
        parts.append(f"{len(export.gone):,} gone")
    if export.failed:
        parts.append(f"{len(export.failed):,} not written")
    speed = f"{seconds:.1f} s, {export.count / seconds:,.0f} a second"
    told = f"{', '.join(parts)} ({speed})."
    return told if export.failed else f"{told} Next time: --changed-since {export.mark}"


def recipient_of(options):
    """Who is told of a kill: as named, else where the export went; "" for a private one."""
    name = options["to"]
    if name is None:
        to_stdout = options["output"] == STDOUT
        place = "standard output" if to_stdout else Path(options["output"]).absolute().name
        return "" if options["private"] else f"export to {place}"[:LONGEST_NAME]
    name = " ".join(name.split())
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise CommandError(
            f"--to {options['to']!r}: write a name of at most {LONGEST_NAME} letters.",
            returncode=2,
        )
    return name
