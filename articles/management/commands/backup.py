import os
from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.backup import backup


class Command(BaseCommand):
    help = (
        "Write the whole site into one file: every table as of one moment, every uploaded file, "
        "and their SHA-256. People can go on working. It holds drafts, names and password hashes: "
        "keep it as you keep the database. `restore` brings it back, on another database too."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="such as newsroom-2026-03-31.zip")

    def handle(self, *args, **options):
        target = Path(options["file"])
        if target.is_dir():
            raise CommandError(f"{target}: is a folder; name a file in it.", returncode=2)
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        note = self.stderr.write if options["verbosity"] else lambda text: None
        try:
            # Written beside and renamed: what is under the name is whole.
            with open(beside, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
                counts = backup(file, note)
                file.flush()
                os.fsync(file.fileno())
            size = beside.stat().st_size
            beside.replace(target)
        except OSError as error:
            raise CommandError(f"{target}: {error.strerror or error}") from error
        finally:
            with suppress(OSError):
                beside.unlink()
        note(f"{target}: {sum(counts.values()):,} rows, {size / 1e6:,.1f} MB.")
