import json
import re
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from django.core.management.base import BaseCommand, CommandError

from articles.exports.recall import as_row, in_words, mark_told, recalls
from newsroom.arguments import STDOUT, day, written_file, written_folder

RULE = "-" * 72


class Command(BaseCommand):
    help = (
        "Write the notices for those who hold the old text of a story that was killed, withdrawn, "
        "corrected or clarified since a day: what they were given, which version, when, and what "
        "to do. Writes the same each time, until --mark enters that they were told; a kill that "
        "was told by mail is told already. Exit status 0: done, even with nobody to tell; 1: the "
        "notices could not be written; 2: bad arguments. Example: export_recall --since "
        "2026-03-31 --output notices/ --mark"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--since", type=day, required=True, metavar="DAY", help="recalled on or after"
        )
        parser.add_argument("--to", metavar="NAME", help="only this recipient's")
        parser.add_argument(
            "--format", choices=["text", "jsonl"], default="text", help="text: to be sent (default)"
        )
        parser.add_argument(
            "--output",
            metavar="PATH",
            default=STDOUT,
            help="text: a folder, for a file of each recipient; jsonl: a file; - for stdout "
            "(default)",
        )
        parser.add_argument(
            "--mark", action="store_true", help="enter that they were told, once all is written"
        )

    def handle(self, *args, **options):
        found = [
            recall
            for recall in recalls(options["since"])
            if options["to"] in {None, recall.recipient}
        ]
        found.sort(key=lambda recall: (recall.recipient, recall.happened_at, recall.guid))
        try:
            self.write(found, options["format"], options["output"])
        except OSError as error:
            raise CommandError(
                f"{options['output']}: {error.strerror}. Nobody is marked as told; mend it and "
                "run again."
            ) from None
        if options["mark"]:
            mark_told(found)
        if options["verbosity"]:
            self.stderr.write(summary(found, options["mark"]))

    def write(self, found, format, output):
        if format == "text" and output != STDOUT:
            with written_folder(output) as put:
                for recipient, letter in letters(found):
                    put(file_name(recipient), letter.encode())
            return
        with written_file(output, self.stdout) as file:
            if format == "jsonl":
                for recall in found:
                    file.write(json.dumps(as_row(recall), ensure_ascii=False) + "\n")
            elif found:
                file.write(f"{RULE}\n".join(letter for _, letter in letters(found)))


def letters(found):
    """Yield (recipient, all their notices as one text)."""
    for recipient, group in groupby(found, key=lambda recall: recall.recipient):
        yield recipient, "\n".join([f"To: {recipient}\n", *map(in_words, group)])


def file_name(recipient):
    """A name for the file of that recipient alone, whatever they are called."""
    words = re.sub(r"[^\w.@-]+", "-", recipient).strip("-.").encode()[:200].decode(errors="ignore")
    return f"{words}-{uuid5(NAMESPACE_URL, recipient).hex[:8]}.txt"


def summary(found, is_marked):
    stories, people = {r.article.pk for r in found}, {r.recipient for r in found}
    if not found:
        return "Nobody holds an old text that was not told."
    end = "marked as told" if is_marked else "not marked as told; say --mark when they are"
    return f"{len(found):,} notices, stories: {len(stories):,}, recipients: {len(people):,}; {end}."
