from django.core.management.base import BaseCommand, CommandError

from articles.models import ImportRun

COLUMNS = "{:>6}  {:<16}  {:>9}  {:<8}  {}"
LATEST = 20


class Command(BaseCommand):
    help = (
        "Show the runs of import_articles, the newest first: number, begin (UTC), duration, how "
        "it ended, what came of its items. With RUN, what that run was given and each item "
        "that it refused, with the reason; import_articles --retry RUN takes those again. Exit "
        "status 2 for a number that no run has."
    )

    def add_arguments(self, parser):
        parser.add_argument("run", nargs="?", type=int, metavar="RUN")
        parser.add_argument(
            "--limit", type=int, default=LATEST, help=f"show so many runs ({LATEST})"
        )

    def handle(self, *args, **options):
        if options["run"] is None:
            self.show_all(options["limit"])
        else:
            self.show(options["run"])

    def show_all(self, limit):
        runs = ImportRun.objects.all()[:limit]
        if not runs:
            self.stderr.write("Nothing was imported yet.")
            return
        self.stdout.write(COLUMNS.format("run", "begin", "duration", "ended", "items"))
        for run in runs:
            self.stdout.write(line_of(run))

    def show(self, number):
        run = ImportRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"No run has the number {number}.", returncode=2)
        self.stdout.write(line_of(run))
        self.stdout.write("        from " + ", ".join(run.paths))
        if run.retry_of_id:
            self.stdout.write(f"        what run {run.retry_of_id} refused")
        for refused in run.refused.iterator(chunk_size=500):
            self.stdout.write(f"{refused}: {refused.reason}")


def line_of(run):
    """The run in one line."""
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(run.counts.items()))
    begin = f"{run.started_at:%Y-%m-%d %H:%M}"
    duration = str(run.duration).partition(".")[0]
    return COLUMNS.format(run.pk, begin, duration, run.ending or "–", counts or "nothing")
