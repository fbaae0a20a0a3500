from django.core.management.base import BaseCommand

from readers import demo


class Command(BaseCommand):
    help = "Write the demonstration site's own pages. What somebody has written stays as it is."

    def handle(self, *args, **options):
        written = demo.load()
        if options["verbosity"]:
            self.stderr.write(f"Pages: {written} new")
