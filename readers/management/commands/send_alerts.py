from django.core.management.base import BaseCommand, CommandError

from readers import sending


class Command(BaseCommand):
    help = (
        "Mail readers the stories on what they follow, and the links to confirm alerts; forget "
        "what was not confirmed in time. Safe to run twice at once, and again after a crash."
    )

    def handle(self, *args, **options):
        result = sending.run()
        for fault in result.faults:
            self.stderr.write(fault)
        if options["verbosity"]:
            words = "story" if result.announced == 1 else "stories"
            self.stderr.write(
                f"{result.announced:,} new {words}, {result.mails:,} mails of stories, "
                f"{result.links:,} mails to confirm, {len(result.faults)} failed."
            )
        if result.faults:
            raise CommandError(f"{len(result.faults)} faults; what waits is sent by the next run.")
