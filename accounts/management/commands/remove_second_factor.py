from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from accounts import second_factor
from articles.records import record


class Command(BaseCommand):
    help = "Remove the second factor of an account whose owner lost the phone and the codes."

    def add_arguments(self, parser):
        parser.add_argument("name", help="the account's name")

    def handle(self, *args, **options):
        name = options["name"]
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"'{name}' is not an account; write its name as it logs in.")
        had_one = second_factor.remove(user)
        if had_one:
            record("remove_second_factor", "remove second factor of user", f"user {name}")
        if options["verbosity"]:
            self.stderr.write(f"{name}: {'removed' if had_one else 'there was none'}.")
