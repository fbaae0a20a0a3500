from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.backup import CannotRestore, restore


class Command(BaseCommand):
    help = (
        "Bring what `backup` wrote into a site that holds nothing yet: run `migrate` on its "
        "database first. Every byte is checked before anything is stored, and every version's "
        "digest afterwards. Exit status 1 if the site was not restored or a version was altered."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args, **options):
        note = self.stderr.write if options["verbosity"] else lambda text: None
        try:
            with open(options["file"], "rb") as file:
                counts = restore(file, note)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}", returncode=2) from error
        except CannotRestore as refusal:
            raise CommandError(f"{options['file']}: {refusal}") from refusal
        note(f"{sum(counts.values()):,} rows are back. Making the index of the search …")
        call_command("index_articles", verbosity=options["verbosity"], stderr=self.stderr)
        call_command(
            "verify_ledger",
            verbosity=options["verbosity"],
            stdout=self.stdout,
            stderr=self.stderr,
        )
