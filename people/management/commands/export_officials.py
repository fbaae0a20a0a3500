from django.core.management.base import BaseCommand, CommandError

from newsroom.arguments import written_file
from people.models import Official, Tenure
from people.popolo import export


class Command(BaseCommand):
    help = "Write every official, office and tenure as one Popolo JSON file."

    def add_arguments(self, parser):
        parser.add_argument("--output", metavar="PATH", default="-", help="- for stdout (default)")

    def handle(self, *args, output, verbosity, **options):
        try:
            with written_file(output, self.stdout) as file:
                file.write(export())
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}; choose another place.") from None
        if verbosity:
            self.stderr.write(
                f"Exported {Official.objects.count()} officials and"
                f" {Tenure.objects.count()} tenures."
            )
