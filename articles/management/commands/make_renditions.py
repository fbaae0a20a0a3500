from django.core.management.base import BaseCommand, CommandError

from articles import photos
from articles.models import Photo


class Command(BaseCommand):
    help = (
        "Make the renditions of photos that have none yet, and bring them onto the pages. The "
        "worker does the same as photos come in; this catches up on what it could not do."
    )

    failed = 0

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="make them anew for every photo")
        parser.add_argument(
            "--background", action="store_true", help="leave the work to the worker (db_worker)"
        )

    def handle(self, *args, **options):
        chosen = Photo.objects.order_by("pk")
        if not options["all"]:
            chosen = chosen.filter(renditions={})
        if options["background"]:
            count = self.order(chosen, anew=options["all"])
            done = "ordered"
        else:
            count = self.make(chosen, anew=options["all"])
            done = "made"
        if options["verbosity"]:
            told = "1 photo" if count == 1 else f"{count:,} photos"
            self.stderr.write(f"Renditions of {told} {done}.")
        if self.failed:
            raise CommandError(f"{self.failed} failed; the reasons stand above.")

    def order(self, chosen, anew):
        """Have them made by the worker; return of how many photos."""
        count = 0
        for photo in chosen.iterator(chunk_size=100):
            photos.order_renditions(photo, anew)
            count += 1
        return count

    def make(self, chosen, anew):
        """Make them now; return of how many photos. One that fails holds up no other."""
        count = 0
        for photo in chosen.iterator(chunk_size=100):
            try:
                count += photos.make_renditions(photo, anew=anew)
            except (OSError, ValueError) as error:
                self.failed += 1
                self.stderr.write(f"{photo.name}: {error}")
        return count
