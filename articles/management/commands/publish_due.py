from django.core.management.base import BaseCommand, CommandError

from articles import desk


class Command(BaseCommand):
    help = (
        "Do what follows for stories that the clock has brought before readers: relate them to "
        "others and tell whom they concern. Publication itself needs no job. Safe to run twice "
        "at once."
    )

    def handle(self, *args, **options):
        done, faults = desk.follow_up_all()
        for article in done:
            if options["verbosity"] > 1:
                self.stdout.write(f"{article.pk}  {article}")
        for fault in faults:
            self.stderr.write(fault)
        if options["verbosity"]:
            words = "story" if len(done) == 1 else "stories"
            self.stderr.write(f"{len(done):,} {words} followed up, {len(faults)} failed.")
        if faults:
            raise CommandError(f"{len(faults)} of the stories that are due failed.")
