import os
from argparse import ArgumentTypeError
from datetime import UTC, datetime
from time import perf_counter
from urllib.parse import urlsplit

from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.bake import Bake, NoPlace, moments

from .export_articles import Help

PROGRESS_EVERY = 200
MOST_TOLD = 10

EXAMPLES = """
Examples:
  the site into a folder:    bake public/ && rsync -a --delete public/ server:/srv/news/
  under another address:     bake public/ --url https://example.org/archive/
  and when to bake again:    bake public/ --until 2026-04-01T00:00Z > moments.txt

Pages are as of now; what is under an embargo or scheduled is in no file. Links are relative, so the
folder works under any path; --url is what feeds, sitemaps and shares call the site, and where
404.html leads. Every text has a .gz and a .br beside it. Run again, it makes only what shows
something that changed, removes what is gone, and leaves all other files as they are; stopped, it
goes on where it was.

DIRECTORY/.bake/ is for you, not for readers: pages.jsonl tells what was made of what, answers.txt
has the addresses at which a server should answer otherwise than 200, one a line:
  410 /2007/04/23/pier/          gone; the page there says so
  301 /topics/piers/ /topics/harbors/

A server should answer what is not there with 404.html. Of forms, only the search is left; it works
in the browser. The API, oEmbed and previews need the site itself.

Exit status 0: done, even with nothing to do. 1: a page could not be made (it is named, and removed
rather than left as it was), or the directory is in use. 2: bad arguments.
"""


def moment(text):
    """The moment written as 2026-03-31T20:00Z; without a zone, in the site's."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is not a moment; write it as 2026-03-31T20:00Z."
        ) from None
    return found if found.tzinfo else timezone.make_aware(found)


def address(text):
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ArgumentTypeError(
            f"{text!r} is not the address of a site; write it as https://example.org/archive/."
        )
    return text


def count(text):
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise ArgumentTypeError(f"{text!r} is not a number of processes; write 1 to 64.")
    return int(text)


class Command(BaseCommand):
    help = "Write the whole public site as static files, for any web server or bucket."

    def create_parser(self, *args, **options):
        return super().create_parser(*args, formatter_class=Help, epilog=EXAMPLES, **options)

    def add_arguments(self, parser):
        parser.add_argument("directory", metavar="DIRECTORY", help="empty, or baked before")
        parser.add_argument("--url", type=address, help="where readers will find it (SITE_URL)")
        parser.add_argument(
            "--until",
            type=moment,
            metavar="MOMENT",
            help="write the moments up to then at which to bake again, one a line",
        )
        parser.add_argument(
            "--processes", type=count, metavar="N", default=len(os.sched_getaffinity(0))
        )
        parser.add_argument("--all", action="store_true", help="make every page anew")

    def handle(self, *args, **options):
        begun = perf_counter()
        if isinstance(staticfiles_storage, ManifestFilesMixin):
            refuse_uncollected()
        bake = Bake(
            options["directory"],
            url=options["url"] or "",
            processes=options["processes"],
            anew=options["all"],
            note=self.progress(begun) if options["verbosity"] else lambda done, all: None,
        )
        try:
            bake.run()
        except NoPlace as error:
            in_use = "at work" in str(error)
            raise CommandError(str(error), returncode=1 if in_use else 2) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Run it again.") from None
        for fault in bake.failed:
            self.stderr.write(fault)
        if options["verbosity"]:
            self.stderr.write(summary(bake, perf_counter() - begun))
        if options["until"]:
            records = bake.manifest.records.values()
            for found in moments(options["until"], records):
                self.stdout.write(found.astimezone(UTC).isoformat().replace("+00:00", "Z"))
        if bake.failed:
            raise CommandError(f"{len(bake.failed)} not made; the reasons stand above.")

    def progress(self, begun):
        def note(done, all):
            if done % PROGRESS_EVERY == 0:
                rate = done / (perf_counter() - begun)
                self.stderr.write(f"{done:,} of {all:,} addresses, {rate:,.0f} a second")

        return note


def refuse_uncollected():
    if not staticfiles_storage.hashed_files:
        raise CommandError(
            "The static files are not collected; run manage.py collectstatic first.", returncode=2
        )


def summary(bake, seconds):
    """What was done, in one line, and what links lead nowhere."""
    told = (
        f"{bake.pages:,} pages made ({bake.pages / max(seconds, 0.001):,.0f} a second), "
        f"{bake.kept:,} addresses as they were; files: {bake.written:,} written, "
        f"{bake.removed:,} removed; {len(bake.failed):,} not made."
    )
    if bake.lost:
        some = ", ".join(sorted(bake.lost)[:MOST_TOLD])
        more = f" and {len(bake.lost) - MOST_TOLD:,} more" if len(bake.lost) > MOST_TOLD else ""
        told += f"\nLinked to, but not baked: {some}{more}."
    return told
