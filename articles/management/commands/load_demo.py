from django.core.management import call_command
from django.core.management.base import BaseCommand

from articles import demo


class Command(BaseCommand):
    help = "Load the demonstration archive. What is there already stays as it is."

    def handle(self, *args, **options):
        note = self.stderr.write if options["verbosity"] else lambda message: None
        counts = demo.load(note)
        told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        note(f"Stories: {told}.")
        call_command("load_demo_pages", verbosity=options["verbosity"])
