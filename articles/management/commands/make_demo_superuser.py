"""A login for trying the admin on this machine."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

NAME = "demo"


class Command(BaseCommand):
    help = "Make the superuser demo with a random password, once, and keep both in var/."

    def handle(self, *args, **options):
        kept_in = settings.VAR_DIR / "demo-login.txt"
        users = get_user_model().objects
        if users.filter(username=NAME).exists():
            self.stdout.write(f"{NAME} can log in to the admin; see {kept_in}")
            return
        password = secrets.token_urlsafe(12)
        keep(kept_in, f"{NAME}\n{password}\n")
        users.create_superuser(NAME, password=password)
        self.stdout.write(f"Log in to the admin as {NAME}, password {password}")


def keep(path, login):
    """Write the login where only this machine's user can read it."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(login)
