"""What `make run` needs before the first page. Done again, it changes nothing."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Article, SearchText


class Command(BaseCommand):
    help = "Make the tables, load the demo archive into an empty site and make a login."

    def handle(self, *args, **options):
        self.say("Preparing the tables …")
        call_command("migrate", interactive=False, verbosity=0)
        if not Article.objects.exists():
            self.say("Loading the demo archive …")
            # Whole or not at all: after a stop halfway the site is empty, and the next start loads.
            with transaction.atomic():
                call_command("load_demo")
        elif not SearchText.objects.exists():  # stories of before there was a search
            call_command("index_articles", verbosity=0)
        call_command("make_demo_superuser")
        call_command("demo_addresses")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
